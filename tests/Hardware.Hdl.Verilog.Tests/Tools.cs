using System.Diagnostics;
using Hardware.Hdl.Verilog;

namespace Hardware.Hdl.Verilog.Tests;

/// <summary>Runs the tools that have to accept what we emit, each in a folder of its own that goes away afterwards.</summary>
internal sealed class Tools : IDisposable
{
    public Tools(IReadOnlyList<VerilogFile> files)
    {
        Folder = Directory.CreateTempSubdirectory("hw-verilog-").FullName;
        Paths = [.. VerilogEmitter.Write(files, Folder).Select(p => Path.GetFileName(p)!)];
        Top = files[^1].Module.Name;
    }

    public string Folder { get; }

    public IReadOnlyList<string> Paths { get; }

    public string Top { get; }

    public string Verilator() => Run("verilator", ["--lint-only", "-Wall", "--top-module", Top, .. Paths]);

    public string Icarus() => Run("iverilog", ["-g2012", "-Wall", "-o", "lint.vvp", "-s", Top, .. Paths]);

    /// <summary>Yosys up to netlists of words, where its front end says what it has to say.</summary>
    public string YosysFrontEnd() =>
        Run("yosys", ["-q", "-p", $"read_verilog -sv {string.Join(' ', Paths)}; hierarchy -check -top {Top}; proc; opt; check -assert"]);

    /// <summary>Yosys down to gates.</summary>
    public string Yosys() =>
        Run("yosys",
        [
            "-q", "-p",
            $"read_verilog -sv {string.Join(' ', Paths)}; hierarchy -check -top {Top}; proc; opt_clean; check -assert; "
            + $"synth -top {Top}; check -assert",
        ]);

    /// <summary>Runs a tool to its end; what it printed on both streams.</summary>
    public string Run(string tool, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(tool, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(2)))
        {
            process.Kill(entireProcessTree: true);
            return $"{tool} did not end";
        }
        var text = (output.Result + errors.Result).Trim();
        return process.ExitCode == 0 ? text : $"{text}\n{tool} ended with {process.ExitCode}";
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
