using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Hardware.Hdl.Verilog.Tests;

/// <summary>
/// Whole texts, to be read as a reviewer reads them. <c>HW_UPDATE_GOLDEN=1</c> writes them anew; the difference is then reviewed.
/// </summary>
public sealed partial class GoldenVerilogTests
{
    [Theory]
    [InlineData("counter")]
    [InlineData("fifo")]
    [InlineData("fir")]
    [InlineData("traffic-light")]
    [InlineData("stream-pipeline")]
    [InlineData("pe-array")]
    [InlineData("single-port-ram")]
    [InlineData("async-fifo")]
    public void A_shipped_design_reads_like_its_golden_text(string name)
    {
        // Lines of the C# source move with every edit of it; which process they belong to stays.
        var text = string.Join('\n', VerilogEmitter.Emit(ShippedVerilogTests.Elaborate(name)).Select(f => f.Text));
        text = SourceLine().Replace(text, ".cs");
        var path = Path.Combine(Folder(), $"{name}.sv");
        if (Environment.GetEnvironmentVariable("HW_UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, text);
        Assert.Equal(File.ReadAllText(path), text);
    }

    [GeneratedRegex(@"\.cs:\d+")]
    private static partial Regex SourceLine();

    private static string Folder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "Golden");
}
