using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hardware.Generators.Analyzers;

/// <summary>
/// A signal as captured code names it, seen from the module: <c>Head</c>, <c>Words[...]</c>, <c>Source.Ready</c>, <c>_queue.Push</c>,
/// <c>_pes[r, c].A</c>. Paths with equal <see cref="Text"/> are one signal, unless an index is a variable.
/// </summary>
internal sealed class SignalPath
{
    private SignalPath(string text, ISymbol root, SignalDeclaration? signal, bool indexed)
    {
        Text = text;
        Root = root;
        Signal = signal;
        IsIndexed = indexed;
    }

    /// <summary>The path as written, without <c>this.</c></summary>
    public string Text { get; }

    /// <summary>The field or property of the module it starts at.</summary>
    public ISymbol Root { get; }

    /// <summary>The outermost declared signal on the path: the view for a member of a view, the port for a child's port.</summary>
    public SignalDeclaration? Signal { get; }

    /// <summary>An element of a memory, a Vec or an array of children.</summary>
    public bool IsIndexed { get; }

    /// <summary>A signal of the module itself rather than of a child.</summary>
    public bool IsOwn => Signal is not null && SymbolEqualityComparer.Default.Equals(Signal.Property, Root);

    /// <summary>A whole signal of the module itself: no element, no member of a view.</summary>
    public bool IsWhole => IsOwn && !IsIndexed && Text == Root.Name;

    /// <summary>
    /// The path an expression names; null when it names no signal, or one that cannot be followed to a member of the module.
    /// </summary>
    public static SignalPath? Of(IOperation operation)
    {
        var path = Follow(operation);
        return path?.Signal is null ? null : path;
    }

    private static SignalPath? Follow(IOperation? operation)
    {
        switch (operation)
        {
            case IFieldReferenceOperation { Instance: IInstanceReferenceOperation } field:
                return new SignalPath(field.Field.Name, field.Field, null, false);

            case IPropertyReferenceOperation { Property.IsIndexer: false, Instance: IInstanceReferenceOperation } property:
                return new SignalPath(property.Property.Name, property.Property, SignalDeclaration.Of(property.Property), false);

            case IPropertyReferenceOperation { Property.IsIndexer: true } element when !element.Instance?.Type.IsSignal() == true:
                return Follow(element.Instance) is { } array
                    ? new SignalPath($"{array.Text}[{string.Join(", ", element.Arguments.Select(a => a.Syntax.ToString()))}]", array.Root,
                        array.Signal, true)
                    : null;

            case IArrayElementReferenceOperation element:
                return Follow(element.ArrayReference) is { } elements
                    ? new SignalPath($"{elements.Text}[{string.Join(", ", element.Indices.Select(i => i.Syntax.ToString()))}]",
                        elements.Root, elements.Signal, true)
                    : null;

            case IPropertyReferenceOperation { Property.IsIndexer: false, Instance: { } instance } member
                when !instance.Type.IsSignal() && Follow(instance) is { } owner:
                return new SignalPath($"{owner.Text}.{member.Property.Name}", owner.Root,
                    owner.Signal ?? SignalDeclaration.Of(member.Property), owner.IsIndexed);

            default:
                return null;
        }
    }
}
