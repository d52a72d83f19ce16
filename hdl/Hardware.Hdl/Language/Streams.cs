using System.Collections;
using System.Globalization;

namespace Hardware.Hdl;

/// <summary>A row of equal streams, <c>Sources_0_Valid</c>, <c>Sources_1_Valid</c>, ...: <c>[In("width", Count = "n")] partial
/// Streams&lt;UInt&gt; Sources { get; }</c>.</summary>
/// <typeparam name="T"><see cref="Bit"/>, <see cref="UInt"/>, <see cref="SInt"/>, an enum, or a <see cref="Bundle"/>.</typeparam>
public sealed class Streams<T> : View, IReadOnlyList<Stream<T>>
{
    private Stream<T>?[]? _items;

    /// <summary>Number of streams.</summary>
    public int Length => Items.Length;

    int IReadOnlyCollection<Stream<T>>.Count => Length;

    /// <summary>Stream <paramref name="index"/>.</summary>
    public Stream<T> this[int index]
    {
        get
        {
            if ((uint)index >= (uint)Items.Length)
            {
                throw new HdlException(
                    "HDL1006", $"'{Name}' has {Items.Length} streams but stream {index} is asked for: use 0 to {Items.Length - 1}");
            }
            return Items[index] ??= Make(index);
        }
    }

    /// <inheritdoc/>
    public IEnumerator<Stream<T>> GetEnumerator()
    {
        for (var i = 0; i < Length; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Stream<T>?[] Items => _items ??= new Stream<T>?[Scope.Count(Name)];

    private Stream<T> Make(int index)
    {
        var stream = new Stream<T>();
        stream.Attach(Scope, $"{Name}_{index}");
        stream.Width = Width;
        return stream;
    }

    internal override void Declare(FieldDeclarations declarations)
    {
        _items ??= new Stream<T>?[((VecDeclarations)declarations).Count];
        for (var i = 0; i < _items.Length; i++)
            declarations.Payload(this[i], i.ToString(CultureInfo.InvariantCulture));
    }
}
