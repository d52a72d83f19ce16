namespace Hardware.Waveforms;

/// <summary>What a scope of the hierarchy is: the words of <c>$scope</c> in IEEE 1364/1800, with GTKWave's SystemVerilog and VHDL
/// extensions.</summary>
/// <remarks>The numbers are those of the FST format, so that a kind goes to and from FST unchanged.</remarks>
public enum ScopeKind
{
    /// <summary>Verilog <c>module</c>.</summary>
    Module = 0,
    /// <summary>Verilog <c>task</c>.</summary>
    Task = 1,
    /// <summary>Verilog <c>function</c>.</summary>
    Function = 2,
    /// <summary>Verilog named <c>begin</c> block.</summary>
    Begin = 3,
    /// <summary>Verilog named <c>fork</c> block.</summary>
    Fork = 4,
    /// <summary>Verilog <c>generate</c> block.</summary>
    Generate = 5,
    /// <summary>SystemVerilog <c>struct</c>.</summary>
    Struct = 6,
    /// <summary>SystemVerilog <c>union</c>.</summary>
    Union = 7,
    /// <summary>SystemVerilog <c>class</c>.</summary>
    Class = 8,
    /// <summary>SystemVerilog <c>interface</c>.</summary>
    Interface = 9,
    /// <summary>SystemVerilog <c>package</c>.</summary>
    Package = 10,
    /// <summary>SystemVerilog <c>program</c>.</summary>
    Program = 11,
    /// <summary>VHDL architecture.</summary>
    VhdlArchitecture = 12,
    /// <summary>VHDL procedure.</summary>
    VhdlProcedure = 13,
    /// <summary>VHDL function.</summary>
    VhdlFunction = 14,
    /// <summary>VHDL record.</summary>
    VhdlRecord = 15,
    /// <summary>VHDL process.</summary>
    VhdlProcess = 16,
    /// <summary>VHDL block.</summary>
    VhdlBlock = 17,
    /// <summary>VHDL <c>for generate</c>.</summary>
    VhdlForGenerate = 18,
    /// <summary>VHDL <c>if generate</c>.</summary>
    VhdlIfGenerate = 19,
    /// <summary>VHDL <c>generate</c>.</summary>
    VhdlGenerate = 20,
    /// <summary>VHDL package.</summary>
    VhdlPackage = 21,
    /// <summary>SystemVerilog array of scopes.</summary>
    SvArray = 22,
}
