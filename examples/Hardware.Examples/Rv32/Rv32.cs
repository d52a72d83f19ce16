namespace Hardware.Examples;

/// <summary>
/// Encodings of the RV32IM instruction set ("The RISC-V Instruction Set Manual, Volume I", 20191213, chapters 2, 7 and 24).
/// </summary>
public static class Rv32
{
    /// <summary>Major opcodes, bits 6:0.</summary>
    public const ulong Load = 0x03, Fence = 0x0F, OpImmediate = 0x13, Auipc = 0x17, Store = 0x23, Op = 0x33, Lui = 0x37,
        Branch = 0x63, Jalr = 0x67, Jal = 0x6F, System = 0x73;

    /// <summary>Arithmetic, bits 14:12.</summary>
    public const ulong Add = 0, ShiftLeft = 1, SetLess = 2, SetLessUnsigned = 3, Xor = 4, ShiftRight = 5, Or = 6, And = 7;

    /// <summary>Multiplication and division, bits 14:12.</summary>
    public const ulong Multiply = 0, MultiplyHigh = 1, MultiplyHighMixed = 2, MultiplyHighUnsigned = 3,
        Divide = 4, DivideUnsigned = 5, Remainder = 6, RemainderUnsigned = 7;

    /// <summary>Branches, bits 14:12.</summary>
    public const ulong Equal = 0, NotEqual = 1, Less = 4, GreaterOrEqual = 5, LessUnsigned = 6, GreaterOrEqualUnsigned = 7;

    /// <summary>Loads and stores, bits 14:12.</summary>
    public const ulong Byte = 0, Half = 1, Word = 2, ByteUnsigned = 4, HalfUnsigned = 5;
}
