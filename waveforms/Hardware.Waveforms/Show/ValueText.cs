using System.Globalization;
using System.Text;

namespace Hardware.Waveforms.Show;

/// <summary>Writes a value for people: in a radix, with enum names, and with x and z kept visible.</summary>
public static class ValueText
{
    /// <summary>The text of a variable's value.</summary>
    /// <param name="variable">Says sign, width and enum.</param>
    /// <param name="value">The value; one that is <see cref="ValueKind.None"/> is written as nothing.</param>
    /// <param name="radix">How to write it. Reals and texts are written the same in every radix.</param>
    public static string Of(Variable variable, WaveValue value, WaveRadix radix = WaveRadix.Auto)
    {
        switch (value.Kind)
        {
            case ValueKind.None:
                return "";
            case ValueKind.Real:
                return Real(value.ToDouble());
            case ValueKind.Text:
                return value.ToString();
        }
        if (radix == WaveRadix.Auto)
        {
            if (variable.Enum?.NameOf(value) is { } name)
                return name;
            if (variable.Fields.Count > 0)
                return BundleText.Of(variable, value);
            radix = Default(variable);
        }
        return radix switch
        {
            WaveRadix.Bin => value.ToString("b"),
            WaveRadix.Oct => value.ToString("o"),
            WaveRadix.Dec => Number(value, "d"),
            WaveRadix.Signed => Number(value, "s"),
            WaveRadix.Ascii => Ascii(value),
            _ => value.ToString("h"),
        };
    }

    /// <summary>The radix that <see cref="WaveRadix.Auto"/> stands for when the value has no enum name.</summary>
    public static WaveRadix Default(Variable variable) =>
        variable.IsSigned ? WaveRadix.Signed : variable.Width == 1 ? WaveRadix.Bin : WaveRadix.Hex;

    /// <summary>True when the text of a value is digits, so that those at its end count least.</summary>
    internal static bool IsNumber(Variable variable, WaveValue value, WaveRadix radix) =>
        value.Kind == ValueKind.Bits && radix != WaveRadix.Ascii
        && (radix != WaveRadix.Auto || variable.Fields.Count == 0 && variable.Enum?.NameOf(value) is null);

    private static string Real(double number) => number.ToString("G10", CultureInfo.InvariantCulture);

    // A number that is not known has no decimal digits: one letter when all bits agree, else the hexadecimal digits.
    private static string Number(WaveValue value, string format)
    {
        if (value.IsKnown)
            return value.ToString(format);
        string bits = value.ToString("b");
        return bits.AsSpan().TrimStart(bits[0]).IsEmpty ? bits[..1] : value.ToString("h");
    }

    private static string Ascii(WaveValue value)
    {
        if (!value.IsKnown)
            return Number(value, "h");
        var text = new StringBuilder();
        for (int low = (value.Width - 1) / 8 * 8; low >= 0; low -= 8)
        {
            int code = (int)(value.Word(low / 64) >> low % 64 & 255);
            if (code != 0 || text.Length > 0)
                text.Append(code is >= 32 and < 127 ? (char)code : '·');
        }
        return text.ToString();
    }
}
