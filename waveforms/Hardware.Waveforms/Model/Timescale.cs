using System.Globalization;

namespace Hardware.Waveforms;

/// <summary>The length of one time step of a trace: <see cref="Magnitude"/> x 10^<see cref="Exponent"/> seconds (<c>10 ps</c> is
/// 10, -12).</summary>
/// <param name="Magnitude">1, 10 or 100 by the standard; other positive numbers are kept as found.</param>
/// <param name="Exponent">Power of ten of the unit: 0 s, -3 ms, -6 us, -9 ns, -12 ps, -15 fs.</param>
public readonly record struct Timescale(int Magnitude, int Exponent)
{
    /// <summary>One nanosecond, what is assumed when a file has no timescale.</summary>
    public static Timescale Nanosecond => new(1, -9);

    /// <summary>One picosecond.</summary>
    public static Timescale Picosecond => new(1, -12);

    /// <summary>Seconds per time step.</summary>
    public double Seconds => Magnitude * Math.Pow(10, Exponent);

    /// <summary>Reads <c>1ns</c>, <c>10 ps</c>, <c>100fs</c>; false when the text is no timescale.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Timescale timescale)
    {
        text = text.Trim();
        int digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
            digits++;
        int magnitude = 1;
        bool ok = digits == 0 || int.TryParse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out magnitude);
        int? exponent = text[digits..].Trim() switch
        {
            "s" => 0,
            "ms" => -3,
            "us" => -6,
            "ns" => -9,
            "ps" => -12,
            "fs" => -15,
            "as" => -18,
            "zs" => -21,
            _ => null,
        };
        timescale = new Timescale(magnitude, exponent ?? 0);
        return ok && magnitude > 0 && exponent is not null;
    }

    /// <summary>The timescale of 10^<paramref name="exponent"/> seconds, as FST stores it.</summary>
    public static Timescale FromExponent(int exponent)
    {
        int unit = (int)Math.Floor(exponent / 3.0) * 3;
        int magnitude = (exponent - unit) switch { 0 => 1, 1 => 10, _ => 100 };
        return new Timescale(magnitude, unit);
    }

    /// <summary>The same as a number times a power of ten of seconds, the number as small as can be: 50 ns is 5, -8.</summary>
    internal (int Factor, int Exponent) InPowersOfTen
    {
        get
        {
            (int factor, int exponent) = (Math.Max(1, Magnitude), Exponent);
            for (; factor > 1 && factor % 10 == 0; factor /= 10)
                exponent++;
            return (factor, exponent);
        }
    }

    /// <summary>The unit as VCD writes it, <c>ns</c>.</summary>
    public string Unit => Exponent switch
    {
        0 => "s",
        -3 => "ms",
        -6 => "us",
        -9 => "ns",
        -12 => "ps",
        -15 => "fs",
        -18 => "as",
        -21 => "zs",
        _ => $"e{Exponent}s",
    };

    /// <summary><c>1 ns</c>.</summary>
    public override string ToString() => $"{Magnitude} {Unit}";
}
