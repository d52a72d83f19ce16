using System.CommandLine;

namespace Hardware.Bench;

/// <summary>The command line of <c>hw bench</c>, declared once: the <c>hw</c> command compiles this file, too, and hands on what it
/// read.</summary>
internal sealed class BenchArguments
{
    private readonly Argument<string?> _name = new("name")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "A benchmark, or startup, vcd, verilator; all benchmarks when left out.",
    };

    private readonly Option<int?> _size = new("--size") { Description = "Size of the design, such as 64 for a 64x64 array." };
    private readonly Option<bool> _quick = new("--quick") { Description = "Under 20 s each, once Verilator's library is cached." };
    private readonly Option<bool> _noCache = new("--no-cache") { Description = "Build Verilator's libraries anew, and keep none." };
    private readonly Option<bool> _noVerilator = new("--no-verilator") { Description = "Measure our side alone." };
    private readonly Option<bool> _json = new("--json")
    {
        Description = "Print one JSON document on standard output and nothing else there.",
    };

    /// <summary>Adds the arguments to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_name);
        foreach (var option in new Option[] { _size, _quick, _noCache, _noVerilator, _json })
            command.Add(option);
    }

    /// <summary>What was given.</summary>
    public BenchRequest Read(ParseResult parsed) => new(parsed.GetValue(_name), parsed.GetValue(_size), parsed.GetValue(_quick),
        parsed.GetValue(_noCache), parsed.GetValue(_noVerilator), parsed.GetValue(_json));
}

/// <summary>What is to be measured, and how.</summary>
/// <param name="Name">A benchmark; null for all.</param>
/// <param name="Size">Size of its design; null for the first.</param>
/// <param name="Quick">Short turns, and no build that takes long.</param>
/// <param name="NoCache">Verilator's libraries are built anew.</param>
/// <param name="NoVerilator">Our side alone.</param>
/// <param name="Json">Answer with one JSON document.</param>
internal sealed record BenchRequest(
    string? Name, int? Size = null, bool Quick = false, bool NoCache = false, bool NoVerilator = false, bool Json = false)
{
    /// <summary>The same as words of a command line.</summary>
    public IReadOnlyList<string> Words()
    {
        var words = new List<string>();
        if (Name is not null)
            words.Add(Name);
        if (Size is { } size)
            words.AddRange(["--size", $"{size}"]);
        (bool Given, string Word)[] switches =
            [(Quick, "--quick"), (NoCache, "--no-cache"), (NoVerilator, "--no-verilator"), (Json, "--json")];
        words.AddRange(switches.Where(s => s.Given).Select(s => s.Word));
        return words;
    }
}
