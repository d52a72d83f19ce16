using Hardware.Hdl;
using Hardware.TestKit.Sources;

namespace Hardware.Generators.Tests.Capture;

/// <summary>
/// The ways in which C# and the hardware captured from it could silently differ, or an error could point at the wrong place:
/// each is either the same in both readings, or a located error.
/// </summary>
public class TrapTests
{
    private const string Ports = """
        [In(4)] public partial UInt A4 { get; set; }
        [In(8)] public partial UInt B8 { get; set; }
        [In] public partial Bit C { get; set; }
        [In] public partial Bit D { get; set; }
        [Out(8)] public partial UInt Y { get; private set; }
        """;

    private static CompiledModules Compile(string members, string parameters = "", string more = "") => ModuleCompiler.Compile($$"""
        namespace Traps;
        [Module]
        public sealed partial class Trap{{parameters}}
        {
        {{Ports}}
        {{members}}
        }
        {{more}}
        """);

    private static HdlException Refused(string members, string more = "")
    {
        var compiled = Compile(members, more: more);
        return Assert.Throws<HdlException>(() => Elaborator.Elaborate(compiled.Create("Trap")));
    }

    private static void Agrees(string members, string more = "")
    {
        var compiled = Compile(members, more: more);
        Same.InBothReadings(() => compiled.Create("Trap"));
    }

    [Theory]
    [InlineData("[Comb] void F() => Y = (C ? A4 : B8) + 1;", "HDL1002")]
    [InlineData("[Comb] void F() { UInt x = B8; if (C) x = A4; Y = x + 1; }", "HDL1002")]
    [InlineData("[Comb] void F() { UInt x = 15; if (C) x = A4; Y = x.Resize(8) + 1; }", "HDL1003")]
    [InlineData("[Comb] void F() => Y = ((C ? 0 : A4) - 1).Resize(8);", "HDL1003")]
    [InlineData("[Comb] UInt G() { if (C) return A4; return B8; } [Comb] void F() => Y = G();", "HDL1002")]
    [InlineData("[Out(9)] public UInt O => A4 + 1; [Comb] void F() => Y = 0;", "HDL1001")]
    public void A_width_that_depends_on_the_path_is_refused(string members, string code) => Assert.Equal(code, Refused(members).Code);

    [Fact]
    public void A_literal_arm_may_go_straight_to_a_sized_target() => Agrees("[Comb] void F() => Y = C ? 3 : D ? B8 : 0;");

    [Fact]
    public void Uncaptured_code_that_branches_on_a_signal_is_refused()
    {
        var problem = Refused("UInt Plain() { if (C) return B8; return A4.Extend(8); } [Comb] void F() => Y = Plain();");
        Assert.Equal("HDL6001", problem.Code);
    }

    [Fact]
    public void Uncaptured_code_without_branches_records_by_itself() =>
        Agrees("UInt Plain(UInt x) => x + B8; [Comb] void F() => Y = Plain(A4) ^ Plain(B8);");

    [Theory]
    [InlineData("[Comb] void F() { int k = 0; if (C) k = 1; Y = k; }")]
    [InlineData("int _f; [Clocked] void F() { _f++; R = B8; } [Reg(8)] public partial UInt R { get; private set; } "
        + "[Comb] void G() => Y = 0;")]
    [InlineData("[Comb] void F() { var a = new UInt[2]; a[0] = B8; if (C) a[0] = ~B8; Y = a[0]; }")]
    [InlineData("[Comb] void F() { int n = 0; for (int i = 0; i < 4; i++) { if (A4[i]) break; n = i; } Y = n; }")]
    public void C_sharp_state_that_changes_under_a_signal_is_refused(string members) => Assert.Equal("HDL4005", Refused(members).Code);

    [Fact]
    public void A_C_sharp_value_chosen_by_a_signal_does_not_compile()
    {
        var compiled = Compile("""
            [Comb] void F()
            {
                var k = C ? 1 : 0;
                Y = k;
            }
            """);
        Assert.Contains(compiled.Errors, e => e.Location.GetMappedLineSpan() is { Path: "Test.cs", StartLinePosition.Line: 11 });
    }

    [Fact]
    public void A_wire_read_after_it_is_assigned_has_its_new_value() =>
        Agrees("[Comb] void F() { Y = B8; if (C) Y = Y + 1; var old = Y; Y = Y << 1; if (D) Y = Y ^ old; }");

    [Fact]
    public void A_computed_property_may_call_a_function_that_returns_early() =>
        Agrees("[Comb] UInt G(UInt x) { if (C) return x + 1; return x; } [Out] public UInt O => G(B8) ^ G(A4.Extend(8)); "
            + "[Comb] void F() => Y = O;");

    [Fact]
    public void Jumps_nested_ten_deep_stay_small()
    {
        var body = string.Concat(Enumerable.Range(0, 8).Select(i => $"if (B8[{i}]) {{ if (C) return; Y = Y + {i + 1}; }} "));
        var compiled = Compile($"[Comb] void F() {{ Y = 0; {body} }}");
        Same.InBothReadings(() => compiled.Create("Trap"));
        var text = Hardware.Hdl.Ir.Printing.IrPrinter.Print(Elaborator.Elaborate(compiled.Create("Trap")));
        Assert.True(text.Split('\n').Length < 120, text);
    }

    [Fact]
    public void A_local_that_holds_an_old_value_keeps_it() =>
        Agrees("[Comb] void F() { UInt x = B8; var first = x; x = x + 1; var second = x; if (C) x = first; Y = x ^ second; }");

    [Fact]
    public void An_error_that_is_left_over_lands_on_the_users_statement()
    {
        var compiled = Compile("""
            [Comb] void F()
            {
                UInt x = B8;
                x = x + 1;
                int.TryParse("1", out int n); Change(ref x);
                Y = x;
            }
            static void Change(ref UInt x) { }
            """);
        var error = Assert.Single(compiled.Errors);
        Assert.Equal(("Test.cs", 13), (error.Location.GetMappedLineSpan().Path, error.Location.GetMappedLineSpan().StartLinePosition.Line));
    }

    [Fact]
    public void An_exception_of_elaboration_names_the_users_line()
    {
        var compiled = Compile("""
            [Comb] void F()
            {
                var table = new int[2];
                Y = table[5];
            }
            """);
        var problem = Assert.ThrowsAny<Exception>(() => Elaborator.Elaborate(compiled.Create("Trap")));
        Assert.Contains("Test.cs:line 13", problem.ToString());
    }

    [Theory]
    [InlineData("Foo(3)", "CS0103", 22)]
    [InlineData("1 +", "CS1525", 25)]
    public void An_error_in_a_width_is_inside_the_attributes_string(string width, string code, int column)
    {
        var compiled = ModuleCompiler.Compile($$"""
            [Module]
            public sealed partial class Bad
            {
                [In("{{width}}")] public partial UInt A { get; set; }
            }
            """);
        var error = compiled.Errors.First(e => e.Id == code);
        var place = error.Location.GetMappedLineSpan();
        Assert.Equal(("Test.cs", 3), (place.Path, place.StartLinePosition.Line));
        Assert.InRange(place.StartLinePosition.Character, 9, column);
    }

    [Fact]
    public void A_width_may_use_the_names_of_parameters_locals_would_hide() =>
        Same.InBothReadings(() => ModuleCompiler.Compile("""
            [Module]
            public sealed partial class Named(int w, int cell, int value)
            {
                [In("w")] public partial UInt A { get; set; }
                [In("cell")] public partial UInt B { get; set; }
                [Reg("value")] public partial UInt R { get; private set; }
                [Clocked] void F() => R = (A ^ B).Resize(value);
            }
            """).Create("Named", 3, 4, 5));

    [Fact]
    public void Properties_set_where_the_module_is_made_join_its_key()
    {
        var compiled = ModuleCompiler.Compile("""
            [Module]
            public sealed partial class Adder
            {
                public int Offset { get; init; }
                [In(8)] public partial UInt A { get; set; }
                [Out] public UInt Y => A + Offset;
            }
            [Module]
            public sealed partial class Top
            {
                private readonly Adder _one = new() { Offset = 1 };
                private readonly Adder _two = new() { Offset = 2 };
                [In(8)] public partial UInt A { get; set; }
                [Out] public UInt Y => _one.Y ^ _two.Y;
                [Comb] void Connect() { _one.A = A; _two.A = A; }
            }
            """);
        Same.InBothReadings(() => compiled.Create("Top"));
    }

    [Fact]
    public void Fields_set_in_an_ordinary_constructor_join_the_key()
    {
        var compiled = ModuleCompiler.Compile("""
            [Module]
            public sealed partial class Adder
            {
                private readonly int _offset;
                public Adder(int offset) => _offset = offset;
                [In(8)] public partial UInt A { get; set; }
                [Out] public UInt Y => A + _offset;
            }
            [Module]
            public sealed partial class Top
            {
                private readonly Adder _one = new(1);
                private readonly Adder _two = new(2);
                [In(8)] public partial UInt A { get; set; }
                [Out] public UInt Y => _one.Y ^ _two.Y;
                [Comb] void Connect() { _one.A = A; _two.A = A; }
            }
            """);
        Same.InBothReadings(() => compiled.Create("Top"));
    }

    [Fact]
    public void Twins_are_hidden_from_the_debugger()
    {
        var compiled = Compile("[Comb] void F() => Y = B8;");
        var twins = compiled.Assembly!.GetType("Traps.Trap")!
            .GetMethods(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)
            .Where(m => m.Name.StartsWith("__t_")).ToList();
        Assert.NotEmpty(twins);
        Assert.All(twins, t => Assert.NotEmpty(t.GetCustomAttributes(typeof(System.Diagnostics.DebuggerHiddenAttribute), false)));
    }
}
