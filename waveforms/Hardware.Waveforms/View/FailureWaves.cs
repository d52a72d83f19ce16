namespace Hardware.Waveforms.View;

/// <summary>What a failure leaves for the person who looks into it.</summary>
/// <param name="Trace">The waves themselves; enums and source lines are in the side-car beside them.</param>
/// <param name="SaveFile">What GTKWave is to show of them.</param>
/// <param name="Page">A page for the browser, opened at the failing time.</param>
public sealed record FailureFiles(string Trace, string SaveFile, string Page);

/// <summary>Writes the waves of a failed lockstep, assertion or property so that they open at the failing time, with the signal it is about
/// on top.</summary>
public static class FailureWaves
{
    // Changes of the clock that are seen before the failing time.
    private const int ChangesBefore = 40;

    /// <summary>Writes trace, save file and page into a folder, which is made when it is missing.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="waves">The last cycles before the failure.</param>
    /// <param name="time">When it failed, in time steps.</param>
    /// <param name="signals">Paths of the signals it is about, most important first; those that the trace lacks are left out.</param>
    /// <param name="message">What failed, as one sentence; it stands above the waves.</param>
    /// <param name="name">Name of the files, without extension.</param>
    /// <exception cref="WaveException">WAV0004: a file cannot be written.</exception>
    public static FailureFiles Write(string folder, WaveFile waves, long time, IReadOnlyList<string> signals, string? message = null,
        string name = "failure")
    {
        string trace = Path.Combine(folder, name + ".vcd");
        Guard(trace, () =>
        {
            Directory.CreateDirectory(folder);
            using IWaveWriter writer = WaveFile.Create(trace, Export.TraceExport.HeaderOf(waves));
            waves.CopyTo(writer);
        });
        return WriteBeside(trace, waves, time, signals, message);
    }

    /// <summary>Writes save file and page beside a trace that has been written already.</summary>
    /// <param name="trace">Path of the trace.</param>
    /// <param name="time">When it failed, in time steps.</param>
    /// <param name="signals">Paths of the signals it is about, most important first; those that the trace lacks are left out.</param>
    /// <param name="message">What failed, as one sentence; it stands above the waves.</param>
    /// <exception cref="WaveException">WAV0001 or WAV0003: the trace cannot be read. WAV0004: a file cannot be written.</exception>
    public static FailureFiles Write(string trace, long time, IReadOnlyList<string> signals, string? message = null) =>
        WriteBeside(trace, WaveFile.Open(trace), time, signals, message);

    /// <summary>What the page shows at first: the signals it is about, their neighbours, and all else in folded groups.</summary>
    public static ViewState StateOf(WaveFile waves, long time, IReadOnlyList<string> signals, string? message = null)
    {
        List<Variable> failing = [.. signals.Select(waves.Find).OfType<Variable>()];
        List<Variable> others = [.. waves.Hierarchy.Variables.Where(variable => variable.Signal.IsLoaded && !failing.Contains(variable)
            && variable.Kind is not (VarKind.Parameter or VarKind.RealParameter))];
        HashSet<Scope> near = [.. failing.Select(variable => variable.Scope)];
        long before = WindowBefore(waves, time);
        return new ViewState
        {
            Time = time,
            From = Math.Max(waves.Start, time - before),
            To = Math.Min(waves.End, time + Math.Max(before / 4, 1)),
            Message = message,
            Rows =
            [
                .. failing.Select(variable => new ViewSignal(variable.Path, Tint: "red")),
                .. others.GroupBy(variable => variable.Scope).OrderByDescending(group => near.Contains(group.Key))
                    .Select(group => new ViewGroup(group.Key.Path, [.. group.Select(variable => new ViewSignal(variable.Path))],
                        Open: near.Contains(group.Key))),
            ],
        };
    }

    private static FailureFiles WriteBeside(string trace, WaveFile waves, long time, IReadOnlyList<string> signals, string? message)
    {
        var files = new FailureFiles(trace, SideCar.GtkWaveSave.PathOf(trace), Path.ChangeExtension(trace, ".html"));
        Guard(files.SaveFile, () => SideCar.GtkWaveSave.Write(waves.Hierarchy, trace, signals.Select(waves.Find).OfType<Variable>(), time));
        HtmlView.Write(waves, files.Page,
            new ViewOptions { Title = Path.GetFileName(trace), State = StateOf(waves, time, signals, message) });
        return files;
    }

    // The signal that changes most is the clock, or as good as one.
    private static long WindowBefore(WaveFile waves, long time)
    {
        Signal? clock = waves.Hierarchy.Signals.Where(signal => signal.IsLoaded && signal.Width == 1).MaxBy(signal => signal.ChangeCount);
        if (clock is null || clock.ChangeCount < 2)
            return Math.Max(1, time - waves.Start);
        long[] times = [.. clock.Changes(long.MinValue, time).ToList().TakeLast(ChangesBefore).Select(change => change.Time)];
        return times.Length == 0 ? Math.Max(1, time - waves.Start) : Math.Max(1, time - times[0]);
    }

    private static void Guard(string path, Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WaveException(WaveCodes.CannotWrite, $"'{path}' cannot be written: {e.Message}", e);
        }
    }
}
