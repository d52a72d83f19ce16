using Hardware.Hdl.Ir;
using Hardware.TestKit;

namespace Hardware.Hdl.Tests.Elaboration;

/// <summary>What the builder makes of control flow, measured against the same C# on numbers.</summary>
public class ControlFlowTests
{
    [Fact]
    public void An_early_return_leaves_the_rest_to_the_other_path() => Same(
        (m, b) =>
        {
            var f = b.Enter<UInt>("F");
            b.If(m.P);
            b.Return(f, m.A);
            b.EndIf();
            b.Return(f, m.B + 1);
            return b.Exit(f);
        },
        (a, b, p, q) => p ? a : b + 1);

    [Fact]
    public void A_return_nested_two_deep_with_code_after_it_on_both_levels() => Same(
        (m, b) =>
        {
            var f = b.Enter<UInt>("F");
            var x = b.Local("x", m.A);
            b.If(m.P);
            b.If(m.Q);
            b.Return(f, x.Value + 3);
            b.EndIf();
            x.Value += m.B;
            b.EndIf();
            x.Value = x.Value ^ 0x55;
            b.Return(f, x.Value);
            return b.Exit(f);
        },
        (a, b, p, q) =>
        {
            var x = a;
            if (p)
            {
                if (q)
                    return x + 3;
                x = (x + b) & 255;
            }
            return x ^ 0x55;
        });

    [Fact]
    public void Break_and_continue_in_an_unrolled_loop() => Same(
        (m, b) =>
        {
            var sum = b.Local("sum", UInt.Zero(8));
            var loop = b.Enter();
            for (var i = 0; i < 8; i++)
            {
                var turn = b.Enter();
                b.If(m.A[i]);
                b.Jump(turn);
                b.EndIf();
                b.If(m.B[i]);
                b.Jump(loop);
                b.EndIf();
                sum.Value += i + 1;
                b.Exit(turn);
            }
            b.Exit(loop);
            return sum.Value;
        },
        (a, b, p, q) =>
        {
            var sum = 0;
            for (var i = 0; i < 8; i++)
            {
                if ((a >> i & 1) != 0)
                    continue;
                if ((b >> i & 1) != 0)
                    break;
                sum += i + 1;
            }
            return sum;
        });

    [Fact]
    public void A_return_from_inside_a_loop_inside_a_condition() => Same(
        (m, b) =>
        {
            var f = b.Enter<UInt>("F");
            var x = b.Local("x", m.B);
            b.If(m.P);
            var loop = b.Enter();
            for (var i = 0; i < 4; i++)
            {
                var turn = b.Enter();
                b.If(m.A[i]);
                b.If(m.Q);
                b.Return(f, x.Value + i);
                b.Else();
                b.Jump(loop);
                b.EndIf();
                b.EndIf();
                x.Value += 7;
                b.Exit(turn);
            }
            b.Exit(loop);
            x.Value += 100;
            b.EndIf();
            b.Return(f, x.Value + 1);
            return b.Exit(f);
        },
        (a, b, p, q) =>
        {
            var x = b;
            if (p)
            {
                for (var i = 0; i < 4; i++)
                {
                    if ((a >> i & 1) != 0)
                    {
                        if (q)
                            return x + i;
                        break;
                    }
                    x += 7;
                }
                x += 100;
            }
            return x + 1;
        });

    [Fact]
    public void Both_arms_return() => Same(
        (m, b) =>
        {
            var f = b.Enter<UInt>("F");
            b.If(m.P);
            b.Return(f, m.A);
            b.Else();
            b.Return(f, m.B);
            b.EndIf();
            return b.Exit(f);
        },
        (a, b, p, q) => p ? a : b);

    [Fact]
    public void A_switch_whose_arms_partly_return() => Same(
        (m, b) =>
        {
            var f = b.Enter<UInt>("F");
            var x = b.Local("x", m.B);
            b.Switch(m.A.Bits(1, 0));
            b.Case<UInt>(0);
            b.Return(f, x.Value);
            b.Case<UInt>(1, 2);
            x.Value += 5;
            b.Default();
            b.If(m.P);
            b.Return(f, m.A);
            b.EndIf();
            b.EndSwitch();
            b.Return(f, x.Value + 2);
            return b.Exit(f);
        },
        (a, b, p, q) =>
        {
            var x = b;
            switch (a & 3)
            {
                case 0: return x;
                case 1 or 2: x += 5; break;
                default:
                    if (p)
                        return a;
                    break;
            }
            return x + 2;
        });

    [Fact]
    public void A_value_held_across_a_later_assignment_keeps_its_old_value() => Same(
        (m, b) =>
        {
            var x = b.Local("x", m.A);
            var held = x.Value + 1;
            b.If(m.P);
            x.Value = m.B;
            b.EndIf();
            var joined = x.Value;
            x.Value = UInt.Zero(8);
            return held + joined + x.Value;
        },
        (a, b, p, q) => a + 1 + (p ? b : a));

    [Fact]
    public void Swapping_two_variables() => Same(
        (m, b) =>
        {
            var x = b.Local("x", m.A);
            var y = b.Local("y", m.B);
            (x.Value, y.Value) = (y.Value, x.Value);
            return x.Value - y.Value;
        },
        (a, b, p, q) => b - a);

    [Fact]
    public void Widths_that_depend_on_the_path_are_refused()
    {
        var problem = Assert.Throws<HdlException>(() => Elaborator.Elaborate(new HandWritten((m, b) =>
        {
            var x = b.Local("x", m.A);
            b.If(m.P);
            x.Value = m.B.Truncate(4);
            b.EndIf();
            return x.Value;
        })));
        Assert.Equal("HDL1002", problem.Code);
        Assert.Contains(".Extend(8)", problem.Message);
    }

    [Fact]
    public void A_reassigned_local_that_starts_as_a_literal_is_refused()
    {
        var problem = Assert.Throws<HdlException>(() => Elaborator.Elaborate(new HandWritten((m, b) => b.Local<UInt>("x", 0).Value)));
        Assert.Equal("HDL1003", problem.Code);
    }

    private static void Same(Func<HandWritten, Builder, UInt> hardware, Func<int, int, bool, bool, int> software)
    {
        var design = Elaborator.Elaborate(new HandWritten(hardware));
        var engine = new ReferenceInterpreter(design);
        int Slot(string name) => design.Top.SlotOf(design.Top.Signals.First(s => s.Name == name));
        var random = new Random(5);
        for (var i = 0; i < 400; i++)
        {
            var (a, b, p, q) = (random.Next(256), random.Next(256), random.Next(2) == 1, random.Next(2) == 1);
            engine.Write(Slot("A"), (ulong)a);
            engine.Write(Slot("B"), (ulong)b);
            engine.Write(Slot("P"), p ? 1UL : 0);
            engine.Write(Slot("Q"), q ? 1UL : 0);
            Assert.Equal((ulong)(software(a, b, p, q) & 255), engine.Read(Slot("Y")));
        }
    }
}
