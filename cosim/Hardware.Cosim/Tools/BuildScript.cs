using System.Text;

namespace Hardware.Cosim.Tools;

/// <summary>Runs the commands of a build in its folder and records each in <c>build.sh</c>, which replays them, and its words in
/// <c>build.log</c>.</summary>
public sealed class BuildScript(string folder)
{
    private readonly StringBuilder _script = new("#!/bin/sh\n# Replays the build of this folder.\nset -e\ncd \"$(dirname \"$0\")\"\n");
    private readonly StringBuilder _log = new();

    /// <summary>The folder the commands run in.</summary>
    public string Folder { get; } = folder;

    /// <summary>Runs one command; null when the program is missing.</summary>
    public ToolResult? Run(string program, params IReadOnlyList<string> arguments) => RunAll([(program, arguments)])[0];

    /// <summary>Runs commands that do not depend on each other, as many at once as there are processors; results in their order.</summary>
    public IReadOnlyList<ToolResult?> RunAll(IReadOnlyList<(string Program, IReadOnlyList<string> Arguments)> commands)
    {
        foreach (var (program, arguments) in commands)
            _script.Append(Quoted(program)).Append(' ').AppendJoin(' ', arguments.Select(Quoted)).Append('\n');
        File.WriteAllText(Path.Combine(Folder, "build.sh"), _script.ToString());

        var results = new ToolResult?[commands.Count];
        Parallel.For(0, commands.Count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            i => results[i] = ToolProcess.Run(commands[i].Program, commands[i].Arguments, Folder));
        for (var i = 0; i < results.Length; i++)
            _log.Append($"$ {commands[i].Program} {string.Join(' ', commands[i].Arguments)}\n{results[i]?.Output ?? "no such program\n"}");
        File.WriteAllText(Path.Combine(Folder, "build.log"), _log.ToString());
        return results;
    }

    private static string Quoted(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || "-_./=+,:%@".Contains(c))
            ? word
            : "'" + word.Replace("'", "'\\''") + "'";
}
