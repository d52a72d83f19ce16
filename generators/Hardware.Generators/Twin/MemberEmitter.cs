using System.Linq;
using Hardware.Generators.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hardware.Generators.Twin;

/// <summary>Writes the twin of one captured member: its signature and its body.</summary>
internal static class MemberEmitter
{
    // Aliases the file declares at its top.
    private const string Hidden = "[__NoBreakpoint, __Completion(__Offer.Never)]";

    public static void Method(SourceWriter writer, SemanticModel model, MethodDeclarationSyntax method, IMethodSymbol symbol)
    {
        var context = new MemberContext(model, method);
        var returns = symbol.ReturnsVoid ? "void" : Symbols.TwinType(symbol.ReturnType, model, method.SpanStart);
        var parameters = symbol.Parameters
            .Zip(method.ParameterList.Parameters, (p, syntax) => Parameter(p, syntax, model))
            .Prepend("global::Hardware.Hdl.Builder __b");
        var constraints = symbol.IsOverride ? "" : string.Concat(method.ConstraintClauses.Select(c => " " + ExpressionRewriter.Flatten(c)));
        var name = $"{Symbols.Twin(symbol.Name)}{method.TypeParameterList}";
        var head = $"{Modifiers(method.Modifiers, symbol)}{returns} {name}({string.Join(", ", parameters)}){constraints}";
        Start(writer, $"[{(Symbols.HasAttribute(symbol, "ClockedAttribute") ? "Clocked" : "Comb")}] {symbol.Name}");
        if (symbol.IsAbstract)
        {
            writer.Line(head + ";");
            return;
        }
        writer.Open(head);
        new FunctionEmitter(context, writer)
            .Body(method, symbol.Name, symbol.ReturnType, method.Body, method.ExpressionBody?.Expression, symbol.Parameters);
        writer.Close();
    }

    public static void Computed(SourceWriter writer, SemanticModel model, PropertyDeclarationSyntax property, IPropertySymbol symbol)
    {
        var type = Symbols.TwinType(symbol.Type, model, property.SpanStart);
        var getter = property.AccessorList?.Accessors.FirstOrDefault(a => a.IsKind(SyntaxKind.GetAccessorDeclaration));
        var body = (SyntaxNode?)getter ?? property;
        var context = new MemberContext(model, body);
        Start(writer, $"{symbol.Name} => ...");
        var head = $"{Modifiers(property.Modifiers, symbol)}{type} {Symbols.Twin(symbol.Name)}(global::Hardware.Hdl.Builder __b)";
        if (symbol.IsAbstract)
        {
            writer.Line(head + ";");
        }
        else
        {
            writer.Open(head);
            var value = property.ExpressionBody?.Expression ?? getter?.ExpressionBody?.Expression;
            new FunctionEmitter(context, writer).Body(body, symbol.Name, symbol.Type, getter?.Body, value);
            writer.Close();
        }
        if (!symbol.IsOverride)
        {
            var read = Symbols.IsEnum(symbol.Type) ? "ReadEnum" : "Read";
            Companion(writer, symbol, type, $"=> __Hdl.{read}<{NameOf(symbol, model, property)}>(\"{symbol.Name}\");");
        }
    }

    /// <summary>The property through which twins read and write an enum property.</summary>
    public static void Enum(SourceWriter writer, SemanticModel model, PropertyDeclarationSyntax property, IPropertySymbol symbol)
    {
        if (symbol.IsOverride)
            return;
        var name = NameOf(symbol, model, property);
        var owner = Symbols.IsModule(symbol.ContainingType) ? "__Hdl." : "__";
        var setter = symbol.SetMethod is null ? "" : $" set => {owner}WriteEnum<{name}>(\"{symbol.Name}\", value);";
        writer.Line();
        Companion(writer, symbol, $"En<{name}>", $"{{ get => {owner}ReadEnum<{name}>(\"{symbol.Name}\");{setter} }}");
    }

    private static void Companion(SourceWriter writer, IPropertySymbol symbol, string type, string accessors)
    {
        writer.Line("[__Completion(__Offer.Never)]");
        writer.Line($"{SyntaxFacts.GetText(symbol.DeclaredAccessibility)} {type} {Symbols.Companion(symbol.Name)} {accessors}");
    }

    private static string NameOf(IPropertySymbol symbol, SemanticModel model, SyntaxNode place) =>
        Symbols.Name(symbol.Type, model, place.SpanStart);

    private static void Start(SourceWriter writer, string comment)
    {
        writer.Line();
        writer.Comment(comment);
        writer.Line(Hidden);
    }

    private static string Parameter(IParameterSymbol symbol, ParameterSyntax syntax, SemanticModel model)
    {
        if (!Symbols.IsEnum(symbol.Type) && !Symbols.IsSignalTuple(symbol.Type))
        {
            var kept = syntax.WithAttributeLists(default).WithModifiers(
                SyntaxFactory.TokenList(syntax.Modifiers.Where(m => !m.IsKind(SyntaxKind.ThisKeyword))));
            return ExpressionRewriter.Flatten(kept);
        }
        return $"{Symbols.TwinType(symbol.Type, model, syntax.SpanStart)} {symbol.Name}";
    }

    private static string Modifiers(SyntaxTokenList modifiers, ISymbol symbol)
    {
        var kept = modifiers.Where(m => m.Kind() is SyntaxKind.StaticKeyword or SyntaxKind.VirtualKeyword or SyntaxKind.OverrideKeyword
            or SyntaxKind.AbstractKeyword or SyntaxKind.SealedKeyword or SyntaxKind.NewKeyword);
        var words = kept.Select(m => m.Text).Prepend(SyntaxFacts.GetText(symbol.DeclaredAccessibility));
        return string.Concat(words.Select(word => word + " "));
    }
}
