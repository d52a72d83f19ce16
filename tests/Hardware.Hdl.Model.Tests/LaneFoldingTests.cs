using Hardware.Examples;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Lowered;
using Hardware.TestKit;

namespace Hardware.Hdl.Model.Tests;

public class LaneFoldingTests
{
    [Theory]
    [InlineData("vector-unit", Op.Pack)]
    [InlineData("vector-unit", Op.ReduceLanes)]
    [InlineData("fifo-mesh", Op.Pack)]
    [InlineData("crossbar", Op.Pack)]
    [InlineData("crossbar", Op.ReduceLanes)]
    [InlineData("idle", Op.ReduceLanes)]
    public void Examples_combine_their_instances_in_lanes(string name, Op op)
    {
        var design = Elaborator.Elaborate(ExampleDesigns.All.First(e => e.Name == name).Create());
        using var engine = new CompiledEngine(design);
        Assert.Contains(engine.Lowered.Nodes.Nodes, n => n.Op == op);
        using var unfolded = new CompiledEngine(design, 0, new ModelOptions { FoldLanes = false });
        Assert.DoesNotContain(unfolded.Lowered.Nodes.Nodes, n => n.Op == op);
    }

    [Fact]
    public void Bits_that_are_reductions_of_the_same_lanes_are_one_reduction_of_numbers()
    {
        var design = Elaborator.Elaborate(new Crossbar(16, 32));
        using var engine = new CompiledEngine(design);
        var nodes = engine.Lowered.Nodes;
        var ready = nodes[engine.Lowered.SlotNodes[design.Top.SlotOf(design.Top.Ports.First(p => p.Name == nameof(Crossbar.InputReady)))]];
        Assert.Equal((Op.ReduceLanes, 16), (ready.Op, ready.Width));
        using var expected = new ReferenceInterpreter(design);
        Compare.Run(expected, engine, 7, 40);
    }

    [Theory]
    [InlineData(BinaryOp.And, 16, 9)]
    [InlineData(BinaryOp.Or, 64, 1)]
    [InlineData(BinaryOp.Xor, 17, 33)]
    [InlineData(BinaryOp.Xor, 100, 1)]
    [InlineData(BinaryOp.Add, 16, 16)]
    [InlineData(BinaryOp.Add, 70, 40)]
    [InlineData(BinaryOp.Add, 23, 1)]
    [InlineData(BinaryOp.Less, 40, 8)]
    [InlineData(BinaryOp.Less, 16, 64)]
    [InlineData(BinaryOp.Less, 33, 12)]
    [InlineData(BinaryOp.Greater, 64, 16)]
    [InlineData(BinaryOp.Greater, 19, 32)]
    public void Reductions_over_instances_behave_with_and_without_folding_as_the_reference_interpreter_says(BinaryOp op, int count,
        int width)
    {
        foreach (var signed in new[] { false, true })
        {
            var design = Reduction.Create(op, count, new Shape(width, signed));
            foreach (var fold in new[] { false, true })
            {
                using var expected = new ReferenceInterpreter(design);
                using var actual = new CompiledEngine(design, 1, new ModelOptions { FoldLanes = fold, LanesWhereCheaper = false });
                Compare.Run(expected, actual, count, 24);
            }
        }
    }
}
