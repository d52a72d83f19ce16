using Hardware.Generators.Text;

namespace Hardware.Generators.Shell;

/// <summary>Writes the accessors of partial signal properties: a cell when there is one, else whatever stands behind the name.</summary>
internal static class PropertyEmitter
{
    /// <summary>A property of a module.</summary>
    public static void Module(SourceWriter writer, SignalModel signal)
    {
        switch (signal.Form)
        {
            case SignalForm.Settable:
                Settable(writer, signal, $"__Hdl.Read<{signal.Type}>(\"{signal.Name}\")", $"__Hdl.Write(\"{signal.Name}\", value)");
                break;
            case SignalForm.View:
                writer.Line();
                writer.Comment(Describe(signal));
                writer.Line($"private {signal.Type}? __c_{signal.Name};");
                var property = $"{signal.Modifiers} {signal.Type} {signal.Name}";
                writer.Line($"{property} => __c_{signal.Name} ??= __Hdl.View<{signal.Type}>(\"{signal.Name}\");");
                break;
        }
    }

    /// <summary>A field of a bundle.</summary>
    public static void Bundle(SourceWriter writer, SignalModel field)
    {
        if (field.Form == SignalForm.Settable)
            Settable(writer, field, $"__Read<{field.Type}>(\"{field.Name}\")", $"__Write(\"{field.Name}\", value)");
    }

    /// <summary>A signal in words, for the comment above its code.</summary>
    public static string Describe(SignalModel signal)
    {
        var role = signal.Role switch
        {
            SignalRole.Input => "input",
            SignalRole.Output => "output",
            SignalRole.Register => signal.IsPublic ? "register, also an output" : "register",
            SignalRole.Memory => $"memory of {signal.Depth?.Text} words",
            SignalRole.Field => "field",
            _ => "wire",
        };
        var size = signal.Width is { } width ? $" of {width.Text} {(width.Text == "1" ? "bit" : "bits")}" : "";
        return $"{signal.Name}: {role}{size}";
    }

    private static void Settable(SourceWriter writer, SignalModel signal, string read, string write)
    {
        writer.Line();
        writer.Comment(Describe(signal));
        writer.Line($"private global::Hardware.Hdl.Cell<{signal.Type}>? __c_{signal.Name};");
        writer.Open($"{signal.Modifiers} {signal.Type} {signal.Name}");
        writer.Line($"get => __c_{signal.Name} is {{ }} cell ? cell.Value : {read};");
        writer.Open($"{signal.SetterModifier}{signal.SetterKeyword}");
        writer.Line($"if (__c_{signal.Name} is {{ }} cell)");
        writer.Line("    cell.Value = value;");
        writer.Line("else");
        writer.Line($"    {write};");
        writer.Close();
        writer.Close();
    }
}
