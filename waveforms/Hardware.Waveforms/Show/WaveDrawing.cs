using System.Text;
using Hardware.Waveforms.Query;

namespace Hardware.Waveforms.Show;

/// <summary>Draws waves with characters, one line for each signal.</summary>
/// <remarks>
/// <code>
///            0 ns      20 ns     40 ns
/// clock      ▁▁╱▔▔▔▔╲▁▁▁▁╱▔▔▔▔╲▁▁
/// count[3:0] 0═════╳1════════╳2══
/// </code>
/// Time is drawn to scale. When all changes fall on a common step, each step gets the same number of columns, so that clocks look even.
/// A column in which a signal changes more than once is marked as busy.
/// </remarks>
public static class WaveDrawing
{
    private const int WidestStep = 12;

    /// <summary>Draws the waves.</summary>
    /// <exception cref="WaveException">WAV0505: there is no time in the window.</exception>
    public static void Write(WaveFile file, IReadOnlyList<Variable> variables, TextWriter output, ShowOptions? options = null)
    {
        options ??= new ShowOptions();
        (long from, long to) = options.Window(file);
        string scope = SignalSelection.CommonScope(variables);
        string[] names = [.. variables.Select(variable => variable.ToString()[scope.Length..])];
        int margin = names.Max(name => name.Length) + 1;
        var axis = Axis.Of(variables, from, to, Math.Max(16, options.Width - margin));
        var pen = new WavePen(options.Ascii);
        if (scope.Length > 0)
            output.Write($"{scope[..^1]}\n\n");
        output.Write((new string(' ', margin) + Ruler(file, axis)).TrimEnd() + "\n");
        for (int i = 0; i < variables.Count; i++)
            output.Write((names[i].PadRight(margin) + pen.Draw(variables[i], axis, options.Radix)).TrimEnd() + "\n");
    }

    private static string Ruler(WaveFile file, Axis axis)
    {
        var line = new StringBuilder(new string(' ', axis.Columns + 24));
        int unit = TimeText.WholeExponent(Gcd(axis.From, axis.TimeAt(axis.LabelStep) - axis.From), file.Timescale);
        int end = 0;
        for (int column = 0; column < axis.Columns; column += axis.LabelStep)
        {
            string label = TimeText.Of(axis.TimeAt(column), file.Timescale, unit);
            if (column < end)
                continue;
            for (int i = 0; i < label.Length; i++)
                line[column + i] = label[i];
            end = column + label.Length + 2;
        }
        return line.ToString();
    }

    internal static long Gcd(long a, long b)
    {
        while (b != 0)
            (a, b) = (b, a % b);
        return Math.Abs(a);
    }

    /// <summary>How times are laid out on columns: a step of time takes some columns, or a column takes some time.</summary>
    internal sealed record Axis(long From, long To, int Columns, long Step, int ColumnsPerStep)
    {
        /// <summary>Columns between two labels: whole steps, at least ten columns.</summary>
        public int LabelStep => ColumnsPerStep > 1 ? ColumnsPerStep * ((9 + ColumnsPerStep) / ColumnsPerStep) : 10;

        public long TimeAt(int column) => From + column / ColumnsPerStep * Step;

        public int ColumnOf(long time) => (int)Math.Min(Columns, (time - From) / Step * ColumnsPerStep);

        public static Axis Of(IReadOnlyList<Variable> variables, long from, long to, int width)
        {
            long common = 0;
            foreach (Variable variable in variables)
                foreach (WaveChange change in variable.Signal.Changes(from + 1, to))
                {
                    common = Gcd(common, change.Time - from);
                    if (common == 1)
                        break;
                }
            if (common == 0)
                common = Math.Max(1, to - from);
            long steps = (to - from) / common + 1;
            if (steps * 2 <= width)
            {
                int columns = (int)Math.Min(WidestStep, width / steps);
                return new Axis(from, to, (int)steps * columns, common, columns);
            }
            long step = Round((to - from + width) / width);
            return new Axis(from, to, (int)((to - from) / step) + 1, step, 1);
        }

        // Up to a number that reads well on the ruler.
        private static long Round(long step)
        {
            long power = 1;
            while (step / power >= 10)
                power *= 10;
            foreach (long digit in (ReadOnlySpan<long>)[1, 2, 3, 4, 5, 6, 8])
                if (digit * power >= step)
                    return digit * power;
            return 10 * power;
        }
    }
}
