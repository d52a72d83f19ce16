using System.Linq;
using Hardware.Generators.Text;

namespace Hardware.Generators.Shell;

/// <summary>Writes the shell of a class: what makes the user's text compile and run, as long as nothing is elaborated.</summary>
internal static class ShellEmitter
{
    public static string Emit(ModuleModel module)
    {
        var writer = new SourceWriter();
        var braces = module.Type.OpenAll(writer, Usings.Union([.. module.Parts.Select(p => p.Usings)]));
        if (module.Parts.Any(p => p.IsModule))
            Module(writer, module);
        else
            Bundle(writer, module);
        TypeFrame.CloseAll(writer, braces);
        return writer.ToString();
    }

    private static void Module(SourceWriter writer, ModuleModel module)
    {
        var root = module.BaseModule is null ? "global::Hardware.Hdl.HardwareModule, " : "";
        writer.Open($"partial class {module.Type.Self} : {root}global::Hardware.Hdl.IModule<{module.Type.Self}.Ports>");
        foreach (var signal in module.Signals)
            PropertyEmitter.Module(writer, signal);
        KeyEmitter.Emit(writer, module);
        DeclarationEmitter.Emit(writer, module);
        HandleEmitter.Emit(writer, module);
        writer.Close();
    }

    private static void Bundle(SourceWriter writer, ModuleModel bundle)
    {
        writer.Open($"partial class {bundle.Type.Self}");
        foreach (var field in bundle.Signals)
            PropertyEmitter.Bundle(writer, field);
        DeclarationEmitter.Fields(writer, bundle.Signals);
        writer.Close();
    }
}
