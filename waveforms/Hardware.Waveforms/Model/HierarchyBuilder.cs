using System.Globalization;

namespace Hardware.Waveforms;

/// <summary>Builds a <see cref="WaveHierarchy"/> in the order a header declares it; what attributes say is kept for the
/// declaration after them.</summary>
internal sealed class HierarchyBuilder
{
    private readonly Dictionary<(Scope Parent, string Name, ScopeKind Kind), Scope> _scopes = [];
    private readonly Dictionary<long, EnumTable> _enums = [];
    private readonly Dictionary<long, string> _sourceFiles = [];
    private EnumTable? _enum;
    private string? _typeName;
    private SourceLocation? _source;

    public HierarchyBuilder() => Current = Hierarchy.Root;

    public WaveHierarchy Hierarchy { get; } = new();

    public Scope Current { get; private set; }

    /// <summary>Opens a scope; one of the same name and kind that was closed before is opened again.</summary>
    public void BeginScope(ScopeKind kind, string name, string? component)
    {
        if (!_scopes.TryGetValue((Current, name, kind), out Scope? scope))
        {
            scope = new Scope(Current, kind, name, component, Hierarchy.ScopeList.Count) { Source = _source };
            _scopes.Add((Current, name, kind), scope);
            Hierarchy.ScopeList.Add(scope);
        }
        ForgetAttributes();
        Current = scope;
    }

    /// <summary>Closes the scope; false when none is open.</summary>
    public bool EndScope()
    {
        if (Current.Parent is not { } parent)
            return false;
        Current = parent;
        return true;
    }

    public Signal AddSignal(int width, ValueKind kind)
    {
        var signal = new Signal(Hierarchy.SignalList.Count, width, kind);
        Hierarchy.SignalList.Add(signal);
        return signal;
    }

    public Variable AddVariable(VarKind kind, VarDirection direction, VariableReference reference, int width, Signal signal)
    {
        var variable = new Variable(Current, kind, reference.Name, width, signal)
        {
            Range = reference.Range,
            Dimensions = reference.Dimensions,
            Direction = direction,
            Enum = _enum,
            TypeName = _typeName,
            Source = _source,
            IsSigned = kind is VarKind.Integer or VarKind.Int or VarKind.ShortInt or VarKind.LongInt or VarKind.Byte,
        };
        ForgetAttributes();
        signal.Add(variable);
        Current.Add(variable);
        Hierarchy.VariableList.Add(variable);
        return variable;
    }

    /// <summary>A <c>misc</c> attribute of GTKWave; false when it makes no sense.</summary>
    public bool Attribute(int subtype, string name, long argument)
    {
        switch (subtype)
        {
            case 0:
                Hierarchy.CommentList.Add(name);
                return true;
            case 2:
                _typeName = name.Length > 0 ? name : null;
                return true;
            case 3:
                _sourceFiles[argument] = name;
                return true;
            case 4 or 5:
                if (!long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out long file)
                    || !_sourceFiles.TryGetValue(file, out string? path))
                    return false;
                _source = new SourceLocation(path, (int)Math.Clamp(argument, 0, int.MaxValue));
                return true;
            case 7 when name.Length > 0:
                if (ParseEnum(name) is not { } table)
                    return false;
                _enums[argument] = table;
                Hierarchy.EnumList.Add(table);
                return true;
            case 7:
                return _enums.TryGetValue(argument, out _enum);
            default:
                return true;
        }
    }

    public static ValueKind KindOf(VarKind kind) => kind switch
    {
        VarKind.Real or VarKind.RealParameter or VarKind.RealTime or VarKind.ShortReal => ValueKind.Real,
        VarKind.String => ValueKind.Text,
        _ => ValueKind.Bits,
    };

    private void ForgetAttributes()
    {
        _enum = null;
        _typeName = null;
        _source = null;
    }

    // name count literal... bits...
    private static EnumTable? ParseEnum(string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2
            || !int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            || words.Length != 2 + 2 * (long)count)
            return null;
        IEnumerable<(string, string)> members = Enumerable.Range(0, count)
            .Select(i => (TextEscapes.Decode(words[2 + i]), TextEscapes.Decode(words[2 + count + i])));
        return new EnumTable(words[0], members);
    }
}
