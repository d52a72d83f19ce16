using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;
using static Hardware.Hdl.Tests.Passes.Small;

namespace Hardware.Hdl.Tests.Passes;

/// <summary>Every wire has one driver and every input one, from outside.</summary>
public class CheckDriversTests
{
    [Fact]
    public void A_module_with_one_driver_each_has_no_findings()
    {
        var m = Module();
        var (a, y, r) = (m.In("A"), m.Out("Y"), m.Reg("R"));
        m.Comb("Drive", y.Set(a.Plus(r)));
        m.Clocked("Load", r.Set(a));
        Assert.Equal("", Check(m));
    }

    [Fact]
    public void Two_drivers_are_named_with_both_lines()
    {
        var m = Module();
        var (a, y) = (m.In("A"), m.Out("Y"));
        m.Comb("F", y.Set(a, 11));
        m.Comb("G", y.Set(a, 12));
        Assert.Equal(
            "HDL2002: 'Y' is driven by 'F' (T.cs:11) and by 'G' (T.cs:12): keep one driver, and choose there between the values "
                + "(T.cs:12, in T)",
            Check(m));
    }

    [Fact]
    public void Two_assignments_in_one_process_are_one_driver()
    {
        var m = Module();
        var (a, y) = (m.In("A"), m.Out("Y"));
        m.Comb("F", y.Set(a), y.Set(Number(8, 0)));
        Assert.Equal("", Check(m));
    }

    [Fact]
    public void An_output_without_driver_is_found()
    {
        var m = Module();
        m.Out("Y");
        m.Wire("Unused");
        Assert.Equal("HDL2001: output 'Y' is never assigned: assign it in a [Comb] method, or remove it (T.cs:3, in T)", Check(m));
    }

    [Fact]
    public void A_register_that_nothing_loads_needs_a_reset_value_to_be_read()
    {
        var m = Module();
        m.Reg("Random", output: true);
        m.Reg("Unread");
        m.Add(new Signal("Constant", new Shape(8), SignalKind.Register, At(5)) { IsOutput = true, ResetValue = BitVector.Zero(8) });
        Assert.Equal("HDL2001: output 'Random' is never assigned: assign it in a [Clocked] method, or remove it (T.cs:5, in T)", Check(m));
    }

    [Fact]
    public void An_input_driven_inside_is_found()
    {
        var m = Module();
        var a = m.In("A");
        m.Comb("F", a.Set(Number(8, 0)));
        Assert.StartsWith("HDL2003: input 'A' is assigned by 'F' inside its own module", Check(m));
    }

    [Fact]
    public void Registers_and_wires_are_driven_by_their_kind_of_process()
    {
        var m = Module();
        var (w, r) = (m.Wire("W"), m.Reg("R"));
        m.Comb("F", r.Set(Number(8, 0)));
        m.Clocked("G", w.Set(Number(8, 0)));
        Assert.Equal(
            "HDL2008: register 'R' is assigned in 'F', which is not clocked: make it a wire, or put [Clocked] on the method "
                + "(T.cs:11, in T)\n"
            + "HDL2008: wire 'W' is assigned in 'G', which is clocked: make it a register, or put [Comb] on the method (T.cs:11, in T)",
            Check(m));
    }

    [Fact]
    public void Open_inputs_of_children_are_found_in_arrays_too()
    {
        var child = Module("Child");
        child.In("A");
        var m = Module();
        var row = m.Child("Row", child, 4);
        row.Connect("A", Number(8, 1), element: 1);
        Assert.Equal(
            "HDL2005: nothing drives input 'Row[0].A' (and 2 more of the array): assign it in a [Comb] method of T (T.cs:6, in T)",
            Check(m));
    }

    [Fact]
    public void A_memory_has_one_writer_per_clock()
    {
        var m = Module();
        var (a, b) = (m.Domain("a"), m.Domain("b"));
        var memory = m.Add(new MemoryDef("Words", new Shape(8), 4));
        Stmt Write() => new MemoryWrite(memory, Number(2, 0), Number(8, 0), null, At(21));
        m.Clocked("WriteA", a, Write());
        m.Clocked("WriteB", b, Write());
        Assert.Equal("", Check(m));
        m.Clocked("AlsoA", a, Write());
        Assert.StartsWith("HDL2002: 'Words' is driven by 'WriteA' (T.cs:21) and by 'AlsoA' (T.cs:21)", Check(m));
    }

    [Fact]
    public void A_signal_of_another_module_is_found_and_stops_the_later_checks()
    {
        var other = Module("Other");
        var theirs = other.Wire("X");
        var m = Module();
        m.In("A");
        m.Comb("F", theirs.Set(Number(8, 0)));
        Assert.StartsWith("HDL2010: 'X' is assigned in 'F' but belongs to another module", Check(m));
    }
}
