namespace Hardware.Waveforms.Tests;

/// <summary>
/// A trace drawn from a list of numbers, so that FsCheck can make and shrink it: declarations first, then times and changes.
/// </summary>
internal sealed class TraceProgram(int[] numbers)
{
    private static readonly string[] s_names =
        ["a", "b", "count", "data", "x$y", "_z9", "we ird", "a.b", "br[3]", "[", "\\back", "$end", "ünïcode", "mem", "!", "(0)"];

    private readonly List<(SignalHandle Handle, VarKind Kind, int Width)> _signals = [];
    private int _at;

    /// <summary>What was written of each signal, in the form of <see cref="Trace.Changes(Signal)"/>.</summary>
    public List<List<string>> Written { get; } = [];

    public void Write(IWaveWriter writer)
    {
        Declare(writer, 0);
        if (_signals.Count == 0)
            Add(writer.Declare("only", 3), VarKind.Wire, 3);
        writer.EndDefinitions();
        long time = 0;
        writer.Time(time);
        while (_at < numbers.Length)
        {
            if (Next(5) == 0)
                writer.Time(time += Next(4) == 0 ? 1 + (long)Next(1 << 30) * Next(1000) : 1 + Next(20));
            Change(writer, time);
        }
    }

    private int Next(int below) => _at < numbers.Length ? Math.Abs(numbers[_at++] % below) : 0;

    private void Declare(IWaveWriter writer, int depth)
    {
        for (int count = Next(6); count > 0; count--)
        {
            switch (Next(4))
            {
                case 0 when depth < 4:
                    string name = s_names[Next(s_names.Length)] + (Next(3) == 0 ? "" : _at);
                    writer.BeginScope(name, (ScopeKind)Next(22), null, Next(3) == 0 ? new SourceLocation("File.cs", Next(99)) : null);
                    Declare(writer, depth + 1);
                    writer.EndScope();
                    break;
                case 1 when _signals.Count > 0:
                    (SignalHandle handle, VarKind kind, _) = _signals[Next(_signals.Count)];
                    writer.Alias("alias" + _at, handle, new VariableInfo { Kind = kind });
                    break;
                default:
                    DeclareVariable(writer);
                    break;
            }
        }
    }

    private void DeclareVariable(IWaveWriter writer)
    {
        VarKind[] kinds =
            [VarKind.Wire, VarKind.Reg, VarKind.Real, VarKind.String, VarKind.Logic, VarKind.Int, VarKind.Enum, VarKind.Event];
        VarKind kind = kinds[Next(kinds.Length)];
        int[] widths = [1, 1, 2, 7, 8, 9, 16, 31, 32, 33, 63, 64, 65, 127, 128, 200];
        int width = kind switch { VarKind.Real => 64, VarKind.String => 0, VarKind.Event => 1, _ => widths[Next(widths.Length)] };
        EnumTable? table = kind == VarKind.Enum && width <= 64 ? new EnumTable("E" + _at, width, [("IDLE", 0), ("RUN it", 1)]) : null;
        var info = new VariableInfo
        {
            Kind = kind,
            Range = width > 1 && Next(3) == 0 ? new BitRange(5, 5 + width - 1) : null,
            Dimensions = Next(5) == 0 ? [new BitRange(Next(8), Next(8))] : [],
            Enum = table,
            Source = Next(4) == 0 ? new SourceLocation("Other.cs", Next(99)) : null,
            TypeName = Next(6) == 0 ? "some_t" : null,
        };
        Add(writer.Declare(s_names[Next(s_names.Length)] + (Next(4) == 0 ? "" : _at), width, info), kind, width);
    }

    private void Add(SignalHandle handle, VarKind kind, int width)
    {
        _signals.Add((handle, kind, width));
        Written.Add([]);
    }

    private void Change(IWaveWriter writer, long time)
    {
        (SignalHandle handle, VarKind kind, int width) = _signals[Next(_signals.Count)];
        WaveValue value;
        if (kind == VarKind.Real)
        {
            value = WaveValue.FromDouble(Next(8) switch
            {
                0 => double.NaN,
                1 => double.PositiveInfinity,
                2 => double.NegativeInfinity,
                3 => double.Epsilon,
                _ => Next(1000) / 7.0,
            });
            writer.Change(handle, value.ToDouble());
        }
        else if (kind == VarKind.String)
        {
            string[] texts = ["", "plain", "with space", "tab\tline\n", "quote\"'\\", "ünïcode", "\x01"];
            value = WaveValue.FromText(texts[Next(texts.Length)]);
            writer.Change(handle, value.ToString().AsSpan());
        }
        else
        {
            string letters = Next(5) switch { 0 => "01xz", 1 => "01xzhulw-", 2 => "x", _ => "01" };
            var random = new Random(Next(int.MaxValue));
            value = WaveValue.Parse(string.Concat(Enumerable.Range(0, width).Select(_ => letters[random.Next(letters.Length)])));
            WriteBits(writer, handle, value);
        }
        Written[handle.Index].Add($"{time}:{value}");
    }

    // Every way in that can carry the value is used.
    private void WriteBits(IWaveWriter writer, SignalHandle handle, WaveValue value)
    {
        ulong[] words = [.. Enumerable.Range(0, value.WordCount).Select(value.Word)];
        if (value.IsKnown && value.TryGetUInt64(out ulong number) && value == WaveValue.FromUInt64(number, value.Width) && Next(2) == 0)
            writer.Change(handle, number);
        else if (value == WaveValue.FromWords(words, value.Width) && Next(2) == 0)
            writer.Change(handle, words);
        else if (Next(2) == 0)
            writer.Change(handle, in value);
        else
            writer.Change(handle, value.ToString().AsSpan());
    }
}
