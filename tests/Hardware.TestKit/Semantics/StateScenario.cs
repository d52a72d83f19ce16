using System.Globalization;
using Hardware.Hdl;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Simulation;

namespace Hardware.TestKit;

/// <summary>
/// One rule about registers, memories, processes or reset: a small module and what is seen at its outputs. The script is a line of
/// steps, <c>A = 3; clock; Q is 3; reset on</c>, that engines run and the documentation prints.
/// </summary>
/// <param name="Name">What the rule is about.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Script">Steps, separated by semicolons.</param>
/// <param name="Build">The module; every signal the script names is a port.</param>
public sealed record StateScenario(string Name, string Rule, string Script, Func<HardwareModule> Build)
{
    /// <summary>Runs the script and says what was different, or null when nothing was.</summary>
    public string? Verify(Func<HardwareModule, Design, Engine> create)
    {
        var module = Build();
        using var engine = create(module, Elaborator.Elaborate(module));
        var top = engine.Design.Top;
        foreach (var step in Script.Split("; "))
        {
            var words = step.Split(' ');
            switch (words)
            {
                case ["clock"]:
                    engine.Step();
                    break;
                case ["reset", var level]:
                    engine.SetReset(0, level == "on");
                    break;
                case [var name, "=", var value]:
                    engine.Write(SlotOf(name), ulong.Parse(value, CultureInfo.InvariantCulture));
                    break;
                case [var name, "is", var value]:
                    var actual = engine.Read(SlotOf(name));
                    if (actual != ulong.Parse(value, CultureInfo.InvariantCulture))
                        return $"{Name}: '{Script}' fails at '{step}': {engine.Name} gives {actual}";
                    break;
                default:
                    throw new FormatException($"'{step}' is no step of a script: write 'clock', 'reset on', 'A = 1' or 'Q is 1'.");
            }
        }
        return null;

        int SlotOf(string name) => top.SlotOf(top.Signals.First(s => s.Name == name));
    }
}
