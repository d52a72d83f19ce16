using Hardware.Hdl.Ir;
using Hardware.Hdl.Passes;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Tests.Passes;

public class FoldConstantsTests
{
    private readonly ModuleDef _module = Small.Module();
    private readonly Signal _a;
    private readonly Signal _bit;

    public FoldConstantsTests() => (_a, _bit) = (_module.In("A"), _module.In("Bit", 1));

    /// <summary>A term that is made anew each time, as elaboration does.</summary>
    private Binary Term => new(BinaryOp.Multiply, new Slice(_a.Ref(), 3, 0), new Slice(_a.Ref(), 7, 4));

    [Theory]
    [InlineData(BinaryOp.Subtract, 0)]
    [InlineData(BinaryOp.Xor, 0)]
    [InlineData(BinaryOp.Equal, 1)]
    [InlineData(BinaryOp.NotEqual, 0)]
    [InlineData(BinaryOp.Less, 0)]
    [InlineData(BinaryOp.LessOrEqual, 1)]
    [InlineData(BinaryOp.Greater, 0)]
    [InlineData(BinaryOp.GreaterOrEqual, 1)]
    public void What_equal_operands_decide_is_a_constant(BinaryOp op, ulong value)
    {
        var before = new Binary(op, Term, Term);
        Assert.Equal(new BitVector(before.Width, value), Assert.IsType<Const>(Fold(before)).Value);
    }

    [Fact]
    public void Equals_are_left_once()
    {
        foreach (var op in new[] { BinaryOp.And, BinaryOp.Or })
            Assert.Equal(BinaryOp.Multiply, Assert.IsType<Binary>(Fold(new Binary(op, Term, Term))).Op);
        Assert.Equal(BinaryOp.Multiply, Assert.IsType<Binary>(Fold(new Mux(_bit.Ref(), Term, Term))).Op);
    }

    [Fact]
    public void What_differs_in_anything_stays()
    {
        Expr[] others =
        [
            new Binary(BinaryOp.Multiply, new Slice(_a.Ref(), 7, 4), new Slice(_a.Ref(), 3, 0)),
            new Binary(BinaryOp.Multiply, new Slice(_a.Ref(), 3, 0), Small.Number(4, 3)),
            new Binary(BinaryOp.Add, _a.Ref(), _a.Ref()),
            new Unary(UnaryOp.Not, _a.Ref()),
            new Mux(_bit.Ref(), _a.Ref(), Small.Number(8, 3)),
            _a.Ref(),
        ];
        foreach (var (one, other) in others.SelectMany(one => others.Where(other => other != one).Select(other => (one, other))))
            Assert.IsType<Binary>(Fold(new Binary(BinaryOp.Subtract, one, other)));
    }

    [Fact]
    public void The_parity_of_one_bit_is_that_bit_whatever_is_in_front_of_it()
    {
        // Verilator 5.006 ends with an internal error where it finds out by itself.
        var same = new Mux(new Unary(UnaryOp.ReduceOr, _a.Ref()), new Resize(_bit.Ref(), 8), new Resize(_bit.Ref(), 8));
        foreach (var op in new[] { UnaryOp.ReduceOr, UnaryOp.ReduceXor })
            Assert.Equal(_bit, Assert.IsType<SignalRef>(Fold(new Unary(op, same))).Signal);
        Assert.Equal(_bit, Assert.IsType<SignalRef>(Fold(new Unary(UnaryOp.ReduceAnd, _bit.Ref()))).Signal);
        Assert.IsType<Unary>(Fold(new Unary(UnaryOp.ReduceAnd, new Resize(_bit.Ref(), 8))));
    }

    private static Expr Fold(Expr expr) => new FoldConstants().Fold(expr);
}
