namespace Hardware.Examples;

/// <summary>An <see cref="Rv32Core"/> with one memory for instructions and data, from address 0; addresses beyond it read 0.</summary>
/// <param name="program">The words the memory starts with.</param>
/// <param name="words">Words of memory.</param>
[Module]
public sealed partial class Rv32System(uint[] program, int words)
{
    [Memory("words", "32", Contents = "program")] partial Mem<UInt> Words { get; }
    [Reg(32, ResetLess = true)] partial UInt Instruction { get; set; }
    [Reg(32, ResetLess = true)] partial UInt Data { get; set; }

    readonly Rv32Core _core = new();

    /// <summary>An instruction retires.</summary>
    [Out] public Bit Retired => _core.Retired;

    /// <summary>Its address.</summary>
    [Out] public UInt RetiredPc => _core.RetiredPc;

    /// <summary>Its code.</summary>
    [Out] public UInt RetiredInstruction => _core.RetiredInstruction;

    /// <summary>The register it writes; 0 for none.</summary>
    [Out] public UInt RetiredRegister => _core.RetiredRegister;

    /// <summary>What it writes.</summary>
    [Out] public UInt RetiredValue => _core.RetiredValue;

    /// <summary>The core has stopped.</summary>
    [Out] public Bit Halted => _core.Halted;

    /// <summary>It stopped at an instruction it does not know.</summary>
    [Out] public Bit Illegal => _core.Illegal;

    [Comb]
    void Connect()
    {
        _core.Instruction = Instruction;
        _core.DataRead = Data;
    }

    [Clocked]
    void Access()
    {
        Instruction = Words[_core.InstructionAddress.Bits(31, 2)];
        if (_core.DataReads)
            Data = Words[_core.DataAddress.Bits(31, 2)];
        if (_core.DataWriteMask != 0)
            Words.Write(_core.DataAddress.Bits(31, 2), _core.DataWrite, _core.DataWriteMask);
    }
}
