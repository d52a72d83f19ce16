using Hardware.Hdl.Ir;
using static Hardware.Hdl.Tests.Passes.Small;

namespace Hardware.Hdl.Tests.Passes;

/// <summary>A register of one clock read by another is found through wires and children, unless it is marked as crossing.</summary>
public class CheckClockDomainsTests
{
    private readonly ModuleDef _m = Module();
    private readonly ClockDomain _a;
    private readonly ClockDomain _b;

    public CheckClockDomainsTests() => (_a, _b) = (_m.Domain("a"), _m.Domain("b"));

    [Fact]
    public void A_crossing_through_a_wire_is_found()
    {
        var (x, w, y) = (_m.Reg("X", domain: _a), _m.Wire("W"), _m.Reg("Y", domain: _b));
        _m.Clocked("LoadX", _a, x.Set(Number(8, 1)));
        _m.Comb("F", w.Set(x));
        _m.Clocked("LoadY", _b, y.Set(w, 21));
        Assert.Equal(
            "HDL3001: 'Y' is loaded by b_clock but depends on 'X' (T.cs:5) of a_clock: synchronise it, or mark it CrossesDomains "
                + "(T.cs:21, in T)",
            Check(_m));
    }

    [Fact]
    public void A_condition_crosses_too()
    {
        var (x, y) = (_m.Reg("X", 1, _a), _m.Reg("Y", domain: _b));
        _m.Clocked("LoadX", _a, x.Set(Number(1, 1)));
        _m.Clocked("LoadY", _b, When(x.Ref(), [y.Set(Number(8, 1), 22)]));
        Assert.StartsWith("HDL3001: 'Y' is loaded by b_clock but depends on 'X'", Check(_m));
    }

    [Fact]
    public void A_marked_register_may_cross_at_either_end()
    {
        var (x, y) = (_m.Reg("X", domain: _a, crosses: true), _m.Reg("Y", domain: _b));
        var (p, q) = (_m.Reg("P", domain: _a), _m.Reg("Q", domain: _b, crosses: true));
        _m.Clocked("Load", _a, x.Set(Number(8, 1)), p.Set(Number(8, 1)));
        _m.Clocked("Cross", _b, y.Set(x), q.Set(p));
        Assert.Equal("", Check(_m));
    }

    [Fact]
    public void Other_registers_of_the_process_may_not_hide_behind_a_marked_one()
    {
        var (p, q, r) = (_m.Reg("P", domain: _a), _m.Reg("Q", domain: _b, crosses: true), _m.Reg("R", domain: _b));
        _m.Clocked("Load", _a, p.Set(Number(8, 1)));
        _m.Clocked("Cross", _b, q.Set(p), r.Set(p));
        Assert.StartsWith("HDL3001: 'R' is loaded by b_clock but depends on 'P'", Check(_m));
    }

    [Fact]
    public void A_child_that_samples_an_input_is_checked_in_the_parent()
    {
        var child = Module("Child");
        var (d, q) = (child.In("D"), child.Reg("Q", output: true));
        child.Clocked("F", q.Set(d));
        var x = _m.Reg("X", domain: _a);
        var one = _m.Add(new Instance("One", child, [], At(6)) { Domains = [_b] });
        one.Connect("D", x.Ref());
        _m.Clocked("LoadX", _a, x.Set(Number(8, 1)));
        Assert.StartsWith("HDL3001: 'One.D' is loaded by b_clock but depends on 'X' (T.cs:5) of a_clock", Check(_m));
    }

    [Fact]
    public void An_output_of_a_child_is_of_the_clock_that_the_child_runs_on()
    {
        var child = Module("Child");
        var q = child.Reg("Q", output: true);
        child.Clocked("F", q.Set(Number(8, 1)));
        var (y, z) = (_m.Reg("Y", domain: _b), _m.Reg("Z", domain: _a));
        var one = _m.Add(new Instance("One", child, [], At(6)) { Domains = [_a] });
        _m.Clocked("LoadY", _b, y.Set(one.Port("Q")));
        _m.Clocked("LoadZ", _a, z.Set(one.Port("Q")));
        Assert.StartsWith("HDL3001: 'Y' is loaded by b_clock but depends on 'One.Q' (T.cs:6) of a_clock", Check(_m));
    }
}
