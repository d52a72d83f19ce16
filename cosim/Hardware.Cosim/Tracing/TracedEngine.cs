using Hardware.Hdl.Simulation;
using Hardware.Waveforms;

namespace Hardware.Cosim.Tracing;

/// <summary>An engine that leaves a trace of every cycle it simulates; complete when it is disposed of.</summary>
public sealed class TracedEngine : EngineDecorator
{
    private readonly IWaveWriter _writer;
    private readonly Tracer _tracer;
    private uint _risen;
    private bool _isComplete;

    /// <summary>Wraps an engine; VCD, or FST when the file's name ends so.</summary>
    /// <exception cref="WaveException">WAV0004: the file cannot be written.</exception>
    public TracedEngine(Engine inner, string path, TraceOptions? options = null) : base(inner)
    {
        options ??= new TraceOptions();
        _writer = options.Create(path, inner.Name);
        _tracer = new Tracer(inner, _writer, options);
    }

    /// <inheritdoc/>
    public override void SetReset(int domain, bool active)
    {
        base.SetReset(domain, active);
        _tracer.SetReset(domain, active);
    }

    /// <inheritdoc/>
    public override void Tick(uint domains, long cycles)
    {
        for (var i = 0L; i < cycles; i++)
        {
            _tracer.Sample(Cycle, _risen);
            base.Tick(domains, 1);
            _risen = domains;
        }
    }

    /// <summary>Time cannot go back in a trace.</summary>
    /// <exception cref="SimulationException">SIM3006: always.</exception>
    public override void Restore(ReadOnlySpan<byte> checkpoint) =>
        throw new SimulationException(
            "SIM3006", "a traced engine cannot go back in time: restore the engine inside, or use History to trace what came before.");

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (_isComplete)
            return;
        _isComplete = true;
        _tracer.Sample(Cycle, _risen);
        _writer.Dispose();
        base.Dispose();
    }
}
