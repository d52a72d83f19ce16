using Hardware.Waveforms.Query;
using Hardware.Waveforms.Show;

namespace Hardware.Waveforms.Export;

/// <summary>Copies some signals and some of the time of a trace to a new trace, VCD or FST.</summary>
internal static class TraceExport
{
    public static WaveWriterOptions HeaderOf(WaveFile file) => new()
    {
        Timescale = file.Timescale,
        Writer = file.Writer.Length > 0 ? file.Writer : "Hardware.Waveforms",
        Comments = file.Hierarchy.Comments,
        TimeZero = file.Hierarchy.TimeZero,
        SideCar = true,
    };

    public static void Write(WaveFile file, IReadOnlyList<Variable> variables, IWaveWriter writer, ShowOptions? options)
    {
        options ??= new ShowOptions();
        (long from, long to) = options.Window(file);
        var handles = new Dictionary<Signal, SignalHandle>();
        var wanted = new HashSet<Signal>(variables.Select(variable => variable.Signal));
        Declare(file.Hierarchy.Root, wanted, handles, writer);
        writer.EndDefinitions();
        Signal[] signals = [.. handles.Keys];
        bool[] events = [.. signals.Select(signal => signal.Variables[0].Kind == VarKind.Event)];
        writer.Time(from);
        var merge = new ChangeMerge(signals, from, to);
        while (merge.MoveNext())
        {
            if (merge.Time == from)
            {
                for (int i = 0; i < signals.Length; i++)
                    if (merge.Values[i].Kind != ValueKind.None && (!events[i] || signals[i].Changes(from, from).Count > 0))
                        writer.Change(handles[signals[i]], merge.Values[i]);
                continue;
            }
            writer.Time(merge.Time);
            foreach (int i in merge.Changed)
                writer.Change(handles[signals[i]], merge.Values[i]);
        }
        if (merge.Time < to)
            writer.Time(to); // The trace ends when it ended, not at its last change.
    }

    // A scope is written when something in it, at any depth, is.
    private static void Declare(Scope scope, HashSet<Signal> wanted, Dictionary<Signal, SignalHandle> handles, IWaveWriter writer)
    {
        foreach (Variable variable in scope.Variables.Where(variable => wanted.Contains(variable.Signal)))
        {
            if (handles.TryGetValue(variable.Signal, out SignalHandle known))
                writer.Alias(variable.Name, known, InfoOf(variable));
            else
                handles[variable.Signal] = writer.Declare(variable.Name, variable.Width, InfoOf(variable));
        }
        foreach (Scope child in scope.Children.Where(child => Holds(child, wanted)))
        {
            writer.BeginScope(child.Name, child.Kind, child.Component, child.Source);
            Declare(child, wanted, handles, writer);
            writer.EndScope();
        }
    }

    private static bool Holds(Scope scope, HashSet<Signal> wanted) =>
        scope.Variables.Any(variable => wanted.Contains(variable.Signal)) || scope.Children.Any(child => Holds(child, wanted));

    private static VariableInfo InfoOf(Variable variable) => new()
    {
        Kind = variable.Kind,
        Range = variable.Range,
        Dimensions = variable.Dimensions,
        Direction = variable.Direction,
        Enum = variable.Enum,
        TypeName = variable.TypeName,
        IsSigned = variable.IsSigned,
        Fields = variable.Fields,
        Source = variable.Source,
    };
}
