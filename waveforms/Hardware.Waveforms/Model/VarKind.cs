namespace Hardware.Waveforms;

/// <summary>What a variable is: the words of <c>$var</c> in IEEE 1364/1800, EVCD's <c>port</c>, and GTKWave's extensions.</summary>
/// <remarks>The numbers are those of the FST format, so that a kind goes to and from FST unchanged.</remarks>
public enum VarKind
{
    /// <summary>Verilog <c>event</c>: each change is one occurrence.</summary>
    Event = 0,
    /// <summary>Verilog <c>integer</c>, 32 bits signed.</summary>
    Integer = 1,
    /// <summary>Verilog <c>parameter</c>.</summary>
    Parameter = 2,
    /// <summary>Verilog <c>real</c>, a 64-bit IEEE 754 number.</summary>
    Real = 3,
    /// <summary>Verilog <c>realparameter</c>.</summary>
    RealParameter = 4,
    /// <summary>Verilog <c>reg</c>.</summary>
    Reg = 5,
    /// <summary>Verilog <c>supply0</c>.</summary>
    Supply0 = 6,
    /// <summary>Verilog <c>supply1</c>.</summary>
    Supply1 = 7,
    /// <summary>Verilog <c>time</c>, 64 bits unsigned.</summary>
    Time = 8,
    /// <summary>Verilog <c>tri</c>.</summary>
    Tri = 9,
    /// <summary>Verilog <c>triand</c>.</summary>
    TriAnd = 10,
    /// <summary>Verilog <c>trior</c>.</summary>
    TriOr = 11,
    /// <summary>Verilog <c>trireg</c>.</summary>
    TriReg = 12,
    /// <summary>Verilog <c>tri0</c>.</summary>
    Tri0 = 13,
    /// <summary>Verilog <c>tri1</c>.</summary>
    Tri1 = 14,
    /// <summary>Verilog <c>wand</c>.</summary>
    WAnd = 15,
    /// <summary>Verilog <c>wire</c>.</summary>
    Wire = 16,
    /// <summary>Verilog <c>wor</c>.</summary>
    WOr = 17,
    /// <summary>EVCD <c>port</c>.</summary>
    Port = 18,
    /// <summary>Sparse array (GTKWave).</summary>
    SparseArray = 19,
    /// <summary>Verilog <c>realtime</c>.</summary>
    RealTime = 20,
    /// <summary>Text of any length (GTKWave <c>string</c>).</summary>
    String = 21,
    /// <summary>SystemVerilog <c>bit</c>.</summary>
    Bit = 22,
    /// <summary>SystemVerilog <c>logic</c>.</summary>
    Logic = 23,
    /// <summary>SystemVerilog <c>int</c>, 32 bits signed.</summary>
    Int = 24,
    /// <summary>SystemVerilog <c>shortint</c>, 16 bits signed.</summary>
    ShortInt = 25,
    /// <summary>SystemVerilog <c>longint</c>, 64 bits signed.</summary>
    LongInt = 26,
    /// <summary>SystemVerilog <c>byte</c>, 8 bits signed.</summary>
    Byte = 27,
    /// <summary>SystemVerilog <c>enum</c>.</summary>
    Enum = 28,
    /// <summary>SystemVerilog <c>shortreal</c>.</summary>
    ShortReal = 29,
}
