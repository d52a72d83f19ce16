namespace Hardware.Hdl;

/// <summary>What a view declares its members to: a definition, native storage, or a list of fields.</summary>
public abstract class FieldDeclarations
{
    /// <summary>The width in bits given where the view is declared; 0 when none was.</summary>
    public int Width { get; internal set; }

    /// <summary>Declares a field.</summary>
    /// <param name="cell">Receives native storage.</param>
    /// <param name="name">Name of the field.</param>
    /// <param name="width">Width in bits; -1 for <see cref="Bit"/> and enums.</param>
    public void Field<T>(ref Cell<T>? cell, string name, int width = -1) => Declare(ref cell, name, width, flipped: false);

    /// <summary>Declares a field that travels against the direction of the view.</summary>
    internal void Flipped<T>(ref Cell<T>? cell, string name, int width = -1) => Declare(ref cell, name, width, flipped: true);

    /// <summary>Declares a nested view of the same direction and width.</summary>
    internal abstract void Payload(View view, string field);

    /// <summary>Declares one field.</summary>
    protected abstract void Declare<T>(ref Cell<T>? cell, string name, int width, bool flipped);
}
