using Hardware.Cosim.Lockstep;
using Hardware.Cosim.Tests.Verilator;
using Hardware.Cosim.Verilator;
using Hardware.Waveforms;

namespace Hardware.Cosim.Tests.Lockstep;

public sealed class LockstepRunTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    private static readonly (string, string) SideSkipsTen = ("Side <= Side + 4'd1", "Side <= Side + (Side == 4'd9 ? 4'd2 : 4'd1)");

    /// <summary>The hand-written design with some of its text replaced.</summary>
    private static VerilatorEngine Model(params (string Right, string Wrong)[] faults)
    {
        var text = HandWritten.Text;
        foreach (var (right, wrong) in faults)
        {
            Assert.Contains(right, text);
            text = text.Replace(right, wrong);
        }
        return new VerilatorEngine(HandWritten.Create(text), VerilatorOptions.Speed, seed: 3);
    }

    private LockstepResult Run(VerilatorEngine first, VerilatorEngine second, long cycles = 2000)
    {
        using var run = new LockstepRun([first, second], new LockstepOptions
        {
            Seed = 11,
            OutputFolder = _scratch.Folder,
            ReplayCommand = "./hw lockstep top --seed 11 --cycles {cycles}",
        });
        return run.Run(cycles, "top");
    }

    [Fact]
    public void Equal_engines_agree_to_the_end()
    {
        var result = Run(Model(), Model());
        Assert.Null(result.Difference);
        Assert.Equal(0, result.Mismatches);
        Assert.Equal(2000, result.Cycles);
        Assert.Equal(["verilator", "verilator_2"], result.Engines);
        Assert.StartsWith("top: verilator, verilator_2 agree in ", result.ToString());
        Assert.Empty(Directory.GetFiles(_scratch.Folder));
    }

    [Fact]
    public void A_wrong_register_is_found_in_the_first_cycle_it_differs()
    {
        var result = Run(Model(), Model(SideSkipsTen));
        var difference = Assert.IsType<LockstepDifference>(result.Difference);
        Assert.Equal(1, result.Mismatches);
        Assert.Equal("Top.Side", difference.Path);
        Assert.Equal("Top.cs:12", difference.Source);
        Assert.Equal(["4'ha", "4'hb"], difference.Values.Select(v => v.Value));
        Assert.Equal($"./hw lockstep top --seed 11 --cycles {difference.Cycle + 1}", difference.Replay);

        var again = Run(Model(), Model(SideSkipsTen), difference.Cycle + 1);
        Assert.Equal(difference.Cycle, again.Difference?.Cycle);
        Assert.Null(Run(Model(), Model(SideSkipsTen), difference.Cycle - 1).Difference);
    }

    [Fact]
    public void A_wrong_memory_word_is_found_in_the_first_cycle_it_differs_though_memories_are_compared_rarely()
    {
        (string, string) noReader = ("assign Last = q[1] ^ Words[A[3:0]];", "assign Last = q[1];");
        var result = Run(Model(noReader), Model(noReader, ("Words[Count[3:0]] <= A", "Words[Count[3:0]] <= A == 8'h7f ? 8'h7e : A")));
        var difference = Assert.IsType<LockstepDifference>(result.Difference);
        Assert.StartsWith("Top.Words[", difference.Path);
        Assert.Equal(["8'h7f", "8'h7e"], difference.Values.Select(v => v.Value));
        Assert.True(File.Exists(Path.ChangeExtension(difference.Waveform!, ".gtkw")), "no save file for GTKWave lies beside the trace");
        Assert.True(File.Exists(Path.ChangeExtension(difference.Waveform!, ".html")), "no page lies beside the trace");
        var wave = WaveFile.Open(difference.Waveform!);
        Assert.Equal(difference.Cycle * 10, wave.End);
    }

    [Fact]
    public void The_waveform_shows_both_engines_up_to_the_difference()
    {
        var difference = Run(Model(), Model(("Count_state + A", "Count_state + A + (A == 8'hff && Count_state[0])"))).Difference!;
        var wave = WaveFile.Open(difference.Waveform!);
        Assert.Empty(wave.Diagnostics);
        var left = wave.Signal("verilator.Top.Count");
        var right = wave.Signal("verilator_2.Top.Count");
        var time = difference.Cycle * 10;
        Assert.NotEqual(left.ValueAt(time).ToString(), right.ValueAt(time).ToString());
        Assert.Equal(left.ValueAt(time - 1).ToString(), right.ValueAt(time - 1).ToString());
        Assert.Equal(time, wave.End);
        Assert.True(wave.End - wave.Start <= 2000);
    }

    [Fact]
    public void One_engine_is_not_enough()
    {
        using var model = Model();
        Assert.Equal("SIM3008: lockstep needs two engines: name another one.",
            Assert.Throws<SimulationException>(() => new LockstepRun([model])).Message);
    }
}
