namespace Hardware.Waveforms.Tests;

/// <summary>Traces that real tools write of the designs in Designs/, made once for all tests that look at them.</summary>
public sealed class RealTraces : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _made = [];
    private readonly Lock _lock = new();

    /// <summary>The tools, each with the trace it writes.</summary>
    public static TheoryData<string> Vcd => ["verilator", "icarus", "ghdl", "cxxrtl"];

    public string Folder => _folder.Path;

    /// <summary>Path of the trace that a tool writes.</summary>
    public string Of(string tool)
    {
        lock (_lock)
        {
            if (!_made.TryGetValue(tool, out string? path))
                _made.Add(tool, path = Make(tool));
            return path;
        }
    }

    /// <summary>
    /// Path of the same trace for vcd2fst, which drops scalar changes to an upper-case U, H, W or L (GHDL writes them so): they are in
    /// lower case there.
    /// </summary>
    public string ForGtkWave(string tool)
    {
        string path = Of(tool);
        string lower = Path.ChangeExtension(path, ".lower.vcd");
        lock (_lock)
            if (!File.Exists(lower))
                File.WriteAllText(lower, string.Join('\n', File.ReadLines(path).Select(LowerScalar)) + "\n");
        return lower;
    }

    private static string LowerScalar(string line) =>
        line.Length > 1 && "UHWL".Contains(line[0]) ? char.ToLowerInvariant(line[0]) + line[1..] : line;

    public void Dispose() => _folder.Dispose();

    private string Make(string tool)
    {
        string designs = Path.Combine(AppContext.BaseDirectory, "Designs");
        string folder = Directory.CreateDirectory(_folder.File(tool)).FullName;
        foreach (string file in Directory.GetFiles(designs))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        switch (tool)
        {
            case "verilator":
                Verilate(folder, "--trace");
                Tool.Run(folder, Path.Combine(folder, "obj_dir/Vmix"), "verilator.vcd", "60");
                return Path.Combine(folder, "verilator.vcd");
            case "verilator-fst":
                Verilate(folder, "--trace-fst");
                Tool.Run(folder, Path.Combine(folder, "obj_dir/Vmix"), "verilator.fst", "60");
                return Path.Combine(folder, "verilator.fst");
            case "icarus":
                Tool.Run(folder, "iverilog", "-g2012", "-o", "mix.vvp", "mix_tb.v", "mix.v");
                Tool.Run(folder, "vvp", "-n", "mix.vvp");
                return Path.Combine(folder, "icarus.vcd");
            case "icarus-fst":
                Tool.Run(folder, "iverilog", "-g2012", "-o", "mix.vvp", "mix_tb.v", "mix.v");
                Tool.Run(folder, "vvp", "-n", "mix.vvp", "-fst");
                return Path.Combine(folder, "icarus.vcd");
            case "ghdl":
                Tool.Run(folder, "ghdl", "-a", "--std=08", "counter.vhd");
                Tool.Run(folder, "ghdl", "-e", "--std=08", "counter");
                Tool.Run(folder, "ghdl", "-r", "--std=08", "counter", "--vcd=ghdl.vcd");
                return Path.Combine(folder, "ghdl.vcd");
            case "cxxrtl":
                Tool.Run(folder, "yosys", "-q", "-p", "read_verilog -sv mix.v; hierarchy -top mix; proc; write_cxxrtl mix.cpp");
                string data = System.Text.Encoding.UTF8.GetString(Tool.Run(folder, "yosys-config", "--datdir")).Trim();
                string headers = Path.Combine(data, "include");
                Tool.Run(folder, "g++", "-std=c++14", "-O0", "-w", "-I" + headers, "-o", "cxxrtl", "cxxrtl_main.cpp");
                Tool.Run(folder, Path.Combine(folder, "cxxrtl"));
                return Path.Combine(folder, "cxxrtl.vcd");
            default:
                throw new ArgumentException($"no trace is made by '{tool}'", nameof(tool));
        }
    }

    private static void Verilate(string folder, string trace) =>
        Tool.Run(folder, "verilator", "--cc", "--exe", "--build", "-Wno-fatal", trace,
            "--top-module", "mix", "-CFLAGS", "-O0", "mix.v", "verilator_main.cpp");
}
