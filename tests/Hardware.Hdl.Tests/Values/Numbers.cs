using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Tests.Values;

/// <summary>Widths and values for properties: limb boundaries and extreme values more often than chance would give them.</summary>
internal static class Numbers
{
    public static Gen<int> Widths { get; } = Gen.Frequency(
        (3, Gen.Choose(1, 16)),
        (2, Gen.Elements(31, 32, 33, 63, 64, 65, 127, 128, 129)),
        (1, Gen.Choose(17, 200)));

    public static Gen<BitVector> Bits(int width) => Gen.Frequency(
        (4, Gen.Choose(0, 255).ArrayOf((width + 7) / 8).Select(bytes => Semantics.FromBigInteger(
            new BigInteger([.. bytes.Select(b => (byte)b), 0]), width))),
        (1, Gen.Constant(BitVector.Zero(width))),
        (1, Gen.Constant(Semantics.Ones(width))),
        (1, Gen.Constant(Semantics.FromBigInteger(BigInteger.One << (width - 1), width))),
        (1, Gen.Choose(0, Math.Min(width, 30)).Select(shift => Semantics.FromBigInteger(BigInteger.One << shift, width))));

    public static Gen<BitVector> AnyBits { get; } = Widths.SelectMany(Bits);

    /// <summary>Two vectors of one width.</summary>
    public static Gen<(BitVector A, BitVector B)> Pair { get; } =
        Widths.SelectMany(w => Bits(w).SelectMany(a => Bits(w).Select(b => (a, b))));

    public static Gen<bool> Signed { get; } = Gen.Elements(false, true);

    public static void Hold<T>(Gen<T> gen, Action<T> property, int count = 300) =>
        Prop.ForAll(gen.ToArbitrary(), value => { property(value); return true; })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(count * Scale).WithQuietOnSuccess(true));

    private static int Scale => Environment.GetEnvironmentVariable("HW_NIGHTLY") == "1" ? 30 : 1;

    /// <summary>The number that bits stand for, computed here bit by bit so that it shares nothing with the code under test.</summary>
    public static BigInteger Number(BitVector bits, bool signed)
    {
        var number = BigInteger.Zero;
        for (var i = bits.Width - 1; i >= 0; i--)
            number = (number << 1) + (bits[i] ? 1 : 0);
        return signed && bits[bits.Width - 1] ? number - (BigInteger.One << bits.Width) : number;
    }

    /// <summary>A number modulo 2^width, as an unsigned number.</summary>
    public static BigInteger Wrap(BigInteger number, int width)
    {
        var modulus = BigInteger.One << width;
        return ((number % modulus) + modulus) % modulus;
    }
}
