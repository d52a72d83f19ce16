using System.Diagnostics;
using System.Text.Json;

namespace Hardware.Cli;

/// <summary>What one test project reported.</summary>
internal sealed record TestReport(string Project, int Passed, int Failed, int Skipped, double Seconds, IReadOnlyList<TestFailure> Failures);

/// <summary>A test that failed, with message and trace.</summary>
internal sealed record TestFailure(string Name, string Text);

/// <summary>A built test executable (xunit.v3) and the file its results go to, in the Common Test Report Format.</summary>
internal sealed class TestProject(string name, string assembly, string resultFile)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(12);

    /// <summary>Every test project of the repository, the one that took longest last time first.</summary>
    public static IReadOnlyList<TestProject> FindAll(string root, string results)
    {
        Directory.CreateDirectory(results);
        return Directory.EnumerateFiles(Path.Combine(root, "tests"), "*.Tests.csproj", SearchOption.AllDirectories)
            .Select(project =>
            {
                var name = Path.GetFileNameWithoutExtension(project);
                return (Name: name, Assembly: Path.Combine(Path.GetDirectoryName(project)!, "bin/Release/net10.0", name + ".dll"));
            })
            .OrderByDescending(p => LastSeconds(Path.Combine(results, p.Name + ".json"))).ThenBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => new TestProject(p.Name, p.Assembly, Path.Combine(results, p.Name + ".json")))
            .ToList();
    }

    /// <summary>Runs the tests whose full name contains the filter; a run that crashes or never ends counts as one failure.</summary>
    public async Task<TestReport> RunAsync(string? filter, bool nightly)
    {
        if (!File.Exists(assembly))
            return Broken($"{assembly} is missing: is the project in Hardware.sln?", 0);
        File.Delete(resultFile);
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        string[] chosen = filter is null ? [] : ["-method", $"*{filter}*"];
        string[] arguments = [assembly, "-noColor", "-noLogo", "-ctrf", resultFile, .. chosen];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        if (nightly)
            start.Environment["HW_NIGHTLY"] = "1";

        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var limit = nightly ? new CancellationTokenSource() : new CancellationTokenSource(Limit);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return Broken(
                $"still running after {Limit.TotalMinutes:0} minutes and was stopped; last words:\n{Tail(await output)}",
                clock.Elapsed.TotalSeconds);
        }
        var words = await output + await error;
        await File.WriteAllTextAsync(Path.ChangeExtension(resultFile, ".log"), words);
        return Parse(process.ExitCode, words, clock.Elapsed.TotalSeconds);
    }

    private TestReport Parse(int exitCode, string words, double seconds)
    {
        if (!File.Exists(resultFile))
            return Broken($"ended with {exitCode} and left no results; last words:\n{Tail(words)}", seconds);
        using var document = JsonDocument.Parse(File.ReadAllBytes(resultFile));
        var results = document.RootElement.GetProperty("results");
        var summary = results.GetProperty("summary");
        var failures = results.GetProperty("tests").EnumerateArray()
            .Where(test => test.GetProperty("status").GetString() == "failed")
            .Select(test => new TestFailure(test.GetProperty("name").GetString()!, $"{Text(test, "message")}\n{Text(test, "trace")}"))
            .ToList();
        var failed = summary.GetProperty("failed").GetInt32();
        // A project can fail without a failing test: a fixture that throws while it is disposed of, an unknown option.
        if (failed == 0 && exitCode != 0 && summary.GetProperty("tests").GetInt32() > 0)
            return Broken($"ended with {exitCode}; last words:\n{Tail(words)}", seconds);
        var passed = summary.GetProperty("passed").GetInt32();
        var skipped = summary.GetProperty("skipped").GetInt32();
        return new TestReport(name, passed, failed, skipped, seconds, failures);
    }

    private TestReport Broken(string what, double seconds) => new(name, 0, 1, 0, seconds, [new TestFailure(name, what)]);

    private static string Text(JsonElement test, string property) =>
        test.TryGetProperty(property, out var text) ? text.GetString() ?? "" : "";

    private static string Tail(string words) => string.Join('\n', words.TrimEnd().Split('\n').TakeLast(20));

    private static double LastSeconds(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            var summary = document.RootElement.GetProperty("results").GetProperty("summary");
            return summary.GetProperty("stop").GetDouble() - summary.GetProperty("start").GetDouble();
        }
        catch (Exception exception) when (exception is IOException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return 0;
        }
    }
}
