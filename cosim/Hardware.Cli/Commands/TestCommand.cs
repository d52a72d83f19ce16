using System.CommandLine;
using System.Diagnostics;

namespace Hardware.Cli.Commands;

/// <summary><c>hw test</c>: runs every test project of the built solution and sums what they report.</summary>
internal static class TestCommand
{
    private const int AtOnce = 2;

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var nightly = new Option<bool>("--nightly") { Description = "Run the long forms too." };
        var filter = new Argument<string?>("filter")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "Run only tests whose full name contains this text.",
        };
        var command = new Command("test", "Run all tests.") { nightly, filter };
        command.SetAction(parsed => Run(parsed.GetValue(filter), parsed.GetValue(nightly)));
        return command;
    }

    private static int Run(string? filter, bool nightly)
    {
        var clock = Stopwatch.StartNew();
        var results = Path.Combine(Repository.Output, "tests");
        var projects = TestProject.FindAll(Repository.Root, results);
        using var slots = new SemaphoreSlim(AtOnce);
        var reports = Task.WhenAll(projects.Select(async project =>
        {
            await slots.WaitAsync();
            try
            {
                var report = await project.RunAsync(filter, nightly);
                lock (projects)
                    Print(report);
                return report;
            }
            finally
            {
                slots.Release();
            }
        })).GetAwaiter().GetResult();

        int passed = reports.Sum(r => r.Passed), failed = reports.Sum(r => r.Failed), skipped = reports.Sum(r => r.Skipped);
        if (passed + failed == 0)
            Console.Error.WriteLine(filter is null ? "hw: no test ran." : $"hw: no test's name contains '{filter}'.");
        Console.Error.WriteLine($"hw: results in {results}, {clock.Elapsed.TotalSeconds:0} s");
        Console.WriteLine($"{passed} passed, {failed} failed{(skipped > 0 ? $", {skipped} skipped" : "")}");
        return failed > 0 || passed == 0 ? ExitCode.Failure : ExitCode.Success;
    }

    private static void Print(TestReport report)
    {
        if (report.Passed + report.Failed + report.Skipped == 0)
            return;
        Console.WriteLine($"{report.Project}: {report.Passed} of {report.Passed + report.Failed} in {report.Seconds:0.0} s");
        foreach (var failure in report.Failures)
            Console.WriteLine($"  FAILED {failure.Name}\n{Indented(failure.Text)}");
    }

    private static string Indented(string text) =>
        string.Join('\n', text.TrimEnd().Split('\n').Take(60).Select(line => "    " + line.TrimEnd()));
}
