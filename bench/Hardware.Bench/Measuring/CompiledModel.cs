using System.Runtime.CompilerServices;
using Hardware.Bench.Verilator;
using Hardware.Bench.Workloads;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Model;
using Hardware.Hdl.Simulation;

namespace Hardware.Bench.Measuring;

/// <summary>Our side: the compiled model, used as anybody uses it, through the engine's public methods.</summary>
internal sealed class CompiledModel : IContender
{
    /// <summary>Limbs of outputs that are taken before they are summed: they stay in the first-level cache.</summary>
    private const int ResponseLimbs = 1024;

    private readonly CompiledEngine _engine;
    private readonly Stimulus _stimulus;
    private readonly SignalRow _inputs;
    private readonly SignalRow _outputs;
    private readonly ulong[] _response;
    private readonly ulong[] _sums;
    private int _at;

    public CompiledModel(Design design, Stimulus stimulus)
    {
        _engine = new CompiledEngine(design);
        _stimulus = stimulus;
        _inputs = _engine.Row([.. stimulus.Ports.Select(design.Top.SlotOf)]);
        _outputs = _engine.Row([.. design.Top.Ports.Where(port => port.IsOutput).Select(design.Top.SlotOf)]);
        _response = new ulong[_outputs.Length * Math.Max(32, ResponseLimbs / _outputs.Length)];
        _sums = new ulong[_outputs.Length];
        _engine.SetReset(0, true);
        _engine.Step(LoopSource.ResetCycles);
        _engine.SetReset(0, false);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong Run(long cycles)
    {
        while (cycles > 0)
        {
            var some = (int)Math.Min(cycles, Math.Min(_stimulus.Cycles - _at, _response.Length / _outputs.Length));
            var response = _response.AsSpan(0, some * _outputs.Length);
            _engine.Play(_inputs, _stimulus.Rows.AsSpan(_at * _inputs.Length, some * _inputs.Length), _outputs, response);
            Checksum.AddRows(_sums, response);
            _at = (_at + some) % _stimulus.Cycles;
            cycles -= some;
        }
        return Checksum.Of(_sums);
    }

    /// <inheritdoc/>
    public void Dispose() => _engine.Dispose();
}
