namespace Hardware.Waveforms;

/// <summary>The direction of a port; the numbers are those of the FST format.</summary>
public enum VarDirection
{
    /// <summary>Not a port, or not known (VCD does not say).</summary>
    Implicit = 0,
    /// <summary>Input.</summary>
    Input = 1,
    /// <summary>Output.</summary>
    Output = 2,
    /// <summary>Inout.</summary>
    InOut = 3,
    /// <summary>VHDL buffer.</summary>
    Buffer = 4,
    /// <summary>VHDL linkage.</summary>
    Linkage = 5,
}
