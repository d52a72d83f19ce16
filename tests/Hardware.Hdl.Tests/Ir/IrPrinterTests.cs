using Hardware.Hdl.Ir;
using Hardware.Hdl.Ir.Printing;
using Hardware.Hdl.Tests.Passes;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Tests.Ir;

/// <summary>The printed form of the structured IR.</summary>
public class IrPrinterTests
{
    [Fact]
    public void A_module_prints_its_declarations_and_processes()
    {
        var m = new ModuleDef("Fifo_4", "Fifo", Small.At(1)) { Parameters = [("width", "8"), ("depth", "4")] };
        var domain = m.Domain();
        var (push, data) = (m.In("Push", 1), m.In("Data"));
        var tail = m.Add(new Signal("Tail", new Shape(2), SignalKind.Register) { Domain = domain, ResetValue = BitVector.Zero(2) });
        var full = m.Out("Full", 1);
        var next = m.Local("next", 2);
        var words = m.Add(new MemoryDef("Words", new Shape(8), 4));
        m.Comb("Full", full.Set(new Binary(BinaryOp.Equal, tail.Ref(), Small.Number(2, 3))));
        m.Clocked("Advance",
            next.Set(new Binary(BinaryOp.Add, tail.Ref(), Small.Number(2, 1))),
            Small.When(new Binary(BinaryOp.And, push.Ref(), new Unary(UnaryOp.Not, full.Ref())),
                [new MemoryWrite(words, tail.Ref(), data.Ref()), tail.Set(next)],
                [new Check(CheckKind.Cover, push.Ref(), "push while full")]));
        Assert.Equal("""
            module Fifo_4(width = 8, depth = 4)  // T.cs:1
              clock clock, synchronous reset
              input Push:u1
              input Data:u8
              register Tail:u2 = 0
              output wire Full:u1
              local next:u2
              memory Words:u8[4]
              combinational Full  // T.cs:10
                Full = Tail == 3:u2
              clocked Advance @clock  // T.cs:20
                next = Tail + 1:u2
                if Push & (~Full)
                  Words[Tail] <= Data
                  Tail <= next
                else
                  cover Push "push while full"

            """, IrPrinter.Print(m));
    }

    [Fact]
    public void Every_kind_of_expression_has_a_form()
    {
        var m = Small.Module();
        var (a, b, s) = (m.In("A"), m.In("B"), m.In("S", 1));
        var memory = m.Add(new MemoryDef("M", new Shape(8), 4));
        var x = new SignalRef(a);
        Assert.Equal("S ? A : (A + B)", ExprPrinter.Print(new Mux(s.Ref(), x, a.Plus(b))));
        Assert.Equal("(A + B)[6:3]", ExprPrinter.Print(new Slice(a.Plus(b), 6, 3)));
        Assert.Equal("A[7]", ExprPrinter.Print(new Slice(x, 7, 7)));
        Assert.Equal("A[B]", ExprPrinter.Print(new BitSelect(x, b.Ref())));
        Assert.Equal("{A, B, 5:u3}", ExprPrinter.Print(new Concat([x, b.Ref(), Small.Number(3, 5)])));
        var parity = new Unary(UnaryOp.ReduceXor, b.Ref());
        Assert.Equal("u9(A) * (^B)", ExprPrinter.Print(new Binary(BinaryOp.Multiply, new Resize(x, 9), parity)));
        Assert.Equal("signed(A) >> B", ExprPrinter.Print(new Binary(BinaryOp.ShiftRight, new Reinterpret(x, true), b.Ref())));
        Assert.Equal("M[A]", ExprPrinter.Print(new MemoryRead(memory, x)));
        Assert.Equal("-1:s4", ExprPrinter.Print(new Const(new BitVector(4, 15), signed: true)));
    }

    [Fact]
    public void A_switch_over_an_enum_prints_the_members()
    {
        var m = Small.Module();
        var type = new EnumType("State", [("Idle", 0), ("Run", 1), ("Done", 2)]);
        var state = m.Add(new Signal("S", new Shape(2), SignalKind.Register) { Enum = type });
        var statement = new Switch(state.Ref(), [
            new SwitchArm([Small.Number(2, 0)], new Block([state.Set(Small.Number(2, 1))])),
            new SwitchArm([Small.Number(2, 1), Small.Number(2, 2)], new Block([state.Set(Small.Number(2, 0))]))], new Block());
        Assert.Equal("""
            switch S
              Idle
                S <= Run
              Run, Done
                S <= Idle
              default

            """, IrPrinter.Print(new Block([statement])));
    }

    [Fact]
    public void A_chain_of_choices_prints_flat()
    {
        var m = Small.Module();
        var (a, b, y) = (m.In("A", 1), m.In("B", 1), m.Out("Y", 1));
        Assert.Equal("""
            if A
              Y = 0:u1
            else if B
              Y = 1:u1
            else
              Y = A

            """, IrPrinter.Print(new Block([
            Small.When(a.Ref(), [y.Set(Small.Number(1, 0))], [Small.When(b.Ref(), [y.Set(Small.Number(1, 1))], [y.Set(a)])])])));
    }

    [Fact]
    public void An_array_of_children_prints_its_wiring_by_rectangles()
    {
        var cell = Small.Module("Cell");
        var (a, sum) = (cell.In("A"), cell.In("Sum"));
        cell.Comb("F", cell.Out("AOut").Set(a), cell.Out("SumOut").Set(sum));
        var m = Small.Module();
        var row = m.In("Row", 32);
        var grid = m.Child("Cells", cell, 4, 4);
        for (var r = 0; r < 4; r++)
        {
            for (var c = 0; c < 4; c++)
            {
                grid.Connect("A", c == 0 ? new Slice(row.Ref(), (8 * r) + 7, 8 * r) : grid.Port("AOut", (4 * r) + c - 1), (4 * r) + c);
                grid.Connect("Sum", r == 0 ? Small.Number(8, 0) : grid.Port("SumOut", (4 * (r - 1)) + c), (4 * r) + c);
            }
        }
        Assert.Equal("""
            module T  // T.cs:1
              input Row:u32
              instance Cells[4][4] : Cell  // T.cs:6
                A[0..3][0] = Row[7+8r:0+8r]
                A[0..3][1..3] = Cells[r][c-1].AOut
                Sum[0][0..3] = 0:u8
                Sum[1..3][0..3] = Cells[r-1][c].SumOut

            """, IrPrinter.Print(m));
    }

    [Fact]
    public void A_large_expression_prints_what_it_shares_once()
    {
        var m = Small.Module();
        var (a, y) = (m.In("A"), m.Out("Y"));
        Expr x = a.Ref();
        for (var i = 0; i < 60; i++)
            x = new Binary(BinaryOp.Add, x, x);
        var lines = IrPrinter.Print(new Block([y.Set(x)])).Split('\n');
        Assert.Equal("let %0 = A + A", lines[0]);
        Assert.Equal("let %1 = %0 + %0", lines[1]);
        Assert.Equal("Y = %58 + %58", lines[59]);
    }
}
