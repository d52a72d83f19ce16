using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Hardware.Generators.Text;

namespace Hardware.Generators.Shell;

/// <summary>
/// Writes the nested class <c>Ports</c>, through which a simulation shows the module: every value is the engine's, also that of an
/// output the user wrote as a computed property.
/// </summary>
internal static class HandleEmitter
{
    private const string Arguments =
        "global::Hardware.Hdl.Simulation.Engine engine, global::Hardware.Hdl.Ir.ModuleDef module, int slot, string path";

    // Types of the language are visible wherever the module is; a private signal of any other type may name one that is not.
    private static readonly Regex Visible = new(@"^(?:(?:Vec|Mem|Stream|Streams)<)?(?:Bit|UInt|SInt)>?$");

    public static void Emit(SourceWriter writer, ModuleModel module)
    {
        var baseHandle = module.BaseModule is { } type ? $"{type}.Ports" : "global::Hardware.Hdl.ModulePorts";
        var hides = module.BaseModule is null ? "" : "new ";
        writer.Line();
        writer.Line($"/// <summary>What a simulation shows of a {module.Type.Name}.</summary>");
        writer.Open($"public {hides}partial class Ports : {baseHandle}");
        writer.Line("/// <summary>Made by the simulation.</summary>");
        writer.Line($"public Ports({Arguments}) : base(engine, module, slot, path) {{ }}");
        var taken = new HashSet<string>(module.Signals.Select(s => s.Name)) { "Ports" };
        foreach (var signal in module.Signals.Where(s => !s.IsOverride))
            Signal(writer, module, signal);
        foreach (var field in module.Fields)
            Child(writer, module, field, taken);
        writer.Close();
        writer.Line();
        writer.Line($"Ports global::Hardware.Hdl.IModule<{module.Type.Self}.Ports>.__CreatePorts({Arguments}) =>");
        writer.Line("    new(engine, module, slot, path);");
    }

    private static void Signal(SourceWriter writer, ModuleModel module, SignalModel signal)
    {
        // An enum nested privately cannot be named outside the class: its value is shown as a number.
        var type = module.Parts.Any(p => p.HiddenTypes.Contains(signal.Type)) ? "UInt" : signal.Type;
        var access = signal.IsPublic || Visible.IsMatch(type) || module.Type.TypeParameters.Contains(type) ? "public" : "internal";
        writer.Line();
        writer.Line($"/// <summary>{Escape(PropertyEmitter.Describe(signal))}.</summary>");
        if (signal.Form == SignalForm.View)
        {
            writer.Line($"{access} {type} {signal.Name} => __c_{signal.Name} ??= View<{type}>(\"{signal.Name}\");");
            writer.Line($"private {type}? __c_{signal.Name};");
            return;
        }
        writer.Open($"{access} {type} {signal.Name}");
        writer.Line($"get => (__c_{signal.Name} ??= Cell<{type}>(\"{signal.Name}\")).Read();");
        if (signal.Form == SignalForm.Settable)
            writer.Line($"set => (__c_{signal.Name} ??= Cell<{type}>(\"{signal.Name}\")).Write(value);");
        writer.Close();
        writer.Line($"private global::Hardware.Hdl.EngineCell<{type}>? __c_{signal.Name};");
    }

    private static void Child(SourceWriter writer, ModuleModel module, FieldModel field, HashSet<string> taken)
    {
        if (Children.Find(module, field) is not var (childType, form, isPublic))
            return;
        var name = Pascal(field.Name);
        if (!taken.Add(name))
            taken.Add(name += "Child");
        var handle = $"{childType}.Ports";
        var type = form switch
        {
            Children.Form.Array => $"global::Hardware.Hdl.PortsArray<{handle}>",
            Children.Form.Grid => $"global::Hardware.Hdl.PortsGrid<{handle}>",
            _ => handle,
        };
        var method = form == Children.Form.Single ? "Child" : form.ToString();
        writer.Line();
        writer.Line($"/// <summary>The child {field.Name.TrimStart('_')}.</summary>");
        var make = $"static (engine, module, slot, path) => new {handle}(engine, module, slot, path)";
        writer.Line($"{(isPublic ? "public" : "internal")} {type} {name} =>");
        writer.Line($"    __c_{name} ??= {method}(\"{field.Name}\", {make});");
        writer.Line($"private {type}? __c_{name};");
    }

    private static string Pascal(string field)
    {
        var name = field.TrimStart('_', '@');
        return name.Length == 0 ? field : char.ToUpperInvariant(name[0]) + name.Substring(1);
    }

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;");
}
