using Hardware.Hdl.Ir;
using Hardware.Hdl.Passes;

namespace Hardware.Hdl.Tests.Values;

/// <summary>Integer literals have no width of their own: they take that of what they meet, and never decide a width silently.</summary>
public class LiteralTests
{
    private static readonly Signal S = new("s", Shape.Bit, SignalKind.Input);
    private static readonly Signal A4 = new("a", new Shape(4), SignalKind.Input);

    private static Bit Sel => Bit.FromExpr(new SignalRef(S));

    private static UInt A => UInt.FromExpr(new SignalRef(A4));

    [Fact]
    public void A_literal_takes_the_width_of_the_other_operand()
    {
        var x = UInt.Zero(4) - 1;
        Assert.Equal(15u, x);
        Assert.Equal(4, x.Width);
        Assert.Equal(new Shape(4), (A + 1).Shape);
    }

    [Fact]
    public void A_literal_wider_than_the_other_operand_extends_the_result()
    {
        Assert.Equal(9, (UInt.Of(1, 4) + 256).Width);
        Assert.Equal(9, (A + 256).Width);
    }

    [Fact]
    public void Literals_among_themselves_are_exact()
    {
        UInt two = 2, three = 3;
        Assert.Equal(6u, two * three);
        Assert.Equal(5u, two + three);
        Assert.True((two + three).IsUnsized);
        Assert.Equal("HDL1005", Assert.Throws<HdlException>(() => two - three).Code);
    }

    [Fact]
    public void A_negative_literal_is_refused_by_UInt() =>
        Assert.Equal("HDL1005", Assert.Throws<HdlException>(() => (UInt)(-1)).Code);

    [Fact]
    public void Operations_that_need_a_width_refuse_a_literal()
    {
        UInt one = 1;
        Assert.Equal("HDL1003", Assert.Throws<HdlException>(() => ~one).Code);
        Assert.Equal("HDL1003", Assert.Throws<HdlException>(() => one << A).Code);
        Assert.Equal("HDL1003", Assert.Throws<HdlException>(() => HdlMath.Cat(one, A)).Code);
        Assert.Equal("HDL1003", Assert.Throws<HdlException>(() => one.Width).Code);
    }

    [Fact]
    public void A_choice_with_a_literal_arm_goes_straight_to_a_sized_target_or_comparison()
    {
        var choice = Choice.Of(Sel, 0, A);
        Assert.True(choice.IsUnsized);
        Assert.Equal(new Shape(8), choice.Fit(new Shape(8)).ToExpr().Shape);
        Assert.True((choice == A).IsRecorded);
        Assert.Equal(4, (choice + A).Width);
    }

    [Fact]
    public void A_choice_with_a_literal_arm_is_refused_where_its_width_would_decide()
    {
        var choice = Choice.Of(Sel, 0, A);
        Assert.Equal("HDL1003", Assert.Throws<HdlException>(() => choice - 1).Code);
        Assert.Equal("HDL1003", Assert.Throws<HdlException>(() => choice * A).Code);
        Assert.Equal("HDL1003", Assert.Throws<HdlException>(() => choice + A.Truncate(2)).Code);
        Assert.Equal("HDL1003", Assert.Throws<HdlException>(() => ~choice).Code);
        Assert.Equal("HDL1003", Assert.Throws<HdlException>(() => HdlMath.Mux(Sel, Choice.Of(Sel, 300, A), A)).Code);
        Assert.Equal("HDL1003", Assert.Throws<HdlException>(() => choice[0]).Code);
        Assert.Equal("HDL1003", Assert.Throws<HdlException>(() => choice.AndReduce()).Code);
        Assert.Equal("HDL1003", Assert.Throws<HdlException>(() => choice.Width).Code);
        Assert.Equal("HDL1003", Assert.Throws<HdlException>(() => choice.AsSInt()).Code);
        Assert.Equal("HDL1003", Assert.Throws<HdlException>(() => choice << 1).Code);
    }

    /// <summary>
    /// Whatever the arms are, a choice that is allowed somewhere gives the same number and width in hardware as natively, where its
    /// width is that of the arm taken.
    /// </summary>
    [Fact]
    public void What_a_choice_with_a_literal_arm_may_do_is_the_same_natively()
    {
        Func<UInt, UInt, UInt>[] operations =
        [
            (x, b) => x + b, (x, b) => x - b, (x, b) => b - x, (x, b) => x & b, (x, b) => x ^ b, (x, b) => x * b, (x, b) => b / x,
            (x, b) => b % x, (x, b) => x / b, (x, b) => x << b, (x, b) => b << x, (x, b) => b >> x, (x, b) => x == b, (x, b) => x < b,
            (x, b) => b[x], (x, b) => x[b], (x, b) => HdlMath.Mux(b[0], x, b), (x, b) => HdlMath.Cat(x, b), (x, _) => x.Extend(12),
            (x, _) => x.Truncate(3), (x, _) => x.Resize(3), (x, _) => x + 1, (x, _) => x == 3, (x, _) => x.Fit(new Shape(12)),
            (x, b) => b.WithBits(3, 0, x), (x, _) => x.OrReduce(), (x, _) => -x, (x, _) => x.Bits(1, 0),
        ];
        var (s, a, b) = (new Signal("s", Shape.Bit, SignalKind.Input), A4, new Signal("b", new Shape(6), SignalKind.Input));
        var allowed = 0;
        foreach (var operation in operations)
        {
            foreach (var literal in new UInt[] { 0, 5, 15, 40, 100 })
            {
                Expr node;
                try
                {
                    node = operation(Choice.Of(Sel, literal, A), UInt.FromExpr(new SignalRef(b))).ToExpr();
                }
                catch (HdlException)
                {
                    continue;
                }
                allowed++;
                for (var i = 0; i < 64; i++)
                {
                    var number = (ulong)i;
                    var values = new Dictionary<string, UInt>
                    {
                        ["s"] = UInt.Of(number & 1, 1),
                        ["a"] = UInt.Of(number % 16, 4),
                        ["b"] = UInt.Of(number, 6),
                    };
                    var native = operation(values["s"] == 1 ? literal : values["a"], values["b"]);
                    var bound = ExprRewriter.Rewrite(node, [], leaf => leaf is SignalRef r ? values[r.Signal.Name].ToExpr() : leaf);
                    Assert.Equal((native.ToBits(), native.IsUnsized), (((Const)new FoldConstants().Fold(bound)).Value, false));
                }
            }
        }
        Assert.InRange(allowed, 60, operations.Length * 5 - 30);
    }

    [Fact]
    public void Arms_of_different_widths_are_refused_with_the_fix()
    {
        var e = Assert.Throws<HdlException>(() => Choice.Of(Sel, A, A.Extend(8)));
        Assert.Equal("HDL1002: one arm of the choice is 4 bits and the other 8: write .Extend(8) on the narrower one", e.Message);
    }

    [Fact]
    public void A_signal_as_condition_outside_captured_code_is_loud()
    {
        var e = Assert.Throws<HdlException>(() => Sel ? 1 : 0);
        Assert.Equal("HDL6001", e.Code);
        Assert.Throws<HdlException>(() => Sel && (A == 1));
    }
}
