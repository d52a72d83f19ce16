using System.Globalization;
using System.Text;

namespace Hardware.Waveforms.SideCar;

/// <summary>Writes GTKWave's save file (<c>.gtkw</c>): which signals to show, with a group for each scope.</summary>
public static class GtkWaveSave
{
    // Flags of GTKWave's trace lines.
    private const int Hexadecimal = 0x22;
    private const int Binary = 0x28;
    private const int SignedDecimal = 0x424;
    private const int Real = 0x20;
    private const int GroupOpens = 0x800200;
    private const int ClosedGroupOpens = 0xC00200;
    private const int GroupCloses = 0x1000200;
    private const int ClosedGroupCloses = 0x1401200;

    /// <summary>Most signals that a save file shows: GTKWave opens slowly with more.</summary>
    private const int MostSignals = 4000;

    /// <summary>Where the save file of a trace is: its name with <c>.gtkw</c> in place of the extension.</summary>
    public static string PathOf(string trace) => System.IO.Path.ChangeExtension(trace, ".gtkw");

    /// <summary>Writes the save file beside a trace.</summary>
    /// <param name="hierarchy">The trace's hierarchy.</param>
    /// <param name="trace">Path of the trace.</param>
    /// <param name="first">Variables to show before all groups, such as the ones that differ; none when null.</param>
    /// <param name="marker">Time of the marker, if any.</param>
    public static void Write(WaveHierarchy hierarchy, string trace, IEnumerable<Variable>? first = null, long? marker = null) =>
        File.WriteAllText(PathOf(trace), Text(hierarchy, System.IO.Path.GetFileName(trace), first, marker));

    /// <summary>The text of a save file.</summary>
    public static string Text(WaveHierarchy hierarchy, string dumpFile, IEnumerable<Variable>? first = null, long? marker = null)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"[*] Written by Hardware.Waveforms\n[dumpfile] \"{dumpFile}\"\n[timestart] 0\n");
        if (marker is { } time)
            text.Append(CultureInfo.InvariantCulture, $"*0.000000 {time} {string.Join(' ', Enumerable.Repeat("-1", 27))}\n");
        int left = MostSignals;
        foreach (Variable variable in first ?? [])
            Line(text, variable, ref left);
        foreach (Variable variable in hierarchy.Root.Variables)
            Line(text, variable, ref left);
        foreach (Scope scope in hierarchy.Root.Children)
            Group(text, scope, 0, ref left);
        return text.ToString();
    }

    private static void Group(StringBuilder text, Scope scope, int depth, ref int left)
    {
        if (left <= 0 || !HasSignals(scope))
            return;
        // The top two levels are open; what is deeper is there when it is looked for.
        bool closed = depth >= 2;
        Flags(text, closed ? ClosedGroupOpens : GroupOpens).Append('-').Append(scope.Name).Append('\n');
        foreach (Variable variable in scope.Variables)
            Line(text, variable, ref left);
        foreach (Scope child in scope.Children)
            Group(text, child, depth + 1, ref left);
        Flags(text, closed ? ClosedGroupCloses : GroupCloses).Append('-').Append(scope.Name).Append('\n');
    }

    private static bool HasSignals(Scope scope) => scope.Variables.Any(IsShown) || scope.Children.Any(HasSignals);

    private static bool IsShown(Variable variable) => variable.Kind is not (VarKind.Parameter or VarKind.RealParameter);

    private static void Line(StringBuilder text, Variable variable, ref int left)
    {
        if (!IsShown(variable) || left-- <= 0)
            return;
        int flags = variable.Signal.Kind != ValueKind.Bits ? Real
            : variable.Width == 1 ? Binary
            : variable.IsSigned ? SignedDecimal
            : Hexadecimal;
        Flags(text, flags).Append(variable).Append('\n');
    }

    private static StringBuilder Flags(StringBuilder text, int flags) => text.Append(CultureInfo.InvariantCulture, $"@{flags:x}\n");
}
