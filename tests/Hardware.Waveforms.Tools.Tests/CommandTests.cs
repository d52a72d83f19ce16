using System.Diagnostics;
using System.Text.Json;
using Hardware.Waveforms.Cli;

namespace Hardware.Waveforms.Tools.Tests;

public sealed class CommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _trace;

    public CommandTests() => _trace = _folder.Write("fifo.vcd", Traces.Fifo);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Info_prints_the_contract_as_one_json_document()
    {
        Result result = Run("info", _trace, "--json");
        Assert.Equal(ExitCodes.Ok, result.Code);
        JsonElement document = JsonDocument.Parse(result.Output).RootElement;
        Assert.Equal(["signals", "aliases", "scopes", "changes", "start", "end", "timescale", "writer", "diagnostics", "bytes", "parse_s"],
            document.EnumerateObject().Select(property => property.Name));
        Assert.Equal((5, 2, 21, 40), (document.GetProperty("signals").GetInt32(), document.GetProperty("scopes").GetInt32(),
            document.GetProperty("changes").GetInt32(), document.GetProperty("end").GetInt32()));
        Assert.Equal("1 ns", document.GetProperty("timescale").GetString());
        Assert.Equal(new FileInfo(_trace).Length, document.GetProperty("bytes").GetInt64());
        Assert.Empty(result.Messages);
    }

    [Fact]
    public void A_broken_trace_is_readable_and_its_problems_have_places()
    {
        string broken = _folder.Write("broken.vcd", Traces.Fifo.Replace("b01000001 d", "b01q00001 d") + "\nb1");
        Result result = Run("info", broken, "--json");
        Assert.Equal(ExitCodes.Ok, result.Code);
        JsonElement problems = JsonDocument.Parse(result.Output).RootElement.GetProperty("diagnostics");
        Assert.NotEqual(0, problems.GetArrayLength());
        Assert.All(problems.EnumerateArray(), problem =>
        {
            Assert.Equal(["line", "offset", "severity", "message"], problem.EnumerateObject().Select(property => property.Name));
            Assert.True(problem.GetProperty("line").GetInt64() > 0);
            Assert.Contains(problem.GetProperty("severity").GetString(), (string[])["warning", "error"]);
            Assert.StartsWith("WAV", problem.GetProperty("message").GetString());
        });
    }

    [Fact]
    public void Info_tells_people_about_scopes_and_times()
    {
        string output = Run("info", _trace).Output;
        Assert.Contains("time       0 ns to 40 ns\n", output);
        Assert.Contains("           top: 2 signals\n             fifo: 3 signals\n", output);
    }

    [Fact]
    public void Show_draws_and_prints_to_standard_output() =>
        Assert.Equal(new Result(ExitCodes.Ok, """
            top.fifo

                       0 ns        20 ns       40 ns
            count[3:0] 0=====X1====X2================

            top.fifo

             time  count[3:0]
             0 ns           0
            10 ns           1
            20 ns           2

            """, ""), Run("show", _trace, "--signals", "count", "--width", "45", "--ascii"));

    [Fact]
    public void Find_prints_times_and_durations()
    {
        Assert.Equal(new Result(ExitCodes.Ok, " 5  5 ns\n15  15 ns\n", ""), Run("find", _trace, "push && rose(clock)"));
        Assert.Equal(new Result(ExitCodes.Ok, "10  10 ns for 10 ns\n", ""), Run("find", _trace, "count == 1"));
        Assert.Equal(new Result(ExitCodes.Ok, "15  15 ns\n", ""), Run("find", _trace, "push", "--clock", "top.clock"));
        Assert.Equal(new Result(ExitCodes.Ok, "{\"timescale\":\"1 ns\",\"matches\":[{\"from\":5,\"to\":19}]}\n", ""),
            Run("find", _trace, "push", "--json"));
    }

    [Fact]
    public void Diff_ends_with_three_when_the_traces_differ()
    {
        string other = _folder.Write("other.vcd", Traces.Fifo.Replace("b10 n", "b11 n"));
        Assert.Equal(ExitCodes.Ok, Run("diff", _trace, _trace).Code);
        Result result = Run("diff", _trace, other);
        Assert.Equal(ExitCodes.Differs, result.Code);
        Assert.StartsWith("first difference at 20 ns: top.fifo.count[3:0] is 2 in the first trace and 3 in the second\n", result.Output);
        JsonElement document = JsonDocument.Parse(Run("diff", _trace, other, "--json").Output).RootElement;
        Assert.Equal("3", document.GetProperty("signals")[0].GetProperty("differences")[0].GetProperty("b").GetString());
    }

    [Fact]
    public void Export_and_view_write_files_and_print_only_data()
    {
        Assert.Equal("time (1ns),top.push\n0,0\n5,1\n20,0\n", Run("export", _trace, "--format", "csv", "-s", "push").Output);
        string part = _folder.At("part.vcd");
        Assert.Equal(new Result(ExitCodes.Ok, "", ""), Run("export", _trace, "--format", "vcd", "-o", part));
        Assert.Equal(5, WaveFile.Open(part).Hierarchy.Signals.Count);
        Result view = Run("view", _trace, "-o", _folder.At("page.html"), "--time", "15ns");
        Assert.Equal((ExitCodes.Ok, _folder.At("page.html") + "\n"), (view.Code, view.Output));
        Assert.Contains("\"time\":15", File.ReadAllText(_folder.At("page.html")));
    }

    [Theory]
    [InlineData(ExitCodes.WrongArgument, "show", "{trace}", "--radix", "roman")]
    [InlineData(ExitCodes.WrongArgument, "show", "{trace}", "--from", "soon")]
    [InlineData(ExitCodes.WrongArgument, "show", "{trace}", "--signals", "nothing")]
    [InlineData(ExitCodes.WrongArgument, "find", "{trace}", "count ==")]
    [InlineData(ExitCodes.WrongArgument, "find", "{trace}", "push", "--clock", "tick")]
    [InlineData(ExitCodes.WrongArgument, "export", "{trace}", "--format", "pdf")]
    [InlineData(ExitCodes.WrongArgument, "export", "{trace}", "--format", "fst")]
    [InlineData(ExitCodes.WrongArgument, "info")]
    [InlineData(ExitCodes.WrongArgument, "dance", "{trace}")]
    [InlineData(ExitCodes.NothingReadable, "info", "/no/such/file.vcd")]
    [InlineData(ExitCodes.NothingReadable, "show", "/no/such/file.vcd")]
    [InlineData(ExitCodes.NothingReadable, "view", "{trace}", "-o", "/no/such/folder/page.html")]
    public void A_wrong_argument_or_an_unreadable_file_ends_in_a_sentence_and_its_exit_code(int code, params string[] arguments)
    {
        Result result = Run([.. arguments.Select(argument => argument.Replace("{trace}", _trace))]);
        Assert.Equal(code, result.Code);
        Assert.Empty(result.Output);
        Assert.NotEmpty(result.Messages);
        Assert.DoesNotContain("   at ", result.Messages);
        Assert.DoesNotContain("Exception", result.Messages);
    }

    [Fact]
    public void The_console_program_is_the_same_command()
    {
        Assert.Equal(new Result(ExitCodes.Ok, "5  5 ns\n", ""), RunProgram("find", _trace, "rose(push)"));
        Assert.Equal(ExitCodes.NothingReadable, RunProgram("info", "/no/such/file.vcd").Code);
        Result help = RunProgram("find", "--help");
        Assert.Equal(ExitCodes.Ok, help.Code);
        Assert.Contains("--clock <signal>", help.Output);
    }

    private static Result RunProgram(params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [typeof(WaveCommands).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> messages = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Result(process.ExitCode, output, messages.Result);
    }

    private sealed record Result(int Code, string Output, string Messages);

    private static Result Run(params string[] arguments)
    {
        StringWriter output = new() { NewLine = "\n" }, messages = new() { NewLine = "\n" };
        int code = CommandRunner.Run(WaveCommands.Create(), arguments, output, messages);
        return new Result(code, output.ToString(), messages.ToString());
    }
}
