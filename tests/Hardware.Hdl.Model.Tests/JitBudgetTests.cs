using System.Diagnostics;
using Hardware.TestKit;

namespace Hardware.Hdl.Model.Tests;

public class JitBudgetTests
{
    [Fact]
    public void RyuJIT_optimises_every_method_of_large_models()
    {
        var summary = Path.Combine(Path.GetTempPath(), $"hw-jit-{Environment.ProcessId}.txt");
        // Started as "dotnet tests.dll", the process is dotnet, and the assembly is its first argument.
        string[] program = Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet"
            ? [typeof(JitBudgetTests).Assembly.Location] : [];
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. program, "-method", $"*{nameof(Large_models_compile_and_run)}"])
        {
            RedirectStandardOutput = true,
            Environment = { ["DOTNET_JitStdOutFile"] = summary, ["DOTNET_JitDisasmSummary"] = "1" },
        };
        using var child = Process.Start(start)!;
        child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        try
        {
            var methods = File.ReadLines(summary).Where(l => l.Contains(" Model:")).ToList();
            Assert.True(methods.Count > 20, "The child has compiled too few methods to tell anything.");
            Assert.All(methods, m => Assert.DoesNotContain("MinOpts", m));
            Assert.All(methods, m => Assert.Contains("FullOpts", m));
        }
        finally
        {
            File.Delete(summary);
        }
    }

    [Fact]
    public void Large_models_compile_and_run()
    {
        var size = new RandomDesignOptions { Levels = 2, Signals = 8, Depth = 6, Division = false };
        for (var seed = 0; seed < 2; seed++)
        {
            using var engine = new CompiledEngine(RandomDesigns.Create(seed, size));
            engine.Step(2);
            Assert.Equal(2, engine.Cycle);
        }
        using var array = new CompiledEngine(PeArray.Create(32));
        array.Step(2);
        Assert.Equal(2, array.Cycle);
    }
}
