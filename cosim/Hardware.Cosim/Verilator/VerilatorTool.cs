using System.Text.RegularExpressions;
using Hardware.Cosim.Tools;

namespace Hardware.Cosim.Verilator;

/// <summary>The installed Verilator and C++ compiler: where they are, which versions, and whether they are good enough.</summary>
internal sealed partial class VerilatorTool
{
    private static readonly Version Oldest = new(5, 0);

    private VerilatorTool(string verilator, string compiler, string version, string compilerVersion)
    {
        Verilator = verilator;
        Compiler = compiler;
        Version = version;
        CompilerVersion = compilerVersion;
    }

    /// <summary>Path of the program.</summary>
    public string Verilator { get; }

    /// <summary>Path of the C++ compiler.</summary>
    public string Compiler { get; }

    /// <summary>What <c>verilator --version</c> says.</summary>
    public string Version { get; }

    /// <summary>What <c>g++ --version</c> says first.</summary>
    public string CompilerVersion { get; }

    /// <summary>Finds both programs; versions are remembered in the cache, since asking costs more than loading a built model.</summary>
    /// <exception cref="SimulationException">SIM2001 to SIM2003: missing, or too old.</exception>
    public static VerilatorTool Find(VerilatorOptions options, ToolCache cache)
    {
        var verilator = ToolProcess.Find(options.Verilator)
            ?? throw new SimulationException(
                "SIM2001", $"Verilator is missing ('{options.Verilator}' is not on PATH): sudo apt-get install verilator.");
        var compiler = ToolProcess.Find(options.Compiler)
            ?? throw new SimulationException(
                "SIM2002", $"the C++ compiler is missing ('{options.Compiler}' is not on PATH): sudo apt-get install g++.");
        var version = VersionOf(verilator, cache);
        var number = VersionNumber().Match(version);
        if (!number.Success || System.Version.Parse(number.Value) < Oldest)
            throw new SimulationException("SIM2003", $"{verilator} is '{version}', older than {Oldest}: install Verilator 5.");
        return new VerilatorTool(verilator, compiler, version, VersionOf(compiler, cache));
    }

    /// <summary>Whether both programs are installed and new enough.</summary>
    public static bool IsInstalled(VerilatorOptions options)
    {
        try
        {
            Find(options, new ToolCache(options.CacheFolder));
            return true;
        }
        catch (SimulationException)
        {
            return false;
        }
    }

    /// <summary>The folder of Verilator's headers and run-time sources.</summary>
    public string IncludeFolder()
    {
        var answer = ToolProcess.Run(Verilator, ["--getenv", "VERILATOR_ROOT"], Environment.CurrentDirectory);
        return Path.Combine(answer?.Output.Trim() ?? "", "include");
    }

    private static string VersionOf(string program, ToolCache cache)
    {
        var file = new FileInfo(program);
        file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        var key = ToolCache.Key(program, file.FullName, file.Length.ToString(), file.LastWriteTimeUtc.Ticks.ToString());
        var entry = cache.GetOrBuild("tools", key, folder =>
        {
            var answer = ToolProcess.Run(program, ["--version"], folder)?.Output.Trim().Split('\n')[0] ?? "";
            File.WriteAllText(Path.Combine(folder, "version"), answer);
        });
        return File.ReadAllText(Path.Combine(entry, "version"));
    }

    [GeneratedRegex(@"\d+\.\d+")]
    private static partial Regex VersionNumber();
}
