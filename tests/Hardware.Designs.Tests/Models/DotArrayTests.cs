using Hardware.Cosim;
using Hardware.Examples;
using Hardware.Testing;

namespace Hardware.Designs.Tests.Models;

/// <summary>The dot-product elements against integer dot products, single and in pairs.</summary>
public class DotArrayTests
{
    public static TheoryData<int, int, EngineKind> Sizes => new()
    {
        { 4, 4, EngineKind.Compiled }, { 16, 16, EngineKind.Compiled }, { 2, 8, EngineKind.Native },
    };

    [Theory, MemberData(nameof(Sizes))]
    public void Sums_products_and_starts_over_alone_and_in_pairs(int elements, int multipliers, EngineKind engine) =>
        HardwareProperty.Of(() => new DotArray(elements, multipliers), Runs.On(engine))
            .Inputs(i => i.Parts(array => array.Activations, 8, signed: true).Resets(oneOf: 100))
            .Matches(() => new Elements(elements, multipliers), (model, array, expect) =>
            {
                for (var c = 0; c < elements; c++)
                    expect.Equal(array.Accumulators.Bits(32 * c + 31, 32 * c), (uint)model.Accumulators[c], $"array.Accumulators[{c}]");
                var row = Enumerable.Range(0, 2 * multipliers).Select(i => (sbyte)array.Activations.Bits(8 * i + 7, 8 * i).Value).ToArray();
                if (array.Enable)
                    model.Accumulate(row, (bool)array.First, (bool)array.Stacked);
                for (var c = 0; c < elements; c++)
                {
                    if (array.LoadWeight[c])
                        model.Weights[c, (int)array.WeightIndex] = (sbyte)array.WeightData.Value;
                }
            });

    private sealed class Elements(int elements, int multipliers)
    {
        public sbyte[,] Weights { get; } = new sbyte[elements, multipliers];

        public int[] Accumulators { get; } = new int[elements];

        /// <summary>Stacked, an even element's dot product is over the whole row, with its own weights and its partner's.</summary>
        public void Accumulate(sbyte[] row, bool first, bool stacked)
        {
            for (var c = 0; c < elements; c++)
            {
                var odd = c % 2 != 0;
                var sum = Dot(row.AsSpan(stacked && odd ? multipliers : 0, multipliers), c);
                if (stacked && !odd)
                    sum += Dot(row.AsSpan(multipliers, multipliers), c + 1);
                Accumulators[c] = first ? sum : Accumulators[c] + sum;
            }
        }

        private int Dot(ReadOnlySpan<sbyte> row, int element)
        {
            var sum = 0;
            for (var i = 0; i < row.Length; i++)
                sum += row[i] * Weights[element, i];
            return sum;
        }
    }
}
