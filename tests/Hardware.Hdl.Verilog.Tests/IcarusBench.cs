using System.Numerics;
using System.Text;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Verilog;
using Hardware.TestKit;

namespace Hardware.Hdl.Verilog.Tests;

/// <summary>
/// Runs a design in Icarus and in the reference interpreter with the same random stimulus, and compares every signal of every instance
/// in every cycle.
/// </summary>
internal static class IcarusBench
{
    /// <summary>
    /// What <see cref="Compare"/> says when Icarus 11 writes a program that its own vvp does not read: for a continuous shift by what an
    /// instance drives with a constant it prints one statement into the middle of another.
    /// </summary>
    public const string Unreadable = "vvp does not read what iverilog wrote";

    /// <summary>The first difference, in words; null when there is none.</summary>
    public static string? Compare(Design design, int seed, int cycles)
    {
        using var tools = new Tools(VerilogEmitter.Emit(design));
        var (bench, expected) = Bench(design, seed, cycles);
        File.WriteAllText(Path.Combine(tools.Folder, "bench.sv"), bench);
        var compiled = tools.Run("iverilog", ["-g2012", "-o", "bench.vvp", "-s", "bench", "bench.sv", .. tools.Paths]);
        if (compiled.Contains("error", StringComparison.Ordinal) || compiled.Contains("ended with", StringComparison.Ordinal))
            return compiled;
        var lines = tools.Run("vvp", ["-n", "bench.vvp"]).Split('\n');
        if (lines.Any(line => line.StartsWith("bench.vvp:", StringComparison.Ordinal)
            && line.EndsWith("syntax error", StringComparison.Ordinal)))
            return Unreadable;
        if (lines.Length != expected.Count)
            return $"{expected.Count} lines expected, Icarus wrote {lines.Length}, the last '{lines[^1]}'";
        var different = Enumerable.Range(0, lines.Length).Where(i => lines[i].Trim() != expected[i]).ToList();
        if (different.Count == 0)
            return null;
        // The first cycle that differs; in it the innermost instances, which stand last, are nearest to the cause.
        var cycle = expected[different[0]].Split(' ')[0] + " ";
        var cause = different.Where(i => expected[i].StartsWith(cycle, StringComparison.Ordinal)).TakeLast(3);
        return string.Join("; ", cause.Select(i => $"expected '{expected[i]}', Icarus says '{lines[i].Trim()}'"));
    }

    /// <summary>A test bench, and what it should print: a line for each signal in each cycle.</summary>
    public static (string Bench, List<string> Expected) Bench(Design design, int seed, int cycles)
    {
        var top = design.Top;
        var random = new Random(seed);
        using var engine = new ReferenceInterpreter(design);
        var probes = Probes(top, "dut", 0).ToList();
        var clocks = new ClockUse();
        var text = new StringBuilder("module bench;\n");
        var expected = new List<string>();
        foreach (var port in clocks.Ports(top))
            text.Append($"  logic {port} = 0;\n");
        foreach (var port in top.Ports)
            text.Append($"  logic [{port.Shape.Width - 1}:0] {port.Name};\n");
        text.Append($"  {top.Name} dut (.*);\n  initial begin\n");
        foreach (var (path, signal, slot) in probes.Where(p => p.Signal is { Kind: SignalKind.Register, ResetValue: null }))
            text.Append($"    {path} = {Hex(engine.Value(slot), signal.Shape.Width)};\n");
        for (var cycle = 0; cycle < cycles; cycle++)
        {
            foreach (var port in top.Ports.Where(p => p.Kind == SignalKind.Input))
            {
                var value = RandomDesigns.Bits(random, port.Shape.Width);
                var limbs = new ulong[value.LimbCount];
                value.CopyTo(limbs);
                engine.Write(top.SlotOf(port), limbs);
                text.Append($"    {port.Name} = {value};\n");
            }
            var ticks = 0u;
            foreach (var domain in top.Domains)
            {
                var reset = random.Next(8) == 0;
                engine.SetReset(domain.Index, reset);
                if (clocks.NeedsReset(top, domain))
                    text.Append($"    {domain.ResetName} = {(reset ? 1 : 0)};\n");
                if (random.Next(4) > 0)
                    ticks |= 1u << domain.Index;
            }
            text.Append("    #1;\n");
            foreach (var (path, signal, slot) in probes)
            {
                text.Append($"    $display(\"{cycle} {path} %h\", {path});\n");
                expected.Add($"{cycle} {path} {Digits(engine.Value(slot), signal.Shape.Width)}");
            }
            var ticking = top.Domains.Where(d => (ticks >> d.Index & 1) != 0 && clocks.NeedsClock(top, d)).ToList();
            ticking.ForEach(d => text.Append($"    {d.ClockName} = 1;\n"));
            text.Append("    #1;\n");
            ticking.ForEach(d => text.Append($"    {d.ClockName} = 0;\n"));
            engine.Tick(ticks, 1);
        }
        return (text.Append("    $finish(0);\n  end\nendmodule\n").ToString(), expected);
    }

    /// <summary>Inputs, registers and wires of every instance.</summary>
    private static IEnumerable<(string Path, Signal Signal, int Slot)> Probes(ModuleDef module, string path, int slot)
    {
        foreach (var signal in module.Signals.Where(s => s.Kind != SignalKind.Local))
            yield return ($"{path}.{signal.Name}", signal, slot + module.SlotOf(signal));
        foreach (var instance in module.Instances)
        {
            for (var element = 0; element < instance.Count; element++)
            {
                var child = $"{path}.{VerilogHierarchy.ElementPath(module, instance, element)}";
                foreach (var probe in Probes(instance.Module, child, slot + module.SlotOf(instance, element)))
                    yield return probe;
            }
        }
    }

    private static string Hex(BigInteger value, int width) => $"{width}'h{Digits(value, width)}";

    private static string Digits(BigInteger value, int width) =>
        value.ToString("x").TrimStart('0').PadLeft((width + 3) / 4, '0');
}
