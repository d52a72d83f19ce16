using Hardware.Hdl.Ir;

namespace Hardware.Hdl.Simulation;

/// <summary>
/// Which signals of a flattened design are one net: an input of a child is what it is connected to, and a wire that is nothing but
/// another signal is that signal. What is one net has one value, so a trace needs it once.
/// </summary>
public sealed class Nets
{
    private readonly int[] _same;

    /// <summary>The nets of a design.</summary>
    public Nets(Design design)
    {
        _same = [.. Enumerable.Range(0, design.Top.SlotCount)];
        Walk(design.Top, 0);
    }

    /// <summary>A slot that stands for the net of <paramref name="slot"/>.</summary>
    public int Of(int slot)
    {
        while (_same[slot] != slot)
            slot = _same[slot] = _same[_same[slot]];
        return slot;
    }

    private void Walk(ModuleDef module, int start)
    {
        foreach (var process in module.Processes.Where(p => p.Kind == ProcessKind.Continuous))
        {
            if (process.Body is [Assign assign] && assign.Target.Kind != SignalKind.Local)
                Join(start + module.SlotOf(assign.Target), assign.Target, SourceOf(assign.Value));
        }
        foreach (var instance in module.Instances)
        {
            for (var element = 0; element < instance.Count; element++)
            {
                var first = start + module.SlotOf(instance, element);
                foreach (var input in instance.Module.Ports.Where(port => port.Kind == SignalKind.Input))
                {
                    if (instance.Connections(input)[element] is { } driver)
                        Join(first + instance.Module.SlotOf(input), input, SourceOf(driver));
                }
                Walk(instance.Module, first);
            }
        }

        (int Slot, Signal Signal)? SourceOf(Expr value) => value switch
        {
            SignalRef { Signal: { Kind: not SignalKind.Local } signal } => (start + module.SlotOf(signal), signal),
            PortRef port => (start + module.SlotOf(port.Instance, port.Element) + port.Instance.Module.SlotOf(port.Port), port.Port),
            Reinterpret same => SourceOf(same.Operand),
            _ => null,
        };
    }

    private void Join(int slot, Signal signal, (int Slot, Signal Signal)? source)
    {
        if (source is { } other && other.Signal.Shape.Width == signal.Shape.Width)
            _same[slot] = other.Slot;
    }
}
