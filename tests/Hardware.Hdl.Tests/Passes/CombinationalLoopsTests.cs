using Hardware.Hdl.Ir;
using static Hardware.Hdl.Tests.Passes.Small;

namespace Hardware.Hdl.Tests.Passes;

/// <summary>Loops are found through processes and children, printed as a way around, and never reported where there is none.</summary>
public class CombinationalLoopsTests
{
    [Fact]
    public void A_loop_prints_its_way_with_lines()
    {
        var m = Module();
        var (a, x, y) = (m.In("A"), m.Wire("X"), m.Wire("Y"));
        m.Comb("F", x.Set(y.Plus(a), 11));
        m.Comb("G", y.Set(x, 12));
        Assert.Equal(
            "HDL2006: combinational loop 'X' (T.cs:11) -> 'Y' (T.cs:12) -> 'X' (T.cs:11): put a register into it, or break the "
                + "dependency (T.cs:11, in T)",
            Check(m));
    }

    [Fact]
    public void A_register_breaks_a_loop()
    {
        var m = Module();
        var (x, r) = (m.Wire("X"), m.Reg("R"));
        m.Comb("F", x.Set(r));
        m.Clocked("G", r.Set(x));
        Assert.Equal("", Check(m));
    }

    [Fact]
    public void Two_processes_that_use_each_others_wires_are_no_loop_when_the_signals_are_none()
    {
        var m = Module();
        var (a, x, y, z) = (m.In("A"), m.Wire("X"), m.Wire("Y"), m.Out("Z"));
        m.Comb("F", x.Set(a), z.Set(y));
        m.Comb("G", y.Set(x));
        Assert.Equal("", Check(m));
    }

    [Fact]
    public void A_wire_assigned_again_does_not_depend_on_what_was_overwritten()
    {
        var m = Module();
        var (a, x, y) = (m.In("A"), m.Wire("X"), m.Wire("Y"));
        m.Comb("F", x.Set(y), x.Set(a));
        m.Comb("G", y.Set(x));
        Assert.Equal("", Check(m));
    }

    [Fact]
    public void A_condition_is_a_dependency()
    {
        var m = Module();
        var (a, x, y) = (m.In("A"), m.Wire("X"), m.Wire("Y", 1));
        m.Comb("F", x.Set(Number(8, 0)), When(y.Ref(), [x.Set(a)]));
        m.Comb("G", y.Set(new Slice(x.Ref(), 0, 0), 14));
        Assert.Contains("combinational loop 'X' (T.cs:11) -> 'Y' (T.cs:14) -> 'X'", Check(m));
    }

    [Fact]
    public void A_loop_through_a_child_shows_the_way_inside_it()
    {
        var child = Module("Child");
        var (a, inner, y) = (child.In("A"), child.Wire("Inner"), child.Out("Y"));
        child.Comb("F", inner.Set(a, 31));
        child.Comb("G", y.Set(inner, 32));
        var m = Module();
        var row = m.Child("Row", child, 2);
        row.Connect("A", row.Port("Y", 1), element: 0);
        row.Connect("A", row.Port("Y", 0), element: 1);
        Assert.Equal(
            "HDL2006: combinational loop 'Row[0].A' (T.cs:6) -> 'Row[0].Inner' (T.cs:31) -> 'Row[0].Y' (T.cs:6) -> 'Row[1].A' (T.cs:6) -> "
            + "'Row[1].Inner' (T.cs:31) -> 'Row[1].Y' (T.cs:6) -> 'Row[0].A' (T.cs:6): put a register into it, or break the "
                + "dependency (T.cs:6, in T)",
            Check(m));
    }

    [Fact]
    public void A_child_whose_output_does_not_depend_on_that_input_closes_no_loop()
    {
        var child = Module("Child");
        var (a, b, y, z) = (child.In("A"), child.In("B"), child.Out("Y"), child.Out("Z"));
        child.Comb("F", y.Set(a), z.Set(b));
        var m = Module();
        var (input, output) = (m.In("In"), m.Out("Out"));
        var one = m.Child("One", child);
        one.Connect("A", input.Ref());
        one.Connect("B", one.Port("Y"));
        m.Comb("F", output.Set(one.Port("Z")));
        Assert.Equal("", Check(m));
    }

    [Fact]
    public void A_loop_through_inputs_of_registers_that_the_parent_reads_is_found()
    {
        var child = Module("Child");
        var (d, q) = (child.In("D"), child.Reg("Q"));
        child.Clocked("F", q.Set(d));
        var m = Module();
        var (x, row) = (m.Wire("X"), m.Child("Row", child, 2));
        row.Connect("D", x.Ref(), element: 0);
        row.Connect("D", row.Port("D", 0), element: 1);
        m.Comb("F", x.Set(row.Port("D", 1)));
        Assert.Equal(
            "HDL2006: combinational loop 'X' (T.cs:11) -> 'Row[0].D' (T.cs:6) -> 'Row[1].D' (T.cs:6) -> 'X' (T.cs:11): "
            + "put a register into it, or break the dependency (T.cs:11, in T)",
            Check(m));
    }

    [Fact]
    public void A_chain_of_children_is_no_loop()
    {
        var child = Module("Child");
        var (a, y) = (child.In("A"), child.Out("Y"));
        child.Comb("F", y.Set(a));
        var m = Module();
        var (input, output) = (m.In("In"), m.Out("Out"));
        var row = m.Child("Row", child, 100);
        for (var i = 0; i < 100; i++)
            row.Connect("A", i == 0 ? input.Ref() : row.Port("Y", i - 1), i);
        m.Comb("F", output.Set(row.Port("Y", 99)));
        Assert.Equal("", Check(m));
    }
}
