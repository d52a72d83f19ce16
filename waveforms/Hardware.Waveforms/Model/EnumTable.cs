namespace Hardware.Waveforms;

/// <summary>The names of the values of an enumeration, as <c>$attrbegin misc 07</c> declares them.</summary>
public sealed class EnumTable
{
    private readonly Dictionary<string, string> _nameOfBits;

    /// <summary>A table of (name, value) pairs.</summary>
    /// <param name="name">Name of the enumeration type.</param>
    /// <param name="entries">Names with their values in binary digits, most significant first (x and z allowed).</param>
    public EnumTable(string name, IEnumerable<(string Name, string Bits)> entries)
    {
        Name = name;
        Entries = [.. entries];
        _nameOfBits = [];
        foreach ((string entry, string bits) in Entries)
            _nameOfBits.TryAdd(Trim(bits), entry);
    }

    /// <summary>A table of (name, number) pairs of <paramref name="width"/> bits.</summary>
    public EnumTable(string name, int width, IEnumerable<(string Name, ulong Value)> entries)
        : this(name, entries.Select(entry => (entry.Name, WaveValue.FromUInt64(entry.Value, width).ToString())))
    {
    }

    /// <summary>Name of the enumeration type.</summary>
    public string Name { get; }

    /// <summary>Names with their values in binary digits, in the order declared.</summary>
    public IReadOnlyList<(string Name, string Bits)> Entries { get; }

    /// <summary>The name of a value, or null when it has none.</summary>
    public string? NameOf(WaveValue value) => _nameOfBits.GetValueOrDefault(Trim(value.ToString()));

    /// <summary>The value, in binary digits, of a name; null when there is no such name.</summary>
    public string? BitsOf(string entryName)
    {
        foreach ((string name, string bits) in Entries)
            if (name == entryName)
                return bits;
        return null;
    }

    // Tables write short values without leading zeros: compare without them.
    private static string Trim(string bits)
    {
        string trimmed = bits.TrimStart('0');
        return trimmed.Length == 0 ? "0" : trimmed.ToLowerInvariant();
    }
}
