using Hardware.Hdl.Ir;
using Hardware.Hdl.Passes;
using Hardware.TestKit;

namespace Hardware.Hdl.Tests.Passes;

/// <summary>What the dependency graph says about outputs and inputs is what simulation shows.</summary>
public class CombinationalPathsTests
{
    [Fact]
    public void An_input_that_an_output_does_not_depend_on_never_changes_it()
    {
        var (moved, independent) = (0, 0);
        for (var seed = 0; seed < 40; seed++)
        {
            var design = RandomDesigns.Create(seed);
            var paths = CombinationalPaths.Of(design, withEnds: false)[design.Top];
            var outputs = design.Top.Signals.Where(s => s.IsOutput).ToList();
            var random = new Random(seed);
            using var engine = new ReferenceInterpreter(design, seed);
            foreach (var input in design.Top.Signals.Where(s => s.Kind == SignalKind.Input))
            {
                for (var trial = 0; trial < 5; trial++)
                {
                    var before = outputs.ConvertAll(o => engine.Value(design.Top.SlotOf(o)));
                    var bits = RandomDesigns.Bits(random, input.Shape.Width);
                    var limbs = new ulong[bits.LimbCount];
                    bits.CopyTo(limbs);
                    engine.Write(design.Top.SlotOf(input), limbs);
                    for (var i = 0; i < outputs.Count; i++)
                    {
                        var depends = paths.InputsOf(outputs[i]).Contains(input);
                        var changed = engine.Value(design.Top.SlotOf(outputs[i])) != before[i];
                        Assert.False(changed && !depends, $"seed {seed}: {outputs[i].Name} changes with {input.Name}");
                        moved += changed ? 1 : 0;
                        independent += depends ? 0 : 1;
                    }
                }
            }
        }
        Assert.True(moved > 0 && independent > 0, "the designs show nothing: no output moved, or all depend on everything");
    }
}
