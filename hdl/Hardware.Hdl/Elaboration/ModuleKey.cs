using System.Collections;
using System.Globalization;

namespace Hardware.Hdl;

/// <summary>Type and parameters of a module; two modules of equal keys are instances of one definition. Lists compare by content.</summary>
public sealed class ModuleKey(Type type, IReadOnlyList<(string Name, object? Value)> parameters) : IEquatable<ModuleKey>
{
    /// <summary>The module's class.</summary>
    public Type Type { get; } = type;

    /// <summary>Parameters and their values, in order.</summary>
    public IReadOnlyList<(string Name, object? Value)> Parameters { get; } = parameters;

    /// <inheritdoc/>
    public bool Equals(ModuleKey? other)
    {
        if (other is null || Type != other.Type || Parameters.Count != other.Parameters.Count)
            return false;
        for (var i = 0; i < Parameters.Count; i++)
        {
            if (!SameValue(Parameters[i].Value, other.Parameters[i].Value))
                return false;
        }
        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ModuleKey);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Type);
        foreach (var (_, value) in Parameters)
            hash.Add(value is IEnumerable and not string ? 0 : value?.GetHashCode() ?? 0);
        return hash.ToHashCode();
    }

    /// <summary>Parameters as text for names, comments and messages.</summary>
    public IReadOnlyList<(string Name, string Value)> Describe()
    {
        var texts = new (string, string)[Parameters.Count];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = (Parameters[i].Name, Text(Parameters[i].Value));
        return texts;
    }

    private static bool SameValue(object? left, object? right) => Equals(left, right) || SameElements(left, right);

    private static bool SameElements(object? left, object? right) =>
        left is IEnumerable a and not string && right is IEnumerable b and not string
        && a.Cast<object?>().SequenceEqual(b.Cast<object?>(), new ContentComparer());

    private static string Text(object? value) => value switch
    {
        null => "null",
        string text => text,
        IEnumerable list => string.Join(", ", list.Cast<object?>().Select(Text)),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private sealed class ContentComparer : IEqualityComparer<object?>
    {
        public new bool Equals(object? x, object? y) => SameValue(x, y);

        public int GetHashCode(object? obj) => obj?.GetHashCode() ?? 0;
    }
}
