using System.Collections;

namespace Hardware.Hdl;

/// <summary>A fixed number of equal signals, <c>Taps_0</c>, <c>Taps_1</c>, ...; indexed by C# numbers or by signals.</summary>
/// <typeparam name="T"><see cref="Bit"/>, <see cref="UInt"/>, <see cref="SInt"/>.</typeparam>
public sealed class Vec<T> : View, IReadOnlyList<T>
    where T : struct, ISignal<T>
{
    private Cell<T>?[]? _cells;

    /// <summary>Number of elements.</summary>
    public int Length => Cells.Length;

    int IReadOnlyCollection<T>.Count => Length;

    /// <summary>Element <paramref name="index"/>.</summary>
    /// <exception cref="HdlException">HDL1006 when there is no such element.</exception>
    public T this[int index]
    {
        get => At(index).Value;
        set => At(index).Value = value;
    }

    /// <summary>The element a signal chooses. Past the end, reading gives 0 and writing does nothing.</summary>
    public T this[UInt index]
    {
        get => SignalType<T>.Choose(index, Length, i => At(i).Value);
        set => Scoped.WriteChosen(index, Length, i => At(i).Value = value);
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < Length; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IndexedWrites Scoped => new(Scope as ModuleContext);

    private Cell<T>?[] Cells => _cells ??= new Cell<T>?[Scope.Count(Name)];

    private Cell<T> At(int index)
    {
        var cells = Cells;
        if ((uint)index >= (uint)cells.Length)
        {
            throw new HdlException(
                "HDL1006", $"'{Name}' has {cells.Length} elements but element {index} is asked for: use 0 to {cells.Length - 1}");
        }
        return cells[index] ??= Scope.Cell<T>($"{Name}_{index}");
    }

    internal override void Declare(FieldDeclarations declarations)
    {
        _cells ??= new Cell<T>?[((VecDeclarations)declarations).Count];
        var width = declarations.Width > 0 ? declarations.Width : -1;
        for (var i = 0; i < _cells.Length; i++)
            declarations.Field(ref _cells[i], i.ToString(System.Globalization.CultureInfo.InvariantCulture), width);
    }
}
