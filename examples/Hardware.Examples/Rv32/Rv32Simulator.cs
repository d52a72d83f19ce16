namespace Hardware.Examples;

/// <summary>What an instruction did.</summary>
/// <param name="Pc">Its address.</param>
/// <param name="Instruction">Its code.</param>
/// <param name="Register">The register it wrote; 0 for none.</param>
/// <param name="Value">What it wrote; 0 for none.</param>
public readonly record struct Rv32Retired(uint Pc, uint Instruction, int Register, uint Value)
{
    /// <summary>Address, code, disassembly and effect, as traces print it.</summary>
    public override string ToString() =>
        $"{Pc:x8}: {Instruction:x8}  {Rv32Disassembler.Text(Instruction, Pc)}" + (Register == 0 ? "" : $"  # x{Register} = {Value:x8}");
}

/// <summary>
/// The instruction-set simulator that the core is measured against: one step is one instruction, by the standard's words.
/// </summary>
public sealed class Rv32Simulator
{
    private readonly uint[] _memory;
    private readonly uint[] _registers = new uint[32];

    /// <summary>A machine whose memory of <paramref name="words"/> words starts with the program at address 0.</summary>
    public Rv32Simulator(uint[] program, int words)
    {
        _memory = new uint[words];
        program.CopyTo(_memory, 0);
    }

    /// <summary>Address of the next instruction.</summary>
    public uint Pc { get; private set; }

    /// <summary>ECALL, EBREAK or an unknown instruction has been reached.</summary>
    public bool Halted { get; private set; }

    /// <summary>It was an unknown instruction.</summary>
    public bool Illegal { get; private set; }

    /// <summary>A register's value.</summary>
    public uint Register(int number) => _registers[number];

    /// <summary>A word of memory; 0 past the end.</summary>
    public uint Word(uint address) => address / 4 < _memory.Length ? _memory[address / 4] : 0;

    /// <summary>Executes one instruction; null when it does not retire.</summary>
    public Rv32Retired? Step()
    {
        if (Halted)
            return null;
        var code = Word(Pc);
        var pc = Pc;
        var rd = (int)(code >> 7 & 31);
        var function = code >> 12 & 7;
        var a = _registers[code >> 15 & 31];
        var b = _registers[code >> 20 & 31];
        var next = pc + 4;
        uint? value = null;
        switch (code & 127)
        {
            case (uint)Rv32.Lui:
                value = code & 0xFFFFF000;
                break;
            case (uint)Rv32.Auipc:
                value = pc + (code & 0xFFFFF000);
                break;
            case (uint)Rv32.Jal:
                value = next;
                next = pc + JumpOffset(code);
                break;
            case (uint)Rv32.Jalr when function == 0:
                value = next;
                next = a + Immediate(code) & ~1u;
                break;
            case (uint)Rv32.Branch when function is not (2 or 3):
                if (Taken(function, a, b))
                    next = pc + BranchOffset(code);
                break;
            case (uint)Rv32.Load when function is 0 or 1 or 2 or 4 or 5:
                value = Load(function, a + Immediate(code));
                break;
            case (uint)Rv32.Store when function < 3:
                Store(function, a + StoreOffset(code), b);
                break;
            case (uint)Rv32.OpImmediate:
                value = Compute(function, function == Rv32.ShiftRight && (code >> 30 & 1) != 0, a, Immediate(code));
                break;
            case (uint)Rv32.Op:
                value = (code >> 25 & 1) != 0 ? MultiplyDivide(function, a, b) : Compute(function, (code >> 30 & 1) != 0, a, b);
                break;
            case (uint)Rv32.Fence:
                break;
            case (uint)Rv32.System:
                Halted = true;
                break;
            default:
                Halted = Illegal = true;
                return null;
        }
        Pc = next;
        if (value is null || rd == 0)
            return new Rv32Retired(pc, code, 0, 0);
        _registers[rd] = value.Value;
        return new Rv32Retired(pc, code, rd, value.Value);
    }

    private uint Load(uint function, uint address)
    {
        var word = Word(address) >> (int)(8 * (address & 3));
        return function switch
        {
            0 => (uint)(sbyte)word,
            1 => (uint)(short)word,
            4 => (byte)word,
            5 => (ushort)word,
            _ => word,
        };
    }

    private void Store(uint function, uint address, uint value)
    {
        if (address / 4 >= _memory.Length)
            return;
        var shift = (int)(8 * (address & 3));
        var mask = (function switch { 0 => 0xFFu, 1 => 0xFFFFu, _ => uint.MaxValue }) << shift;
        if (function == 2)
            mask = uint.MaxValue;
        _memory[address / 4] = _memory[address / 4] & ~mask | value << shift & mask;
    }

    private static uint Compute(uint function, bool alternate, uint a, uint b) => function switch
    {
        0 => alternate ? a - b : a + b,
        1 => a << (int)(b & 31),
        2 => (int)a < (int)b ? 1u : 0,
        3 => a < b ? 1u : 0,
        4 => a ^ b,
        5 => alternate ? (uint)((int)a >> (int)(b & 31)) : a >> (int)(b & 31),
        6 => a | b,
        _ => a & b,
    };

    private static uint MultiplyDivide(uint function, uint a, uint b) => function switch
    {
        0 => a * b,
        1 => (uint)((long)(int)a * (int)b >> 32),
        2 => (uint)((long)(int)a * b >> 32),
        3 => (uint)((ulong)a * b >> 32),
        4 => b == 0 ? uint.MaxValue : a == 0x80000000 && b == uint.MaxValue ? a : (uint)((int)a / (int)b),
        5 => b == 0 ? uint.MaxValue : a / b,
        6 => b == 0 ? a : a == 0x80000000 && b == uint.MaxValue ? 0 : (uint)((int)a % (int)b),
        _ => b == 0 ? a : a % b,
    };

    private static bool Taken(uint function, uint a, uint b) => function switch
    {
        0 => a == b,
        1 => a != b,
        4 => (int)a < (int)b,
        5 => (int)a >= (int)b,
        6 => a < b,
        _ => a >= b,
    };

    private static uint Immediate(uint code) => (uint)((int)code >> 20);

    private static uint StoreOffset(uint code) => (uint)((int)code >> 25 << 5) | code >> 7 & 31;

    private static uint BranchOffset(uint code) =>
        (uint)((int)code >> 31 << 12) | (code >> 7 & 1) << 11 | (code >> 25 & 63) << 5 | (code >> 8 & 15) << 1;

    private static uint JumpOffset(uint code) =>
        (uint)((int)code >> 31 << 20) | (code >> 12 & 255) << 12 | (code >> 20 & 1) << 11 | (code >> 21 & 1023) << 1;
}
