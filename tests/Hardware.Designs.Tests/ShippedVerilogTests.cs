using System.Diagnostics;
using Hardware.Blocks;
using Hardware.Examples;
using Hardware.Hdl;
using Hardware.Hdl.Verilog;

namespace Hardware.Designs.Tests;

/// <summary>The Verilog of every design we ship: its text, under review, and that Yosys makes gates of it.</summary>
public class ShippedVerilogTests
{
    public static TheoryData<string> Names => [.. ExampleDesigns.All.Concat(BlockDesigns.All).Select(d => d.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Is_what_it_was(string name)
    {
        var text = string.Join("\n", Emit(name).Select(f => f.Text));
        var golden = Path.Combine(Source, "Golden", name + ".sv");
        if (Environment.GetEnvironmentVariable("HW_UPDATE_GOLDEN") == "1")
            File.WriteAllText(golden, text);
        Assert.True(File.Exists(golden), $"{golden} is missing: run the tests with HW_UPDATE_GOLDEN=1 and review it.");
        Assert.Equal(File.ReadAllText(golden), text);
    }

    [Theory, MemberData(nameof(Names))]
    public void Yosys_synthesises_it_without_a_warning(string name) =>
        Silent(name, "yosys", (files, top) => ["-q", "-p", $"read_verilog -sv {string.Join(' ', files)}; {Synthesis(name, top)}"]);

    // Mapping a million gates says nothing about the Verilog: the large arrays stop before it.
    private static string Synthesis(string name, string top) => name switch
    {
        "pe-array" or "rv32" or "rv32-cluster" or "dot-array" or "vector-unit" or "fifo-mesh" or "crossbar"
            or "idle" or "idle-sparse" or "sha256" => $"hierarchy -check -top {top}; proc; check -assert",
        _ => $"synth -top {top}; check -assert",
    };

    private static void Silent(string name, string tool, Func<string[], string, string[]> arguments)
    {
        var folder = Directory.CreateTempSubdirectory("hw-lint-").FullName;
        try
        {
            var emitted = Emit(name);
            var files = VerilogEmitter.Write(emitted, folder).ToArray();
            var start = new ProcessStartInfo(tool, arguments(files, emitted[^1].Module.Name))
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = folder,
            };
            using var process = Process.Start(start)
                ?? throw new InvalidOperationException($"{tool} does not start: sudo apt-get install {tool}");
            var errors = process.StandardError.ReadToEndAsync();
            var said = (process.StandardOutput.ReadToEnd() + errors.Result).Trim();
            process.WaitForExit();
            Assert.True(said.Length == 0 && process.ExitCode == 0, $"{tool} on {name} (status {process.ExitCode}):\n{said}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IReadOnlyList<VerilogFile> Emit(string name) =>
        VerilogEmitter.Emit(Elaborator.Elaborate(ExampleDesigns.All.Concat(BlockDesigns.All).Single(d => d.Name == name).Create()));

    private static string Source => Path.GetDirectoryName(ThisFile())!;

    private static string ThisFile([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;
}
