using System.Globalization;

namespace Hardware.Waveforms.Show;

/// <summary>Times as people write them: <c>120</c> is 120 time steps of the trace, <c>1.2us</c> is converted by its timescale.</summary>
public static class TimeText
{
    private static readonly (string Unit, int Exponent)[] Units =
        [("s", 0), ("ms", -3), ("us", -6), ("ns", -9), ("ps", -12), ("fs", -15), ("as", -18), ("zs", -21)];

    /// <summary>Reads a time.</summary>
    /// <returns>The time in time steps.</returns>
    /// <exception cref="WaveException">WAV0505: it is no time, or falls between two time steps.</exception>
    public static long Parse(string text, Timescale timescale)
    {
        ReadOnlySpan<char> trimmed = text.AsSpan().Trim();
        int digits = trimmed.Length;
        while (digits > 0 && char.IsAsciiLetter(trimmed[digits - 1]))
            digits--;
        string unit = trimmed[digits..].ToString();
        if (!decimal.TryParse(trimmed[..digits],
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowTrailingWhite,
                CultureInfo.InvariantCulture, out decimal number))
            throw new WaveException(WaveCodes.BadTime,
                $"'{text}' is no time: write a number of time steps ({timescale}), or a number with a unit, as in 1.2us");
        if (unit.Length == 0)
        {
            return !decimal.IsInteger(number)
                ? throw new WaveException(WaveCodes.BadTime,
                    $"'{text}' falls between two time steps: write a whole number, or a unit after it")
                : number is >= long.MinValue and <= long.MaxValue ? (long)number : throw Beyond(text, timescale);
        }
        int index = Array.FindIndex(Units, known => known.Unit == unit);
        if (index < 0)
            throw new WaveException(WaveCodes.BadTime, $"'{unit}' in '{text}' is no unit of time: use s, ms, us, ns, ps or fs");
        try
        {
            int shift = Units[index].Exponent - timescale.Exponent;
            decimal steps = shift >= 0 ? number * Power(shift) / timescale.Magnitude : number / Power(-shift) / timescale.Magnitude;
            if (decimal.IsInteger(steps))
                return checked((long)steps);
        }
        catch (OverflowException)
        {
            throw Beyond(text, timescale);
        }
        throw new WaveException(WaveCodes.BadTime,
            $"'{text}' falls between two time steps of {timescale}: write a multiple of {timescale}");
    }

    /// <summary>Writes a time in the unit in which it reads best, exactly: <c>120 ns</c>, <c>1.25 us</c>.</summary>
    public static string Of(long time, Timescale timescale) => Of(time, timescale, BestExponent(time, timescale));

    /// <summary>Writes a time in the unit of 10^<paramref name="exponent"/> seconds.</summary>
    public static string Of(long time, Timescale timescale, int exponent)
    {
        int shift = timescale.Exponent - exponent;
        if (Math.Abs(shift) > 26)
            return $"{time} x {timescale}";
        decimal number = (decimal)time * timescale.Magnitude;
        number = shift >= 0 ? number * Power(shift) : number / Power(-shift);
        string digits = number.ToString(CultureInfo.InvariantCulture);
        if (digits.Contains('.'))
            digits = digits.TrimEnd('0').TrimEnd('.');
        return $"{digits} {new Timescale(1, exponent).Unit}";
    }

    /// <summary>The exponent of the largest unit in which all multiples of a step are whole numbers.</summary>
    internal static int WholeExponent(long step, Timescale timescale)
    {
        int exponent = timescale.Exponent;
        for (Int128 rest = (Int128)step * timescale.Magnitude; rest != 0 && rest % 10 == 0; rest /= 10)
            exponent++;
        return Math.Clamp(Floor(exponent), -21, 0);
    }

    /// <summary>The exponent (a multiple of three, at most 0) of the unit in which a time has one to three digits before the
    /// point.</summary>
    public static int BestExponent(long time, Timescale timescale)
    {
        if (time == 0)
            return Floor(timescale.Exponent);
        double decade = Math.Log10(Math.Abs((double)time) * timescale.Magnitude) + timescale.Exponent;
        return Math.Clamp(Floor((int)Math.Floor(decade + 1e-9)), -21, 0);
    }

    private static WaveException Beyond(string text, Timescale timescale) =>
        new(WaveCodes.BadTime, $"'{text}' is beyond the times that a trace of {timescale} steps can hold: write a smaller one");

    private static int Floor(int exponent) => (int)Math.Floor(exponent / 3.0) * 3;

    private static decimal Power(int exponent)
    {
        decimal power = 1;
        for (int i = 0; i < exponent; i++)
            power *= 10;
        return power;
    }
}
