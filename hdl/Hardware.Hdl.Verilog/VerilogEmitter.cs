using Hardware.Hdl.Ir;

namespace Hardware.Hdl.Verilog;

/// <summary>Turns a design into SystemVerilog that Verilator, Yosys and Icarus read alike, one file for each module.</summary>
public static class VerilogEmitter
{
    /// <summary>The files of a design, children before the modules that use them.</summary>
    /// <exception cref="HdlException">A name that Verilog cannot have, or an input that nothing drives.</exception>
    public static IReadOnlyList<VerilogFile> Emit(Design design, VerilogOptions? options = null)
    {
        var clocks = new ClockUse();
        var files = new List<VerilogFile>();
        var modules = new HashSet<string>(StringComparer.Ordinal);
        foreach (var module in design.Modules)
        {
            if (!modules.Add(module.Name))
                throw new HdlException("HDL5001", $"two modules are named '{module.Name}': rename one of them", module.Source);
            files.Add(new ModuleEmitter(module, options ?? new VerilogOptions(), clocks).Emit());
        }
        return files;
    }

    /// <summary>
    /// Writes files into a folder, which is made when it does not exist. Every file appears complete or not at all.
    /// </summary>
    /// <returns>The paths written.</returns>
    /// <exception cref="HdlException">HDL7001: the folder or a file in it cannot be written.</exception>
    public static IReadOnlyList<string> Write(IReadOnlyList<VerilogFile> files, string folder)
    {
        var moved = new List<(string From, string To)>();
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var file in files)
            {
                var path = Path.Combine(folder, file.Name);
                if (Directory.Exists(path))
                    throw new IOException($"'{path}' is a folder");
                moved.Add(($"{path}.{Guid.NewGuid():N}.tmp", path));
                File.WriteAllText(moved[^1].From, file.Text);
            }
            foreach (var (from, to) in moved)
                File.Move(from, to, overwrite: true);
            return moved.ConvertAll(m => m.To);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            foreach (var (from, _) in moved)
                TryDelete(from);
            throw new HdlException(
                "HDL7001",
                $"the Verilog cannot be written to '{folder}' ({problem.Message.TrimEnd('.')}): choose a folder you may write to",
                inner: problem);
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The folder that refused the file refuses this, too; the first problem is the one to report.
        }
    }
}
