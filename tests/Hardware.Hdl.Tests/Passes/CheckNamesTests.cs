using Hardware.Hdl.Passes;
using static Hardware.Hdl.Tests.Passes.Small;

namespace Hardware.Hdl.Tests.Passes;

/// <summary>Names are legal in Verilog and name one thing.</summary>
public class CheckNamesTests
{
    [Fact]
    public void A_keyword_is_refused()
    {
        var m = Module();
        m.In("output");
        Assert.Equal("HDL5002: input 'output' has the name of a Verilog keyword: rename it (T.cs:2, in T)", Check(m));
    }

    [Fact]
    public void Two_things_of_one_name_are_named_with_both_lines()
    {
        var m = Module();
        m.In("X", line: 2);
        m.Local("X", line: 9);
        Assert.Equal("HDL5001: variable 'X' has the name of input 'X' (T.cs:2): rename one of them (T.cs:9, in T)", Check(m));
    }

    [Fact]
    public void A_signal_may_not_have_the_name_of_the_clock()
    {
        var m = Module();
        m.Domain();
        m.In("clock", 1);
        Assert.Equal("HDL5001: input 'clock' has the name of clock 'clock' (T.cs:1): rename one of them (T.cs:2, in T)", Check(m));
    }

    [Theory]
    [InlineData("Größe")]
    [InlineData("1st")]
    [InlineData("a b")]
    [InlineData("")]
    public void What_Verilog_cannot_name_is_refused(string name)
    {
        var m = Module();
        m.In(name);
        Assert.StartsWith($"HDL5003: input '{name}' is not a Verilog identifier", Check(m));
    }

    [Theory]
    [InlineData("always_ff", true)]
    [InlineData("logic", true)]
    [InlineData("xor", true)]
    [InlineData("Logic", false)]
    [InlineData("count", false)]
    public void Keywords_are_those_of_SystemVerilog(string word, bool reserved) => Assert.Equal(reserved, VerilogKeywords.Contains(word));
}
