using Hardware.Hdl;

namespace Hardware.Examples;

/// <summary>What a <see cref="VectorUnit"/> does in a cycle.</summary>
public enum VectorOp
{
    /// <summary>Nothing.</summary>
    Idle,

    /// <summary>The register takes the operand.</summary>
    Load,

    /// <summary>Sum, wraps.</summary>
    Add,

    /// <summary>Product, low half.</summary>
    Multiply,

    /// <summary>The lesser.</summary>
    Min,

    /// <summary>The greater.</summary>
    Max,

    /// <summary>The mask bit becomes: register less than operand.</summary>
    SetMask,

    /// <summary>The mask bit becomes 1.</summary>
    ClearMask,
}

/// <summary>One lane of a vector unit: an accumulator of 32 bits and a mask bit; masked lanes keep their accumulator.</summary>
[Module]
public sealed partial class VectorLane
{
    [In] public partial VectorOp Op { get; set; }
    [In(32)] public partial SInt Operand { get; set; }

    [Reg(32)] public partial SInt Accumulator { get; private set; }
    [Reg(Reset = 1)] public partial Bit Mask { get; private set; }

    [Clocked]
    void Execute()
    {
        switch (Op)
        {
            case VectorOp.SetMask:
                Mask = Accumulator < Operand;
                break;
            case VectorOp.ClearMask:
                Mask = true;
                break;
            default:
                if (Mask)
                    Accumulator = Result();
                break;
        }
    }

    [Comb]
    SInt Result() => Op switch
    {
        VectorOp.Load => Operand,
        VectorOp.Add => Accumulator + Operand,
        VectorOp.Multiply => (Accumulator * Operand).Truncate(32),
        VectorOp.Min => Accumulator < Operand ? Accumulator : Operand,
        VectorOp.Max => Accumulator > Operand ? Accumulator : Operand,
        _ => Accumulator,
    };
}
