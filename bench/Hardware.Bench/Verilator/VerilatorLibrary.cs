using System.Globalization;
using System.Text.Json;
using Hardware.Bench.Measuring;
using Hardware.Cosim;
using Hardware.Cosim.Tools;
using Hardware.Cosim.Verilator;
using Hardware.Hdl.Ir;

namespace Hardware.Bench.Verilator;

/// <summary>
/// A design verilated with Verilator's best flags and compiled, loop included, by the makefile that Verilator writes; kept in the
/// cache with what the build took.
/// </summary>
/// <param name="Path">The shared library.</param>
/// <param name="BuildSeconds">Wall time of verilating and making it, from nothing.</param>
/// <param name="PeakMegabytes">Most memory that one process of the build had.</param>
/// <param name="Version">Verilator's.</param>
internal sealed record VerilatorLibrary(string Path, double BuildSeconds, double PeakMegabytes, string Version)
{
    private const string Kind = "verilator-bench";

    /// <summary>Finds a library in the cache; null when it was never built.</summary>
    /// <exception cref="SimulationException">SIM2001 to SIM2003: no Verilator or compiler.</exception>
    public static VerilatorLibrary? Find(Design design, VerilatorSource source, BuildOptions options)
    {
        var recipe = Recipe.Of(design, source, options);
        var folder = System.IO.Path.Combine(recipe.Cache.Folder, Kind, recipe.Key);
        return Directory.Exists(folder) ? Read(folder) : null;
    }

    /// <summary>Builds a library, or finds it in the cache.</summary>
    /// <exception cref="SimulationException">SIM2001 to SIM2006.</exception>
    public static VerilatorLibrary Build(Design design, VerilatorSource source, BuildOptions options)
    {
        var recipe = Recipe.Of(design, source, options);
        return Read(recipe.Cache.GetOrBuild(Kind, recipe.Key, folder => recipe.Build(folder, recipe.Cache.FailedFolder(Kind, recipe.Key))));
    }

    private static VerilatorLibrary Read(string folder) =>
        JsonSerializer.Deserialize<VerilatorLibrary>(File.ReadAllText(System.IO.Path.Combine(folder, "build.json")))! with
        {
            Path = System.IO.Path.Combine(folder, Recipe.Library),
        };

    private sealed record Recipe(ToolCache Cache, string Key, VerilatorTool Tool, VerilatorSource Source, string Loop, string Script)
    {
        public const string Library = "cpp/model.so";

        public static Recipe Of(Design design, VerilatorSource source, BuildOptions options)
        {
            var cache = new ToolCache(options.CacheFolder);
            var tool = VerilatorTool.Find(VerilatorOptions.Speed, cache);
            var loop = LoopSource.Write(design, source.Style.Threads, source.Style.Trace);
            var script = ScriptOf(source, tool, options.Optimize);
            var files = source.Files.SelectMany(file => new[] { file.Name, file.Text });
            var key = ToolCache.Key([tool.Version, tool.CompilerVersion, VerilatorBuild.Processor(), script, loop, .. files]);
            return new Recipe(cache, key, tool, source, loop, script);
        }

        public void Build(string folder, string failed)
        {
            foreach (var (name, text) in Source.Files)
                File.WriteAllText(System.IO.Path.Combine(folder, name), text);
            File.WriteAllText(System.IO.Path.Combine(folder, "loop.cpp"), Loop);
            File.WriteAllText(System.IO.Path.Combine(folder, "build.sh"), Script);
            var cost = ChildProcess.Measure(["/bin/sh", System.IO.Path.Combine(folder, "build.sh")]);
            if (cost.ExitCode != 0)
                throw Failed(File.ReadAllLines(System.IO.Path.Combine(folder, "build.log")), failed);
            foreach (var file in Directory.GetFiles(System.IO.Path.Combine(folder, "cpp")))
                if (System.IO.Path.GetExtension(file) is ".o" or ".a" or ".d")
                    File.Delete(file);
            var built = new VerilatorLibrary(Library, cost.Seconds, cost.PeakMegabytes, Tool.Version);
            File.WriteAllText(System.IO.Path.Combine(folder, "build.json"), JsonSerializer.Serialize(built));
        }

        // -fno-gnu-unique and -Bsymbolic: two models in one process must not share a symbol.
        private static string ScriptOf(VerilatorSource source, VerilatorTool tool, bool optimize)
        {
            var style = source.Style;
            var compiler = $"CXX='{tool.Compiler}' LINK='{tool.Compiler}'";
            var level = optimize ? "-O3 -march=native" : "-O0";
            string[] options =
            [
                "--cc", "--exe", "loop.cpp", "-o", "model.so", "--prefix", "Vtop", "-Mdir", "cpp",
                "-O3", "--x-assign", "fast", "--x-initial", "fast", "--noassert",
                "--no-timing", "-Wno-fatal", "-Wno-lint", "-Wno-style", "-Wno-UNOPTFLAT",
                "-CFLAGS", "'-fPIC -fvisibility=hidden -fno-gnu-unique'", "-LDFLAGS", "'-shared -Wl,-Bsymbolic'",
                .. style.Threads > 1 ? new[] { "--threads", style.Threads.ToString(CultureInfo.InvariantCulture) } : [],
                .. style.Trace ? new[] { "--trace" } : [],
                .. style.Unroll is { } unroll ? new[] { "--unroll-count", $"{unroll}" } : [],
                "--top-module", source.Top, .. source.Files.Select(file => file.Name),
            ];
            return $"""
                #!/bin/sh
                # Replays the build of this folder.
                set -e
                cd "$(dirname "$0")"
                exec > build.log 2>&1
                '{tool.Verilator}' {string.Join(' ', options)}
                make -C cpp -f Vtop.mk -j {Environment.ProcessorCount} {compiler} OPT_FAST='{level}' OPT_GLOBAL='{level}'

                """;
        }

        private static SimulationException Failed(string[] log, string folder)
        {
            var refused = log.FirstOrDefault(line => line.StartsWith("%Error", StringComparison.Ordinal));
            var first = refused ?? log.FirstOrDefault(line => line.Contains("rror", StringComparison.Ordinal))
                ?? log.LastOrDefault("no message");
            var (code, what) = refused is null ? ("SIM2005", "the C++ compiler fails") : ("SIM2004", "Verilator refuses the design");
            return new SimulationException(
                code, $"{what}: {first.Trim().TrimEnd('.')}; see {System.IO.Path.Combine(folder, "build.log")}.");
        }
    }
}

/// <summary>How Verilator's libraries are built.</summary>
/// <param name="CacheFolder">Where they are kept; null for the place of all engines.</param>
/// <param name="Optimize">Whether the C++ compiler optimises; only tests of the harness do without.</param>
internal sealed record BuildOptions(string? CacheFolder = null, bool Optimize = true);
