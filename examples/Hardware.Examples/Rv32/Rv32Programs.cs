namespace Hardware.Examples;

/// <summary>Programs for the core: one written with the assembler, one in C.</summary>
public static class Rv32Programs
{
    /// <summary>Where start.S has the number of iterations.</summary>
    private const int IterationsWord = 1;

    /// <summary>
    /// A loop: fills an array with a pseudo-random sequence, sorts it, takes a checksum with multiplications and
    /// divisions, and starts over with another seed, <paramref name="rounds"/> times. The checksum ends in x10.
    /// </summary>
    public static uint[] SortAndSum(int rounds, int length = 24)
    {
        const int data = 0x400, seed = 5, round = 6, sum = 10, i = 11, j = 12, p = 13, a = 14, b = 15, t = 16, k = 17, end = 18, word = 19;
        return new Rv32Assembler()
            .Constant(seed, 12345).Constant(round, (uint)rounds).Constant(sum, 0).Constant(word, 4).Constant(k, 1103515245)
            .Label("round")
            .Constant(p, data).Constant(end, (uint)(data + 4 * length))
            .Label("fill")
            .MulDiv(Rv32.Multiply, seed, seed, k).Addi(seed, seed, 1237)
            .OpImmediate(Rv32.ShiftRight, t, seed, 8).Store(Rv32.Word, t, p, 0)
            .Op(Rv32.Add, p, p, word).Branch(Rv32.LessUnsigned, p, end, "fill")
            .Addi(i, 0, length - 1)
            .Label("outer").Constant(p, data).Addi(j, 0, 0)
            .Label("inner")
            .Load(Rv32.Word, a, p, 0).Load(Rv32.Word, b, p, 4)
            .Branch(Rv32.GreaterOrEqual, b, a, "ordered")
            .Store(Rv32.Word, b, p, 0).Store(Rv32.Word, a, p, 4)
            .Label("ordered").Addi(p, p, 4).Addi(j, j, 1).Branch(Rv32.Less, j, i, "inner")
            .Addi(i, i, -1).Branch(Rv32.NotEqual, i, 0, "outer")
            .Constant(p, data)
            .Label("sum")
            .Load(Rv32.HalfUnsigned, a, p, 0).Load(Rv32.Byte, b, p, 3)
            .Op(Rv32.Xor, sum, sum, a).MulDiv(Rv32.Multiply, t, sum, k).MulDiv(Rv32.RemainderUnsigned, b, t, end)
            .Op(Rv32.Add, sum, t, b).Addi(p, p, 4).Branch(Rv32.LessUnsigned, p, end, "sum")
            .Addi(round, round, -1).Branch(Rv32.NotEqual, round, 0, "round")
            .Ecall().Program();
    }

    /// <summary>
    /// A Dhrystone-class loop in C (<c>Records/records.c</c>): records in a list, texts, choices, tables. The checksum ends in x10. It
    /// needs 16 KiB of memory.
    /// </summary>
    /// <param name="iterations">Orders booked.</param>
    public static uint[] Records(int iterations)
    {
        using var image = typeof(Rv32Programs).Assembly.GetManifestResourceStream("records.bin")!;
        var bytes = new byte[(image.Length + 3) / 4 * 4];
        image.ReadExactly(bytes, 0, (int)image.Length);
        return Records(bytes, iterations);
    }

    /// <summary>The same from an image just compiled.</summary>
    public static uint[] Records(byte[] image, int iterations)
    {
        var program = new uint[(image.Length + 3) / 4];
        Buffer.BlockCopy(image, 0, program, 0, image.Length);
        program[IterationsWord] = (uint)iterations;
        return program;
    }
}
