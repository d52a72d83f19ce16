using Hardware.Examples;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;
using Hardware.TestKit;

namespace Hardware.Hdl.Model.Tests;

public class BitSliceTests
{
    [Theory]
    [InlineData("fifo-mesh")]
    [InlineData("crossbar")]
    [InlineData("idle")]
    public void Examples_with_every_small_number_in_bits_behave_as_scalar_code(string name)
    {
        var design = Elaborator.Elaborate(ExampleDesigns.All.First(e => e.Name == name).Create());
        using var scalar = new CompiledEngine(design, 3, new ModelOptions { Lanes = false, SkipQuiescent = false });
        using var bits = new CompiledEngine(design, 3, new ModelOptions { BitSlices = SliceUse.Always });
        Compare.Run(scalar, bits, 5, 12);
    }

    [Fact]
    public void A_mesh_keeps_its_pointers_in_bits_where_that_is_cheaper()
    {
        var design = Elaborator.Elaborate(ExampleDesigns.All.First(e => e.Name == "fifo-mesh").Create());
        Assert.Contains(Registers(SliceUse.WhereCheaper), r => r == "queues[0].Head");
        Assert.DoesNotContain(Registers(SliceUse.WhereCheaper), r => r.Contains("Words", StringComparison.Ordinal));
        Assert.Empty(Registers(SliceUse.Never));

        List<string> Registers(SliceUse use)
        {
            using var engine = new CompiledEngine(design, 0, new ModelOptions { BitSlices = use, ByteSlices = SliceUse.Never });
            return [.. engine.Lowered.Registers.Where(r => r.Slices is not null).Select(r => r.Path)];
        }
    }

    [Theory]
    [InlineData(1, 20, false)]
    [InlineData(2, 64, false)]
    [InlineData(3, 16, true)]
    [InlineData(5, 100, true)]
    [InlineData(8, 33, false)]
    [InlineData(13, 17, true)]
    [InlineData(16, 70, true)]
    public void Every_operation_on_bits_gives_what_the_reference_interpreter_says(int width, int count, bool signed)
    {
        var design = Operations(new Shape(width, signed), count);
        foreach (var use in Enum.GetValues<SliceUse>())
        {
            using var expected = new ReferenceInterpreter(design);
            using var actual = new CompiledEngine(design, 1, new ModelOptions { BitSlices = use });
            if (use == SliceUse.Always)
                Assert.Equal(width > 1, actual.Lowered.Registers.Exists(r => r is { Path: "Held", Slices: not null }));
            Compare.Run(expected, actual, count, 40);
        }
    }

    /// <summary>Instances in a ring that hold the result of one operation after another on their own number and that of a
    /// neighbour.</summary>
    internal static Design Operations(Shape shape, int count)
    {
        var cell = new ModuleDef("Cell", "Cell");
        var domain = cell.Domain();
        var op = cell.Add(new Signal("Op", new Shape(4), SignalKind.Input));
        var other = cell.Add(new Signal("Other", shape, SignalKind.Input));
        var held = cell.Add(new Signal("Held", shape, SignalKind.Register)
        {
            IsOutput = true,
            Domain = domain,
            ResetValue = new BitVector(shape.Width, 1),
        });
        var flags = cell.Add(new Signal("Flags", new Shape(6), SignalKind.Register) { IsOutput = true, Domain = domain });
        var (a, b) = (new SignalRef(held), new SignalRef(other));
        Expr[] results =
        [
            new Binary(BinaryOp.Add, a, b), new Binary(BinaryOp.Subtract, a, b), new Binary(BinaryOp.And, a, b),
            new Binary(BinaryOp.Or, a, b), new Binary(BinaryOp.Xor, a, b), new Unary(UnaryOp.Not, a), new Unary(UnaryOp.Negate, b),
            new Mux(new Binary(BinaryOp.Less, a, b), a, b),
            new Binary(BinaryOp.Add, a, new Const(new BitVector(shape.Width, 1), shape.Signed)),
            new Binary(BinaryOp.ShiftLeft, a, new SignalRef(op)), new Binary(BinaryOp.ShiftRight, a, new SignalRef(op)), b,
            Rotated(shape.Width / 3), Rotated(shape.Width / 2 / 8 * 8), new Resize(new Slice(b, shape.Width / 2, 0), shape.Width),
        ];
        var body = new Block([new Switch(new SignalRef(op),
            [.. results.Select((r, i) => new SwitchArm([new Const(new BitVector(4, (ulong)i))],
                new Block([new Assign(held, Fit(r))])))], new Block())]);
        body.Add(new Assign(flags, new Concat([
            new Binary(BinaryOp.Equal, a, b), new Binary(BinaryOp.Less, a, b), new Binary(BinaryOp.LessOrEqual, a, b),
            new Unary(UnaryOp.ReduceAnd, a), new Unary(UnaryOp.ReduceOr, a), new Unary(UnaryOp.ReduceXor, b)])));
        cell.Add(new Process("Step", ProcessKind.Clocked, body, domain));

        var top = new ModuleDef("Ring", "Ring");
        var clock = top.Domain();
        var topOp = top.Add(new Signal("Op", new Shape(4), SignalKind.Input));
        var feed = top.Add(new Signal("Feed", shape, SignalKind.Input));
        var cells = top.Add(new Instance("cell", cell, [count]) { Domains = [clock] });
        for (var i = 0; i < count; i++)
        {
            cells.Connections(op)[i] = new SignalRef(topOp);
            cells.Connections(other)[i] = i == 0 ? new SignalRef(feed) : new PortRef(cells, i - 1, held);
        }
        var last = top.Add(new Signal("Last", shape, SignalKind.Wire) { IsOutput = true });
        top.Add(new Process("Last", ProcessKind.Continuous, new Block([new Assign(last, new PortRef(cells, count - 1, held))])));
        return new Design(top);

        Expr Rotated(int by) => by == 0 ? a : new Concat([new Slice(b, by - 1, 0), new Slice(b, shape.Width - 1, by)]);

        Expr Fit(Expr value) => value.Shape == shape ? value : value.Width == shape.Width ? new Reinterpret(value, shape.Signed)
            : Fit(new Resize(value, shape.Width));
    }
}
