using Hardware.Waveforms.SideCar;

namespace Hardware.Waveforms;

/// <summary>What a writer remembers of its declarations: the hierarchy they make, and the numbers that attributes were given.</summary>
internal sealed class WriterDeclarations
{
    private readonly HierarchyBuilder _builder = new();
    private readonly Dictionary<EnumTable, int> _enums = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, int> _sourceFiles = [];

    public WaveHierarchy Hierarchy => _builder.Hierarchy;

    public bool Ended { get; set; }

    public void BeginScope(string name, ScopeKind kind, string? component, SourceLocation? source)
    {
        RefuseAfterEnd();
        _builder.BeginScope(kind, name, component);
        _builder.Current.Source ??= source;
    }

    public void EndScope()
    {
        RefuseAfterEnd();
        if (!_builder.EndScope())
            throw new InvalidOperationException("EndScope was called with no scope open");
    }

    /// <summary>Number of scopes that are open.</summary>
    public int Depth
    {
        get
        {
            int depth = 0;
            for (Scope? scope = _builder.Current; scope.Parent is not null; scope = scope.Parent)
                depth++;
            return depth;
        }
    }

    public Variable Declare(string name, int width, VariableInfo info)
    {
        RefuseAfterEnd();
        ValueKind kind = HierarchyBuilder.KindOf(info.Kind);
        if (kind == ValueKind.Bits)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        width = kind switch { ValueKind.Real => 64, ValueKind.Text => 0, _ => width };
        return Add(name, _builder.AddSignal(width, kind), info);
    }

    public Variable Alias(string name, SignalHandle of, VariableInfo info)
    {
        RefuseAfterEnd();
        if ((uint)of.Index >= (uint)Hierarchy.SignalList.Count)
            throw new ArgumentOutOfRangeException(nameof(of), $"signal handle {of.Index} is not of this writer");
        return Add(name, Hierarchy.SignalList[of.Index], info);
    }

    /// <summary>Writes the side-car and the GTKWave save file that the options ask for.</summary>
    public void WriteCompanions(string trace, WaveWriterOptions options)
    {
        if (trace.Length == 0)
            return;
        if (options.SideCar)
            SideCarFile.Write(Hierarchy, trace);
        if (options.GtkWave)
            GtkWaveSave.Write(Hierarchy, trace);
    }

    public static VariableReference Reference(Variable variable) => new(variable.Name, variable.Dimensions, variable.Range);

    /// <summary>The number of an enum table; <paramref name="isNew"/> when it has not been written yet.</summary>
    public int EnumNumber(EnumTable table, out bool isNew) => Number(_enums, table, out isNew);

    /// <summary>The number of a source file; <paramref name="isNew"/> when it has not been written yet.</summary>
    public int SourceNumber(string file, out bool isNew) => Number(_sourceFiles, file, out isNew);

    /// <summary>The text of an enum table in an attribute: name, count, names, values.</summary>
    public static string EnumText(EnumTable table)
    {
        IEnumerable<string> words = [OneWord(table.Name), $"{table.Entries.Count}",
            .. table.Entries.Select(entry => TextEscapes.Encode(entry.Name)), .. table.Entries.Select(entry => entry.Bits)];
        return string.Join(' ', words);
    }

    /// <summary>A scope's name as a header has it: one word, and a backslash more than it begins with, since readers take one
    /// off.</summary>
    public static string ScopeWord(string name)
    {
        string word = name.Length == 0 ? "" : OneWord(name);
        return word.StartsWith('\\') || word == "$end" ? "\\" + word : word;
    }

    /// <summary>A text as one word that is no command.</summary>
    public static string OneWord(string text)
    {
        string word = string.Concat(text.Select(c => char.IsWhiteSpace(c) || char.IsControl(c) ? '_' : c));
        return word.Length == 0 ? "_" : word;
    }

    private Variable Add(string name, Signal signal, VariableInfo info)
    {
        bool hasRange = signal is { Kind: ValueKind.Bits, Width: > 1 } && !info.WithoutRange;
        BitRange? range = info.Range ?? (hasRange ? new BitRange(signal.Width - 1, 0) : null);
        var reference = new VariableReference(name, info.Dimensions, range);
        Variable variable = _builder.AddVariable(info.Kind, info.Direction, reference, signal.Width, signal);
        if (info.Enum is not null && !_enums.ContainsKey(info.Enum))
            Hierarchy.EnumList.Add(info.Enum);
        variable.Enum = info.Enum;
        variable.TypeName = info.TypeName;
        variable.IsSigned |= info.IsSigned;
        variable.Fields = info.Fields;
        variable.Source = info.Source;
        return variable;
    }

    private static int Number<TKey>(Dictionary<TKey, int> numbers, TKey key, out bool isNew)
        where TKey : notnull
    {
        isNew = !numbers.TryGetValue(key, out int number);
        if (isNew)
            numbers.Add(key, number = numbers.Count + 1);
        return number;
    }

    private void RefuseAfterEnd()
    {
        if (Ended)
            throw new InvalidOperationException("declarations must come before the first Time: declare all scopes and variables first");
    }
}
