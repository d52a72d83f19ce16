namespace Hardware.Examples;

/// <summary>
/// An RV32IM core of three stages, one instruction per cycle except divisions (34 cycles). Memories are synchronous: the word of an
/// address given in one cycle arrives in the next.
/// <code>
/// fetch      the next instruction's address goes out; branches are decided in execute, so it is always the right one
/// execute    decode, registers or what write-back is about to write, arithmetic, branch, data address
/// write-back loaded bytes are aligned, the register is written, the instruction retires
/// </code>
/// ECALL and EBREAK stop the core; so does an instruction it does not know, with <see cref="Illegal"/>.
/// </summary>
[Module]
public sealed partial class Rv32Core
{
    /// <summary>The word at the instruction address of the cycle before.</summary>
    [In(32)] public partial UInt Instruction { get; set; }

    /// <summary>The word at the data address of the cycle before.</summary>
    [In(32)] public partial UInt DataRead { get; set; }

    // execute
    [Reg] partial Bit Valid { get; set; }
    [Reg(32)] partial UInt Pc { get; set; }

    // write-back
    [Reg] partial Bit WriteBack { get; set; }
    [Reg] partial Bit IsLoad { get; set; }
    [Reg(5)] partial UInt Destination { get; set; }
    [Reg(32)] partial UInt Value { get; set; }
    [Reg(3)] partial UInt LoadFunction { get; set; }
    [Reg(2)] partial UInt LoadOffset { get; set; }

    /// <summary>An instruction retires.</summary>
    [Reg] public partial Bit Retired { get; private set; }

    /// <summary>Its address.</summary>
    [Reg(32)] public partial UInt RetiredPc { get; private set; }

    /// <summary>Its code.</summary>
    [Reg(32)] public partial UInt RetiredInstruction { get; private set; }

    /// <summary>The register it writes; 0 for none.</summary>
    [Out] public UInt RetiredRegister => WriteBack ? Destination : UInt.Zero(5);

    /// <summary>What it writes.</summary>
    [Out] public UInt RetiredValue => Result;

    /// <summary>The core has stopped.</summary>
    [Reg] public partial Bit Halted { get; private set; }

    /// <summary>It stopped at an instruction it does not know.</summary>
    [Reg] public partial Bit Illegal { get; private set; }

    [Memory(32, 32)] partial Mem<UInt> Registers { get; }

    readonly Rv32Divider _divider = new();

    // ---- execute: decode ----

    [Wire] UInt Opcode => Instruction.Bits(6, 0);
    [Wire] UInt Function => Instruction.Bits(14, 12);
    [Wire] UInt SourceA => Operand(Instruction.Bits(19, 15));
    [Wire] UInt SourceB => Operand(Instruction.Bits(24, 20));
    [Wire] UInt Immediate => Rv32Alu.Immediate(Instruction);
    [Wire] Bit IsMultiplyDivide => Opcode == Rv32.Op && Instruction[25];
    [Wire] Bit IsDivide => IsMultiplyDivide && Function[2];
    [Wire] Bit IsKnown => KnownOpcode();
    [Wire] Bit Runs => Valid && !Halted;
    [Wire] Bit Stalls => Runs && IsDivide && !_divider.Done;
    [Wire] Bit Executes => Runs && !Stalls;

    // ---- execute: memory ----

    [Wire] UInt Address => SourceA + Immediate;

    /// <summary>Where data is read or written; the low two bits choose the byte.</summary>
    [Out] public UInt DataAddress => Address;

    /// <summary>A word is read.</summary>
    [Out] public Bit DataReads => Executes && Opcode == Rv32.Load;

    /// <summary>Bit i: byte i of the word is written.</summary>
    [Out] public UInt DataWriteMask => Executes && Opcode == Rv32.Store ? Rv32Alu.StoreMask(Function, Address.Bits(1, 0)) : UInt.Zero(4);

    /// <summary>The word written, its bytes in their places.</summary>
    [Out] public UInt DataWrite => SourceB << Cat(Address.Bits(1, 0), UInt.Zero(3));

    // ---- fetch ----

    /// <summary>Where the next instruction is.</summary>
    [Out] public UInt InstructionAddress => Executes ? NextPc() : Pc;

    // ---- write-back ----

    [Wire] UInt Result => IsLoad ? Rv32Alu.Loaded(LoadFunction, LoadOffset, DataRead) : Value;

    [Comb]
    void ConnectDivider()
    {
        _divider.Start = Runs && IsDivide;
        _divider.Function = Function;
        _divider.Dividend = SourceA;
        _divider.Divisor = SourceB;
    }

    [Clocked]
    void Advance()
    {
        Valid = true;
        Pc = InstructionAddress;
        if (Executes && (Opcode == Rv32.System || !IsKnown))
        {
            Halted = true;
            Illegal = !IsKnown;
        }

        var register = Instruction.Bits(11, 7);
        var writes = Opcode != Rv32.Branch && Opcode != Rv32.Store && Opcode != Rv32.Fence && Opcode != Rv32.System && IsKnown;
        WriteBack = Executes && writes && register != 0;
        IsLoad = Opcode == Rv32.Load;
        Destination = register;
        Value = Outcome();
        LoadFunction = Function;
        LoadOffset = Address.Bits(1, 0);
        Retired = Executes && IsKnown;
        RetiredPc = Pc;
        RetiredInstruction = Instruction;
    }

    [Clocked]
    void WriteRegister()
    {
        if (WriteBack)
            Registers[Destination] = Result;
    }

    /// <summary>A register's value, as it will be when the instruction in write-back has finished.</summary>
    [Comb]
    UInt Operand(UInt register)
    {
        if (register == 0)
            return UInt.Zero(32);
        if (WriteBack && Destination == register)
            return Result;
        return Registers[register];
    }

    [Comb]
    UInt NextPc()
    {
        switch (Opcode.Value)
        {
            case Rv32.Jal:
                return Pc + Immediate;
            case Rv32.Jalr:
                return Cat(Address.Bits(31, 1), UInt.Zero(1));
            case Rv32.Branch:
                return Rv32Alu.Taken(Function, SourceA, SourceB) ? Pc + Immediate : Pc + 4;
            default:
                return Pc + 4;
        }
    }

    /// <summary>What execute gives to write-back.</summary>
    [Comb]
    UInt Outcome()
    {
        switch (Opcode.Value)
        {
            case Rv32.Lui:
                return Immediate;
            case Rv32.Auipc:
                return Pc + Immediate;
            case Rv32.Jal or Rv32.Jalr:
                return Pc + 4;
            case Rv32.OpImmediate:
                return Rv32Alu.Compute(Function, Function == Rv32.ShiftRight && Instruction[30], SourceA, Immediate);
            default:
                if (!IsMultiplyDivide)
                    return Rv32Alu.Compute(Function, Instruction[30], SourceA, SourceB);
                return Function[2] ? _divider.Result : Rv32Alu.Multiply(Function, SourceA, SourceB);
        }
    }

    [Comb]
    Bit KnownOpcode() => Opcode.Value switch
    {
        Rv32.Lui or Rv32.Auipc or Rv32.Jal or Rv32.Fence or Rv32.OpImmediate or Rv32.Op or Rv32.System => true,
        Rv32.Jalr => Function == 0,
        Rv32.Branch => Function != 2 && Function != 3,
        Rv32.Load => Function != 3 && Function < 6,
        Rv32.Store => Function < 3,
        _ => false,
    };
}
