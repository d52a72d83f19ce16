using System.Numerics;
using FsCheck.Fluent;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;
using static Hardware.Hdl.Tests.Values.Numbers;

namespace Hardware.Hdl.Tests.Values;

/// <summary>Every operation of the IR equals its definition in unbounded integers, at every width and in every odd case.</summary>
public class SemanticsTests
{
    [Fact]
    public void Operations_of_two_equal_shapes_equal_their_integer_definition() =>
        Hold(Pair.SelectMany(p => Signed.Select(s => (p.A, p.B, s))), x =>
        {
            var (a, b, signed) = x;
            foreach (var op in Enum.GetValues<BinaryOp>().Where(op => op < BinaryOp.ShiftLeft))
            {
                var result = Semantics.Evaluate(op, a, b, new Shape(a.Width, signed));
                Assert.True(Expected(op, a, b, signed) == Number(result, false), $"{a} {op} {b} (signed: {signed}) gave {result}");
            }
        });

    [Fact]
    public void Products_of_different_widths_are_full() =>
        Hold(AnyBits.SelectMany(a => AnyBits.SelectMany(b => Signed.Select(s => (a, b, s)))), x =>
        {
            var (a, b, signed) = x;
            var result = Semantics.Evaluate(BinaryOp.Multiply, a, b, new Shape(a.Width, signed));
            Assert.Equal(a.Width + b.Width, result.Width);
            Assert.Equal(Number(a, signed) * Number(b, signed), Number(result, signed));
        });

    [Fact]
    public void Shifts_are_by_the_whole_amount_however_large() =>
        Hold(AnyBits.SelectMany(a => AnyBits.SelectMany(b => Gen.Choose(0, 210).Select(n => (a, b, n)))), x =>
        {
            foreach (var amount in new[] { x.b, new BitVector(8, (ulong)x.n) })
            {
                var places = (int)BigInteger.Min(Number(amount, false), 300);
                Assert.Equal(Wrap(Number(x.a, false) << places, x.a.Width),
                    Number(Semantics.Evaluate(BinaryOp.ShiftLeft, x.a, amount, new Shape(x.a.Width)), false));
                Assert.Equal(Number(x.a, false) >> places,
                    Number(Semantics.Evaluate(BinaryOp.ShiftRight, x.a, amount, new Shape(x.a.Width)), false));
                Assert.Equal(Number(x.a, true) >> places,
                    Number(Semantics.Evaluate(BinaryOp.ShiftRight, x.a, amount, new Shape(x.a.Width, true)), true));
            }
        });

    [Fact]
    public void Operations_of_one_operand_equal_their_integer_definition() =>
        Hold(AnyBits, a =>
        {
            var n = Number(a, false);
            var ones = (BigInteger.One << a.Width) - 1;
            var shape = new Shape(a.Width);
            Assert.Equal(ones - n, Number(Semantics.Evaluate(UnaryOp.Not, a, shape), false));
            Assert.Equal(Wrap(-n, a.Width), Number(Semantics.Evaluate(UnaryOp.Negate, a, shape), false));
            Assert.Equal(n == ones ? 1 : 0, Number(Semantics.Evaluate(UnaryOp.ReduceAnd, a, shape), false));
            Assert.Equal(n.IsZero ? 0 : 1, Number(Semantics.Evaluate(UnaryOp.ReduceOr, a, shape), false));
            Assert.Equal(Enumerable.Range(0, a.Width).Count(i => a[i]) % 2, Number(Semantics.Evaluate(UnaryOp.ReduceXor, a, shape), false));
        });

    [Fact]
    public void Resize_extends_by_the_sign_or_keeps_the_low_bits() =>
        Hold(AnyBits.SelectMany(a => Widths.SelectMany(w => Signed.Select(s => (a, w, s)))), x =>
        {
            var result = Semantics.Resize(x.a, x.w, x.s);
            Assert.Equal(x.w, result.Width);
            Assert.Equal(Wrap(Number(x.a, x.s), x.w), Number(result, false));
        });

    [Fact]
    public void A_slice_is_a_shift_and_a_cut() =>
        Hold(from a in AnyBits from low in Gen.Choose(0, a.Width - 1) from high in Gen.Choose(low, a.Width - 1) select (a, high, low), x =>
        {
            var result = Semantics.Slice(x.a, x.high, x.low);
            Assert.Equal(x.high - x.low + 1, result.Width);
            Assert.Equal(Wrap(Number(x.a, false) >> x.low, result.Width), Number(result, false));
        });

    [Fact]
    public void A_bit_past_the_width_is_0() =>
        Hold(AnyBits.SelectMany(a => AnyBits.SelectMany(b => Gen.Choose(0, 210).Select(n => (a, b, n)))), x =>
        {
            foreach (var position in new[] { x.b, new BitVector(8, (ulong)x.n) })
            {
                var at = Number(position, false);
                Assert.Equal(at < x.a.Width && x.a[(int)at] ? 1 : 0, Number(Semantics.BitSelect(x.a, position), false));
            }
        });

    [Fact]
    public void Concatenation_puts_the_first_part_on_top() =>
        Hold(AnyBits.NonEmptyListOf(), parts =>
        {
            var expected = BigInteger.Zero;
            foreach (var part in parts)
                expected = (expected << part.Width) + Number(part, false);
            var result = Semantics.Concat([.. parts]);
            Assert.Equal(parts.Sum(p => p.Width), result.Width);
            Assert.Equal(expected, Number(result, false));
        }, 100);

    [Fact]
    public void Big_integers_convert_both_ways() =>
        Hold(AnyBits.SelectMany(a => Signed.Select(s => (a, s))), x =>
        {
            Assert.Equal(Number(x.a, x.s), Semantics.ToBigInteger(x.a, x.s));
            Assert.Equal(x.a, Semantics.FromBigInteger(Number(x.a, x.s), x.a.Width));
        });

    [Fact]
    public void A_memory_read_past_the_end_is_0_and_a_write_there_does_nothing()
    {
        BitVector[] words = [new(8, 1), new(8, 2), new(8, 3)];
        Assert.Equal(new BitVector(8, 3), Semantics.MemoryRead(words, 3, new Shape(8), new BitVector(2, 2)));
        Assert.Equal(BitVector.Zero(8), Semantics.MemoryRead(words, 3, new Shape(8), new BitVector(2, 3)));
        Semantics.MemoryWrite(words, new BitVector(70, [3, 1]), new BitVector(8, 9));
        Semantics.MemoryWrite(words, new BitVector(2, 3), new BitVector(8, 9));
        Assert.Equal([1UL, 2UL, 3UL], words.Select(w => w.Low));
    }

    [Fact]
    public void A_mask_bit_writes_its_part_of_the_word()
    {
        BitVector[] words = [new(16, 0x1234)];
        Semantics.MemoryWrite(words, new BitVector(1, 0), new BitVector(16, 0xabcd), new BitVector(4, 0b0101));
        Assert.Equal(0x1b3dUL, words[0].Low);
    }

    private static BigInteger Expected(BinaryOp op, BitVector a, BitVector b, bool signed)
    {
        var (x, y, width) = (Number(a, signed), Number(b, signed), a.Width);
        return op switch
        {
            BinaryOp.Add => Wrap(x + y, width),
            BinaryOp.Subtract => Wrap(x - y, width),
            BinaryOp.Multiply => Wrap(x * y, 2 * width),
            BinaryOp.Divide => y.IsZero ? (BigInteger.One << width) - 1 : Wrap(BigInteger.Divide(x, y), width),
            BinaryOp.Remainder => y.IsZero ? Wrap(x, width) : Wrap(x - (BigInteger.Divide(x, y) * y), width),
            BinaryOp.And => Wrap(x & y, width),
            BinaryOp.Or => Wrap(x | y, width),
            BinaryOp.Xor => Wrap(x ^ y, width),
            BinaryOp.Equal => x == y ? 1 : 0,
            BinaryOp.NotEqual => x != y ? 1 : 0,
            BinaryOp.Less => x < y ? 1 : 0,
            BinaryOp.LessOrEqual => x <= y ? 1 : 0,
            BinaryOp.Greater => x > y ? 1 : 0,
            BinaryOp.GreaterOrEqual => x >= y ? 1 : 0,
            _ => throw new ArgumentOutOfRangeException(nameof(op)),
        };
    }
}
