using System.Collections.Immutable;

namespace Hardware.Generators.Analyzers;

/// <summary>What a diagnostic tells its code fix, in its properties: an analyzer knows the exact text that mends the place.</summary>
public static class Fixes
{
    /// <summary>Text to put behind the expression, which gets parentheses when it needs them: <c>.Truncate(8)</c>.</summary>
    public const string AppendKey = "append";

    /// <summary>Text to put in place of the expression.</summary>
    public const string ReplaceKey = "replace";

    internal static ImmutableDictionary<string, string?> Append(string text) =>
        ImmutableDictionary<string, string?>.Empty.Add(AppendKey, text);

    internal static ImmutableDictionary<string, string?> Replace(string text) =>
        ImmutableDictionary<string, string?>.Empty.Add(ReplaceKey, text);
}
