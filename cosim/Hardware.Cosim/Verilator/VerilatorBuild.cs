using System.Runtime.InteropServices;
using Hardware.Cosim.Tools;

namespace Hardware.Cosim.Verilator;

/// <summary>
/// Makes a shared library of Verilog: Verilator, then one g++ call over everything it wrote and the shim (or several side by side for
/// a large design), linked with Verilator's run-time compiled once. The result is cached by the hash of all that goes into it.
/// </summary>
internal sealed class VerilatorBuild
{
    /// <summary>File name of the library in its cache entry.</summary>
    public const string LibraryName = "model.so";

    /// <summary>Above this much C++ (bytes) the files are compiled side by side instead of as one.</summary>
    private const long LargeModel = 400_000;

    private static readonly string[] VerilatorFlags =
    [
        "--cc", "--prefix", "Vtop", "-Mdir", "cpp", "-O3", "--x-assign", "0", "--x-initial", "0", "--no-timing",
        "-Wno-fatal", "-Wno-lint", "-Wno-style", "-Wno-UNOPTFLAT",
    ];

    // -fno-gnu-unique and -Bsymbolic: two models in one process must not share a symbol.
    private static readonly string[] CommonFlags =
    [
        "-std=gnu++17", "-fPIC", "-fvisibility=hidden", "-fno-gnu-unique", "-faligned-new", "-fcf-protection=none", "-w", "-DVERILATOR=1",
        "-DVM_COVERAGE=0", "-DVM_SC=0", "-DVL_USER_FATAL", "-DVL_USER_STOP", "-DVL_USER_FINISH",
    ];

    private readonly VerilatorOptions _options;
    private readonly ToolCache _cache;
    private readonly VerilatorTool _tool;

    private VerilatorBuild(VerilatorOptions options)
    {
        _options = options;
        _cache = new ToolCache(options.CacheFolder);
        _tool = VerilatorTool.Find(options, _cache);
    }

    /// <summary>Path of the library of <paramref name="source"/>, built when the cache does not have it.</summary>
    /// <exception cref="SimulationException">SIM2001 to SIM2006.</exception>
    public static string Library(VerilatedSource source, VerilatorOptions options)
    {
        var build = new VerilatorBuild(options);
        var shim = Shim.Write(source, options.Trace);
        var key = ToolCache.Key(
        [
            build._tool.Version, build._tool.CompilerVersion, Processor(), options.Trace ? "trace" : "", build.Level,
            .. VerilatorFlags, .. CommonFlags, source.Top, shim,
            .. source.Files.SelectMany(file => new[] { file.Name, file.Text }),
        ]);
        var entry = build._cache.GetOrBuild(
            "verilator", key, folder => build.Build(source, shim, folder, build._cache.FailedFolder("verilator", key)));
        return Path.Combine(entry, LibraryName);
    }

    private void Build(VerilatedSource source, string shim, string folder, string failed)
    {
        foreach (var file in source.Files)
            File.WriteAllText(Path.Combine(folder, file.Name), file.Text);
        var runtime = Runtime();
        var include = File.ReadAllText(Path.Combine(runtime, "include"));
        var script = new BuildScript(folder);

        string[] trace = _options.Trace ? ["--trace"] : [];
        var files = source.Files.Select(f => f.Name);
        var verilated = script.Run(
            _tool.Verilator, [.. VerilatorFlags, .. trace, "--output-split", "20000", "--top-module", source.Top, .. files]);
        Require(verilated, "SIM2004", "Verilator refuses the design", "%Error", failed);

        var cpp = Directory.GetFiles(Path.Combine(folder, "cpp"), "*.cpp").Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
        File.WriteAllText(Path.Combine(folder, "shim.cpp"), "#include \"Vtop.h\"\n#include \"Vtop___024root.h\"\n" + shim);
        string[] includes = ["-I", "cpp", "-I", include, "-I", Path.Combine(include, "vltstd")];
        string[] flags = [.. CommonFlags, "-march=native", .. includes, .. TraceFlags];
        string[] link = ["-shared", "-o", LibraryName];
        string[] libraries = [Path.Combine(runtime, "runtime.a"), "-Wl,-Bsymbolic", "-lpthread"];
        if (cpp.Sum(name => new FileInfo(Path.Combine(folder, "cpp", name!)).Length) <= LargeModel)
        {
            var all = cpp.Append("../shim.cpp").Select(name => $"#include \"cpp/{name}\"\n");
            File.WriteAllText(Path.Combine(folder, "all.cpp"), string.Concat(all));
            var built = script.Run(_tool.Compiler, [Level, .. flags, "all.cpp", .. link, .. libraries]);
            Require(built, "SIM2005", "the C++ compiler fails", "error", failed);
        }
        else
        {
            var units = Units(folder, cpp!).ToList();
            var compiled = script.RunAll([.. units.Select(unit =>
                (_tool.Compiler, (IReadOnlyList<string>)[unit.Level, .. flags, "-c", unit.Source, "-o", unit.Object]))]);
            foreach (var result in compiled)
                Require(result, "SIM2005", "the C++ compiler fails", "error", failed);
            var linked = script.Run(_tool.Compiler, [.. units.Select(unit => unit.Object), .. link, .. libraries]);
            Require(linked, "SIM2005", "the linker fails", "error", failed);
            units.ForEach(unit => File.Delete(Path.Combine(folder, unit.Object)));
        }
    }

    /// <summary>
    /// What is compiled side by side. What runs once (construction, reset) is most of a large model's text and is not worth optimising;
    /// what is not optimised is gathered in a few units, as most of its time goes into reading the model's headers.
    /// </summary>
    private IEnumerable<(string Source, string Object, string Level)> Units(string folder, IEnumerable<string> cpp)
    {
        var quick = new List<string>();
        foreach (var file in cpp.Select(name => "cpp/" + name).Append("shim.cpp"))
        {
            if (_options.Optimize && !file.Contains("__Slow") && !file.Contains("__Syms"))
                yield return (file, Path.GetFileName(file) + ".o", Level);
            else
                quick.Add(file);
        }
        var groups = new (long Length, List<string> Files)[Environment.ProcessorCount];
        foreach (var (length, file) in quick.Select(file => (new FileInfo(Path.Combine(folder, file)).Length, file)).OrderDescending())
        {
            ref var smallest = ref groups[Array.IndexOf(groups, groups.MinBy(group => group.Length))];
            smallest = (smallest.Length + length, [.. smallest.Files ?? [], file]);
        }
        foreach (var (index, (_, files)) in groups.Index().Where(group => group.Item.Files is not null))
        {
            File.WriteAllText(Path.Combine(folder, $"quick{index}.cpp"), string.Concat(files.Select(file => $"#include \"{file}\"\n")));
            yield return ($"quick{index}.cpp", $"quick{index}.o", "-O0");
        }
    }

    private string Level => _options.Optimize ? "-O3" : "-O0";

    private string[] TraceFlags => _options.Trace ? ["-DVM_TRACE=1", "-DVM_TRACE_VCD=1"] : ["-DVM_TRACE=0"];

    /// <summary>Verilator's run-time as position-independent code, compiled once: it takes ten times as long as a small model.</summary>
    private string Runtime()
    {
        var key = ToolCache.Key([_tool.Version, _tool.CompilerVersion, Processor(), .. CommonFlags, .. TraceFlags]);
        return _cache.GetOrBuild("verilator-runtime", key, folder =>
        {
            var failed = _cache.FailedFolder("verilator-runtime", key);
            var include = _tool.IncludeFolder();
            string[] units = ["verilated", "verilated_threads", "verilated_dpi", .. _options.Trace ? new[] { "verilated_vcd_c" } : []];
            var script = new BuildScript(folder);
            var results = script.RunAll([.. units.Select(unit => (_tool.Compiler, (IReadOnlyList<string>)
                ["-O3", .. CommonFlags, "-march=native", "-I", include, "-I", Path.Combine(include, "vltstd"), .. TraceFlags,
                    "-c", Path.Combine(include, unit + ".cpp"), "-o", unit + ".o"]))]);
            foreach (var result in results)
                Require(result, "SIM2005", "the C++ compiler fails on Verilator's run-time", "error", failed);
            Require(script.Run("ar", ["rcs", "runtime.a", .. units.Select(unit => unit + ".o")]), "SIM2005", "ar fails", "error", failed);
            File.WriteAllText(Path.Combine(folder, "include"), include);
        });
    }

    private static void Require(ToolResult? result, string code, string what, string marker, string failed)
    {
        if (result is { ExitCode: 0 })
            return;
        var log = Path.Combine(failed, "build.log");
        if (result is null)
            throw new SimulationException(code, $"{what}: the program is missing; see {log}.");
        var lines = result.Output.Split('\n');
        var first = lines.FirstOrDefault(line => line.Contains(marker, StringComparison.Ordinal))
            ?? lines.FirstOrDefault(line => line.Length > 0)
            ?? $"exit code {result.ExitCode}";
        throw new SimulationException(code, $"{what}: {first.Trim().TrimEnd('.')}; see {log}.");
    }

    /// <summary>What -march=native means on this machine; the cache may be on a file system that several share.</summary>
    internal static string Processor()
    {
        const string description = "/proc/cpuinfo";
        var flags = File.Exists(description)
            ? File.ReadLines(description).FirstOrDefault(line => line.StartsWith("flags", StringComparison.Ordinal))
            : null;
        return flags ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
