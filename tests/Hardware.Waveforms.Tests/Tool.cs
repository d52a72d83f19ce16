using System.Diagnostics;

namespace Hardware.Waveforms.Tests;

/// <summary>Runs the real tools that traces are checked against; a missing one fails the test with what to install.</summary>
internal static class Tool
{
    /// <summary>Runs a tool in a folder and returns its standard output; a non-zero exit fails the test with what it said.</summary>
    public static byte[] Run(string folder, string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Fail($"'{tool}' is not installed, and this test compares with it: install the Debian package {PackageOf(tool)}.");
            throw;
        }
        using (process)
        {
            Task<string> error = process.StandardError.ReadToEndAsync();
            var output = new MemoryStream();
            process.StandardOutput.BaseStream.CopyTo(output);
            process.WaitForExit();
            string said = error.Result + System.Text.Encoding.UTF8.GetString(output.ToArray());
            Assert.True(process.ExitCode == 0, $"{tool} {string.Join(' ', arguments)} ended with {process.ExitCode}: {said}");
            return output.ToArray();
        }
    }

    private static string PackageOf(string tool) => Path.GetFileName(tool) switch
    {
        "vcd2fst" or "fst2vcd" => "gtkwave",
        "iverilog" or "vvp" => "iverilog",
        "yosys-config" => "yosys-dev",
        string other => other,
    };
}
