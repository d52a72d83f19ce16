using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Testing;

/// <summary>
/// A wide input that is a row of equal numbers, lanes or ports: each gets values of its own, and each is made simpler by itself.
/// </summary>
internal sealed class PartValues(int count, Shape part) : ColumnValues
{
    private readonly NumberValues _values = new(part);

    public override Gen<BitVector[]> Sequence(int cycles) =>
        Gen.CollectToArray(Enumerable.Range(0, count), _ => _values.Sequence(cycles)).Select(parts =>
            Enumerable.Range(0, cycles).Select(cycle => Join([.. parts.Select(values => values[cycle])])).ToArray());

    public override BigInteger Weight(BitVector value) =>
        Enumerable.Range(0, count).Aggregate(BigInteger.Zero, (sum, i) => sum + _values.Weight(Part(value, i)));

    public override IEnumerable<BitVector> Simpler(BitVector value, IReadOnlyList<BitVector> column)
    {
        if (value.IsZero)
            yield break;
        yield return BitVector.Zero(value.Width);
        var parts = Enumerable.Range(0, count).Select(i => Part(value, i)).ToArray();
        for (var i = 0; i < count; i++)
        {
            foreach (var simpler in _values.Simpler(parts[i], column))
                yield return Join([.. parts[..i], simpler, .. parts[(i + 1)..]]);
        }
    }

    /// <summary>The parts that are not 0: <c>[2]=-1,[5]=7</c>.</summary>
    public override string? Format(BitVector value)
    {
        var parts = Enumerable.Range(0, count).Select(i => (Index: i, Value: Part(value, i))).Where(p => !p.Value.IsZero);
        return value.IsZero ? "0" : string.Join(',', parts.Select(p => $"[{p.Index}]={StimulusTable.Number(p.Value, part.Signed)}"));
    }

    public override BitVector? Parse(string text)
    {
        var parts = Enumerable.Repeat(BitVector.Zero(part.Width), count).ToArray();
        foreach (var item in text == "0" ? [] : text.Split(','))
        {
            if (item.TrimStart('[').Split("]=") is not [var index, var digits] || !int.TryParse(index, out var i) || i < 0 || i >= count
                || StimulusTable.Number(digits) is not { } number)
                return null;
            parts[i] = Semantics.FromBigInteger(number, part.Width);
        }
        return Join(parts);
    }

    private BitVector Part(BitVector value, int index) => Semantics.Slice(value, part.Width * (index + 1) - 1, part.Width * index);

    private static BitVector Join(BitVector[] parts)
    {
        Array.Reverse(parts);
        return Semantics.Concat(parts);
    }
}
