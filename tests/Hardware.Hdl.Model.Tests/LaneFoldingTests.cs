using Hardware.Examples;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Lowered;
using Hardware.Hdl.Values;
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
            var design = Reduce(op, count, new Shape(width, signed));
            foreach (var fold in new[] { false, true })
            {
                using var expected = new ReferenceInterpreter(design);
                using var actual = new CompiledEngine(design, 1, new ModelOptions { FoldLanes = fold });
                Compare.Run(expected, actual, count, 24);
            }
        }
    }

    /// <summary>Registers that take words of a wide input where a bit says so; their combination, its register, and all side by
    /// side.</summary>
    private static Design Reduce(BinaryOp op, int count, Shape shape)
    {
        var cell = new ModuleDef("Cell", "Cell");
        var domain = cell.Domain();
        var take = cell.Add(new Signal("Take", Shape.Bit, SignalKind.Input));
        var word = cell.Add(new Signal("Word", shape, SignalKind.Input));
        var held = cell.Add(new Signal("Held", shape, SignalKind.Register)
        {
            IsOutput = true,
            Domain = domain,
            ResetValue =
            BitVector.Zero(shape.Width)
        });
        cell.Add(new Process("Step", ProcessKind.Clocked, new Block(
            [new If(new SignalRef(take), new Block([new Assign(held, new SignalRef(word))]))]), domain));

        var top = new ModuleDef("Reduce", "Reduce");
        var clock = top.Domain();
        var takes = top.Add(new Signal("Takes", new Shape(count), SignalKind.Input));
        var words = top.Add(new Signal("Words", new Shape(count * shape.Width), SignalKind.Input));
        var other = top.Add(new Signal("Other", shape, SignalKind.Input));
        var cells = top.Add(new Instance("cell", cell, [count]) { Domains = [clock] });
        Expr all = new SignalRef(other);
        for (var i = 0; i < count; i++)
        {
            cells.Connections(take)[i] = new Slice(new SignalRef(takes), i, i);
            Expr part = new Slice(new SignalRef(words), (i * shape.Width) + shape.Width - 1, i * shape.Width);
            cells.Connections(word)[i] = shape.Signed ? new Reinterpret(part, true) : part;
            var term = new PortRef(cells, i, held);
            var partial = top.Add(new Signal($"Partial{i}", shape, SignalKind.Wire));
            var value = op is BinaryOp.Less or BinaryOp.Greater ? new Mux(new Binary(op, all, term), all, term)
                : Cut(new Binary(op, all, term));
            top.Add(new Process(partial.Name, ProcessKind.Continuous, new Block([new Assign(partial, value)])));
            all = new SignalRef(partial);
        }
        var result = top.Add(new Signal("Result", shape, SignalKind.Wire) { IsOutput = true });
        top.Add(new Process("Result", ProcessKind.Continuous, new Block([new Assign(result, all)])));
        var last = top.Add(new Signal("Last", shape, SignalKind.Register)
        {
            IsOutput = true,
            Domain = clock,
            ResetValue =
            BitVector.Zero(shape.Width)
        });
        top.Add(new Process("Last", ProcessKind.Clocked, new Block([new Assign(last, new SignalRef(result))]), clock));
        var side = top.Add(new Signal("Side", new Shape(count * shape.Width), SignalKind.Wire) { IsOutput = true });
        var parts = Enumerable.Range(0, count).Reverse().Select(i => (Expr)new PortRef(cells, i, held)).ToArray();
        top.Add(new Process("Side", ProcessKind.Continuous, new Block([new Assign(side, new Concat([.. parts]))])));
        return new Design(top);

        Expr Cut(Expr value) => value.Width == shape.Width && value.Shape.Signed == shape.Signed ? value : new Resize(value, shape.Width);
    }
}
