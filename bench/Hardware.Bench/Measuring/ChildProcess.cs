using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Hardware.Cosim;

namespace Hardware.Bench.Measuring;

/// <summary>What a program cost.</summary>
/// <param name="ExitCode">0 for success.</param>
/// <param name="Seconds">Wall time.</param>
/// <param name="PeakMegabytes">Most memory (resident) that one of the program's processes had.</param>
internal sealed record ProcessCost(int ExitCode, double Seconds, double PeakMegabytes);

/// <summary>This program once more, in a fresh process: for whatever must start cold, and to have the kernel's own record of a build's
/// memory.</summary>
internal static unsafe partial class ChildProcess
{
    /// <summary>First word of a command line that is a child's.</summary>
    public const string Marker = "--child";

    private const int ResourcesOfChildren = -1;

    /// <summary>Runs this program with the words after <see cref="Marker"/>; gives what it prints.</summary>
    public static string Run(params IEnumerable<string> words)
    {
        var assembly = typeof(ChildProcess).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [assembly, Marker, .. words]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        // Whoever stops a benchmark does not want a compiler to go on for minutes.
        void Stop(object? sender, EventArgs arguments) => process.Kill(entireProcessTree: true);
        AppDomain.CurrentDomain.ProcessExit += Stop;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        AppDomain.CurrentDomain.ProcessExit -= Stop;
        return process.ExitCode == 0 ? output.Trim()
            : throw new SimulationException("SIM1000",
                $"a child process ({string.Join(' ', words)}) ended with {process.ExitCode}: run it alone to see why.");
    }

    /// <summary>Runs a program in a child of its own and measures it with all its children.</summary>
    public static ProcessCost Measure(IReadOnlyList<string> command)
    {
        var fields = Run(["measure", .. command]).Split(' ');
        return new ProcessCost(int.Parse(fields[0], CultureInfo.InvariantCulture), Number(fields[1]), Number(fields[2]));
    }

    /// <summary>The child's part of <see cref="Measure"/>.</summary>
    public static void MeasureHere(IReadOnlyList<string> command)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(command[0], command.Skip(1)))!;
        process.WaitForExit();
        var seconds = clock.Elapsed.TotalSeconds;
        var usage = stackalloc long[18];
        getrusage(ResourcesOfChildren, usage);
        // Two times of two words each come before the peak, which is in kilobytes.
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{process.ExitCode} {seconds:F3} {usage[4] * 1024 / 1e6:F1}"));
    }

    /// <summary>A number as a child prints it.</summary>
    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [LibraryImport("libc")]
    private static partial int getrusage(int who, long* usage);
}
