using Hardware.Hdl.Ir;
using Hardware.Hdl.Simulation;
using Hardware.TestKit;

namespace Hardware.Hdl.Model.Tests;

/// <summary>Playing a table of inputs gives what setting them, reading the outputs and stepping gives, cycle by cycle.</summary>
public class PlayTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Random_designs_play_as_they_step(int levels)
    {
        ModelOptions[] variants =
        [
            ModelOptions.Default,
            new() { SkipQuiescent = false },
            new() { PredictRest = false },
            new() { RepeatRuns = false },
            new() { CompileReads = false },
        ];
        for (var seed = 0; seed < 8; seed++)
        {
            var design = RandomDesigns.Create(seed, new RandomDesignOptions { Levels = levels });
            foreach (var options in variants)
                AssertPlays(design, options, seed);
        }
    }

    [Fact]
    public void Lanes_play_as_they_step() => AssertPlays(PeArray.Create(16), ModelOptions.Default, 3);

    [Theory]
    [InlineData(1000, true)]
    [InlineData(1000, false)]
    [InlineData(40, true)]
    [InlineData(40, false)]
    [InlineData(7, true)]
    public void A_design_that_rests_while_its_inputs_repeat_plays_on_when_they_change(int period, bool runs)
    {
        using var engine = new CompiledEngine(Counter.Create(), options: new ModelOptions { RepeatRuns = runs });
        var top = engine.Design.Top;
        var enable = engine.Row([top.SlotOf(top.Ports.First(p => p.Kind == SignalKind.Input))]);
        var count = engine.Row([top.SlotOf(top.Ports.Last())]);
        var stimulus = Enumerable.Range(0, 4000).Select(cycle => cycle / period % 2 == 0 ? 1UL : 0).ToArray();
        var response = new ulong[stimulus.Length];
        // In pieces, so that some end while the design rests.
        for (var at = 0; at < stimulus.Length; at += 250)
            engine.Play(enable, stimulus.AsSpan(at, 250), count, response.AsSpan(at, 250));
        var expected = 0UL;
        for (var cycle = 0; cycle < stimulus.Length; cycle++)
        {
            Assert.Equal(expected % 16, response[cycle] % 16);
            expected += stimulus[cycle];
        }
        Assert.Equal(stimulus.Length, engine.Cycle);
    }

    /// <summary>Inputs that change in bursts: a cycle in three, after each a stretch in which they stay.</summary>
    private static void AssertPlays(Design design, ModelOptions options, int seed)
    {
        using var played = new CompiledEngine(design, options: options);
        using var stepped = new CompiledEngine(design, options: options);
        var random = new Random(seed);
        foreach (var cycles in new[] { 1, 5, 40, 200 })
        {
            var (inputs, outputs) = (Inputs(played), Outputs(played));
            var stimulus = new ulong[cycles * inputs.Length];
            for (var cycle = 0; cycle < cycles; cycle++)
                FillRow(design, inputs, stimulus, cycle, random);
            var response = new ulong[cycles * outputs.Length];
            played.Play(inputs, stimulus, outputs, response);
            var expected = new ulong[response.Length];
            StepThrough(stepped, stimulus, expected);
            Assert.Equal(expected, response);
            Assert.Equal(State(stepped), State(played));
        }
    }

    private static void FillRow(Design design, SignalRow inputs, ulong[] stimulus, int cycle, Random random)
    {
        var row = stimulus.AsSpan(cycle * inputs.Length, inputs.Length);
        if (cycle > 0)
            stimulus.AsSpan((cycle - 1) * inputs.Length, inputs.Length).CopyTo(row);
        if (cycle % 60 < 20 || random.Next(3) > 0)
            foreach (var (i, port) in design.Top.Ports.Where(p => p.Kind == SignalKind.Input).Index())
                RandomDesigns.Bits(random, port.Shape.Width).CopyTo(row[inputs.StartOf(i)..inputs.StartOf(i + 1)]);
    }

    private static void StepThrough(CompiledEngine engine, ulong[] stimulus, ulong[] response)
    {
        var (inputs, outputs) = (Inputs(engine), Outputs(engine));
        for (var cycle = 0; cycle * outputs.Length < response.Length; cycle++)
        {
            for (var i = 0; i < inputs.Slots.Count; i++)
            {
                var (first, next) = (inputs.StartOf(i), inputs.StartOf(i + 1));
                engine.Write(inputs.Slots[i], stimulus.AsSpan((cycle * inputs.Length) + first, next - first));
            }
            outputs.Read().CopyTo(response.AsSpan(cycle * outputs.Length));
            engine.Step();
        }
    }

    // Behind two counters of cycles, of which the second counts only where checks need it.
    private static byte[] State(Engine engine) => engine.Checkpoint()[16..];

    private static SignalRow Inputs(Engine engine) => RowOf(engine, port => port.Kind == SignalKind.Input);

    private static SignalRow Outputs(Engine engine) => RowOf(engine, port => port.IsOutput);

    private static SignalRow RowOf(Engine engine, Func<Signal, bool> wanted) =>
        engine.Row([.. engine.Design.Top.Ports.Where(wanted).Select(engine.Design.Top.SlotOf)]);
}
