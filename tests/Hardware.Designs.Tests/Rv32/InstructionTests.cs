using Hardware.Cosim;
using Hardware.Examples;

namespace Hardware.Designs.Tests.Rv32;

/// <summary>Every instruction of RV32I and M, on operands where it is easy to be wrong.</summary>
public class InstructionTests
{
    private static readonly uint[] Corners = [0, 1, 2, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0xFFFF8000, 0x12345678, 31, 32];

    [Theory]
    [InlineData(EngineKind.Compiled)]
    [InlineData(EngineKind.Native)]
    public void Register_operations_on_corner_values(EngineKind engine) => Rv32Runner.Same(OnCorners((assembler, rd, a, b) =>
    {
        for (ulong function = 0; function < 8; function++)
        {
            assembler.Op(function, rd, a, b);
            if (function is 0 or 5)
                assembler.Op(function, rd, a, b, 0x20);
        }
    }), engine);

    [Theory]
    [InlineData(EngineKind.Compiled)]
    [InlineData(EngineKind.Native)]
    public void Multiplication_and_division_on_corner_values(EngineKind engine) => Rv32Runner.Same(OnCorners((assembler, rd, a, b) =>
    {
        for (ulong function = 0; function < 8; function++)
            assembler.MulDiv(function, rd, a, b);
    }), engine);

    [Fact]
    public void Immediate_operations_on_corner_values()
    {
        ulong[] functions =
        [
            Examples.Rv32.Add, Examples.Rv32.SetLess, Examples.Rv32.SetLessUnsigned,
            Examples.Rv32.Xor, Examples.Rv32.Or, Examples.Rv32.And,
        ];
        var assembler = new Rv32Assembler();
        foreach (var value in Corners)
        {
            assembler.Constant(5, value);
            foreach (var immediate in new[] { 0, 1, -1, 2047, -2048, 5 })
            {
                foreach (var function in functions)
                    assembler.OpImmediate(function, 6, 5, immediate);
                assembler.OpImmediate(Examples.Rv32.ShiftLeft, 6, 5, immediate & 31);
                assembler.OpImmediate(Examples.Rv32.ShiftRight, 6, 5, immediate & 31);
                assembler.OpImmediate(Examples.Rv32.ShiftRight, 6, 5, immediate & 31 | 0x400);
            }
        }
        Rv32Runner.Same(assembler.Ecall().Program());
    }

    [Fact]
    public void Branches_on_corner_values_taken_and_not()
    {
        var assembler = new Rv32Assembler();
        var label = 0;
        foreach (var a in Corners)
        {
            foreach (var b in Corners)
            {
                assembler.Constant(5, a).Constant(6, b);
                foreach (ulong function in new ulong[] { 0, 1, 4, 5, 6, 7 })
                    assembler.Branch(function, 5, 6, $"over{++label}").Addi(7, 7, 1).Label($"over{label}");
            }
        }
        Rv32Runner.Same(assembler.Ecall().Program());
    }

    [Fact]
    public void Loads_and_stores_of_every_width_at_every_offset()
    {
        var assembler = new Rv32Assembler().Constant(5, 0x2000).Constant(6, 0x8091A2F3);
        foreach (var offset in new[] { 0, 1, 2, 3 })
            assembler.Store(Examples.Rv32.Byte, 6, 5, offset).Load(Examples.Rv32.Word, 7, 5, 0);
        foreach (var offset in new[] { 4, 6 })
            assembler.Store(Examples.Rv32.Half, 6, 5, offset).Load(Examples.Rv32.Word, 7, 5, 4);
        assembler.Store(Examples.Rv32.Word, 6, 5, -4);
        foreach (var offset in new[] { -4, -3, -2, -1 })
            assembler.Load(Examples.Rv32.Byte, 7, 5, offset).Load(Examples.Rv32.ByteUnsigned, 8, 5, offset);
        foreach (var offset in new[] { -4, -2 })
            assembler.Load(Examples.Rv32.Half, 7, 5, offset).Load(Examples.Rv32.HalfUnsigned, 8, 5, offset);
        Rv32Runner.Same(assembler.Load(Examples.Rv32.Word, 7, 5, -4).Op(Examples.Rv32.Add, 8, 7, 7).Ecall().Program());
    }

    [Fact]
    public void Jumps_and_upper_immediates()
    {
        var program = new Rv32Assembler()
            .Lui(5, 0xABCDE000).Auipc(6, 0x12345000).Jal(1, "function").Addi(7, 7, 1).Jal(0, "end")
            .Label("function").Addi(8, 8, 5).Jalr(2, 1, 0)
            .Label("end").Raw(0x0000000F).Ecall().Program();
        var simulator = Rv32Runner.Same(program);
        Assert.Equal(1u, simulator.Register(7));
    }

    [Fact]
    public void A_write_to_x0_is_lost() =>
        Assert.Equal(0u, Rv32Runner.Same(new Rv32Assembler().Addi(0, 0, 5).Addi(5, 0, 0).Ecall().Program()).Register(5));

    [Fact]
    public void An_unknown_instruction_stops_the_core_and_says_so()
    {
        using var sim = Sim.Of(new Rv32System([0x00000013, 0xFFFFFFFF, 0x00000013], 16));
        sim.Step(20);
        Assert.True((bool)sim.Top.Halted);
        Assert.True((bool)sim.Top.Illegal);
    }

    [Theory]
    [InlineData(0x00A50533u, "add x10, x10, x10")]
    [InlineData(0x40A50533u, "sub x10, x10, x10")]
    [InlineData(0x02B54533u, "div x10, x10, x11")]
    [InlineData(0xFFF58593u, "addi x11, x11, -1")]
    [InlineData(0x4025D593u, "srai x11, x11, 2")]
    [InlineData(0x0085A603u, "lw x12, 8(x11)")]
    [InlineData(0xFEC5AE23u, "sw x12, -4(x11)")]
    [InlineData(0xFE0592E3u, "bne x11, x0, fe4")]
    [InlineData(0x00000073u, "ecall")]
    [InlineData(0xFFFFFFFFu, ".word 0xffffffff")]
    public void The_disassembler_reads(uint code, string text) => Assert.Equal(text, Rv32Disassembler.Text(code, 0x1000));

    private static uint[] OnCorners(Action<Rv32Assembler, int, int, int> operations)
    {
        var assembler = new Rv32Assembler();
        foreach (var a in Corners)
        {
            foreach (var b in Corners)
            {
                assembler.Constant(5, a).Constant(6, b);
                operations(assembler, 7, 5, 6);
            }
        }
        return assembler.Ecall().Program();
    }
}
