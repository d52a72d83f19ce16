namespace Hardware.Examples;

/// <summary>RV32IM instructions as text, for traces.</summary>
public static class Rv32Disassembler
{
    private static readonly string[] Arithmetic = ["add", "sll", "slt", "sltu", "xor", "srl", "or", "and"];
    private static readonly string[] Multiplication = ["mul", "mulh", "mulhsu", "mulhu", "div", "divu", "rem", "remu"];
    private static readonly string[] Branches = ["beq", "bne", "", "", "blt", "bge", "bltu", "bgeu"];
    private static readonly string[] Loads = ["lb", "lh", "lw", "", "lbu", "lhu", "", ""];
    private static readonly string[] Stores = ["sb", "sh", "sw", "", "", "", "", ""];

    /// <summary>The text of an instruction at an address; <c>.word</c> for what is none.</summary>
    public static string Text(uint code, uint pc)
    {
        int rd = (int)(code >> 7 & 31), rs1 = (int)(code >> 15 & 31), rs2 = (int)(code >> 20 & 31), function = (int)(code >> 12 & 7);
        var immediate = (int)code >> 20;
        var text = (code & 127) switch
        {
            (uint)Rv32.Lui => $"lui x{rd}, 0x{code >> 12:x}",
            (uint)Rv32.Auipc => $"auipc x{rd}, 0x{code >> 12:x}",
            (uint)Rv32.Jal => $"jal x{rd}, {pc + (uint)JumpOffset(code):x}",
            (uint)Rv32.Jalr when function == 0 => $"jalr x{rd}, {immediate}(x{rs1})",
            (uint)Rv32.Branch => Named(Branches[function], $"x{rs1}, x{rs2}, {pc + (uint)BranchOffset(code):x}"),
            (uint)Rv32.Load => Named(Loads[function], $"x{rd}, {immediate}(x{rs1})"),
            (uint)Rv32.Store => Named(Stores[function], $"x{rs2}, {(int)code >> 25 << 5 | (int)(code >> 7 & 31)}(x{rs1})"),
            (uint)Rv32.OpImmediate => ImmediateText(code, function, rd, rs1, immediate),
            (uint)Rv32.Op => $"{OperationName(code, function)} x{rd}, x{rs1}, x{rs2}",
            (uint)Rv32.Fence => "fence",
            (uint)Rv32.System => code >> 20 == 1 ? "ebreak" : "ecall",
            _ => "",
        };
        return text.Length > 0 ? text : $".word 0x{code:x8}";
    }

    private static string Named(string name, string operands) => name.Length == 0 ? "" : $"{name} {operands}";

    private static string OperationName(uint code, int function) => (code >> 25) switch
    {
        1 => Multiplication[function],
        0x20 => function == 0 ? "sub" : function == 5 ? "sra" : Arithmetic[function],
        _ => Arithmetic[function],
    };

    private static string ImmediateText(uint code, int function, int rd, int rs1, int immediate) => function switch
    {
        1 => $"slli x{rd}, x{rs1}, {immediate & 31}",
        5 => $"{((code >> 30 & 1) != 0 ? "srai" : "srli")} x{rd}, x{rs1}, {immediate & 31}",
        3 => $"sltiu x{rd}, x{rs1}, {immediate}",
        _ => $"{Arithmetic[function]}i x{rd}, x{rs1}, {immediate}",
    };

    private static int BranchOffset(uint code) =>
        (int)code >> 31 << 12 | (int)(code >> 7 & 1) << 11 | (int)(code >> 25 & 63) << 5 | (int)(code >> 8 & 15) << 1;

    private static int JumpOffset(uint code) =>
        (int)code >> 31 << 20 | (int)(code >> 12 & 255) << 12 | (int)(code >> 20 & 1) << 11 | (int)(code >> 21 & 1023) << 1;
}
