using Hardware.Cosim.Verilator;

namespace Hardware.Cosim.Tests.Verilator;

public sealed class VerilatorToolTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    private string Fails(string? text = null, string verilator = "verilator", string compiler = "g++", string? cache = null)
    {
        var options = new VerilatorOptions
        {
            Verilator = verilator,
            Compiler = compiler,
            CacheFolder = cache ?? _scratch["cache"],
            Optimize = false,
        };
        return Assert.Throws<SimulationException>(() => new VerilatorEngine(HandWritten.Create(text), options, 0)).Message;
    }

    private string Script(string name, string body)
    {
        File.WriteAllText(_scratch[name], "#!/bin/sh\n" + body);
        Cosim.Tools.ToolProcess.Run("chmod", ["+x", _scratch[name]], _scratch.Folder);
        return _scratch[name];
    }

    [Fact]
    public void A_missing_Verilator_is_one_sentence_with_the_package() =>
        Assert.Equal("SIM2001: Verilator is missing ('no-such-verilator' is not on PATH): sudo apt-get install verilator.",
            Fails(verilator: "no-such-verilator"));

    [Fact]
    public void A_missing_compiler_is_one_sentence_with_the_package() =>
        Assert.Equal("SIM2002: the C++ compiler is missing ('no-such-g++' is not on PATH): sudo apt-get install g++.",
            Fails(compiler: "no-such-g++"));

    [Fact]
    public void A_Verilator_that_is_too_old_is_named_with_its_version()
    {
        var old = Script("verilator", "echo 'Verilator 4.038 2020-07-11 rev v4.036-114-g0cd4a57ad'");
        Assert.Equal(
            $"SIM2003: {old} is 'Verilator 4.038 2020-07-11 rev v4.036-114-g0cd4a57ad', older than 5.0: install Verilator 5.",
            Fails(verilator: old));
    }

    [Fact]
    public void What_Verilator_refuses_is_its_first_error_and_the_log()
    {
        var message = Fails(HandWritten.Text.Replace("assign Count = Count_state;", "assign Count = Count_sta;"));
        Assert.StartsWith("SIM2004: Verilator refuses the design: %Error: Top.sv:", message);
        Assert.Contains("Can't find definition of variable: 'Count_sta'", message);
        var log = message[(message.IndexOf("see ", StringComparison.Ordinal) + 4)..].TrimEnd('.');
        Assert.Contains("Count_sta", File.ReadAllText(log));
        Assert.Contains("verilator", File.ReadAllText(Path.Combine(Path.GetDirectoryName(log)!, "build.sh")));
        Assert.Empty(Directory.GetDirectories(Path.Combine(_scratch["cache"], "verilator"), "*.draft"));
    }

    [Fact]
    public void A_compiler_that_fails_is_its_first_error_and_the_log()
    {
        var broken = Script("g++", "[ \"$1\" = --version ] && echo 'g++ 1' && exit 0\necho 'internal error: no memory' >&2\nexit 4");
        Assert.StartsWith("SIM2005: the C++ compiler fails on Verilator's run-time: internal error: no memory; see ",
            Fails(compiler: broken));
    }

    [Fact]
    public void A_cache_that_cannot_be_written_is_said_so()
    {
        File.WriteAllText(_scratch["file"], "");
        Assert.StartsWith($"SIM2006: the cache folder {_scratch["file"]} cannot be written", Fails(cache: _scratch["file"]));
    }

    [Fact]
    public void The_build_can_be_replayed_from_its_script()
    {
        using var engine = new VerilatorEngine(HandWritten.Create(), VerilatorOptions.Quick with { CacheFolder = _scratch["cache"] }, 0);
        var folder = Path.GetDirectoryName(engine.LibraryPath)!;
        File.Move(engine.LibraryPath, engine.LibraryPath + ".first");
        Assert.Equal(0, Cosim.Tools.ToolProcess.Run("sh", [Path.Combine(folder, "build.sh")], "/")!.ExitCode);
        Assert.True(File.Exists(engine.LibraryPath));
    }
}
