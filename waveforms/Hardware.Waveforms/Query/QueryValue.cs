using System.Numerics;

namespace Hardware.Waveforms.Query;

/// <summary>What is known of a value.</summary>
internal enum QueryKind : byte
{
    /// <summary>There is no value yet: before a signal's first change. Reads as unknown.</summary>
    None,
    /// <summary>Nothing is known of it.</summary>
    Unknown,
    /// <summary>A whole number.</summary>
    Integer,
    /// <summary>Bits of which some are not known.</summary>
    Partial,
    /// <summary>A floating-point number.</summary>
    Real,
    /// <summary>A text.</summary>
    Text,
}

/// <summary>A value while an expression is worked out: whole numbers of any size, bits with x and z, reals and texts.</summary>
/// <remarks>Numbers that fit 64 bits allocate nothing.</remarks>
internal readonly struct QueryValue
{
    private readonly long _small;
    private readonly object? _large;

    private QueryValue(QueryKind kind, int width, long small, object? large)
    {
        Kind = kind;
        Width = width;
        _small = small;
        _large = large;
    }

    public QueryKind Kind { get; }

    /// <summary>Width in bits of what came from signals or sized numbers; 0 for a number without a width.</summary>
    public int Width { get; }

    public static QueryValue None(int width) => new(QueryKind.None, width, 0, null);

    public static QueryValue Unknown(int width) => new(QueryKind.Unknown, width, 0, null);

    public static QueryValue True => Of(1, 1);

    public static QueryValue False => Of(0, 1);

    public static QueryValue Of(bool? truth) => truth switch { true => True, false => False, null => Unknown(1) };

    public static QueryValue Of(long number, int width = 0) => new(QueryKind.Integer, width, number, null);

    public static QueryValue Of(BigInteger number, int width = 0) =>
        number >= long.MinValue && number <= long.MaxValue ? Of((long)number, width) : new(QueryKind.Integer, width, 0, number);

    public static QueryValue Of(double number) => new(QueryKind.Real, 0, BitConverter.DoubleToInt64Bits(number), null);

    public static QueryValue Of(string text) => new(QueryKind.Text, 0, 0, text);

    /// <summary>Bits of which those set in <paramref name="unknown"/> are z (value 0) or x (value 1).</summary>
    public static QueryValue OfBits(BigInteger value, BigInteger unknown, int width) => unknown.IsZero
        ? Of(value, width)
        : new QueryValue(QueryKind.Partial, width, 0, new Planes(value, unknown));

    /// <summary>The value of a signal.</summary>
    public static QueryValue Of(WaveValue value, bool signed)
    {
        switch (value.Kind)
        {
            case ValueKind.None:
                return None(value.Width);
            case ValueKind.Real:
                return Of(value.ToDouble());
            case ValueKind.Text:
                return Of(value.ToString());
        }
        if (value.IsKnown)
        {
            if (signed && value.TryGetInt64(out long number))
                return Of(number, value.Width);
            if (!signed && value.TryGetUInt64(out ulong bits) && bits <= long.MaxValue)
                return Of((long)bits, value.Width);
            return Of(value.ToBigInteger(signed), value.Width);
        }
        BigInteger known = BigInteger.Zero, unknown = BigInteger.Zero;
        for (int word = value.WordCount - 1; word >= 0; word--)
        {
            known = known << 64 | value.Word(word);
            unknown = unknown << 64 | value.UnknownWord(word);
        }
        return OfBits(known, unknown, value.Width);
    }

    public bool IsSmall => Kind == QueryKind.Integer && _large is null;

    public long Small => _small;

    public BigInteger Integer => _large is BigInteger large ? large : _small;

    public double Real => Kind == QueryKind.Integer ? (double)Integer : BitConverter.Int64BitsToDouble(_small);

    public string Text => (string)_large!;

    /// <summary>Value and unknown bits; everything is x in a value of which nothing is known.</summary>
    public (BigInteger Value, BigInteger Unknown) Bits
    {
        get
        {
            switch (Kind)
            {
                case QueryKind.Partial:
                    var planes = (Planes)_large!;
                    return (planes.Value, planes.Unknown);
                case QueryKind.Integer:
                    return (Integer, BigInteger.Zero);
                default:
                    BigInteger all = (BigInteger.One << Width) - 1;
                    return (all, all);
            }
        }
    }

    /// <summary>True when a known bit is 1, false when all are 0, null when that hangs on an unknown one.</summary>
    public bool? Truth
    {
        get
        {
            switch (Kind)
            {
                case QueryKind.Integer:
                    return _small != 0 || _large is not null;
                case QueryKind.Real:
                    return Real != 0;
                case QueryKind.Partial:
                    var planes = (Planes)_large!;
                    return !(planes.Value & ~planes.Unknown).IsZero ? true : null;
                default:
                    return null;
            }
        }
    }

    private sealed record Planes(BigInteger Value, BigInteger Unknown);
}
