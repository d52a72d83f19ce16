using System.Globalization;
using Hardware.Cosim;
using Hardware.Cosim.Tools;

namespace Hardware.Bench.Verilator;

/// <summary>The same work without us: a C++ program around the same verilated sources, compiled in one unit with the flags of the
/// model's own build.</summary>
internal static class CppLoop
{
    private const string Main = """
        #include "all.cpp"
        #include <chrono>
        #include <cstdio>
        int main() {
          const long cycles = CYCLES;
          VerilatedContext context;
          Vtop top{&context, "TOP"};
          top.reset = 0;
          top.eval();
          unsigned long sum = 0;
          double best = 1e9;
          for (int round = 0; round < 50; ++round) {
            auto start = std::chrono::steady_clock::now();
            for (long i = 0; i < cycles; ++i) {
              top.Enable = i & 1;
              top.clock = 1; top.eval();
              top.clock = 0; top.eval();
              sum += top.Count;
            }
            double ns = std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - start).count() / cycles;
            if (ns < best) best = ns;
          }
          std::printf("%.3f %lu\n", best, sum);
        }
        """;

    /// <summary>Nanoseconds per cycle, the best of fifty rounds.</summary>
    public static double Measure(string libraryPath, long cycles)
    {
        var build = Path.GetDirectoryName(libraryPath)!;
        var folder = Directory.CreateTempSubdirectory("hardware-bench-").FullName;
        try
        {
            var main = Path.Combine(folder, "main.cpp");
            var program = Path.Combine(folder, "loop");
            File.WriteAllText(main, Main.Replace("CYCLES", cycles.ToString(CultureInfo.InvariantCulture)));
            var recorded = File.ReadLines(Path.Combine(build, "build.sh"))
                .Last(line => line.Contains("all.cpp", StringComparison.Ordinal))
                .Split(' ');
            var arguments = recorded.Skip(1).Where(word => word != "-shared").Select(word => word switch
            {
                "all.cpp" => main,
                "model.so" => program,
                _ => word,
            });
            Run(recorded[0], [.. arguments, "-I", build], build);
            return double.Parse(Run(program, [], folder).Split(' ')[0], CultureInfo.InvariantCulture);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Run(string program, IEnumerable<string> arguments, string folder)
    {
        var result = ToolProcess.Run(program, arguments, folder);
        return result is { ExitCode: 0 }
            ? result.Output
            : throw new SimulationException("SIM2005", $"{program} fails: {result?.Output.Split('\n')[0]}.");
    }
}
