using System.Collections.Generic;
using System.Linq;
using Hardware.Generators.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hardware.Generators.Twin;

/// <summary>Writes the twins of one declaration of a class; the declaration that carries <c>[Module]</c> also registers those of
/// all others.</summary>
internal static class TwinEmitter
{
    // Short names for what every twin carries: a debugger does not stop in it, and an editor does not offer it.
    private static readonly string[] Aliases =
    [
        "using __NoBreakpoint = global::System.Diagnostics.DebuggerHiddenAttribute;",
        "using __Completion = global::System.ComponentModel.EditorBrowsableAttribute;",
        "using __Offer = global::System.ComponentModel.EditorBrowsableState;",
    ];

    /// <summary>The file, or null when the declaration has nothing to capture.</summary>
    public static string? Emit(TypeDeclarationSyntax type, SemanticModel model)
    {
        if (model.GetDeclaredSymbol(type) is not { } symbol)
            return null;
        var writer = new SourceWriter();
        var frame = TypeFrame.Of(type);
        var usings = Usings.Of(type);
        usings = usings with { Outer = new(usings.Outer.Concat(Aliases)) };
        var substitute = Symbols.Substitute(symbol);
        if (substitute is not null)
        {
            var original = symbol.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
            usings = usings with { Inner = new(usings.Inner.Append($"using static {original};")) };
        }
        else if (!Symbols.IsPartial(symbol))
        {
            return null;
        }
        var isModule = Shell.Attributes.Has(type, "Module");
        var braces = frame.OpenAll(writer, usings);
        writer.Open(substitute is null
            ? $"partial {frame.Keyword} {frame.Self}"
            : $"{(symbol.DeclaredAccessibility == Accessibility.Public ? "public" : "internal")} static class {substitute}");
        if (isModule)
            Registrations(writer, symbol);
        var written = isModule;
        foreach (var member in type.Members)
            written |= Member(writer, model, member);
        writer.Close();
        TypeFrame.CloseAll(writer, braces);
        return written ? writer.ToString() : null;
    }

    private static bool Member(SourceWriter writer, SemanticModel model, MemberDeclarationSyntax member)
    {
        switch (member)
        {
            case MethodDeclarationSyntax method when model.GetDeclaredSymbol(method) is { } symbol && Symbols.IsCaptured(symbol):
                MemberEmitter.Method(writer, model, method, symbol);
                return true;
            case PropertyDeclarationSyntax property when model.GetDeclaredSymbol(property) is { } symbol && Symbols.IsComputed(symbol):
                MemberEmitter.Computed(writer, model, property, symbol);
                return true;
            case PropertyDeclarationSyntax property when model.GetDeclaredSymbol(property) is { } symbol && Symbols.IsEnumSignal(symbol):
                MemberEmitter.Enum(writer, model, property, symbol);
                return true;
            default:
                return false;
        }
    }

    private static void Registrations(SourceWriter writer, INamedTypeSymbol module)
    {
        writer.Open("protected override void __Elaborate(global::Hardware.Hdl.Builder __b)");
        writer.Line("base.__Elaborate(__b);");
        var members = module.GetMembers().Where(m => m.DeclaringSyntaxReferences.Length > 0).ToList();
        foreach (var property in members.OfType<IPropertySymbol>().Where(p => Symbols.IsComputed(p) && !p.IsOverride))
            Register(writer, property, $"Computed(\"{property.Name}\", {Symbols.Twin(property.Name)});");
        var methods = members.OfType<IMethodSymbol>()
            .Where(m => m.ReturnsVoid && m.Parameters.Length == 0 && !m.IsStatic && !m.IsOverride && Symbols.IsCaptured(m)).ToList();
        foreach (var method in methods.Where(m => !Symbols.HasAttribute(m, "ClockedAttribute")))
            Register(writer, method, $"Combinational(\"{method.Name}\", {Symbols.Twin(method.Name)});");
        foreach (var method in methods.Where(m => Symbols.HasAttribute(m, "ClockedAttribute")))
            Register(writer, method, $"Clocked(\"{method.Name}\", {Symbols.Twin(method.Name)}, {DomainOf(method)});");
        writer.Close();
    }

    private static void Register(SourceWriter writer, ISymbol member, string call)
    {
        var place = member.Locations[0];
        writer.Mapped(Span.Of(place.SourceTree!, place.SourceSpan), "__b.", call);
    }

    private static string DomainOf(IMethodSymbol method)
    {
        var arguments = method.GetAttributes().First(a => a.AttributeClass?.Name == "ClockedAttribute").ConstructorArguments;
        return SymbolDisplay.FormatLiteral(arguments.Select(a => a.Value as string).FirstOrDefault() ?? "", true);
    }
}
