using System.ComponentModel;
using Hardware.Hdl.Ir;

namespace Hardware.Hdl;

/// <summary>Base of a <see cref="BundleAttribute"/> class: named fields that travel together, in one direction.</summary>
public abstract class Bundle : View
{
    /// <summary>Declares the fields, in order; written by the generator.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual void __Fields(FieldDeclarations fields) { }

    /// <summary>A field's value when the bundle has no storage of its own.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected T __Read<T>(string field) => Scope.Cell<T>($"{Name}_{field}").Value;

    /// <summary>Gives a field a value when the bundle has no storage of its own.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void __Write<T>(string field, T value) => Scope.Cell<T>($"{Name}_{field}").Value = value;

    /// <summary>An enum field's value in elaborated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected En<E> __ReadEnum<E>(string field)
        where E : struct, Enum => Scope is ModuleContext context ? context.ReadEnum<E>($"{Name}_{field}") : __Read<E>(field);

    /// <summary>Gives an enum field a value in elaborated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void __WriteEnum<E>(string field, En<E> value)
        where E : struct, Enum
    {
        if (Scope is ModuleContext context)
            context.WriteEnum($"{Name}_{field}", value);
        else
            __Write(field, value.Value);
    }

    internal override void Declare(FieldDeclarations declarations) => __Fields(declarations);

    /// <summary>Gives every field the value of the same field of another bundle of this type.</summary>
    public void Assign(Bundle other)
    {
        if (other.GetType() != GetType())
        {
            throw new HdlException(
                "HDL1010", $"a {other.GetType().Name} cannot be assigned to a {GetType().Name}: assign the fields one by one");
        }
        var sources = other.Fields();
        var targets = Fields();
        for (var i = 0; i < targets.Count; i++)
            targets[i].CopyFrom(sources[i]);
    }

    /// <summary>All fields side by side, the first the most significant.</summary>
    public UInt Pack() => Fields().Select(f => f.Bits()).Aggregate((high, low) => HdlMath.Cat(high, low));

    /// <summary>Gives the fields the parts of a value that <see cref="Pack"/> made.</summary>
    public void Unpack(UInt value)
    {
        var low = 0;
        foreach (var field in Fields().Reverse())
        {
            field.SetBits(value.Bits(low + field.Shape.Width - 1, low));
            low += field.Shape.Width;
        }
    }

    private IReadOnlyList<BundleField> Fields()
    {
        var list = new FieldList(Scope, Name) { Width = Width };
        __Fields(list);
        return list.Fields;
    }
}

/// <summary>One field of a bundle, without its C# type.</summary>
internal abstract class BundleField(Shape shape)
{
    public Shape Shape { get; } = shape;

    public abstract UInt Bits();

    public abstract void SetBits(UInt bits);

    public abstract void CopyFrom(BundleField other);
}

/// <summary>Lists the fields of a bundle instead of declaring them.</summary>
internal sealed class FieldList(ISignalScope scope, string name) : FieldDeclarations
{
    private readonly List<BundleField> _fields = [];

    public IReadOnlyList<BundleField> Fields => _fields;

    protected override void Declare<T>(ref Cell<T>? cell, string field, int width, bool flipped) =>
        _fields.Add(new Of<T>(cell ?? scope.Cell<T>($"{name}_{field}"), SignalType<T>.ShapeOf(width, $"{name}_{field}")));

    internal override void Payload(View view, string field) =>
        throw new HdlException("HDL4014", $"'{name}' nests the view '{field}': pack its fields one by one");

    private sealed class Of<T>(Cell<T> cell, Shape shape) : BundleField(shape)
    {
        public override UInt Bits() => SignalType<T>.ToUInt(cell.Value, Shape);

        public override void SetBits(UInt bits) => cell.Value = SignalType<T>.FromUInt(bits);

        public override void CopyFrom(BundleField other) => cell.Value = ((Of<T>)other).Value;

        private T Value => cell.Value;
    }
}
