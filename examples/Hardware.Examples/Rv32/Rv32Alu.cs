namespace Hardware.Examples;

/// <summary>The combinational arithmetic of RV32IM.</summary>
public static partial class Rv32Alu
{
    /// <summary>
    /// The result of a register or immediate operation; <paramref name="alternate"/> is bit 30: subtract, or shift arithmetically.
    /// </summary>
    [Comb]
    public static UInt Compute(UInt function, Bit alternate, UInt a, UInt b) => function.Value switch
    {
        Rv32.Add => alternate ? a - b : a + b,
        Rv32.ShiftLeft => a << b.Bits(4, 0),
        Rv32.SetLess => (a.AsSInt() < b.AsSInt()).AsUInt().Extend(32),
        Rv32.SetLessUnsigned => (a < b).AsUInt().Extend(32),
        Rv32.Xor => a ^ b,
        Rv32.ShiftRight => alternate ? (a.AsSInt() >> b.Bits(4, 0)).AsUInt() : a >> b.Bits(4, 0),
        Rv32.Or => a | b,
        _ => a & b,
    };

    /// <summary>
    /// The low or high half of a product; operands are extended by their signs to 33 bits, so that one signed multiplier serves all four.
    /// </summary>
    [Comb]
    public static UInt Multiply(UInt function, UInt a, UInt b)
    {
        var aSigned = function == Rv32.MultiplyHigh || function == Rv32.MultiplyHighMixed;
        var bSigned = function == Rv32.MultiplyHigh;
        var product = Cat(aSigned && a[31], a).AsSInt() * Cat(bSigned && b[31], b).AsSInt();
        return function == Rv32.Multiply ? product.Bits(31, 0) : product.Bits(63, 32);
    }

    /// <summary>Whether a branch is taken.</summary>
    [Comb]
    public static Bit Taken(UInt function, UInt a, UInt b) => function.Value switch
    {
        Rv32.Equal => a == b,
        Rv32.NotEqual => a != b,
        Rv32.Less => a.AsSInt() < b.AsSInt(),
        Rv32.GreaterOrEqual => a.AsSInt() >= b.AsSInt(),
        Rv32.LessUnsigned => a < b,
        _ => a >= b,
    };

    /// <summary>The immediate of an instruction, by the format of its opcode.</summary>
    [Comb]
    public static UInt Immediate(UInt instruction) => instruction.Bits(6, 0).Value switch
    {
        Rv32.Lui or Rv32.Auipc => Cat(instruction.Bits(31, 12), UInt.Zero(12)),
        Rv32.Jal => Signed(Cat(
            instruction[31].AsUInt(), instruction.Bits(19, 12), instruction[20].AsUInt(), instruction.Bits(30, 21), UInt.Zero(1))),
        Rv32.Branch => Signed(Cat(
            instruction[31].AsUInt(), instruction[7].AsUInt(), instruction.Bits(30, 25), instruction.Bits(11, 8), UInt.Zero(1))),
        Rv32.Store => Signed(Cat(instruction.Bits(31, 25), instruction.Bits(11, 7))),
        _ => Signed(instruction.Bits(31, 20)),
    };

    /// <summary>The part of a loaded word that an instruction asks for, in the low bits, extended.</summary>
    [Comb]
    public static UInt Loaded(UInt function, UInt offset, UInt word)
    {
        var shifted = word >> Cat(offset, UInt.Zero(3));
        return function.Value switch
        {
            Rv32.Byte => Signed(shifted.Bits(7, 0)),
            Rv32.Half => Signed(shifted.Bits(15, 0)),
            Rv32.ByteUnsigned => shifted.Bits(7, 0).Extend(32),
            Rv32.HalfUnsigned => shifted.Bits(15, 0).Extend(32),
            _ => shifted,
        };
    }

    /// <summary>The bytes of a word that a store writes.</summary>
    [Comb]
    public static UInt StoreMask(UInt function, UInt offset) => function.Value switch
    {
        Rv32.Byte => UInt.Of(1, 4) << offset,
        Rv32.Half => UInt.Of(3, 4) << offset,
        _ => UInt.Ones(4),
    };

    static UInt Signed(UInt value) => value.AsSInt().Extend(32).AsUInt();
}
