using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Passes;
using Hardware.Hdl.Values;
using static Hardware.Hdl.Tests.Values.Numbers;

namespace Hardware.Hdl.Tests.Values;

/// <summary>
/// <c>UInt</c>, <c>SInt</c> and <c>Bit</c> compute the same numbers and the same widths as plain numbers, as wide numbers and as
/// recorded hardware.
/// </summary>
public class StructTests
{
    private static readonly Dictionary<string, Func<UInt, UInt, UInt>> UnsignedOperators = new()
    {
        ["+"] = (a, b) => a + b,
        ["-"] = (a, b) => a - b,
        ["*"] = (a, b) => a * b,
        ["/"] = (a, b) => a / b,
        ["%"] = (a, b) => a % b,
        ["&"] = (a, b) => a & b,
        ["|"] = (a, b) => a | b,
        ["^"] = (a, b) => a ^ b,
        ["<<"] = (a, b) => a << b,
        [">>"] = (a, b) => a >> b,
        ["=="] = (a, b) => a == b,
        ["!="] = (a, b) => a != b,
        ["<"] = (a, b) => a < b,
        ["<="] = (a, b) => a <= b,
        [">"] = (a, b) => a > b,
        [">="] = (a, b) => a >= b,
        ["[]"] = (a, b) => a[b],
        ["with"] = (a, b) => a.With(b, b[0]),
        ["cat"] = (a, b) => HdlMath.Cat(a, b, a),
        ["mux"] = (a, b) => HdlMath.Mux(a[0], a, b),
        ["+1"] = (a, _) => a + 1,
        ["-300"] = (a, _) => a - 300,
        ["*5"] = (a, _) => a * 5,
        ["<< 3"] = (a, _) => a << 3,
        ["~"] = (a, _) => ~a,
        ["negate"] = (a, _) => -a,
        ["and reduce"] = (a, _) => a.AndReduce(),
        ["or reduce"] = (a, _) => a.OrReduce(),
        ["xor reduce"] = (a, _) => a.XorReduce(),
        ["reverse"] = (a, _) => a.Reverse(),
        ["popcount"] = (a, _) => a.PopCount(),
        ["low half"] = (a, _) => a.Truncate((a.Width + 1) / 2),
        ["extend"] = (a, _) => a.Extend(a.Width + 30),
        ["resize"] = (a, b) => a.Resize(b.Width),
        ["top bits"] = (a, _) => a.Bits(a.Width - 1, a.Width / 2),
        ["with bits"] = (a, b) => a.WithBits(a.Width / 2, 0, b.Resize((a.Width / 2) + 1)),
        ["replicate"] = (a, _) => HdlMath.Replicate(a, 3),
    };

    private static readonly Dictionary<string, Func<SInt, SInt, SInt>> SignedOperators = new()
    {
        ["+"] = (a, b) => a + b,
        ["-"] = (a, b) => a - b,
        ["*"] = (a, b) => a * b,
        ["/"] = (a, b) => a / b,
        ["%"] = (a, b) => a % b,
        ["&"] = (a, b) => a & b,
        ["|"] = (a, b) => a | b,
        ["^"] = (a, b) => a ^ b,
        ["<<"] = (a, b) => a << b.AsUInt(),
        [">>"] = (a, b) => a >> b.AsUInt(),
        ["=="] = (a, b) => (a == b).AsUInt().AsSInt(),
        ["!="] = (a, b) => (a != b).AsUInt().AsSInt(),
        ["<"] = (a, b) => (a < b).AsUInt().AsSInt(),
        ["<="] = (a, b) => (a <= b).AsUInt().AsSInt(),
        [">"] = (a, b) => (a > b).AsUInt().AsSInt(),
        [">="] = (a, b) => (a >= b).AsUInt().AsSInt(),
        ["[]"] = (a, b) => a[b.AsUInt()].AsUInt().AsSInt(),
        ["mux"] = (a, b) => HdlMath.Mux(a[0], a, b),
        ["+1"] = (a, _) => a + 1,
        ["+ -300"] = (a, _) => a + -300,
        ["* -5"] = (a, _) => a * -5,
        [">> 3"] = (a, _) => a >> 3,
        ["~"] = (a, _) => ~a,
        ["negate"] = (a, _) => -a,
        ["reverse"] = (a, _) => a.Reverse(),
        ["low half"] = (a, _) => a.Truncate((a.Width + 1) / 2),
        ["extend"] = (a, _) => a.Extend(a.Width + 30),
        ["resize"] = (a, b) => a.Resize(b.Width),
        ["bits"] = (a, _) => a.Bits(a.Width - 1, a.Width / 2).AsSInt(),
    };

    [Fact]
    public void Recorded_unsigned_operations_compute_what_plain_ones_do() => Hold(TwoNumbers, x =>
    {
        foreach (var (name, operation) in UnsignedOperators)
        {
            var plain = operation(UInt.FromBits(x.A, new Shape(x.A.Width)), UInt.FromBits(x.B, new Shape(x.B.Width)));
            var (a, b) = (new Signal("a", new Shape(x.A.Width), SignalKind.Input), new Signal("b", new Shape(x.B.Width), SignalKind.Input));
            var node = operation(UInt.FromExpr(new SignalRef(a)), UInt.FromExpr(new SignalRef(b))).ToExpr();
            Assert.Equal(plain.Shape, node.Shape);
            Assert.Equal((name, plain.ToBits()), (name, Evaluate(node, (a, x.A), (b, x.B))));
            var mixed = operation(UInt.FromBits(x.A, new Shape(x.A.Width)), UInt.FromExpr(new SignalRef(b)));
            Assert.Equal((name, plain.ToBits()), (name, Evaluate(mixed.ToExpr(), (b, x.B))));
        }
    });

    [Fact]
    public void Recorded_signed_operations_compute_what_plain_ones_do() => Hold(TwoNumbers, x =>
    {
        foreach (var (name, operation) in SignedOperators)
        {
            var (sa, sb) = (new Shape(x.A.Width, true), new Shape(x.B.Width, true));
            var plain = operation(SInt.FromBits(x.A, sa), SInt.FromBits(x.B, sb));
            var (a, b) = (new Signal("a", sa, SignalKind.Input), new Signal("b", sb, SignalKind.Input));
            var node = operation(SInt.FromExpr(new SignalRef(a)), SInt.FromExpr(new SignalRef(b))).ToExpr();
            Assert.Equal(plain.Shape, node.Shape);
            Assert.Equal((name, plain.ToBits()), (name, Evaluate(node, (a, x.A), (b, x.B))));
        }
    });

    [Fact]
    public void Sums_and_logic_keep_the_wider_width_and_wrap() => Hold(TwoNumbers, x =>
    {
        var (a, b) = (UInt.FromBits(x.A, new Shape(x.A.Width)), UInt.FromBits(x.B, new Shape(x.B.Width)));
        var (m, n, w) = (Number(x.A, false), Number(x.B, false), Math.Max(x.A.Width, x.B.Width));
        Assert.Equal((w, Wrap(m + n, w)), ((a + b).Width, (BigInteger)(a + b)));
        Assert.Equal((w, Wrap(m - n, w)), ((a - b).Width, (BigInteger)(a - b)));
        Assert.Equal((w, m ^ n), ((a ^ b).Width, (BigInteger)(a ^ b)));
        Assert.Equal((x.A.Width + x.B.Width, m * n), ((a * b).Width, (BigInteger)(a * b)));
        Assert.Equal(x.A.Width, (a / b).Width);
        Assert.Equal(x.A.Width, (a % b).Width);
        Assert.Equal((x.A.Width, Number(x.A, false)), ((a + 0).Width, (BigInteger)(a + 0)));
        Assert.Equal(m < n, (a < b).Value);
        Assert.Equal(m == n, (a == b).Value);
    });

    [Fact]
    public void Signed_sums_extend_the_sign_and_wrap() => Hold(TwoNumbers, x =>
    {
        var (a, b) = (SInt.FromBits(x.A, new Shape(x.A.Width, true)), SInt.FromBits(x.B, new Shape(x.B.Width, true)));
        var (m, n, w) = (Number(x.A, true), Number(x.B, true), Math.Max(x.A.Width, x.B.Width));
        Assert.Equal((w, Signed(m + n, w)), ((a + b).Width, (BigInteger)(a + b)));
        Assert.Equal((w, Signed(m - n, w)), ((a - b).Width, (BigInteger)(a - b)));
        Assert.Equal((w, m & n), ((a & b).Width, (BigInteger)(a & b)));
        Assert.Equal((x.A.Width + x.B.Width, m * n), ((a * b).Width, (BigInteger)(a * b)));
        Assert.Equal(m < n, (a < b).Value);
        Assert.Equal(m >= n, (a >= b).Value);

        static BigInteger Signed(BigInteger number, int width)
        {
            var wrapped = Wrap(number, width);
            return wrapped >> (width - 1) != 0 ? wrapped - (BigInteger.One << width) : wrapped;
        }
    });

    [Fact]
    public void Every_recorded_node_obeys_the_shape_rules()
    {
        var (a, b) = (new Signal("a", new Shape(5), SignalKind.Input), new Signal("b", new Shape(9), SignalKind.Input));
        foreach (var operation in UnsignedOperators.Values)
        {
            var node = operation(UInt.FromExpr(new SignalRef(a)), UInt.FromExpr(new SignalRef(b))).ToExpr();
            Assert.Empty(CheckShapes.Problems(node));
        }
    }

    [Theory]
    [InlineData("0", 1, "0")]
    [InlineData("255", 8, "255")]
    [InlineData("340282366920938463463374607431768211455", 128, "340282366920938463463374607431768211455")]
    public void A_number_prints_in_decimal(string number, int width, string text) =>
        Assert.Equal(text, UInt.Of(BigInteger.Parse(number), width).ToString());

    [Fact]
    public void A_signed_number_prints_with_its_sign() => Assert.Equal("-3", SInt.Of(-3, 8).ToString());

    [Fact]
    public void Values_compare_with_xunit_as_numbers()
    {
        Assert.Equal(5u, UInt.Of(5, 8));
        Assert.Equal(-5, SInt.Of(-5, 8));
        Assert.Equal(UInt.Of(5, 8), UInt.Of(5, 200));
        Assert.NotEqual(UInt.Of(5, 8), UInt.Of(6, 8));
        Assert.Equal(UInt.Of(5, 8).GetHashCode(), UInt.Of(5, 200).GetHashCode());
        Assert.Equal(true, UInt.Of(5, 8) == 5);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(16, 4)]
    [InlineData(17, 5)]
    public void Log2_is_the_bits_to_count_that_many_things(int count, int bits) => Assert.Equal(bits, HdlMath.Log2(count));

    [Fact]
    public void Mistakes_name_both_facts_and_the_fix()
    {
        var x = UInt.Of(5, 8);
        Refused("HDL1001: the value is 8 bits but its target is 4: write .Truncate(4), or widen the target", () => x.Fit(new Shape(4)));
        Refused("HDL1004: 16 needs 5 bits but its target has 4: write a smaller constant, or widen the target", () => UInt.Of(16, 4));
        Refused("HDL1006: bit 8 is outside a value of 8 bits: use 0 to 7", () => x[8]);
        Refused("HDL1006: bits 3 down to 4 are not inside a value of 8 bits: use 7 to 0, the higher one first", () => x.Bits(3, 4));
        Refused("HDL1007: .Truncate(9) of a value of 8 bits would widen it: write .Extend(9) or .Resize(9)", () => x.Truncate(9));
        Refused("HDL1007: .Extend(7) of a value of 8 bits would narrow it: write .Truncate(7) or .Resize(7)", () => x.Extend(7));
        Refused("HDL1007: a width of 0 is not possible: give a width of at least 1", () => UInt.Zero(0));
        Refused("HDL1005: -1 is negative, but a UInt has no sign: use SInt, or a value that is not negative", () => (UInt)(-1));
        Refused("HDL1003: the result of Cat depends on the width of the literal 1: give it one, UInt.Of(1, 1)", () => HdlMath.Cat(1, x));

        static void Refused(string message, Func<object> action) => Assert.Equal(message, Assert.Throws<HdlException>(action).Message);
    }

    private static Gen<(BitVector A, BitVector B)> TwoNumbers { get; } =
        Gen.Frequency((2, AnyBits.SelectMany(a => AnyBits.Select(b => (a, b)))), (1, Pair));

    private static BitVector Evaluate(Expr expr, params (Signal Signal, BitVector Value)[] values)
    {
        var constants = values.ToDictionary(v => v.Signal, v => new Const(v.Value, v.Signal.Shape.Signed));
        return ((Const)new FoldConstants().Fold(ExprRewriter.Rewrite(expr, [], leaf => leaf is SignalRef s
            ? constants[s.Signal]
            : leaf))).Value;
    }
}
