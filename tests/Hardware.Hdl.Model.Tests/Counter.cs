using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Model.Tests;

/// <summary>An 8-bit counter with enable, by hand.</summary>
internal static class Counter
{
    public static Design Create(BitVector? reset = null)
    {
        var top = new ModuleDef("Counter", "Counter");
        var domain = top.Domain();
        var enable = top.Add(new Signal("Enable", Shape.Bit, SignalKind.Input));
        var count = top.Add(new Signal("Count", new Shape(8), SignalKind.Register)
        {
            IsOutput = true,
            Domain = domain,
            ResetValue = reset ?? BitVector.Zero(8),
        });
        var next = new Binary(BinaryOp.Add, new SignalRef(count), new Const(new BitVector(8, 1)));
        top.Add(new Process("Step", ProcessKind.Clocked, new Block([new If(new SignalRef(enable), new Block([new Assign(count, next)]))]),
            domain));
        return new Design(top);
    }
}
