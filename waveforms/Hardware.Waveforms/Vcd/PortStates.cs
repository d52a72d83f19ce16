namespace Hardware.Waveforms.Vcd;

/// <summary>The states of a port in extended VCD, IEEE 1364-2005 table 18-9: direction and value in one letter.</summary>
internal static class PortStates
{
    /// <summary>The letter 0, 1, x or z of a port state; ! when it is none.</summary>
    public static byte ToLetter(byte state) => (char)state switch
    {
        'D' or 'd' or 'L' or 'l' or '0' => (byte)'0',
        'U' or 'u' or 'H' or 'h' or '1' => (byte)'1',
        'Z' or 'z' or 'T' or 't' or 'F' or 'f' => (byte)'z',
        'N' or 'n' or 'X' or 'x' or '?' or 'A' or 'a' or 'B' or 'b' or 'C' or 'c' => (byte)'x',
        _ => (byte)'!',
    };

    /// <summary>The state of an output with a value.</summary>
    public static byte OfOutput(LogicState state) =>
        state.IsZero() ? (byte)'L' : state.IsOne() ? (byte)'H' : state == LogicState.HighImpedance ? (byte)'T' : (byte)'X';
}
