using Hardware.Examples;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;
using Hardware.TestKit;

namespace Hardware.Hdl.Model.Tests;

public class LanePlanTests
{
    [Theory]
    [InlineData(4, false)]
    [InlineData(8, true)]
    [InlineData(16, true)]
    public void Instances_become_lanes_where_they_are_many_for_what_they_do(int elements, bool lanes)
    {
        var design = Elaborator.Elaborate(new DotArray(elements, elements));
        using var engine = new CompiledEngine(design);
        Assert.Equal(lanes ? 2 : 1, engine.Lowered.Spaces.Count);
        using var anyway = new CompiledEngine(design, 0, new ModelOptions { LanesWhereCheaper = false });
        Assert.Equal(2, anyway.Lowered.Spaces.Count);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(33)]
    public void Small_instances_wired_without_any_order_are_left_to_scalar_code(int count)
    {
        var design = Irregular(count);
        using var expected = new ReferenceInterpreter(design);
        using var scalar = new CompiledEngine(design, 1);
        Assert.Single(scalar.Lowered.Spaces);
        Compare.Run(expected, scalar, count, 20);
        using var again = new ReferenceInterpreter(design);
        using var lanes = new CompiledEngine(design, 1, new ModelOptions { LanesWhereCheaper = false });
        Assert.Equal(2, lanes.Lowered.Spaces.Count);
        Compare.Run(again, lanes, count, 20);
    }

    /// <summary>Cells of one operation that read ports of their own and cells far away, no two in the same manner.</summary>
    private static Design Irregular(int count)
    {
        var shape = new Shape(8);
        var cell = new ModuleDef("Cell", "Cell");
        var domain = cell.Domain();
        var take = cell.Add(new Signal("Take", Shape.Bit, SignalKind.Input));
        var word = cell.Add(new Signal("Word", shape, SignalKind.Input));
        var held = cell.Add(new Signal("Held", shape, SignalKind.Register)
        {
            IsOutput = true,
            Domain = domain,
            ResetValue = BitVector.Zero(8),
        });
        cell.Add(new Process("Step", ProcessKind.Clocked, new Block([new If(new SignalRef(take), new Block(
            [new Assign(held, new Binary(BinaryOp.Xor, new SignalRef(held), new SignalRef(word)))]))]), domain));

        var top = new ModuleDef("Irregular", "Irregular");
        var clock = top.Domain();
        var takes = top.Add(new Signal("Takes", new Shape(count), SignalKind.Input));
        var cells = top.Add(new Instance("cell", cell, [count]) { Domains = [clock] });
        for (var i = 0; i < count; i++)
        {
            var port = top.Add(new Signal($"Port{i}", shape, SignalKind.Input));
            var far = new PortRef(cells, ((i * 5) + 2) % count, held);
            var bit = count - 1 - (i * 7 % count);
            cells.Connections(take)[i] = new Slice(new SignalRef(takes), bit, bit);
            cells.Connections(word)[i] = (i % 3) switch
            {
                0 => new Binary(BinaryOp.Or, new SignalRef(port), far),
                1 => new SignalRef(port),
                _ => far,
            };
        }
        return new Design(top);
    }
}
