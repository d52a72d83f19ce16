using System.Collections;

namespace Hardware.Hdl;

/// <summary>An array of children that stays an array in the IR, in Verilog (<c>generate for</c>) and in the compiled model (SIMD
/// lanes).</summary>
public abstract class InstanceArray
{
    private protected InstanceArray() { }

    internal abstract IReadOnlyList<int> Dimensions { get; }

    /// <summary>The children, row-major.</summary>
    internal abstract HardwareModule[] Elements { get; }
}

/// <summary>A row of children of one type.</summary>
public sealed class Instances<T> : InstanceArray, IReadOnlyList<T>
    where T : HardwareModule
{
    private readonly T[] _items;

    /// <summary>Makes <paramref name="count"/> children; <paramref name="create"/> gets each one's position.</summary>
    public Instances(int count, Func<int, T> create)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        _items = new T[count];
        for (var i = 0; i < count; i++)
            _items[i] = create(i);
    }

    /// <summary>Makes <paramref name="count"/> equal children.</summary>
    public Instances(int count, Func<T> create) : this(count, _ => create()) { }

    /// <summary>Number of children.</summary>
    public int Length => _items.Length;

    int IReadOnlyCollection<T>.Count => _items.Length;

    /// <summary>The child at a position.</summary>
    public T this[int index] => _items[index];

    internal override IReadOnlyList<int> Dimensions => [_items.Length];

    internal override HardwareModule[] Elements => _items;

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>A grid of children of one type, rows x columns.</summary>
public sealed class Grid<T> : InstanceArray, IEnumerable<T>
    where T : HardwareModule
{
    private readonly T[] _items;

    /// <summary>Makes rows x columns children; <paramref name="create"/> gets each one's row and column.</summary>
    public Grid(int rows, int columns, Func<int, int, T> create)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        Rows = rows;
        Columns = columns;
        _items = new T[rows * columns];
        for (var i = 0; i < _items.Length; i++)
            _items[i] = create(i / columns, i % columns);
    }

    /// <summary>Makes rows x columns equal children.</summary>
    public Grid(int rows, int columns, Func<T> create) : this(rows, columns, (_, _) => create()) { }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>The child at a row and column.</summary>
    public T this[int row, int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Rows, nameof(row));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)Columns, nameof(column));
            return _items[row * Columns + column];
        }
    }

    internal override IReadOnlyList<int> Dimensions => [Rows, Columns];

    internal override HardwareModule[] Elements => _items;

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
