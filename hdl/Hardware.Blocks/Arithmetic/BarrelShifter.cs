using Hardware.Hdl;

namespace Hardware.Blocks;

/// <summary>What a <see cref="BarrelShifter"/> does.</summary>
public enum ShiftKind
{
    /// <summary>Left, zeros in.</summary>
    Left,

    /// <summary>Right, zeros in.</summary>
    RightLogical,

    /// <summary>Right, copies of the sign in.</summary>
    RightArithmetic,

    /// <summary>Right, what leaves below comes in above.</summary>
    RotateRight,
}

/// <summary>Shifts or rotates by any amount below the width. Combinational.</summary>
/// <param name="width">Bits, a power of two.</param>
[Module]
public sealed partial class BarrelShifter(int width)
{
    /// <summary>What to shift.</summary>
    [In("width")] public partial UInt Value { get; set; }

    /// <summary>By how much.</summary>
    [In("Log2(width)")] public partial UInt Amount { get; set; }

    /// <summary>How.</summary>
    [In] public partial ShiftKind Kind { get; set; }

    /// <summary>The value shifted.</summary>
    [Out]
    public UInt Result => Kind switch
    {
        ShiftKind.Left => Value << Amount,
        ShiftKind.RightLogical => Value >> Amount,
        ShiftKind.RightArithmetic => (Value.AsSInt() >> Amount).AsUInt(),
        _ => (Cat(Value, Value) >> Amount).Truncate(width),
    };
}
