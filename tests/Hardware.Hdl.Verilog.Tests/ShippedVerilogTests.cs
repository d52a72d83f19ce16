using Hardware.Blocks;
using Hardware.Examples;
using Hardware.Hdl.Ir;

namespace Hardware.Hdl.Verilog.Tests;

/// <summary>
/// The Verilog of every design we ship: accepted in silence by all tools, equal to the reference when run, named by its user.
/// </summary>
public sealed class ShippedVerilogTests
{
    public static TheoryData<string> Names => [.. ExampleDesigns.All.Concat(BlockDesigns.All).Select(d => d.Name)];

    [Theory, MemberData(nameof(Names))]
    public void No_tool_says_a_word(string name)
    {
        using var tools = new Tools(VerilogEmitter.Emit(Elaborate(name)));
        Assert.Equal("", tools.Verilator());
        Assert.Equal("", tools.Icarus());
        Assert.Equal("", tools.YosysFrontEnd());
    }

    [Theory, MemberData(nameof(Names))]
    public void Runs_in_Icarus_as_the_reference_says(string name)
    {
        var design = Elaborate(name);
        Assert.Null(IcarusBench.Compare(design, seed: 3, cycles: Math.Clamp(60_000 / design.Top.SlotCount, 5, 200)));
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_name_is_one_that_the_user_gave_or_means_something(string name)
    {
        foreach (var file in VerilogEmitter.Emit(Elaborate(name)))
            Assert.DoesNotMatch(@"\b\w*(_GEN|_part|_value|_tmp|_word)(_\d+)?\b", file.Text);
    }

    internal static Design Elaborate(string name) =>
        Elaborator.Elaborate(ExampleDesigns.All.Concat(BlockDesigns.All).Single(d => d.Name == name).Create());
}
