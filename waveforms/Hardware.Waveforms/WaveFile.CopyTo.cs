using Hardware.Waveforms.Fst;
using Hardware.Waveforms.Vcd;

namespace Hardware.Waveforms;

/// <content>Writing a trace again.</content>
public sealed partial class WaveFile
{
    /// <summary>Writes everything that is loaded to another trace, in the same order of times; the changes at one time are
    /// ordered by signal.</summary>
    /// <param name="writer">A writer to which nothing has been declared. It is not closed.</param>
    public void CopyTo(IWaveWriter writer) => CopyTo(writer, long.MinValue, long.MaxValue);

    /// <summary>The same for a range of times; the values at <paramref name="from"/> come first.</summary>
    /// <param name="writer">A writer to which nothing has been declared. It is not closed.</param>
    /// <param name="from">First time.</param>
    /// <param name="to">Last time.</param>
    public void CopyTo(IWaveWriter writer, long from, long to)
    {
        var handles = new SignalHandle?[Hierarchy.Signals.Count];
        Declare(writer, Hierarchy.Root, handles);
        writer.EndDefinitions();
        Signal[] signals = [.. Hierarchy.Signals.Where(signal => signal.IsLoaded && handles[signal.Index] is not null)];
        if (from > Start)
        {
            writer.Time(from);
            foreach (Signal signal in signals)
                if (signal.ValueAt(from - 1) is { Kind: not ValueKind.None } value)
                    writer.Change(handles[signal.Index]!.Value, in value);
        }
        // For each time a list of the signals that change next at it: moving a signal on costs no search.
        int first = from == long.MinValue ? 0 : Table.LastAtOrBefore(from - 1) + 1;
        int last = Table.LastAtOrBefore(to);
        var head = new int[Math.Max(0, last - first + 1)];
        var next = new int[signals.Length];
        var walks = new ChangeRange.Enumerator[signals.Length];
        for (int i = 0; i < signals.Length; i++)
        {
            walks[i] = signals[i].Changes(from, to).GetEnumerator();
            Enqueue(i);
        }
        var due = new List<int>();
        int dump = 0;
        for (int time = first; time <= last; time++)
        {
            writer.Time(Times[time]);
            for (; dump < DumpSwitches.Count && DumpSwitches[dump].Time <= Times[time]; dump++)
                Mark(writer, DumpSwitches[dump].On);
            due.Clear();
            for (int i = head[time - first]; i != 0; i = next[i - 1])
                due.Add(i - 1);
            due.Sort();
            foreach (int i in due)
            {
                bool more;
                do
                {
                    writer.Change(handles[signals[i].Index]!.Value, walks[i].Current.Value);
                    more = walks[i].MoveNext();
                }
                while (more && walks[i].TimeIndex == time);
                if (more)
                    Push(i);
            }
        }

        void Enqueue(int i)
        {
            if (walks[i].MoveNext())
                Push(i);
        }

        void Push(int i)
        {
            ref int list = ref head[walks[i].TimeIndex - first];
            next[i] = list;
            list = i + 1;
        }
    }

    /// <summary>The options that a writer needs to write the same header.</summary>
    public WaveWriterOptions WriterOptions() => new()
    {
        Timescale = Timescale,
        Writer = Writer,
        Date = Hierarchy.Date,
        Comments = Hierarchy.Comments,
        TimeZero = Hierarchy.TimeZero,
    };

    private static void Mark(IWaveWriter writer, bool on)
    {
        if (writer is VcdWriter vcd)
            vcd.MarkDump(on);
        else if (writer is FstWriter fst)
            fst.MarkDump(on);
    }

    private static void Declare(IWaveWriter writer, Scope scope, SignalHandle?[] handles)
    {
        foreach (Variable variable in scope.Variables)
        {
            var info = new VariableInfo
            {
                Kind = variable.Kind,
                Range = variable.Range,
                WithoutRange = variable.Range is null,
                Dimensions = variable.Dimensions,
                Direction = variable.Direction,
                Enum = variable.Enum,
                TypeName = variable.TypeName,
                IsSigned = variable.IsSigned,
                Fields = variable.Fields,
                Source = variable.Source,
            };
            ref SignalHandle? handle = ref handles[variable.Signal.Index];
            if (handle is { } same)
                writer.Alias(variable.Name, same, info);
            else
                handle = writer.Declare(variable.Name, variable.Signal.Width, info);
        }
        foreach (Scope child in scope.Children)
        {
            writer.BeginScope(child.Name, child.Kind, child.Component, child.Source);
            Declare(writer, child, handles);
            writer.EndScope();
        }
    }
}
