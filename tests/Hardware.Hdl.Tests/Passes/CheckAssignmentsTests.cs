using Hardware.Hdl.Ir;
using static Hardware.Hdl.Tests.Passes.Small;

namespace Hardware.Hdl.Tests.Passes;

/// <summary>Latches and reads before assignment, on every path.</summary>
public class CheckAssignmentsTests
{
    private readonly ModuleDef _m = Module();
    private readonly Signal _sel;
    private readonly Signal _a;
    private readonly Signal _y;

    public CheckAssignmentsTests() => (_sel, _a, _y) = (_m.In("Sel", 1), _m.In("A"), _m.Out("Y"));

    [Fact]
    public void A_wire_assigned_on_one_path_only_is_a_latch()
    {
        _m.Comb("F", When(_sel.Ref(), [_y.Set(_a)]));
        Assert.Equal(
            "HDL2004: 'Y' is not assigned on every path through 'F', so it would be a latch: assign it a default first, or make it "
                + "a register (T.cs:11, in T)",
            Check(_m));
    }

    [Fact]
    public void A_default_first_or_both_branches_are_no_latch()
    {
        var z = _m.Out("Z");
        _m.Comb("F", _y.Set(Number(8, 0)), When(_sel.Ref(), [_y.Set(_a)]));
        _m.Comb("G", When(_sel.Ref(), [z.Set(_a)], [z.Set(Number(8, 1))]));
        Assert.Equal("", Check(_m));
    }

    [Fact]
    public void A_switch_that_names_every_value_is_no_latch()
    {
        SwitchArm Arm(ulong label) => new([Number(1, label)], new Block([_y.Set(_a)]));
        _m.Comb("F", new Switch(_sel.Ref(), [Arm(0), Arm(1)], null, At(12)));
        Assert.Equal("", Check(_m));
    }

    [Fact]
    public void A_switch_without_default_that_names_some_values_is_a_latch()
    {
        _m.Comb("F", new Switch(_a.Ref(), [new SwitchArm([Number(8, 3)], new Block([_y.Set(_a)]))], null, At(12)));
        Assert.StartsWith("HDL2004", Check(_m));
    }

    [Fact]
    public void A_variable_read_before_it_has_a_value_is_found()
    {
        var x = _m.Local("x");
        _m.Comb("F", When(_sel.Ref(), [x.Set(_a)]), _y.Set(x, 13));
        Assert.Equal("HDL2007: 'x' is read in 'F' on a path on which it has no value yet: give it one where it is declared "
            + "(T.cs:13, in T)", Check(_m));
    }

    [Fact]
    public void A_wire_read_before_its_own_process_assigns_it_is_found()
    {
        var w = _m.Wire("W");
        _m.Comb("F", _y.Set(w), w.Set(_a));
        Assert.Contains("HDL2007: 'W' is read in 'F' before that assigns it", Check(_m));
    }

    [Fact]
    public void A_switch_label_may_occur_once()
    {
        SwitchArm Arm(ulong label) => new([Number(8, label)], new Block([_y.Set(_a)]));
        _m.Comb("F", new Switch(_a.Ref(), [Arm(3), Arm(3)], new Block([_y.Set(_a)]), At(12)));
        Assert.Equal("HDL2009: label 3 occurs twice: remove one of them (T.cs:12, in T)", Check(_m));
    }
}
