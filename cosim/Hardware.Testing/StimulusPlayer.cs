using Hardware.Hdl.Ir;
using Hardware.Hdl.Simulation;
using Hardware.Hdl.Values;

namespace Hardware.Testing;

/// <summary>Sets the inputs of an engine as a stimulus says, and keeps the words that streams offer until they are taken.</summary>
internal sealed class StimulusPlayer
{
    private readonly Engine _engine;
    private readonly Stimulus _stimulus;
    private readonly List<OfferedStream> _streams;
    private readonly List<BitVector[]> _driven = [];
    private bool _isReset;

    public StimulusPlayer(Engine engine, Stimulus stimulus)
    {
        _engine = engine;
        _stimulus = stimulus;
        _streams = OfferedStream.In(engine.Design.Top, stimulus.Columns);
    }

    /// <summary>What was set so far, with the words that were held.</summary>
    public Stimulus Driven => new(_stimulus.Columns, [.. _driven]);

    /// <summary>Whether the resets are active in this cycle.</summary>
    public bool IsReset => _isReset;

    /// <summary>Sets the inputs of the next cycle; gives the domains whose clocks are to rise at its end.</summary>
    public uint Drive()
    {
        var cycle = _driven.Count;
        var values = new BitVector[_stimulus.Columns.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = _stimulus[cycle, i];
        if (cycle > 0)
        {
            foreach (var stream in _streams.Where(stream => stream.IsHeld))
            {
                foreach (var column in stream.Columns)
                    values[column] = _driven[cycle - 1][column];
            }
        }
        _driven.Add(values);
        var domains = Set(values);
        foreach (var stream in _streams)
            stream.IsHeld = !values[stream.Columns[0]].IsZero && _engine.Read(stream.Ready) == 0;
        return domains;
    }

    private uint Set(BitVector[] values)
    {
        var (domains, hasClocks, isReset) = (0u, false, false);
        for (var i = 0; i < values.Length; i++)
        {
            var column = _stimulus.Columns[i];
            switch (column.Kind)
            {
                case ColumnKind.Input:
                    Write(column.Index, values[i]);
                    break;
                case ColumnKind.Reset:
                    isReset = !values[i].IsZero;
                    break;
                default:
                    hasClocks = true;
                    domains |= (uint)values[i].Low << column.Index;
                    break;
            }
        }
        if (isReset != _isReset)
            Reset(isReset);
        return hasClocks ? domains : uint.MaxValue;
    }

    private void Reset(bool active)
    {
        _isReset = active;
        for (var domain = 0; domain < _engine.Design.Top.Domains.Count; domain++)
            _engine.SetReset(domain, active);
    }

    private void Write(int slot, BitVector value)
    {
        if (value.Width <= 64)
        {
            _engine.Write(slot, value.Low);
            return;
        }
        Span<ulong> limbs = stackalloc ulong[value.LimbCount];
        value.CopyTo(limbs);
        _engine.Write(slot, limbs);
    }

    /// <summary>A stream into the design: valid and payload among the columns, ready an output.</summary>
    /// <param name="Columns">Valid first, then the payload's.</param>
    /// <param name="Ready">Slot of ready.</param>
    private sealed record OfferedStream(IReadOnlyList<int> Columns, int Ready)
    {
        /// <summary>A word was offered and not taken.</summary>
        public bool IsHeld { get; set; }

        /// <summary>Streams of a design with one clock; with several, it cannot be seen at whose edge a word moves.</summary>
        public static List<OfferedStream> In(ModuleDef top, IReadOnlyList<InputColumn> columns)
        {
            var streams = new List<OfferedStream>();
            foreach (var (index, valid) in columns.Index())
            {
                if (top.Domains.Count > 1 || valid.Kind != ColumnKind.Input || !valid.Name.EndsWith("_Valid", StringComparison.Ordinal))
                    continue;
                var name = valid.Name[..^"_Valid".Length];
                if (top.Signals.FirstOrDefault(s => s.IsOutput && s.Name == name + "_Ready") is not { } ready)
                    continue;
                var payload = columns.Index().Where(c => IsPayload(c.Item.Name, name)).Select(c => c.Index);
                streams.Add(new OfferedStream([index, .. payload], top.SlotOf(ready)));
            }
            return streams;
        }

        private static bool IsPayload(string column, string stream) =>
            column == stream + "_Payload" || column.StartsWith(stream + "_Payload_", StringComparison.Ordinal);
    }
}
