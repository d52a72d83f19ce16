using Hardware.Hdl.Ir;
using Hardware.Hdl.Lowered;
using Hardware.Hdl.Model.Code;

namespace Hardware.Hdl.Model;

/// <summary>Something that a compiled method is for: a register's next value, a memory write, a check, or a value to be kept.</summary>
internal abstract record Sink(int Space);

/// <summary>A register takes the value of its next node.</summary>
internal sealed record RegisterSink(StateRegister Register) : Sink(Register.Space);

/// <summary>A memory word is written where the enable is 1.</summary>
internal sealed record WriteSink(StateMemory Memory, StateWrite Write) : Sink(Memory.Space)
{
    /// <summary>Where 1 is stored when it happens; null when nobody asks.</summary>
    public long? Note { get; init; }
}

/// <summary>A failure is recorded, or a cover point counted, where the node is 1.</summary>
internal sealed record CheckSink(StateCheck Check) : Sink(Check.Space);

/// <summary>The value of a node is stored at an offset of the state block.</summary>
internal sealed record KeepSink(int Node, int Space, long Offset) : Sink(Space);

/// <summary>A scalar that a kernel will need is put into a local.</summary>
internal sealed record ImportSink(int Node, Local Local) : Sink(0);

/// <summary>The lanes of a value are combined as far as vectors go: what is left is one vector, in a local.</summary>
internal sealed record ReduceSink(Node Reduction, int Space, Local Partial) : Sink(Space)
{
    /// <summary>The value whose lanes are combined.</summary>
    public int Node => Reduction.Operands[0];
}
