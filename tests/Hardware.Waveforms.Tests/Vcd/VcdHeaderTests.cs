namespace Hardware.Waveforms.Tests.Vcd;

/// <summary>Declarations: IEEE 1364-2005 18.2, 1800-2017 21.7.2, and what tools add.</summary>
public class VcdHeaderTests
{
    [Fact]
    public void Header_facts_are_kept()
    {
        WaveFile wave = Trace.Read("""
            $date  Mon Jan  1
            $end
            $version My Sim 1.0 $end
            $comment one $end
            $comment two  words $end
            $timescale 10 ps $end
            $timezero -5 $end
            $scope module top $end $var wire 1 ! a $end $upscope $end
            $enddefinitions $end
            """);
        Assert.Equal("Mon Jan 1", wave.Hierarchy.Date);
        Assert.Equal("My Sim 1.0", wave.Writer);
        Assert.Equal(["one", "two words"], wave.Hierarchy.Comments);
        Assert.Equal(new Timescale(10, -12), wave.Timescale);
        Assert.Equal(-5, wave.Hierarchy.TimeZero);
        Assert.Empty(wave.Diagnostics);
    }

    [Theory]
    [InlineData("1s", 1, 0)]
    [InlineData("100 ms", 100, -3)]
    [InlineData("10us", 10, -6)]
    [InlineData("1 ns", 1, -9)]
    [InlineData("100fs", 100, -15)]
    public void Timescale_has_a_number_and_a_unit(string text, int magnitude, int exponent)
    {
        WaveFile wave = Trace.Read($"$timescale {text} $end $var wire 1 ! a $end $enddefinitions $end");
        Assert.Equal(new Timescale(magnitude, exponent), wave.Timescale);
    }

    [Theory]
    [InlineData("event")]
    [InlineData("integer")]
    [InlineData("parameter")]
    [InlineData("real")]
    [InlineData("realtime")]
    [InlineData("reg")]
    [InlineData("supply0")]
    [InlineData("supply1")]
    [InlineData("time")]
    [InlineData("tri")]
    [InlineData("triand")]
    [InlineData("trior")]
    [InlineData("trireg")]
    [InlineData("tri0")]
    [InlineData("tri1")]
    [InlineData("wand")]
    [InlineData("wire")]
    [InlineData("wor")]
    [InlineData("port")]
    [InlineData("bit")]
    [InlineData("logic")]
    [InlineData("int")]
    [InlineData("shortint")]
    [InlineData("longint")]
    [InlineData("byte")]
    [InlineData("enum")]
    [InlineData("shortreal")]
    [InlineData("string")]
    public void Every_kind_of_variable_is_known(string kind)
    {
        WaveFile wave = Trace.Read($"$var {kind} 8 ! v $end", "");
        Assert.Empty(wave.Diagnostics);
        Assert.Equal(kind, wave.Find("top.v")!.Kind.ToString().ToLowerInvariant());
    }

    [Theory]
    [InlineData("module", ScopeKind.Module)]
    [InlineData("task", ScopeKind.Task)]
    [InlineData("function", ScopeKind.Function)]
    [InlineData("begin", ScopeKind.Begin)]
    [InlineData("fork", ScopeKind.Fork)]
    [InlineData("generate", ScopeKind.Generate)]
    [InlineData("struct", ScopeKind.Struct)]
    [InlineData("union", ScopeKind.Union)]
    [InlineData("class", ScopeKind.Class)]
    [InlineData("interface", ScopeKind.Interface)]
    [InlineData("package", ScopeKind.Package)]
    [InlineData("program", ScopeKind.Program)]
    [InlineData("vhdl_architecture", ScopeKind.VhdlArchitecture)]
    [InlineData("vhdl_record", ScopeKind.VhdlRecord)]
    [InlineData("vhdl_for_generate", ScopeKind.VhdlForGenerate)]
    public void Every_kind_of_scope_is_known(string word, ScopeKind kind)
    {
        WaveFile wave = Trace.Read($"$scope {word} s $end $var wire 1 ! a $end $upscope $end $enddefinitions $end");
        Assert.Empty(wave.Diagnostics);
        Assert.Equal(kind, wave.Hierarchy.Scopes[0].Kind);
    }

    [Theory]
    [InlineData("count [7:0]", "count", "[7:0]", 8)]
    [InlineData("count[7:0]", "count", "[7:0]", 8)]
    [InlineData("up [0:7]", "up", "[0:7]", 8)]
    [InlineData("low [-1:-8]", "low", "[-1:-8]", 8)]
    [InlineData("bit [3]", "bit", "[3]", 1)]
    [InlineData("flags[3]", "flags[3]", null, 1)]
    [InlineData("mem[3] [7:0]", "mem[3]", "[7:0]", 8)]
    [InlineData("mem[3][2][7:0]", "mem[3][2]", "[7:0]", 8)]
    [InlineData(@"\a+b ", "a+b", null, 8)]
    [InlineData(@"\a[0]+[1] [7:0]", "a[0]+[1]", "[7:0]", 8)]
    [InlineData("plain", "plain", null, 8)]
    public void Names_dimensions_and_ranges_are_told_apart(string reference, string name, string? range, int width)
    {
        WaveFile wave = Trace.Read($"$var wire {width} ! {reference} $end", "");
        Variable variable = Assert.Single(wave.Hierarchy.Variables);
        Assert.Equal(name, variable.FullName);
        Assert.Equal(range, variable.Range?.ToString());
        Assert.Empty(wave.Diagnostics);
    }

    [Fact]
    public void A_shared_identifier_code_makes_an_alias()
    {
        WaveFile wave = Trace.Read("$var wire 8 ! a $end $var reg 8 ! b $end", "#0\nb1010 !\n");
        Assert.Same(wave.Signal("top.a"), wave.Signal("top.b"));
        Assert.False(wave.Find("top.a")!.IsAlias);
        Assert.True(wave.Find("top.b")!.IsAlias);
        Assert.Equal(1, wave.Hierarchy.AliasCount);
    }

    [Fact]
    public void Scopes_of_one_name_are_one_scope_and_empty_ones_are_kept()
    {
        WaveFile wave = Trace.Read("""
            $scope module top $end $var wire 1 ! a $end $upscope $end
            $scope module empty $end $upscope $end
            $scope module top $end $var wire 1 " b $end $upscope $end
            $scope module $end $var wire 1 # c $end $upscope $end
            $enddefinitions $end
            """);
        Assert.Equal(["top", "empty", ""], wave.Hierarchy.Root.Children.Select(scope => scope.Name));
        Assert.Equal(["a", "b"], wave.Hierarchy.Root.Children[0].Variables.Select(variable => variable.Name));
    }

    [Fact]
    public void Identifier_codes_may_have_any_length_and_look_like_commands()
    {
        string id = new('~', 40);
        WaveFile wave = Trace.Read(
            $"$var wire 1 $end a $end $var wire 1 {id} b $end $var wire 4 $var c $end", $"#0\n1$end\n1{id}\nb1001 $var\n");
        Assert.Empty(wave.Diagnostics);
        Assert.Equal("0:1", wave.Changes("top.a"));
        Assert.Equal("0:1", wave.Changes("top.b"));
        Assert.Equal("0:1001", wave.Changes("top.c"));
    }

    [Fact]
    public void Attributes_give_enums_types_and_sources()
    {
        WaveFile wave = Trace.Read("""
            $attrbegin misc 07 State 2 IDLE RUN\0401 00 01 1 $end
            $attrbegin misc 03 Fifo.cs 1 $end
            $attrbegin misc 04 1 23 $end
            $attrbegin misc 02 state_t 0 $end
            $attrbegin misc 07 "" 1 $end
            $var wire 2 ! state [1:0] $end
            $var wire 1 " plain $end
            """, "#0\nb01 !\n");
        Variable state = wave.Find("top.state")!;
        Assert.Equal("State", state.Enum!.Name);
        Assert.Equal("RUN 1", state.Enum.NameOf(state.Signal.ValueAt(0)));
        Assert.Equal("state_t", state.TypeName);
        Assert.Equal(new SourceLocation("Fifo.cs", 23), state.Source);
        Assert.Null(wave.Find("top.plain")!.Enum);
        Assert.Empty(wave.Diagnostics);
    }

    [Fact]
    public void A_vector_written_bit_by_bit_is_joined()
    {
        WaveFile wave = Trace.Read(
            """
            $var wire 1 ! d [2] $end $var wire 1 " d [1] $end $var wire 1 # d [0] $end
            $var wire 1 $ e[0] $end $var wire 1 % e[1] $end
            """, "#0\n1!\n0\"\n#5\n1#\n0!\n1$\n");
        Variable vector = wave.Find("top.d")!;
        Assert.Equal(new BitRange(2, 0), vector.Range);
        Assert.Equal("0:10x 5:001", Trace.Changes(vector.Signal));
        Assert.Equal(["top.d[2:0]", "top.e[0]", "top.e[1]"], wave.Hierarchy.Variables.Select(variable => variable.ToString()));
        Assert.Equal(Enumerable.Range(0, 3), wave.Hierarchy.Signals.Select(signal => signal.Index));
    }

    [Fact]
    public void A_missing_enddefinitions_is_noted_and_the_body_read()
    {
        WaveFile wave = Trace.Read("$scope module top $end $var wire 1 ! a $end $upscope $end\n#0\n1!\n#5\n0!\n");
        Assert.Equal([WaveCodes.NoEndDefinitions], wave.Diagnostics.Select(diagnostic => diagnostic.Code));
        Assert.Equal("0:1 5:0", wave.Changes("top.a"));
    }

    [Theory]
    [InlineData("$var wire 8 $end", WaveCodes.BadVariable)]
    [InlineData("$var wire eight ! a $end", WaveCodes.BadVariable)]
    [InlineData("$var cable 1 ! a $end", WaveCodes.UnknownKind)]
    [InlineData("$scope chapter one $end $upscope $end", WaveCodes.UnknownKind)]
    [InlineData("$upscope $end $upscope $end", WaveCodes.OpenScope)]
    [InlineData("$timescale 1 fortnight $end", WaveCodes.BadTimescale)]
    [InlineData("$frobnicate 1 $end", WaveCodes.UnknownCommand)]
    [InlineData("stray", WaveCodes.StrayText)]
    [InlineData("$end", WaveCodes.StrayEnd)]
    [InlineData("$var wire 8 ! a [3:0] $end", WaveCodes.RangeMismatch)]
    [InlineData("$var wire 8 ! a $end $var wire 4 ! b $end", WaveCodes.AliasMismatch)]
    [InlineData("$attrbegin misc 07 Broken 3 A B 0 1 $end", WaveCodes.BadAttribute)]
    [InlineData("$var wire 1 ! a $var wire 1 % b $end", WaveCodes.MissingEnd)]
    public void What_is_wrong_with_a_declaration_is_said(string declaration, string code)
    {
        WaveFile wave = Trace.Read(declaration, "");
        WaveDiagnostic diagnostic = wave.Diagnostics.First(diagnostic => diagnostic.Code == code);
        Assert.Equal(3, diagnostic.Line);
    }

    [Fact]
    public void In_strict_mode_the_first_fault_ends_the_reading()
    {
        WaveException exception = Assert.Throws<WaveException>(() =>
            Trace.Read("$scope module top $end\n$var cable 1 ! a $end $upscope $end $enddefinitions $end",
                new WaveOptions { Strict = true }));
        Assert.Equal(WaveCodes.UnknownKind, exception.Code);
        Assert.Equal(2, exception.Diagnostic!.Line);
    }
}
