using Hardware.Hdl.Ir;
using Hardware.Hdl.Passes;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Tests;

/// <summary>What the wiring of instance arrays is recognised as.</summary>
public sealed class ArrayWiringTests
{
    private readonly ModuleDef _child = new("Cell", "Cell");
    private readonly ModuleDef _parent = new("Grid", "Grid");
    private readonly Signal _in;
    private readonly Signal _out;
    private readonly Signal _wide;

    public ArrayWiringTests()
    {
        _in = _child.Add(new Signal("A", new Shape(8), SignalKind.Input));
        _out = _child.Add(new Signal("Q", new Shape(8), SignalKind.Register) { IsOutput = true });
        _wide = _parent.Add(new Signal("Row", new Shape(8 * 128), SignalKind.Input));
    }

    [Fact]
    public void A_systolic_input_is_an_edge_column_of_slices_and_neighbours_elsewhere() =>
        AssertRegions(
            Grid(4, 5, (g, r, c) => c == 0 ? Bits(8 * r) : Q(g, r, c - 1)),
            "[0..3][0..0] slice(Row, 0+8r, 8)",
            "[0..3][1..4] neighbour(Q, 0, -1)");

    [Fact]
    public void A_column_flow_is_an_edge_row_of_a_constant_and_neighbours_below() =>
        AssertRegions(
            Grid(3, 3, (g, r, c) => r == 0 ? Constant(0) : Q(g, r - 1, c)),
            "[0..0][0..2] broadcast",
            "[1..2][0..2] neighbour(Q, -1, 0)");

    [Fact]
    public void A_mesh_edge_of_one_element_next_to_neighbours_is_told_apart() =>
        AssertRegions(
            Grid(1, 4, (g, r, c) => c == 3 ? Constant(0) : Q(g, r, c + 1)),
            "[0..0][0..2] neighbour(Q, 0, 1)",
            "[0..0][3..3] broadcast");

    [Fact]
    public void A_ring_is_its_seam_and_neighbours() =>
        AssertRegions(
            Row(8, (g, i) => new PortRef(g, (i + 7) % 8, _out)),
            "[0..0][0..0] neighbour(Q, 0, 7)",
            "[0..0][1..7] neighbour(Q, 0, -1)");

    [Fact]
    public void A_flat_index_is_an_affine_slice() =>
        AssertRegions(Grid(2, 8, (_, r, c) => Bits(8 * (8 * r + c))), "[0..1][0..7] slice(Row, 0+64r+8c, 8)");

    [Fact]
    public void Constants_of_their_own_are_a_table_in_row_major_order()
    {
        var wiring = Grid(2, 3, (_, r, c) => Constant((ulong)(r * r * 7 + c * c * 3)));
        var region = Assert.Single(wiring.Regions);
        Assert.Equal(WiringKind.Constant, region.Kind);
        Assert.Equal([0, 3, 12, 7, 10, 19], region.ValuesOf((Const)region.Template!)!.Select(v => (int)v.Low));
    }

    [Fact]
    public void Positions_are_found_inside_any_expression()
    {
        var wiring = Grid(4, 4, (g, r, c) => new Binary(
            BinaryOp.Add,
            new Mux(new Slice(new SignalRef(_wide), r, r), Q(g, 3 - r, c), Constant(9)),
            new Binary(BinaryOp.Xor, Bits(8 * c), Constant((ulong)(r * 4 + c)))));
        var region = Assert.Single(wiring.Regions);
        Assert.Equal(WiringKind.Expression, region.Kind);
        var sum = (Binary)region.Template!;
        var mux = (Mux)sum.Left;
        Assert.Equal("0+r", region.LowOf((Slice)mux.Select).ToString());
        var element = region.ElementOf((PortRef)mux.WhenTrue);
        Assert.Equal(("3-r", "0+c"), (element.Row.ToString(), element.Column.ToString()));
        Assert.Null(region.ValuesOf((Const)mux.WhenFalse));
        Assert.Equal("0+8c", region.LowOf((Slice)((Binary)sum.Right).Left).ToString());
        Assert.Equal(16, region.ValuesOf((Const)((Binary)sum.Right).Right)!.Count);
    }

    [Fact]
    public void What_nothing_drives_is_open() => AssertRegions(Row(3, (_, i) => i == 1 ? null : Constant(1)),
        "[0..0][0..0] broadcast", "[0..0][1..1] open", "[0..0][2..2] broadcast");

    [Fact]
    public void A_permutation_without_regularity_is_a_gather() =>
        Assert.True(Row(64, (g, i) => new PortRef(g, i * i * 13 % 64, _out)).IsGather);

    /// <summary>Every driver can be rebuilt from its region: nothing is lost, whatever the wiring.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Regions_cover_every_element_once_and_give_its_driver(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var (rows, columns) = (random.Next(1, 6), random.Next(1, 6));
            var (edge, step, border) = (random.Next(3), random.Next(-1, 2), random.Next(2));
            var wiring = Grid(rows, columns, (g, r, c) => edge switch
            {
                _ when r < border || r + step < 0 || r + step >= rows => Bits(8 * (c + r)),
                0 => Q(g, r + step, c),
                1 => Q(g, r + step, columns - 1 - c),
                _ => new Slice(new Concat([Q(g, r + step, 0), Bits(8 * c)]), 8 + c % 3, 1 + c % 3),
            });
            var count = new int[rows * columns];
            foreach (var region in wiring.Regions)
            {
                for (var r = region.Row; r < region.Row + region.Rows; r++)
                {
                    for (var c = region.Column; c < region.Column + region.Columns; c++)
                    {
                        count[r * columns + c]++;
                        Assert.Equal(Text(_drivers[r * columns + c]!, null, 0, 0), Text(region.Template!, region, r, c));
                    }
                }
            }
            Assert.All(count, n => Assert.Equal(wiring.IsGather ? 0 : 1, n));
        }
    }

    private Expr?[] _drivers = [];

    private static string Text(Expr expr, WiringRegion? region, int r, int c) => expr switch
    {
        Slice s => $"{Text(s.Operand, region, r, c)}[{region?.LowOf(s).At(r, c) ?? s.Low}+:{s.Width}]",
        PortRef p when region is not null =>
            $"{p.Port.Name}@{region.ElementOf(p).Row.At(r, c)},{region.ElementOf(p).Column.At(r, c)}",
        PortRef p => $"{p.Port.Name}@{p.Element / p.Instance.Dimensions[1]},{p.Element % p.Instance.Dimensions[1]}",
        Concat k => string.Join(";", k.Parts.Select(p => Text(p, region, r, c))),
        SignalRef s => s.Signal.Name,
        _ => throw new InvalidOperationException(expr.GetType().Name),
    };

    private static void AssertRegions(ArrayWiring wiring, params string[] expected) =>
        Assert.Equal(expected, wiring.Regions.Select(r => r.ToString()));

    private ArrayWiring Grid(int rows, int columns, Func<Instance, int, int, Expr?> driver)
    {
        var grid = new Instance("cells", _child, [rows, columns]);
        return Wire(grid, i => driver(grid, i / columns, i % columns));
    }

    private ArrayWiring Row(int length, Func<Instance, int, Expr?> driver)
    {
        var row = new Instance("cells", _child, [length]);
        return Wire(row, i => driver(row, i));
    }

    private ArrayWiring Wire(Instance array, Func<int, Expr?> driver)
    {
        var drivers = _drivers = array.Connections(_in);
        for (var i = 0; i < drivers.Length; i++)
            drivers[i] = driver(i);
        return ArrayWiring.Of(array, _in);
    }

    private Expr Bits(int low) => new Slice(new SignalRef(_wide), low + 7, low);

    private Expr Q(Instance grid, int row, int column) => new PortRef(grid, row * grid.Dimensions[1] + column, _out);

    private static Const Constant(ulong value) => new(new BitVector(8, value));
}
