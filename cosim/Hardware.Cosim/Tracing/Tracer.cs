using System.Numerics;
using System.Runtime.Intrinsics;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Simulation;
using Hardware.Waveforms;
using IrSignal = Hardware.Hdl.Ir.Signal;
using WaveHandle = Hardware.Waveforms.SignalHandle;

namespace Hardware.Cosim.Tracing;

/// <summary>
/// Writes what an engine's signals are, cycle by cycle, to a VCD or FST: one sample before each clock edge, of settled values. All
/// nets are read as one row; those that differ from the row of the cycle before are written.
/// </summary>
/// <remarks>
/// Cycle n lasts from time 10n to 10n + 10: its clock edge is at its start, so that registers change with the edge, and inputs and wires
/// are shown with what they were during the cycle.
/// </remarks>
public sealed class Tracer
{
    private readonly Engine _engine;
    private readonly IWaveWriter _writer;
    private readonly TraceOptions _options;
    private readonly Nets _nets;
    private readonly Dictionary<int, WaveHandle> _handles = [];
    private readonly List<int> _slots = [];
    private readonly List<int> _wideSlots = [];
    private readonly WaveHandle[] _probes;
    private readonly List<(WaveHandle Handle, int Domain)> _clocks = [];
    private readonly List<WaveHandle> _resets = [];
    private readonly bool[] _resetActive;
    private readonly SignalRow _row;
    private readonly ulong[] _last;
    private readonly WaveHandle[] _changed;
    private readonly ulong[] _values;
    private readonly List<Word> _words = [];
    private readonly ulong[] _word;
    private readonly bool[] _resetWritten;
    private long _clockFalls = -1;
    private uint _risen;
    private bool _first = true;

    /// <summary>Declares the chosen signals in the scope that is open; the writer stays the caller's.</summary>
    public Tracer(Engine engine, IWaveWriter writer, TraceOptions? options = null)
    {
        _engine = engine;
        _writer = writer;
        _options = options ?? new TraceOptions();
        var top = engine.Design.Top;
        _nets = new Nets(engine.Design);
        _resetActive = new bool[top.Domains.Count];
        _resetWritten = new bool[top.Domains.Count];
        var globs = _options.Signals.SelectMany(glob => new SignalMap(engine.Design).Match(glob)).Select(info => info.Slot).ToHashSet();
        if (_options.Signals.Count > 0 && globs.Count == 0)
            throw new SimulationException(
                "SIM3005",
                $"no signal of {top.Name} matches {string.Join(", ", _options.Signals)}: './hw wave' globs are written like Top.queue.**.");
        var enums = new Dictionary<EnumType, EnumTable>();
        _writer.BeginScope(top.Name, component: top.Name, source: Source(top.Source));
        foreach (var domain in top.Domains)
        {
            _clocks.Add((_writer.Declare(domain.ClockName, 1, new VariableInfo { Direction = VarDirection.Input }), domain.Index));
            _resets.Add(_writer.Declare(domain.ResetName, 1, new VariableInfo { Direction = VarDirection.Input }));
        }
        Declare(top, 0, globs, enums);
        _writer.EndScope();
        // Those of one limb first: where they are in the row is which they are.
        int[] slots = [.. _slots, .. _wideSlots];
        _probes = [.. slots.Select(slot => _handles[_nets.Of(slot)])];
        _changed = new WaveHandle[_slots.Count];
        _values = new ulong[_slots.Count];
        _row = engine.Row(slots);
        _last = new ulong[_row.Length];
        _word = new ulong[_words.Select(word => word.Last.Length).DefaultIfEmpty(1).Max()];
    }

    /// <summary>Nets and words traced.</summary>
    public int Count => _probes.Length + _words.Count;

    /// <summary>Tells the state of a reset, which engines do not give back.</summary>
    public void SetReset(int domain, bool active) => _resetActive[domain] = active;

    /// <summary>Time at which a cycle starts.</summary>
    public long TimeOf(long cycle) => cycle * _options.CycleTime;

    /// <summary>
    /// Writes what changed since the last sample, as the values of a cycle that an edge of the domains in <paramref name="risen"/> began.
    /// </summary>
    public void Sample(long cycle, uint risen = uint.MaxValue)
    {
        FallEdge(cycle);
        _writer.Time(TimeOf(cycle));
        WriteChanges(cycle, risen);
    }

    /// <summary>
    /// Writes the falling edge in the middle of the cycle before; several tracers on one writer do so before the first writes on.
    /// </summary>
    internal void FallEdge(long cycle)
    {
        if (_clockFalls < 0 || _clockFalls >= TimeOf(cycle))
            return;
        _writer.Time(_clockFalls);
        foreach (var (clock, domain) in _clocks)
            if ((_risen >> domain & 1) != 0)
                _writer.Change(clock, 0);
    }

    /// <summary>Writes what changed at the present time.</summary>
    internal void WriteChanges(long cycle, uint risen)
    {
        foreach (var (clock, domain) in _clocks)
            if (_first || (risen >> domain & 1) != 0)
                _writer.Change(clock, risen >> domain & 1);
        for (var i = 0; i < _resets.Count; i++)
            if (_first || _resetActive[i] != _resetWritten[i])
                _writer.Change(_resets[i], (_resetWritten[i] = _resetActive[i]) ? 1u : 0u);
        _risen = risen;
        _clockFalls = risen == 0 ? -1 : TimeOf(cycle) + _options.CycleTime / 2;
        WriteSignals(_row.Read());
        foreach (var word in _words)
        {
            var now = _word.AsSpan(0, word.Last.Length);
            _engine.ReadMemory(word.Slot, word.Address, now);
            if (!_first && now.SequenceEqual(word.Last))
                continue;
            now.CopyTo(word.Last);
            _writer.Change(word.Handle, now);
        }
        _first = false;
    }

    private void WriteSignals(ReadOnlySpan<ulong> row)
    {
        // Which have changed is found many at a time and without a branch for each, which no processor could foresee.
        var count = 0;
        for (var start = 0; start < _slots.Count; start += 64)
        {
            var block = Math.Min(64, _slots.Count - start);
            var different = _first ? ulong.MaxValue >> (64 - block) : Different(row.Slice(start, block), _last.AsSpan(start, block));
            for (; different != 0; different &= different - 1)
            {
                var signal = start + BitOperations.TrailingZeroCount(different);
                _changed[count] = _probes[signal];
                _values[count++] = row[signal];
            }
        }
        _writer.Change(_changed.AsSpan(0, count), _values.AsSpan(0, count));
        for (var signal = _slots.Count; signal < _probes.Length; signal++)
        {
            var (start, end) = (_row.StartOf(signal), _row.StartOf(signal + 1));
            if (_first || !row[start..end].SequenceEqual(_last.AsSpan(start..end)))
                _writer.Change(_probes[signal], row[start..end]);
        }
        row.CopyTo(_last);
    }

    /// <summary>A 1 for each of at most 64 limbs that differ.</summary>
    private static ulong Different(ReadOnlySpan<ulong> now, ReadOnlySpan<ulong> before)
    {
        var (equal, at) = (0UL, 0);
        for (; at + Vector512<ulong>.Count <= now.Length; at += Vector512<ulong>.Count)
            equal |= Vector512.Equals(Vector512.Create(now[at..]), Vector512.Create(before[at..])).ExtractMostSignificantBits() << at;
        for (; at < now.Length; at++)
            equal |= (now[at] == before[at] ? 1UL : 0) << at;
        return ~equal & (ulong.MaxValue >> (64 - now.Length));
    }

    private void Declare(ModuleDef module, int start, HashSet<int> chosen, Dictionary<EnumType, EnumTable> enums)
    {
        foreach (var signal in module.Signals)
        {
            var slot = start + module.SlotOf(signal);
            if (signal.Kind == SignalKind.Local || !Chosen(slot) || !_engine.IsObservable(slot))
                continue;
            var net = _nets.Of(slot);
            if (_handles.TryGetValue(net, out var known))
            {
                _writer.Alias(signal.Name, known, Describe(signal, enums));
                continue;
            }
            _handles[net] = _writer.Declare(signal.Name, signal.Shape.Width, Describe(signal, enums));
            (signal.Shape.Width <= 64 ? _slots : _wideSlots).Add(slot);
        }
        foreach (var memory in module.Memories)
        {
            var slot = start + module.SlotOf(memory);
            if (_options.MemoryWords == 0 || !Chosen(slot) || !_engine.IsObservable(slot))
                continue;
            var info = new VariableInfo { Kind = VarKind.Reg, IsSigned = memory.Word.Signed, Source = Source(memory.Source) };
            for (var address = 0; address < Math.Min(memory.Depth, _options.MemoryWords); address++)
            {
                var handle = _writer.Declare($"{memory.Name}[{address}]", memory.Word.Width, info);
                _words.Add(new Word(handle, slot, address, new ulong[(memory.Word.Width + 63) / 64]));
            }
        }
        foreach (var instance in module.Instances)
            for (var element = 0; element < instance.Count; element++)
            {
                var first = start + module.SlotOf(instance, element);
                if (!AnyChosen(first, instance.Module.SlotCount))
                    continue;
                _writer.BeginScope(instance.ElementName(element), component: instance.Module.Name, source: Source(instance.Source));
                Declare(instance.Module, first, chosen, enums);
                _writer.EndScope();
            }

        bool Chosen(int slot) => _options.Signals.Count == 0 || chosen.Contains(slot);
        bool AnyChosen(int first, int count) => _options.Signals.Count == 0 || chosen.Any(slot => slot >= first && slot < first + count);
    }

    private static VariableInfo Describe(IrSignal signal, Dictionary<EnumType, EnumTable> enums)
    {
        EnumTable? table = null;
        if (signal.Enum is { } names && !enums.TryGetValue(names, out table))
            enums[names] = table = new EnumTable(names.Name, signal.Shape.Width, names.Members);
        return new VariableInfo
        {
            Kind = signal.Kind == SignalKind.Register ? VarKind.Reg : VarKind.Wire,
            Direction = signal.Kind == SignalKind.Input ? VarDirection.Input
                : signal.IsOutput ? VarDirection.Output : VarDirection.Implicit,
            Enum = table,
            IsSigned = signal.Shape.Signed,
            Source = Source(signal.Source),
        };
    }

    private static Waveforms.SourceLocation? Source(Hdl.Ir.SourceLocation source) =>
        source.IsKnown ? new Waveforms.SourceLocation(source.File, source.Line) : null;

    private readonly record struct Word(WaveHandle Handle, int Slot, int Address, ulong[] Last);
}
