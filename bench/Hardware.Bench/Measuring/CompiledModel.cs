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
    private readonly CompiledEngine _engine;
    private readonly Stimulus _stimulus;
    private readonly Port[] _inputs;
    private readonly SignalRow _row;
    private readonly ulong[] _sums;
    private int _at;

    public CompiledModel(Design design, Stimulus stimulus)
    {
        _engine = new CompiledEngine(design);
        _stimulus = stimulus;
        _inputs = [.. stimulus.Ports.Select(port => new Port(design.Top.SlotOf(port), Stimulus.LimbsOf(port)))];
        _sums = new ulong[Checksum.LimbsOf(design)];
        _row = _engine.Row([.. design.Top.Ports.Where(port => port.IsOutput).Select(design.Top.SlotOf)]);
        _engine.SetReset(0, true);
        _engine.Step(LoopSource.ResetCycles);
        _engine.SetReset(0, false);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong Run(long cycles)
    {
        var (words, starts) = (_stimulus.Words, _stimulus.Starts);
        for (; cycles > 0; cycles--)
        {
            for (var (word, end) = (starts[_at], starts[_at + 1]); word < end;)
            {
                var port = _inputs[words[word++]];
                if (port.Limbs == 1)
                    _engine.Write(port.Slot, words[word]);
                else
                    _engine.Write(port.Slot, words.AsSpan(word, port.Limbs));
                word += port.Limbs;
            }
            if (++_at == _stimulus.Cycles)
                _at = 0;
            _engine.Step();
            Checksum.Add(_sums, _row.Read());
        }
        return Checksum.Of(_sums);
    }

    /// <inheritdoc/>
    public void Dispose() => _engine.Dispose();

    private readonly record struct Port(int Slot, int Limbs);
}
