using System.Collections.Generic;
using Hardware.Generators.Text;

namespace Hardware.Generators.Shell;

/// <summary>Writes <c>__Declare</c>, which tells elaboration and simulation what the module has; width expressions are mapped
/// into the user's attributes.</summary>
internal static class DeclarationEmitter
{
    public static void Emit(SourceWriter writer, ModuleModel module)
    {
        writer.Line();
        writer.Open("protected override void __Declare(global::Hardware.Hdl.Declarations __d)");
        if (module.BaseModule is not null)
            writer.Line("base.__Declare(__d);");
        foreach (var domain in module.Domains)
        {
            var reset = domain.Reset is null ? "" : $", {domain.Reset}";
            Call(writer, domain.Place, $"Domain({domain.Name}{reset}", []);
        }
        foreach (var signal in module.Signals)
            Signal(writer, signal);
        foreach (var process in module.Processes)
        {
            var call = process.Domain is { } domain
                ? $"Clocked(\"{process.Name}\", {process.Name}, {domain}"
                : $"Combinational(\"{process.Name}\", {process.Name}";
            Call(writer, process.Place, call, []);
        }
        foreach (var field in module.Fields)
        {
            if (field.IsPredefined)
                continue;
            var domains = field.Connections.Count > 0 ? $", domains: [{string.Join(", ", field.Connections)}]" : "";
            Call(writer, field.Place, $"Child(\"{field.Name}\", {field.Name}{domains}", []);
        }
        writer.Close();
    }

    /// <summary>The fields of a bundle.</summary>
    public static void Fields(SourceWriter writer, IEnumerable<SignalModel> fields)
    {
        writer.Line();
        writer.Open("protected override void __Fields(global::Hardware.Hdl.FieldDeclarations __f)");
        writer.Line("base.__Fields(__f);");
        foreach (var field in fields)
        {
            if (field.Form == SignalForm.Settable)
                Call(writer, field.Place, $"Field(ref __c_{field.Name}, \"{field.Name}\"", [("width", field.Width)], "__f");
        }
        writer.Close();
    }

    private static void Signal(SourceWriter writer, SignalModel signal)
    {
        if (signal.IsOverride)
            return;
        var isPort = signal.IsPublic || signal.Role == SignalRole.Output ? "true" : "false";
        var name = $"\"{signal.Name}\"";
        (string, ArgumentModel?)[] sizes =
            [("width", signal.Width), ("count", signal.Count), ("reset", signal.Reset), ("resetLess", signal.ResetLess)];
        switch (signal)
        {
            case { Role: SignalRole.Memory }:
                Call(writer, signal.Place, $"Memory({signal.Name}, {name}",
                    [("depth", signal.Depth), ("width", signal.Width), ("contents", signal.Contents)]);
                break;
            case { Form: SignalForm.Computed }:
                Call(writer, signal.Place,
                    $"Computed<{signal.Type}>({name}, () => {signal.Name}, isPort: {isPort}", [("width", signal.Width)]);
                break;
            case { Form: SignalForm.View }:
                Call(writer, signal.Place,
                    $"View({signal.Name}, {name}, global::Hardware.Hdl.SignalRole.{signal.Role}, isPort: {isPort}", sizes);
                break;
            case { Role: SignalRole.Input }:
                Call(writer, signal.Place, $"Input(ref __c_{signal.Name}, {name}", [("width", signal.Width)]);
                break;
            case { Role: SignalRole.Register }:
                Call(writer, signal.Place, $"Register(ref __c_{signal.Name}, {name}, isPort: {isPort}",
                    [
                        ("width", signal.Width), ("reset", signal.Reset), ("resetLess", signal.ResetLess),
                        ("crossesDomains", signal.CrossesDomains),
                    ]);
                break;
            default:
                Call(writer, signal.Place, $"Wire(ref __c_{signal.Name}, {name}, isPort: {isPort}", [("width", signal.Width)]);
                break;
        }
    }

    // The call belongs to the declaration's line, which caller information picks up; each argument to its own text in the attribute.
    private static void Call(
        SourceWriter writer, Span place, string call, IEnumerable<(string Name, ArgumentModel? Value)> arguments, string receiver = "__d")
    {
        var given = new List<(string Name, ArgumentModel Value)>();
        foreach (var (name, value) in arguments)
            if (value is not null)
                given.Add((name, value));
        writer.Mapped(place, "", $"{receiver}.{call}", given.Count == 0 ? ");" : ",");
        for (var i = 0; i < given.Count; i++)
            writer.Mapped(given[i].Value.Place, $"    {given[i].Name}: ", given[i].Value.Text, i < given.Count - 1 ? "," : ");");
    }
}
