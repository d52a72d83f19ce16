using Microsoft.CodeAnalysis;

namespace Hardware.Generators.Analyzers;

/// <summary>How a member becomes hardware.</summary>
internal enum CaptureKind
{
    /// <summary>[Clocked] method: happens at each edge.</summary>
    Clocked,

    /// <summary>[Comb] method without parameters and result: always holds.</summary>
    Combinational,

    /// <summary>Any other [Comb] method: a function that captured code calls.</summary>
    Function,

    /// <summary>[Out] or [Wire] property with a body.</summary>
    Computed,
}

/// <summary>A method or property whose text is both C# and hardware.</summary>
internal sealed class CapturedMember(ISymbol symbol, CaptureKind kind, string domain)
{
    /// <summary>The method, or the computed property.</summary>
    public ISymbol Symbol { get; } = symbol;

    public CaptureKind Kind { get; } = kind;

    /// <summary>Clock domain of a clocked method; empty for the implicit one.</summary>
    public string Domain { get; } = domain;

    /// <summary>Runs by itself, rather than being called.</summary>
    public bool IsProcess => Kind is CaptureKind.Clocked or CaptureKind.Combinational;

    /// <summary>The captured member a method (also an accessor) belongs to; null when it is ordinary C#.</summary>
    public static CapturedMember? Of(ISymbol? symbol)
    {
        if (symbol is IMethodSymbol { MethodKind: MethodKind.PropertyGet, AssociatedSymbol: IPropertySymbol property })
            return OfProperty(property);
        if (symbol is IPropertySymbol direct)
            return OfProperty(direct);
        for (var method = symbol as IMethodSymbol; method is not null; method = method.OverriddenMethod)
        {
            if (method.Attribute("ClockedAttribute") is { } clocked)
            {
                var domain = clocked.ConstructorArguments.Length > 0 ? clocked.ConstructorArguments[0].Value as string : null;
                return new CapturedMember(symbol!, CaptureKind.Clocked, domain ?? "");
            }
            if (method.Attribute("CombAttribute") is not null)
            {
                var process = method.Parameters.Length == 0 && method.ReturnsVoid;
                return new CapturedMember(symbol!, process ? CaptureKind.Combinational : CaptureKind.Function, "");
            }
        }
        return null;
    }

    private static CapturedMember? OfProperty(IPropertySymbol property) =>
        SignalDeclaration.Of(property) is { IsComputed: true, Role: SignalRole.Output or SignalRole.Wire }
            ? new CapturedMember(property, CaptureKind.Computed, "")
            : null;
}
