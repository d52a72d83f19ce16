using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Testing;

/// <summary>How one input gets its values, cycle by cycle, and which values are simpler than one that fails.</summary>
internal abstract class ColumnValues
{
    /// <summary>Values of so many cycles.</summary>
    public abstract Gen<BitVector[]> Sequence(int cycles);

    /// <summary>
    /// How far a value is from the simplest one. Shrinking only ever makes it less, so it comes to an end.
    /// </summary>
    public abstract BigInteger Weight(BitVector value);

    /// <summary>Simpler values than one that fails, the simplest first.</summary>
    /// <param name="value">The value.</param>
    /// <param name="column">All values of the column, for inputs whose other legal values are not known.</param>
    public abstract IEnumerable<BitVector> Simpler(BitVector value, IReadOnlyList<BitVector> column);

    /// <summary>A value as people read it; null for as its column writes it.</summary>
    public virtual string? Format(BitVector value) => null;

    /// <summary>The value that <see cref="Format"/> writes so; null when it writes none so.</summary>
    public virtual BitVector? Parse(string text) => null;

    /// <summary>The value before again, in one of so many cycles: what stays the same finds other mistakes than what changes.</summary>
    protected static Gen<BitVector[]> Repeating(Gen<BitVector> values, int cycles, int repeatOneOf) =>
        Gen.Choose(1, repeatOneOf).Zip(values, (die, value) => (Again: die == 1, Value: value)).ArrayOf(cycles).Select(draws =>
        {
            var sequence = new BitVector[draws.Length];
            for (var i = 0; i < draws.Length; i++)
                sequence[i] = draws[i].Again && i > 0 ? sequence[i - 1] : draws[i].Value;
            return sequence;
        });
}

/// <summary>
/// A single bit: in some sequences mostly 1, in some mostly 0, in some in bursts, so that queues fill, drain and stay half full.
/// </summary>
internal sealed class BitValues : ColumnValues
{
    private static readonly BitVector One = new(1, 1);
    private readonly Gen<Gen<bool>> _rhythms;
    private readonly int _longest;

    private BitValues(Gen<Gen<bool>> rhythms, int longest) => (_rhythms, _longest) = (rhythms, longest);

    public static BitValues Any { get; } =
        new(Gen.Elements(0, 5, 25, 50, 50, 75, 95, 100).Select(Percent), longest: 1);

    /// <summary>1 in so many of a hundred cycles.</summary>
    public static BitValues Often(int percent) => new(Gen.Constant(Percent(percent)), longest: 1);

    /// <summary>1 for some cycles, 0 for some cycles.</summary>
    public static BitValues Bursts(int longest) => new(Gen.Constant(Percent(50)), longest);

    public override Gen<BitVector[]> Sequence(int cycles) =>
        from rhythm in _rhythms
        from bits in rhythm.Zip(Gen.Choose(1, _longest)).ArrayOf(cycles)
        select bits.SelectMany(draw => Enumerable.Repeat(draw.Item1 ? One : BitVector.Zero(1), draw.Item2)).Take(cycles).ToArray();

    public override BigInteger Weight(BitVector value) => value.Low;

    public override IEnumerable<BitVector> Simpler(BitVector value, IReadOnlyList<BitVector> column) =>
        value.IsZero ? [] : [BitVector.Zero(1)];

    private static Gen<bool> Percent(int percent) => Gen.Choose(0, 99).Select(die => die < percent);
}

/// <summary>A number of any width: corner values, small ones, single ones, any bits, and the one before again.</summary>
internal sealed class NumberValues(Shape shape) : ColumnValues
{
    private const int RepeatOneOf = 8;

    public override Gen<BitVector[]> Sequence(int cycles) => Repeating(Gen.Frequency(
        (4, Gen.Elements(Corners())),
        (2, Gen.Choose(0, (int)Math.Min(15, MaxSmall)).Select(small => new BitVector(shape.Width, (ulong)small))),
        (1, Gen.Choose(0, shape.Width - 1).Select(PowerOfTwo)),
        (5, AnyBits())), cycles, RepeatOneOf);

    public override BigInteger Weight(BitVector value)
    {
        var number = Semantics.ToBigInteger(value, shape.Signed);
        return 2 * BigInteger.Abs(number) + (number.Sign < 0 ? 1 : 0);
    }

    public override IEnumerable<BitVector> Simpler(BitVector value, IReadOnlyList<BitVector> column)
    {
        var number = Semantics.ToBigInteger(value, shape.Signed);
        if (number.Sign < 0)
            yield return Of(-number - 1);
        // 0, then towards the value: where failing starts at a limit, this finds the limit in a logarithm of steps.
        for (var step = number; !step.IsZero; step /= 2)
            yield return Of(number - step);
        if (number.Sign < 0 || shape.Width > 64)
            yield break;
        for (var bit = shape.Width - 1; bit >= 0; bit--)
        {
            if (value[bit])
                yield return new BitVector(shape.Width, value.Low & ~(1UL << bit));
        }
    }

    private ulong MaxSmall => shape.Width >= 5 ? 15 : (1UL << shape.Width) - 1;

    /// <summary>0, 1, all ones (-1), the greatest and the least signed number and their neighbours.</summary>
    private BitVector[] Corners()
    {
        var edge = BigInteger.One << (shape.Width - 1);
        BigInteger[] corners = shape.Signed
            ? [0, 1, -1, edge - 1, -edge, edge - 2, 1 - edge]
            : [0, 1, 2 * edge - 1, 2 * edge - 2, edge, edge - 1, edge + 1];
        return [.. corners.Select(Of).Distinct()];
    }

    private BitVector PowerOfTwo(int bit) => Of(BigInteger.One << bit);

    private Gen<BitVector> AnyBits() => Gen.Choose(0, 0xFFFF).ArrayOf((shape.Width + 15) / 16).Select(parts =>
    {
        var number = BigInteger.Zero;
        foreach (var part in parts)
            number = number << 16 | part;
        return Of(number);
    });

    private BitVector Of(BigInteger number) => Semantics.FromBigInteger(number, shape.Width);
}

/// <summary>Members of an enum; the first declared is the simplest.</summary>
internal sealed class EnumValues(Shape shape, EnumType type) : ColumnValues
{
    public override Gen<BitVector[]> Sequence(int cycles) =>
        Repeating(Gen.Elements(type.Members.Select(member => new BitVector(shape.Width, member.Value)).ToArray()), cycles, repeatOneOf: 4);

    public override BigInteger Weight(BitVector value) =>
        type.Members.Index().FirstOrDefault(member => member.Item.Value == value.Low, (type.Members.Count, default)).Index;

    public override IEnumerable<BitVector> Simpler(BitVector value, IReadOnlyList<BitVector> column) =>
        type.Members.Take((int)Weight(value)).Select(member => new BitVector(shape.Width, member.Value));
}

/// <summary>
/// Values that the user draws. Which others are legal is not known, so a failing one only becomes another one of its column.
/// </summary>
internal sealed class DrawnValues(Shape shape, Gen<BitVector> values) : ColumnValues
{
    public override Gen<BitVector[]> Sequence(int cycles) => values.ArrayOf(cycles);

    public override BigInteger Weight(BitVector value) => BigInteger.Abs(Semantics.ToBigInteger(value, shape.Signed));

    public override IEnumerable<BitVector> Simpler(BitVector value, IReadOnlyList<BitVector> column)
    {
        var weight = Weight(value);
        return column.Distinct().Where(other => Weight(other) < weight).OrderBy(Weight);
    }
}
