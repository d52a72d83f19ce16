using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;
using static Hardware.Hdl.Tests.Passes.Small;

namespace Hardware.Hdl.Tests.Passes;

/// <summary>Every shape rule of the IR is held, and a finding names both shapes.</summary>
public class CheckShapesTests
{
    private static readonly Expr U8 = Number(8, 1);
    private static readonly Expr U4 = Number(4, 1);
    private static readonly Expr S8 = new Const(new BitVector(8, 1), signed: true);

    public static TheoryData<string, Expr> WrongNodes => new()
    {
        { "Add of u8 and u4: insert a Resize or a Reinterpret", new Binary(BinaryOp.Add, U8, U4) },
        { "Less of u8 and s8: insert a Resize or a Reinterpret", new Binary(BinaryOp.Less, U8, S8) },
        { "Multiply of unsigned by signed: insert a Reinterpret", new Binary(BinaryOp.Multiply, U8, S8) },
        { "ShiftLeft by a signed amount: insert a Reinterpret", new Binary(BinaryOp.ShiftLeft, U8, S8) },
        { "Mux chosen by u8: the condition must be one bit", new Mux(U8, U4, U4) },
        { "Mux of u8 and u4: insert a Resize or a Reinterpret", new Mux(Number(1, 0), U8, U4) },
        { "Slice [8:0] of u8: take bits inside the value", new Slice(U8, 8, 0) },
        { "BitSelect at a signed position: insert a Reinterpret", new BitSelect(U8, S8) },
        { "Concat of nothing: give it at least one part", new Concat([]) },
        { "Resize to 0 bits: give it at least 1", new Resize(U8, 0) },
        { "the address of 'M' is signed: insert a Reinterpret", new MemoryRead(new MemoryDef("M", new Shape(8), 4), S8) },
    };

    [Theory]
    [MemberData(nameof(WrongNodes), DisableDiscoveryEnumeration = true)]
    public void A_node_that_breaks_a_rule_is_found(string problem, Expr node) =>
        Assert.Contains(problem, Hardware.Hdl.Passes.CheckShapes.Problems(new Unary(UnaryOp.Not, node)));

    [Fact]
    public void A_value_wider_than_its_target_names_both_widths_and_the_fix()
    {
        var m = Module();
        var y = m.Out("Y", 4);
        m.Comb("F", y.Set(U8));
        Assert.Equal("HDL1001: 'Y' is 4 bits but the value needs 8: write .Truncate(4), or widen 'Y' (T.cs:11, in T)", Check(m));
    }

    [Fact]
    public void A_signed_value_for_an_unsigned_target_is_found()
    {
        var m = Module();
        var y = m.Out("Y");
        m.Comb("F", y.Set(S8));
        Assert.Equal("HDL1010: 'Y' is unsigned but the value is signed: write .AsUInt() (T.cs:11, in T)", Check(m));
    }

    [Fact]
    public void A_mask_must_cut_the_word_into_equal_parts()
    {
        var m = Module();
        var memory = m.Add(new MemoryDef("M", new Shape(8), 4));
        m.Clocked("F", new MemoryWrite(memory, U4, U8, Number(3, 7), At(11)));
        Assert.StartsWith("HDL1009: a mask of shape u3 does not cut the 8 bits of a word of 'M' into equal parts", Check(m));
    }

    [Fact]
    public void Declarations_have_widths_and_depths_of_at_least_1()
    {
        var m = Module();
        m.Add(new Signal("X", new Shape(0), SignalKind.Input, At(2)));
        m.Add(new MemoryDef("M", new Shape(8), 0, At(3)));
        Assert.Equal(
            "HDL1007: 'X' has width 0: give it at least 1 bit (T.cs:2, in T)\n"
            + "HDL1007: memory 'M' has 0 words of 8 bits: give it at least one of each (T.cs:3, in T)", Check(m));
    }

    [Fact]
    public void Every_domain_of_a_child_is_mapped()
    {
        var child = Module("Child");
        child.Domain("b");
        var m = Module();
        m.Add(new Instance("One", child, [], At(6)));
        Assert.Equal("HDL3002: 'One' maps 0 of the 1 clock domains of Child: map each (T.cs:6, in T)", Check(m));
    }
}
