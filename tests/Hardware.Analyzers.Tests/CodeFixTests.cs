namespace Hardware.Analyzers.Tests;

/// <summary>What the light bulb does, where the mending is mechanical.</summary>
public sealed class CodeFixTests
{
    [Fact]
    public Task A_value_that_is_too_wide_is_truncated_in_parentheses_where_it_needs_them() => Fix.TurnsAsync("HDL1001",
        """
        [Reg(8)] partial UInt Y { get; set; }
        [Reg(4)] partial UInt Z { get; set; }
        [Clocked] void Tick() { Y = A8 * B8; Z = A8; }
        """,
        """
        [Reg(8)] partial UInt Y { get; set; }
        [Reg(4)] partial UInt Z { get; set; }
        [Clocked] void Tick() { Y = (A8 * B8).Truncate(8); Z = A8.Truncate(4); }
        """);

    [Fact]
    public Task The_narrower_arm_of_a_choice_is_extended() => Fix.TurnsAsync("HDL1002",
        "[Out] public UInt Y => Sel ? A4 + 1 : B8;",
        "[Out] public UInt Y => Sel ? (A4 + 1).Extend(8) : B8;");

    [Fact]
    public Task A_literal_is_given_the_least_width_that_holds_it() => Fix.TurnsAsync("HDL1003",
        "[Out] public UInt Y => Cat(5, A4, /* low */ 0);",
        "[Out] public UInt Y => Cat(UInt.Of(5, 3), A4, /* low */ UInt.Of(0, 1));");

    [Fact]
    public Task A_value_of_the_other_sign_is_reinterpreted() => Fix.TurnsAsync("HDL1010",
        """
        [Reg(8)] partial SInt Y { get; set; }
        [Clocked] void Tick() => Y = A8 ^ B8;
        """,
        """
        [Reg(8)] partial SInt Y { get; set; }
        [Clocked] void Tick() => Y = (A8 ^ B8).AsSInt();
        """);

    [Fact]
    public Task A_signal_without_a_width_gets_one() => Fix.TurnsAsync("HDL1011",
        """
        [In] public partial UInt Y { get; set; }
        [Reg(Reset = 3)] partial UInt Z { get; set; }
        """,
        """
        [In(8)] public partial UInt Y { get; set; }
        [Reg(8, Reset = 3)] partial UInt Z { get; set; }
        """);

    [Fact]
    public Task A_helper_is_captured() => Fix.TurnsAsync("HDL4007",
        """
        // Two values.
        static UInt Pick(Bit s, UInt a, UInt b) => s ? a : b;
        UInt Both { get { if (Sel) return A8; return B8; } }
        [Out] public UInt Y => Pick(Sel, A8, Both);
        """,
        """
        // Two values.
        [Comb] static UInt Pick(Bit s, UInt a, UInt b) => s ? a : b;
        [Wire] UInt Both { get { if (Sel) return A8; return B8; } }
        [Out] public UInt Y => Pick(Sel, A8, Both);
        """);

    [Fact]
    public Task A_member_that_decides_by_a_signal_is_captured() => Fix.TurnsAsync("HDL4017",
        "UInt Chosen => Sel ? A8 : B8;",
        "[Wire] UInt Chosen => Sel ? A8 : B8;");

    [Fact]
    public Task A_bool_that_is_given_a_bit_is_declared_as_one() => Fix.TurnsAsync("HDL4009",
        "[Comb] UInt F() { bool go = Sel; return go ? A8 : B8; }",
        "[Comb] UInt F() { Bit go = Sel; return go ? A8 : B8; }");

    [Fact]
    public Task A_pattern_goes_on_the_value() => Fix.TurnsAsync("HDL4016",
        "[Out] public Bit Y => A8 + 1 is 3 or 5;",
        "[Out] public Bit Y => (A8 + 1).Value is 3 or 5;");

    [Fact]
    public Task A_reserved_word_is_renamed_everywhere() => Fix.TurnsAsync("HDL5002",
        """
        [Reg(8)] partial UInt output { get; set; }
        [Clocked] void Tick() => output = this.output + 1;
        """,
        """
        [Reg(8)] partial UInt outputSignal { get; set; }
        [Clocked] void Tick() => outputSignal = this.outputSignal + 1;
        """);

    [Fact]
    public Task Modules_and_the_classes_around_them_become_partial() => Fix.TurnsAsync("HDL5007",
        """
        public static class Outer
        {
            /// <summary>One.</summary>
            [Module]
            class One
            {
                [Out] public Bit Y => true;
            }
        }
        """,
        """
        public static partial class Outer
        {
            /// <summary>One.</summary>
            [Module]
            partial class One
            {
                [Out] public Bit Y => true;
            }
        }
        """);

    [Fact]
    public Task Signals_become_partial() => Fix.TurnsAsync("HDL5008",
        """
        [Reg(8)] UInt Y { get; set; }
        [In] public Bit Go { get; set; }
        """,
        """
        [Reg(8)] partial UInt Y { get; set; }
        [In] public partial Bit Go { get; set; }
        """);

    [Fact]
    public Task Accessors_follow_the_direction() => Fix.TurnsAsync("HDL5009",
        """
        [In] public partial Bit Go { get; private set; }
        [Reg(8)] public partial UInt Y { get; set; }
        [Memory(4, 8)] partial Mem<UInt> Words { get; set; }
        [Reg(8)] partial UInt Z { get; init; }
        """,
        """
        [In] public partial Bit Go { get; set; }
        [Reg(8)] public partial UInt Y { get; private set; }
        [Memory(4, 8)] partial Mem<UInt> Words { get; }
        [Reg(8)] partial UInt Z { get; set; }
        """);

    [Fact]
    public void Every_code_with_a_fix_has_a_test_here()
    {
        var source = File.ReadAllText(Path.Combine(Documentation.Root, "tests/Hardware.Analyzers.Tests/CodeFixTests.cs"));
        Assert.All(Fix.Codes, c => Assert.Contains($"TurnsAsync(\"{c}\"", source, StringComparison.Ordinal));
    }
}
