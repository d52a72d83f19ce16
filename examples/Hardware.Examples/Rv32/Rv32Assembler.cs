namespace Hardware.Examples;

/// <summary>Writes RV32IM programs: a method per instruction, labels by name.</summary>
public sealed class Rv32Assembler
{
    private readonly List<uint> _words = [];
    private readonly Dictionary<string, int> _labels = [];
    private readonly List<(int At, string Label, bool IsJump)> _fixups = [];

    /// <summary>The program so far, with all labels resolved.</summary>
    /// <exception cref="InvalidOperationException">A label that is used was never placed.</exception>
    public uint[] Program()
    {
        var words = _words.ToArray();
        foreach (var (at, label, isJump) in _fixups)
        {
            if (!_labels.TryGetValue(label, out var target))
                throw new InvalidOperationException($"label '{label}' is used but never placed: call Label(\"{label}\").");
            words[at] |= isJump ? JumpOffset(4 * (target - at)) : BranchOffset(4 * (target - at));
        }
        return words;
    }

    /// <summary>Names this place.</summary>
    public Rv32Assembler Label(string name)
    {
        _labels.Add(name, _words.Count);
        return this;
    }

    /// <summary>Any word.</summary>
    public Rv32Assembler Raw(uint word)
    {
        _words.Add(word);
        return this;
    }

    /// <summary>A register operation; <paramref name="function"/> and <paramref name="high"/> are bits 14:12 and 31:25.</summary>
    public Rv32Assembler Op(ulong function, int rd, int rs1, int rs2, uint high = 0) =>
        Raw(high << 25 | (uint)rs2 << 20 | (uint)rs1 << 15 | (uint)function << 12 | (uint)rd << 7 | (uint)Rv32.Op);

    /// <summary>A multiplication or division.</summary>
    public Rv32Assembler MulDiv(ulong function, int rd, int rs1, int rs2) => Op(function, rd, rs1, rs2, 1);

    /// <summary>An operation with an immediate of 12 bits.</summary>
    public Rv32Assembler OpImmediate(ulong function, int rd, int rs1, int immediate) =>
        Raw((uint)immediate << 20 | (uint)rs1 << 15 | (uint)function << 12 | (uint)rd << 7 | (uint)Rv32.OpImmediate);

    /// <summary>rd = rs1 + immediate.</summary>
    public Rv32Assembler Addi(int rd, int rs1, int immediate) => OpImmediate(Rv32.Add, rd, rs1, immediate);

    /// <summary>rd = any constant, in one or two instructions.</summary>
    public Rv32Assembler Constant(int rd, uint value)
    {
        var low = (int)(value << 20) >> 20;
        if (value == (uint)low)
            return Addi(rd, 0, low);
        Raw((value - (uint)low) & 0xFFFFF000 | (uint)rd << 7 | (uint)Rv32.Lui);
        return low == 0 ? this : Addi(rd, rd, low);
    }

    /// <summary>rd = upper 20 bits of a constant.</summary>
    public Rv32Assembler Lui(int rd, uint upper) => Raw(upper & 0xFFFFF000 | (uint)rd << 7 | (uint)Rv32.Lui);

    /// <summary>rd = address of this instruction plus the upper 20 bits of a constant.</summary>
    public Rv32Assembler Auipc(int rd, uint upper) => Raw(upper & 0xFFFFF000 | (uint)rd << 7 | (uint)Rv32.Auipc);

    /// <summary>Loads from rs1 + offset.</summary>
    public Rv32Assembler Load(ulong function, int rd, int rs1, int offset) =>
        Raw((uint)offset << 20 | (uint)rs1 << 15 | (uint)function << 12 | (uint)rd << 7 | (uint)Rv32.Load);

    /// <summary>Stores rs2 to rs1 + offset.</summary>
    public Rv32Assembler Store(ulong function, int rs2, int rs1, int offset) =>
        Raw(((uint)offset >> 5 & 127) << 25 | (uint)rs2 << 20 | (uint)rs1 << 15 | (uint)function << 12
            | ((uint)offset & 31) << 7 | (uint)Rv32.Store);

    /// <summary>Goes to a label when the condition holds.</summary>
    public Rv32Assembler Branch(ulong function, int rs1, int rs2, string label)
    {
        _fixups.Add((_words.Count, label, false));
        return Raw((uint)rs2 << 20 | (uint)rs1 << 15 | (uint)function << 12 | (uint)Rv32.Branch);
    }

    /// <summary>Goes to a label; rd is where to come back to.</summary>
    public Rv32Assembler Jal(int rd, string label)
    {
        _fixups.Add((_words.Count, label, true));
        return Raw((uint)rd << 7 | (uint)Rv32.Jal);
    }

    /// <summary>Goes to rs1 + offset; rd is where to come back to.</summary>
    public Rv32Assembler Jalr(int rd, int rs1, int offset) => Raw((uint)offset << 20 | (uint)rs1 << 15 | (uint)rd << 7 | (uint)Rv32.Jalr);

    /// <summary>Stops the core.</summary>
    public Rv32Assembler Ecall() => Raw((uint)Rv32.System);

    private static uint BranchOffset(int offset) =>
        ((uint)offset >> 12 & 1) << 31 | ((uint)offset >> 5 & 63) << 25 | ((uint)offset >> 1 & 15) << 8 | ((uint)offset >> 11 & 1) << 7;

    private static uint JumpOffset(int offset) =>
        ((uint)offset >> 20 & 1) << 31 | ((uint)offset >> 1 & 1023) << 21
        | ((uint)offset >> 11 & 1) << 20 | ((uint)offset >> 12 & 255) << 12;
}
