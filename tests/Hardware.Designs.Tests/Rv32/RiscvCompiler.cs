using System.Diagnostics;

namespace Hardware.Designs.Tests.Rv32;

/// <summary>Debian's RISC-V gcc, where it is installed.</summary>
internal static class RiscvCompiler
{
    private const string Compiler = "riscv64-unknown-elf-gcc";

    /// <summary>Whether it is there; images that are checked in stand in where it is not.</summary>
    public static bool IsInstalled =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(path => File.Exists(Path.Combine(path, Compiler)));

    /// <summary>The flat image of a program, code first, from address 0.</summary>
    public static byte[] Image(string linkerScript, params string[] sources)
    {
        var folder = Directory.CreateTempSubdirectory("hw-rv32-").FullName;
        try
        {
            var elf = Path.Combine(folder, "a.elf");
            var image = Path.Combine(folder, "a.bin");
            Run(Compiler, ["-march=rv32im", "-mabi=ilp32", "-O2", "-ffreestanding", "-fno-tree-loop-distribute-patterns", "-nostdlib",
                "-Wl,--no-relax", "-T", linkerScript, "-o", elf, .. sources]);
            Run("riscv64-unknown-elf-objcopy", ["-O", "binary", elf, image]);
            return File.ReadAllBytes(image);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Run(string tool, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{tool}: {errors}");
    }
}
