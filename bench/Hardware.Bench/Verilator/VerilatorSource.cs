using Hardware.Bench.Workloads;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Verilog;

namespace Hardware.Bench.Verilator;

/// <summary>The Verilog that Verilator gets.</summary>
/// <param name="Style">How it was made.</param>
/// <param name="Top">Module at the top.</param>
/// <param name="Files">Names and texts.</param>
internal sealed record VerilatorSource(VerilatorStyle Style, string Top, IReadOnlyList<(string Name, string Text)> Files)
{
    /// <summary>The Verilog of a workload.</summary>
    public static VerilatorSource Of(Workload workload, int size, Design design, VerilatorStyle style)
    {
        if (!style.HandWritten)
        {
            var files = VerilogEmitter.Emit(design, new VerilogOptions { SourceComments = false });
            return new VerilatorSource(style, design.Top.Name, [.. files.Select(file => (file.Name, file.Text))]);
        }
        var path = Path.Combine(AppContext.BaseDirectory, "Verilog", workload.Twin!);
        var text = File.ReadAllText(path).Replace("SIZE", $"{size}", StringComparison.Ordinal);
        return new VerilatorSource(style, design.Top.Name, [(workload.Twin!, text)]);
    }
}
