using System.Text;

namespace Hardware.Waveforms.Show;

/// <summary>Draws one signal as one line of characters.</summary>
internal sealed class WavePen(bool ascii)
{
    private char Low => ascii ? '_' : '▁';
    private char High => ascii ? '~' : '▔';
    private char Rise => ascii ? '/' : '╱';
    private char Fall => ascii ? '\\' : '╲';
    private char Bus => ascii ? '=' : '═';
    private char Turn => ascii ? 'X' : '╳';
    private char Busy => ascii ? '#' : '▒';
    private char Floating => ascii ? '-' : '─';
    private char Happened => ascii ? '^' : '↑';

    private static char Unknown => 'x';

    public string Draw(Variable variable, WaveDrawing.Axis axis, WaveRadix radix)
    {
        var line = new StringBuilder(new string(' ', axis.Columns));
        if (variable.Kind == VarKind.Event)
        {
            foreach (WaveChange change in variable.Signal.Changes(axis.From, axis.To))
                line[axis.ColumnOf(change.Time)] = Happened;
            return line.ToString();
        }
        bool level = variable.Width == 1 && variable.Signal.Kind == ValueKind.Bits && (variable.Enum is null || radix != WaveRadix.Auto);
        WaveValue value = variable.Signal.ValueAt(axis.From);
        int column = 0;
        long time = axis.From;
        var turn = new TurnMarks();
        foreach (WaveChange change in variable.Signal.Changes(axis.From + 1, axis.To))
        {
            int next = axis.ColumnOf(change.Time);
            if (change.Value == value)
                continue;
            if (next > column)
            {
                Fill(line, column, next, variable, value, level, radix, turn);
                turn = new TurnMarks { Before = value };
            }
            else if (change.Time > time)
            {
                turn.Changes++;
            }
            (column, time, value) = (next, change.Time, change.Value);
        }
        Fill(line, column, axis.Columns, variable, value, level, radix, turn);
        return line.ToString();
    }

    /// <summary>What stands at the beginning of a stretch: the value before it, and how many values were passed over in its first
    /// column.</summary>
    private sealed class TurnMarks
    {
        public WaveValue? Before { get; init; }

        public int Changes { get; set; }
    }

    private void Fill(StringBuilder line, int from, int to, Variable variable, WaveValue value, bool level, WaveRadix radix, TurnMarks turn)
    {
        char body = value.Kind == ValueKind.None ? ' ' : level ? LevelOf(value) : All(value, LogicState.HighImpedance) ? Floating : Bus;
        for (int i = from; i < to; i++)
            line[i] = body;
        int label = from;
        if (turn.Changes > 0)
        {
            line[label++] = Busy;
        }
        else if (turn.Before is { } before)
        {
            line[label++] = !level ? Turn
                : LevelOf(before) == Low && body == High ? Rise
                : LevelOf(before) == High && body == Low ? Fall
                : body;
        }
        if (level || value.Kind == ValueKind.None || body == Floating)
            return;
        string text = Fit(ValueText.Of(variable, value, radix), to - label, ValueText.IsNumber(variable, value, radix));
        for (int i = 0; i < text.Length; i++)
            line[label + i] = text[i];
    }

    // Of a number the low digits tell most: the high ones are mostly zeros, or do not change.
    private string Fit(string text, int room, bool number)
    {
        if (number && text.Length > room)
            text = text.TrimStart('0').PadLeft(1, '0');
        char dots = ascii ? '.' : '…';
        return text.Length <= room ? text : room < 3 ? "" : number ? dots + text[^(room - 1)..] : text[..(room - 1)] + dots;
    }

    private char LevelOf(WaveValue value) => value.Kind == ValueKind.None ? ' '
        : value[0].IsOne() ? High
        : value[0].IsZero() ? Low
        : value[0] == LogicState.HighImpedance ? Floating : Unknown;

    private static bool All(WaveValue value, LogicState state)
    {
        if (value.Kind != ValueKind.Bits)
            return false;
        for (int bit = 0; bit < value.Width; bit++)
            if (value[bit] != state)
                return false;
        return true;
    }
}
