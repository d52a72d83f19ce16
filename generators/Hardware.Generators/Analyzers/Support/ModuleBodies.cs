using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hardware.Generators.Analyzers;

/// <summary>A module with the bodies of all its members, captured or not, in source order.</summary>
internal sealed class ModuleBodies
{
    private readonly Dictionary<ISymbol, CapturedBody> _captured = new(SymbolEqualityComparer.Default);

    public ModuleBodies(INamedTypeSymbol type, IEnumerable<(ISymbol Owner, IOperation Body)> bodies)
    {
        Type = type;
        All = bodies.OrderBy(b => b.Body.Syntax.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(b => b.Body.Syntax.SpanStart).ToList();
        foreach (var (owner, body) in All)
        {
            if (CapturedMember.Of(owner) is { } member && body is IBlockOperation)
                _captured[member.Symbol] = new CapturedBody(member, body);
        }
        Captured = _captured.Values.OrderBy(b => b.Block.Syntax.SyntaxTree.FilePath, StringComparer.Ordinal)
            .ThenBy(b => b.Block.Syntax.SpanStart).ToList();
    }

    public INamedTypeSymbol Type { get; }

    /// <summary>Every body and initialiser, also of constructors and ordinary methods.</summary>
    public IReadOnlyList<(ISymbol Owner, IOperation Body)> All { get; }

    public IReadOnlyList<CapturedBody> Captured { get; }

    /// <summary>The properties of the module that are hardware, not those of its bases.</summary>
    public IEnumerable<SignalDeclaration> Signals =>
        Type.GetMembers().OfType<IPropertySymbol>().Select(SignalDeclaration.Of).Where(s => s is not null).Select(s => s!);

    /// <summary>The body of a captured member of this class; null when it is inherited or elsewhere.</summary>
    public CapturedBody? BodyOf(ISymbol member) => _captured.TryGetValue(member.OriginalDefinition, out var body) ? body : null;

    /// <summary>The body of a method of this class, captured or not; null when it is inherited, abstract or may be overridden.</summary>
    public CapturedBody? AnyBodyOf(IMethodSymbol method)
    {
        if (BodyOf(method) is { } captured || method.IsVirtual || method.IsOverride || method.IsAbstract)
            return BodyOf(method);
        foreach (var (owner, body) in All)
        {
            if (SymbolEqualityComparer.Default.Equals(owner, method) && body is IBlockOperation)
                return new CapturedBody(new CapturedMember(method, CaptureKind.Function, ""), body);
        }
        return null;
    }

    /// <summary>Every assignment of a signal, with the process or function it stands in.</summary>
    public IEnumerable<(CapturedBody Body, SignalPath Path, IOperation Target)> Writes()
    {
        foreach (var body in Captured)
        {
            foreach (var operation in body.Operations)
            {
                foreach (var (target, _) in operation.Assignments())
                {
                    if (SignalPath.Of(target) is { } path)
                        yield return (body, path, target);
                }
            }
        }
    }

    /// <summary>
    /// Processes that reach a body: itself, or the processes of this class that call it, through any number of functions.
    /// </summary>
    public IReadOnlyCollection<CapturedBody> ProcessesOf(CapturedBody body)
    {
        var processes = new List<CapturedBody>();
        var seen = new HashSet<CapturedBody>();
        Visit(body);
        return processes;

        void Visit(CapturedBody current)
        {
            if (!seen.Add(current))
                return;
            if (current.Member.IsProcess)
                processes.Add(current);
            foreach (var caller in Captured)
            {
                if (caller.Operations.OfType<IInvocationOperation>()
                    .Any(c => SymbolEqualityComparer.Default.Equals(c.TargetMethod.OriginalDefinition, current.Member.Symbol)))
                {
                    Visit(caller);
                }
            }
        }
    }
}
