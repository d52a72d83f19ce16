namespace Hardware.Waveforms.Diff;

/// <summary>Pairs of path patterns that say which signal of one trace is which of another.</summary>
/// <remarks>
/// A mapping file has one pair a line; <c>#</c> begins a comment. What <c>*</c> (within a name) or <c>**</c> (any depth) stands for on the
/// left is put in its place on the right:
/// <code>
/// top.dut.count    = TOP.counter.value
/// top.fifo.**      = tb.uut.queue.**
/// </code>
/// </remarks>
public sealed class NameMapping
{
    private readonly List<(string Left, string Right)> _pairs = [];

    /// <summary>Number of pairs.</summary>
    public int Count => _pairs.Count;

    /// <summary>Adds a pair.</summary>
    /// <exception cref="WaveException">WAV0507: the two do not have the same stars.</exception>
    public NameMapping Add(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0 || !Stars(left).SequenceEqual(Stars(right)))
            throw new WaveException(WaveCodes.BadMapping,
                $"'{left} = {right}' is no mapping: write a path on both sides, with the same stars in the same order");
        _pairs.Add((left, right));
        return this;
    }

    /// <summary>Reads a mapping file.</summary>
    /// <exception cref="WaveException">WAV0001: it cannot be opened. WAV0507: a line is no mapping.</exception>
    public static NameMapping Read(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WaveException(WaveCodes.CannotOpen, $"the mapping file '{path}' cannot be opened: {e.Message}", e);
        }
        var mapping = new NameMapping();
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Split('#')[0].Trim();
            if (line.Length == 0)
                continue;
            string[] sides = line.Split('=', StringSplitOptions.TrimEntries);
            if (sides.Length != 2)
                throw new WaveException(WaveCodes.BadMapping, $"{path}:{i + 1}: '{line}' is no mapping: write 'path = path'");
            mapping.Add(sides[0], sides[1]);
        }
        return mapping;
    }

    /// <summary>The path in the other trace that a path stands for; null when no pair fits.</summary>
    public string? Map(string path)
    {
        foreach ((string left, string right) in _pairs)
        {
            var taken = new List<string>();
            if (Match(left, path, taken))
                return Substitute(right, taken);
        }
        return null;
    }

    private static IEnumerable<string> Stars(string pattern)
    {
        for (int i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '*')
                continue;
            bool deep = i + 1 < pattern.Length && pattern[i + 1] == '*';
            yield return deep ? "**" : "*";
            i += deep ? 1 : 0;
        }
    }

    private static bool Match(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text, List<string> taken)
    {
        int star = pattern.IndexOf('*');
        if (star < 0)
            return pattern.SequenceEqual(text);
        if (!text.StartsWith(pattern[..star], StringComparison.Ordinal))
            return false;
        bool deep = pattern.Length > star + 1 && pattern[star + 1] == '*';
        ReadOnlySpan<char> rest = pattern[(star + (deep ? 2 : 1))..];
        text = text[star..];
        for (int length = 0; length <= text.Length; length++)
        {
            if (length > 0 && !deep && text[length - 1] == '.')
                return false;
            int count = taken.Count;
            taken.Add(text[..length].ToString());
            if (Match(rest, text[length..], taken))
                return true;
            taken.RemoveRange(count, taken.Count - count);
        }
        return false;
    }

    private static string Substitute(string pattern, List<string> taken)
    {
        string result = "";
        int next = 0;
        for (int i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '*')
            {
                result += pattern[i];
                continue;
            }
            if (i + 1 < pattern.Length && pattern[i + 1] == '*')
                i++;
            result += taken[next++];
        }
        return result;
    }
}
