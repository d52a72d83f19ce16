using Hardware.Cosim.Tracing;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Simulation;
using Hardware.Hdl.Values;
using Hardware.Waveforms;
using Hardware.Waveforms.View;

namespace Hardware.Cosim.Lockstep;

/// <summary>
/// Runs two or more engines on one design with the same inputs and stops at the first value that differs: outputs, and registers,
/// wires and memories as far as all engines can read them.
/// </summary>
/// <remarks>
/// Signals are compared in every cycle, after the inputs are set and before the clock edge. Memories are compared at every checkpoint;
/// when one differs there, the run goes back to the checkpoint before and compares them in every cycle, so that the first one is found.
/// </remarks>
public sealed class LockstepRun : IDisposable
{
    private readonly IReadOnlyList<Engine> _engines;
    private readonly IReadOnlyList<string> _names;
    private readonly Design _design;
    private readonly LockstepOptions _options;
    private readonly SignalMap _map;
    private readonly (int Slot, int Limbs)[] _signals;
    private readonly SignalInfo[] _memories;
    private readonly ulong[] _left;
    private readonly ulong[] _right;
    private int _failedChecks;

    /// <summary>Takes engines of one design at time zero; they are disposed of with this.</summary>
    public LockstepRun(IReadOnlyList<Engine> engines, LockstepOptions? options = null)
    {
        if (engines.Count < 2)
            throw new SimulationException("SIM3008", "lockstep needs two engines: name another one.");
        _options = options ?? new LockstepOptions();
        _design = engines[0].Design;
        _map = new SignalMap(_design);
        var every = _options.CheckpointEvery;
        var checkpoints = 2 + _options.WaveCycles / every;
        _engines = [.. engines.Select(engine => engine.CanCheckpoint ? new History(engine, every, checkpoints) : engine)];
        _names = [.. engines.Select((engine, i) =>
            engines.Take(i).Any(other => other.Name == engine.Name) ? $"{engine.Name}_{i + 1}" : engine.Name)];
        var compared = _map.All.Where(info => IsCompared(info)).ToList();
        _signals = [.. compared.Where(info => info.Memory is null).Select(info => (info.Slot, info.Limbs))];
        _memories = [.. compared.Where(info => info.Memory is not null)];
        var limbs = compared.Select(info => info.Limbs).DefaultIfEmpty(1).Max();
        _left = new ulong[limbs];
        _right = new ulong[limbs];
    }

    /// <summary>Signals and memories compared.</summary>
    public int Signals => _signals.Length + _memories.Length;

    /// <summary>Runs, at most to the first difference.</summary>
    public LockstepResult Run(long cycles, string? name = null)
    {
        var stimulus = _options.Stimulus?.Invoke(_design, _options.Seed) ?? new RandomStimulus(_design, _options.Seed);
        var port = new StimulusPort(_engines);
        Place? different = null;
        for (var cycle = 0L; cycle < cycles && different is null; cycle++)
        {
            var domains = stimulus.Drive(cycle, port);
            different = CompareSignals() ?? (cycle % _options.CheckpointEvery == 0 ? CompareMemories() : null);
            if (different is not null)
                break;
            foreach (var engine in _engines)
                engine.Tick(domains, 1);
            different = CompareFailures();
            if (cycle % 64 == 0)
                _options.Progress?.Report((double)cycle / cycles);
        }
        different ??= CompareSignals() ?? CompareMemories();
        var found = different is null ? null : Locate(different);
        var (equal, mismatches) = found is null ? (cycles, 0) : (found.Cycle, 1);
        return new LockstepResult(
            name ?? _design.Top.Name, _names, equal, mismatches, Signals, _failedChecks, _options.Seed, found);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var engine in _engines)
            engine.Dispose();
    }

    private bool IsCompared(SignalInfo info) =>
        info.Signal?.Kind != SignalKind.Local
        && _engines.All(engine => engine.IsObservable(info.Slot))
        && (_options.CompareInternals || IsTopOutput(info));

    private bool IsTopOutput(SignalInfo info) =>
        info.Signal is { IsOutput: true } && ReferenceEquals(info.Module, _design.Top) && info.Slot < _design.Top.Signals.Count;

    private Place? CompareSignals()
    {
        var first = _engines[0];
        for (var i = 1; i < _engines.Count; i++)
        {
            var other = _engines[i];
            foreach (var (slot, limbs) in _signals)
            {
                if (limbs == 1 ? first.Read(slot) != other.Read(slot) : !AreEqual(first, other, slot, -1, limbs))
                    return new Place(_map[slot], -1);
            }
        }
        return null;
    }

    private Place? CompareMemories()
    {
        foreach (var info in _memories)
            for (var i = 1; i < _engines.Count; i++)
                for (var address = 0; address < info.Memory!.Depth; address++)
                    if (!AreEqual(_engines[0], _engines[i], info.Slot, address, info.Limbs))
                        return new Place(info, address);
        return null;
    }

    private bool AreEqual(Engine first, Engine other, int slot, int address, int limbs)
    {
        var left = _left.AsSpan(0, limbs);
        var right = _right.AsSpan(0, limbs);
        if (address < 0)
        {
            first.Read(slot, left);
            other.Read(slot, right);
        }
        else
        {
            first.ReadMemory(slot, address, left);
            other.ReadMemory(slot, address, right);
        }
        return left.SequenceEqual(right);
    }

    /// <summary>Engines that evaluate checks must see the same ones fail.</summary>
    private Place? CompareFailures()
    {
        IReadOnlyList<CheckFailure>? expected = null;
        foreach (var engine in _engines.Where(engine => engine.CheckPoints.Count > 0))
        {
            var failures = engine.TakeFailures();
            if (expected is null)
            {
                expected = failures;
                _failedChecks += failures.Count;
                continue;
            }
            if (failures.Count == 0 && expected.Count == 0)
                continue;
            var keys = failures.Select(Key).ToHashSet();
            keys.SymmetricExceptWith(expected.Select(Key));
            if (keys.Count > 0)
            {
                var failure = failures.Concat(expected).First(failure => keys.Contains(Key(failure)));
                return new Place(null, -1, failure, keys.Overlaps(expected.Select(Key)) ? _engines[0] : engine);
            }
        }
        return null;

        static string Key(CheckFailure failure) => $"{failure.Point.Path}:{failure.Point.Check.Source.Line}:{failure.Point.Check.Message}";
    }

    private LockstepDifference Locate(Place place)
    {
        var cycle = _engines[0].Cycle;
        IReadOnlyList<LockstepValue> values;
        if (place.Failure is { } failure)
        {
            values = [.. _engines.Select((engine, i) =>
                new LockstepValue(_names[i], ReferenceEquals(engine, place.FailedOn) ? "fails" : "holds, or is not evaluated"))];
            var check = failure.Point.Check;
            return Difference($"{failure.Point.Path}: check '{check.Message}'", failure.Cycle, values, check.Source);
        }
        values = Values(place);
        if (place.Address >= 0 && _engines.All(engine => engine is History) && FirstMemoryDifference() is { } first)
            (cycle, place, values) = first;
        var path = place.Address < 0 ? place.Info!.Path : $"{place.Info!.Path}[{place.Address}]";
        return Difference(path, cycle, values, place.Info.Source);

        LockstepDifference Difference(string path, long cycle, IReadOnlyList<LockstepValue> values, Hdl.Ir.SourceLocation source) => new(
            path, cycle, values, source.ToString(), _options.Seed, WriteWaves(cycle, path),
            _options.ReplayCommand?.Replace("{cycles}", (cycle + 1).ToString()));
    }

    private (long, Place, IReadOnlyList<LockstepValue>)? FirstMemoryDifference()
    {
        var from = _engines.Max(engine => ((History)engine).FirstCycle);
        var replays = _engines.Select(engine => ((History)engine).Replay(from, (_, _) => { }).GetEnumerator()).ToList();
        try
        {
            while (replays.All(replay => replay.MoveNext()))
                if (CompareMemories() is { } place)
                    return (replays[0].Current.Cycle, place, Values(place));
            return null;
        }
        finally
        {
            replays.ForEach(replay => replay.Dispose());
        }
    }

    private IReadOnlyList<LockstepValue> Values(Place place) =>
        [.. _engines.Select((engine, i) => new LockstepValue(_names[i], Format(place.Info!, engine, place.Address)))];

    private static string Format(SignalInfo info, Engine engine, int address)
    {
        var limbs = new ulong[info.Limbs];
        if (address < 0)
            engine.Read(info.Slot, limbs);
        else
            engine.ReadMemory(info.Slot, address, limbs);
        var value = new BitVector(info.Shape.Width, limbs);
        var name = info.Enum?.Members.FirstOrDefault(member => member.Value == value.Low).Name;
        return name is null ? value.ToString() : $"{name} ({value})";
    }

    /// <summary>Where engines differ: a signal, a memory word, or a check.</summary>
    private sealed record Place(SignalInfo? Info, int Address, CheckFailure? Failure = null, Engine? FailedOn = null);

    /// <summary>Waves of the cycles before, with a save file and a page that opens at the difference, its signal on top.</summary>
    private string? WriteWaves(long cycle, string signal)
    {
        if (RecordWaves(cycle) is not { } recorded)
            return null;
        var signals = _names.Select(name => $"{name}.{signal}");
        FailureWaves.Write(recorded.Path, recorded.Time, [.. signals], $"{signal} differs in cycle {cycle}");
        return recorded.Path;
    }

    /// <summary>The engines side by side, each in a scope of its name, up to and with the cycle of the difference.</summary>
    private (string Path, long Time)? RecordWaves(long cycle)
    {
        var replayed = _engines.Select((engine, i) => (Engine: engine as History, Name: _names[i]))
            .Where(e => e.Engine is not null)
            .ToList();
        if (_options.OutputFolder is null || replayed.Count == 0)
            return null;
        Directory.CreateDirectory(_options.OutputFolder);
        var path = Path.Combine(_options.OutputFolder, $"lockstep-{_design.Top.Name}-seed{_options.Seed}.vcd");
        using var writer = WaveFile.Create(path, new WaveWriterOptions { Writer = "Hardware lockstep", SideCar = true, GtkWave = true });
        var tracers = new List<Tracer>();
        foreach (var (engine, name) in replayed)
        {
            writer.BeginScope(name);
            tracers.Add(new Tracer(engine!.Inner, writer, new TraceOptions { MemoryWords = 32 }));
            writer.EndScope();
        }
        var first = Math.Max(cycle - _options.WaveCycles, replayed.Max(e => e.Engine!.FirstCycle));
        var replays = replayed.Select((e, i) => e.Engine!.Replay(first, tracers[i].SetReset).GetEnumerator()).ToList();
        try
        {
            while (replays.All(replay => replay.MoveNext()))
            {
                var (now, risen) = replays[0].Current;
                if (now > cycle)
                    break;
                tracers.ForEach(tracer => tracer.FallEdge(now));
                writer.Time(tracers[0].TimeOf(now));
                tracers.ForEach(tracer => tracer.WriteChanges(now, risen));
            }
        }
        finally
        {
            replays.ForEach(replay => replay.Dispose());
        }
        return (path, tracers[0].TimeOf(cycle));
    }
}
