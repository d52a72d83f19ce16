using Hardware.Waveforms.Show;

namespace Hardware.Waveforms.Diff;

/// <summary>Writes a comparison for people: the first difference, then every signal that differs.</summary>
public static class DiffText
{
    private const int ListedNames = 10;

    /// <summary>Writes the report.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="timescale">Of the first trace.</param>
    /// <param name="output">Where to.</param>
    /// <param name="radix">How values are written.</param>
    /// <param name="all">Every difference of each signal, not only its first.</param>
    public static void Write(DiffReport report, Timescale timescale, TextWriter output, WaveRadix radix = WaveRadix.Auto, bool all = false)
    {
        string Time(long time) => TimeText.Of(time, timescale);
        string signals = report.Compared == 1 ? "1 signal" : $"{report.Compared} signals";
        output.Write(report.First is { } first
            ? $"first difference at {Time(first.Difference.From)}: "
              + $"{first.Pair.A} is {Text(first.Pair.A, first.Difference.A)} in the first trace "
              + $"and {Text(first.Pair.B, first.Difference.B)} in the second\n"
            : $"no difference in {signals} from {Time(report.Window.From)} to {Time(report.Window.To)}\n");
        if (report.Signals.Count > 0)
            output.Write($"{report.Signals.Count} of {signals} differ\n\n");
        foreach (SignalDifferences signal in report.Signals)
        {
            string name = signal.Pair.A.Path == signal.Pair.B.Path ? signal.Pair.A.ToString() : $"{signal.Pair.A} / {signal.Pair.B}";
            output.Write($"{name}: {signal.Count} difference{(signal.Count == 1 ? "" : "s")}, {Time(signal.Ticks)} in all\n");
            foreach (Difference difference in all ? signal.Differences : signal.Differences.Take(1))
            {
                string values = $"{Text(signal.Pair.A, difference.A)} | {Text(signal.Pair.B, difference.B)}";
                output.Write($"  {Time(difference.From)} to {Time(difference.To)}: {values}\n");
            }
            if (all && signal.Count > signal.Differences.Count)
                output.Write($"  ... and {signal.Count - signal.Differences.Count} more\n");
        }
        foreach (SignalPair pair in report.Incompatible)
            output.Write($"not compared: {pair.A} has {Shape(pair.A)}, {pair.B} has {Shape(pair.B)}\n");
        List("only in the first trace", report.OnlyInA, output);
        List("only in the second trace", report.OnlyInB, output);

        string Text(Variable variable, WaveValue value) =>
            value.Kind == ValueKind.None ? "nothing yet" : ValueText.Of(variable, value, radix);
    }

    private static string Shape(Variable variable) => variable.Signal.Kind switch
    {
        ValueKind.Real => "a real",
        ValueKind.Text => "a text",
        _ => variable.Width == 1 ? "1 bit" : $"{variable.Width} bits",
    };

    private static void List(string title, IReadOnlyList<Variable> variables, TextWriter output)
    {
        if (variables.Count == 0)
            return;
        string more = variables.Count > ListedNames ? $", and {variables.Count - ListedNames} more" : "";
        output.Write($"{title}: {string.Join(", ", variables.Take(ListedNames))}{more}\n");
    }
}
