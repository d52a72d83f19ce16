using Hardware.Hdl.Lowered;

namespace Hardware.Hdl.Model.Tests;

public class NodeTableTests
{
    [Fact]
    public void A_part_of_few_scalars_in_lanes_is_their_parts_in_lanes()
    {
        var table = new NodeTable();
        var register = table.Leaf(Op.Register, 16, 1, 0);
        var (a, b) = (table.Extract(register, 0), table.Extract(register, 1));
        // Three forms, so that none is taken out of the gather.
        int[] scalars = [table.Not(a), table.Make(Op.Add, 16, [a, b]), table.Make(Op.Multiply, 16, [a, b])];
        var gather = table.Gather(16, 1, [.. Enumerable.Range(0, 8).Select(lane => new LaneSource(scalars[lane % 3], -1))]);
        Assert.Equal(Op.Gather, table[gather].Op);
        var part = table[table.Slice(gather, 4, 8)];
        Assert.Equal((Op.Gather, 8, 1), (part.Op, part.Width, part.Space));
        Assert.Equal(table.Slice(scalars[2], 4, 8), part.Sources![2].Node);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_choice_by_a_scalar_goes_around_one_by_lanes(bool branches)
    {
        var table = new NodeTable(new LaneRules { BranchOnScalars = branches });
        var (scalar, lanes) = (table.Leaf(Op.Input, 1, 0, 0), table.Leaf(Op.Register, 1, 1, 0));
        var (old, next) = (table.Leaf(Op.Register, 8, 1, 1), table.Leaf(Op.Register, 8, 1, 2));
        Assert.Equal(branches ? scalar : lanes, table[table.Mux(lanes, table.Mux(scalar, next, old), old)].Operands[0]);
        Assert.Equal(branches ? scalar : lanes, table[table.Mux(lanes, table.Mux(scalar, old, next), old)].Operands[0]);
        Assert.Equal(branches ? Op.Mux : Op.And, table[table.Mux(scalar, lanes, table.Const(1, 0))].Op);
    }
}
