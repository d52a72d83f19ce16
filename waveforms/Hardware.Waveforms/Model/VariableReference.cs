using System.Globalization;

namespace Hardware.Waveforms;

/// <summary>The name of a variable as <c>$var</c> writes it: identifier, dimensions and range taken apart.</summary>
/// <remarks>
/// <code>
/// count [7:0]      name count, range [7:0]           count[7:0]   the same
/// bit [3]          name bit, range [3]               flags[3]     name flags, dimension [3] (an element, as Verilator writes it)
/// mem[3] [7:0]     name mem, dimension [3], range [7:0]
/// \a[0]+b [1:0]    name a[0]+b, range [1:0]: an escaped name ends at white space
/// </code>
/// </remarks>
internal readonly record struct VariableReference(string Name, IReadOnlyList<BitRange> Dimensions, BitRange? Range)
{
    /// <summary>Takes apart a reference whose white space has become single spaces; the last group touching the name is the range
    /// only when it has the variable's width.</summary>
    public static VariableReference Parse(string text, int width)
    {
        int end = text.Length;
        int nameStart = 0;
        int lowest = 0;
        if (text.StartsWith('\\'))
        {
            nameStart = 1;
            int space = text.IndexOf(' ');
            lowest = space < 0 ? text.Length : space;
        }
        List<BitRange>? groups = null;
        bool lastIsSpaced = false;
        while (end > lowest && text[end - 1] == ']')
        {
            int open = text.LastIndexOf('[', end - 1);
            if (open < lowest || open == nameStart || !TryRange(text.AsSpan(open + 1, end - open - 2), out BitRange range))
                break;
            bool spaced = text[open - 1] == ' ';
            if (groups is null)
            {
                lastIsSpaced = spaced || text.AsSpan(open, end - open).Contains(':') && range.Width == width;
                groups = [];
            }
            groups.Insert(0, range);
            end = spaced ? open - 1 : open;
        }
        string name = text[nameStart..Math.Max(nameStart, end)];
        if (groups is null)
            return new VariableReference(name, [], null);
        if (!lastIsSpaced)
            return new VariableReference(name, groups, null);
        BitRange last = groups[^1];
        groups.RemoveAt(groups.Count - 1);
        return new VariableReference(name, groups, last);
    }

    /// <summary>The text that <see cref="Parse"/> takes apart again: escaped only when it must be.</summary>
    public override string ToString()
    {
        string name = Name.Length == 0 ? "\\" : Name;
        if (name.AsSpan().ContainsAny(" \t\r\n\f\v"))
            name = string.Concat(name.Select(c => char.IsWhiteSpace(c) ? '_' : c));
        bool escape = name[0] is '\\' or '$' or '[' || name.EndsWith(']');
        string dimensions = string.Concat(Dimensions);
        // An escaped name ends at white space: dimensions written apart could be taken for a range, so they become part of the name.
        string text = escape && Name.Length > 0 ? $"\\{name}{dimensions}" : name + dimensions;
        return Range is { } range ? $"{text} {range}" : text;
    }

    private static bool TryRange(ReadOnlySpan<char> text, out BitRange range)
    {
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
        int colon = text.IndexOf(':');
        ReadOnlySpan<char> left = colon < 0 ? text : text[..colon];
        ReadOnlySpan<char> right = colon < 0 ? text : text[(colon + 1)..];
        bool ok = int.TryParse(left, style, CultureInfo.InvariantCulture, out int l);
        ok &= int.TryParse(right, style, CultureInfo.InvariantCulture, out int r);
        range = new BitRange(l, r);
        return ok;
    }
}
