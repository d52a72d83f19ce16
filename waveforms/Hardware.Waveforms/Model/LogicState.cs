namespace Hardware.Waveforms;

/// <summary>The state of one bit: Verilog's four and VHDL's nine (IEEE 1164) in one code.</summary>
/// <remarks>
/// Bit 0 of the code is the value and bit 1 says that the value is not known, as <c>aval</c>/<c>bval</c> of the VPI do; bits 2
/// and 3 hold what only VHDL has.
/// <code>
/// code  0 1 2 3 4 5 6 7 11
/// text  0 1 z x l h u w -
/// </code>
/// </remarks>
public enum LogicState : byte
{
    /// <summary>Strong 0.</summary>
    Zero = 0,
    /// <summary>Strong 1.</summary>
    One = 1,
    /// <summary>High impedance, <c>z</c>.</summary>
    HighImpedance = 2,
    /// <summary>Strong unknown, <c>x</c>.</summary>
    Unknown = 3,
    /// <summary>VHDL weak 0, <c>l</c>.</summary>
    WeakZero = 4,
    /// <summary>VHDL weak 1, <c>h</c>.</summary>
    WeakOne = 5,
    /// <summary>VHDL uninitialised, <c>u</c>.</summary>
    Uninitialized = 6,
    /// <summary>VHDL weak unknown, <c>w</c>.</summary>
    WeakUnknown = 7,
    /// <summary>VHDL don't care, <c>-</c>.</summary>
    DontCare = 11,
}

/// <summary>The letters of <see cref="LogicState"/>.</summary>
public static class LogicStates
{
    internal static ReadOnlySpan<byte> Letters => "01zxlhuw???-????"u8;

    /// <summary>The letter of the state as VCD writes it, lower case.</summary>
    public static char ToLetter(this LogicState state) => (char)Letters[(int)state & 15];

    /// <summary>True for 1 and h.</summary>
    public static bool IsOne(this LogicState state) => ((int)state & 3) == 1;

    /// <summary>True for 0 and l.</summary>
    public static bool IsZero(this LogicState state) => ((int)state & 3) == 0;

    /// <summary>The state that a letter of either case names; false when it names none.</summary>
    public static bool TryParse(char letter, out LogicState state)
    {
        int code = letter < 128 ? Code((byte)letter) : Invalid;
        state = (LogicState)(code & 15);
        return code != Invalid;
    }

    internal const int Invalid = 255;

    /// <summary>The code of a letter, or <see cref="Invalid"/>.</summary>
    internal static int Code(byte letter) => letter switch
    {
        (byte)'0' => 0,
        (byte)'1' => 1,
        (byte)'z' or (byte)'Z' => 2,
        (byte)'x' or (byte)'X' => 3,
        (byte)'l' or (byte)'L' => 4,
        (byte)'h' or (byte)'H' => 5,
        (byte)'u' or (byte)'U' => 6,
        (byte)'w' or (byte)'W' => 7,
        (byte)'-' => 11,
        _ => Invalid,
    };
}
