using System.ComponentModel;
using Medallion.Shell;

namespace Hardware.Cosim.Tools;

/// <summary>What a finished tool said.</summary>
/// <param name="ExitCode">0 for success.</param>
/// <param name="Output">Standard output followed by standard error.</param>
public sealed record ToolResult(int ExitCode, string Output);

/// <summary>Runs external programs. The only file that knows the process library.</summary>
public static class ToolProcess
{
    /// <summary>Runs a program to its end; null when there is no such program.</summary>
    public static async Task<ToolResult?> RunAsync(
        string program, IEnumerable<string> arguments, string folder, CancellationToken cancellation = default)
    {
        try
        {
            using var command = Command.Run(program, arguments.Cast<object>(), options => options
                .WorkingDirectory(folder)
                .CancellationToken(cancellation)
                .StartInfo(start => start.RedirectStandardInput = true));
            command.StandardInput.Close();
            var result = await command.Task.ConfigureAwait(false);
            return new ToolResult(result.ExitCode, result.StandardOutput + result.StandardError);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Runs a program to its end; null when there is no such program.</summary>
    public static ToolResult? Run(string program, IEnumerable<string> arguments, string folder) =>
        Task.Run(() => RunAsync(program, arguments, folder)).GetAwaiter().GetResult();

    /// <summary>The file that a program name means: itself when it has a folder, else the first hit on PATH; null when there is
    /// none.</summary>
    public static string? Find(string program)
    {
        if (program.Contains('/'))
            return File.Exists(program) ? Path.GetFullPath(program) : null;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
    }
}
