using System.Numerics;
using Hardware.Cosim;
using Hardware.Examples;
using Hardware.Hdl;
using Hardware.Testing;

namespace Hardware.Designs.Tests.Models;

/// <summary>The systolic array: what leaves it in which cycle, and whole matrix products with stalls.</summary>
public class PeArrayTests
{
    [Theory]
    [InlineData(1, 1, EngineKind.Compiled)]
    [InlineData(3, 4, EngineKind.Compiled)]
    [InlineData(8, 2, EngineKind.Compiled)]
    [InlineData(3, 4, EngineKind.Native)]
    public void A_dot_product_leaves_column_c_rows_plus_c_cycles_after_its_first_activation(int rows, int columns, EngineKind engine)
    {
        using var sim = Sim.Of(new PeArray(rows, columns), engine);
        var random = new Random(rows * 16 + columns);
        var weights = new sbyte[rows, columns];
        for (var step = rows - 1; step >= 0; step--)
        {
            for (var c = 0; c < columns; c++)
                weights[step, c] = (sbyte)random.Next(-128, 128);
            sim.Top.Load = 1;
            sim.Top.Weights = UInt.Of(Join(columns, c => (byte)weights[step, c], 8), 8 * columns);
            sim.Step();
        }
        sim.Top.Load = 0;
        // An activation that only carries the swap: row r takes it in cycle r.
        Send(sim, rows, columns, (_, _) => 0, swap: true, settle: true);

        var row = Enumerable.Range(0, rows).Select(_ => (sbyte)random.Next(-128, 128)).ToArray();
        var leaves = Send(sim, rows, columns, (r, _) => row[r], swap: false, settle: true);
        for (var c = 0; c < columns; c++)
        {
            var expected = Enumerable.Range(0, rows).Sum(r => row[r] * weights[r, c]);
            Assert.Equal((rows + c, expected), leaves[c]);
        }
    }

    [Theory]
    [InlineData(4, 4, 0, EngineKind.Compiled)]
    [InlineData(4, 4, 30, EngineKind.Compiled)]
    [InlineData(16, 8, 20, EngineKind.Compiled)]
    [InlineData(3, 2, 30, EngineKind.Native)]
    public void Products_over_many_tiles_are_exact_and_a_stall_costs_one_cycle(int rows, int columns, int stalls, EngineKind engine)
    {
        var job = new GemmJob(m: 2 * rows + columns + 5, k: 3 * rows, n: 2 * columns, seed: rows);
        var gemm = new TiledGemm(job, rows, columns);
        var inputs = new PeArrayInputs(rows, columns);
        using var sim = Sim.Of(new PeArray(rows, columns), engine);
        var random = new Random(stalls);
        var stalled = 0;
        for (var cycle = 0L; cycle < gemm.Cycles;)
        {
            gemm.Drive(cycle, inputs);
            var stall = random.Next(100) < stalls;
            // A stall does not hold the weight chain: the host does.
            (sim.Top.Stall, sim.Top.Load) = (stall, inputs.Load && !stall);
            sim.Top.ValidIn = UInt.Of(inputs.Valid[0], rows);
            sim.Top.SwapIn = UInt.Of(inputs.Swap[0], rows);
            sim.Top.Activations = UInt.Of(Join(inputs.Activations.Length, i => inputs.Activations[i], 64), 8 * rows);
            sim.Top.Weights = UInt.Of(Join(inputs.Weights.Length, i => inputs.Weights[i], 64), 8 * columns);
            if (!stall)
                gemm.Collect(cycle++, ((BigInteger)sim.Top.Sums).ToByteArray().Concat(new byte[4 * columns]).ToArray());
            else
                stalled++;
            sim.Step();
        }
        Assert.Equal(job.Expected(), gemm.Product);
        Assert.Equal(gemm.Cycles + stalled, sim.Cycle);
        Assert.Equal(stalls > 0, stalled > 0);
    }

    [Theory, MemberData(nameof(Runs.Engines), MemberType = typeof(Runs))]
    public void Every_element_does_what_it_says_whatever_arrives(EngineKind engine)
    {
        const int rows = 3, columns = 2;
        HardwareProperty.Of(() => new PeArray(rows, columns), Runs.On(engine))
            .Inputs(i => i.Parts(a => a.Activations, 8, signed: true).Parts(a => a.Weights, 8, signed: true).Resets(oneOf: 100))
            .Matches(() => new Elements(rows, columns), (model, array, expect) =>
            {
                for (var c = 0; c < columns; c++)
                {
                    expect.Equal(array.ValidOut[c], model[rows - 1, c].Valid, $"array.ValidOut[{c}]");
                    expect.Equal(array.Sums.Bits(32 * c + 31, 32 * c), (uint)model[rows - 1, c].Sum, $"array.Sums[{c}]");
                }
                model.Advance(array);
            });
    }

    /// <summary>Sends one activation per row, row r in cycle r; gives for each column when its sum was new and what it was.</summary>
    private static (int Cycle, int Sum)[] Send(
        Simulation<PeArray.Ports> sim, int rows, int columns, Func<int, int, sbyte> activation, bool swap, bool settle)
    {
        var leaves = new (int, int)[columns];
        for (var cycle = 0; cycle < rows + columns + (settle ? 1 : 0); cycle++)
        {
            var now = cycle < rows ? UInt.Of(1UL << cycle, rows) : UInt.Zero(rows);
            (sim.Top.ValidIn, sim.Top.SwapIn) = (swap ? UInt.Zero(rows) : now, swap ? now : UInt.Zero(rows));
            sim.Top.Activations = UInt.Of(cycle < rows ? (BigInteger)(byte)activation(cycle, 0) << (8 * cycle) : 0, 8 * rows);
            for (var c = 0; c < columns; c++)
            {
                if (sim.Top.ValidOut[c])
                    leaves[c] = (cycle, (int)(uint)sim.Top.Sums.Bits(32 * c + 31, 32 * c).Value);
            }
            sim.Step();
        }
        return leaves;
    }

    private static BigInteger Join(int count, Func<int, ulong> part, int width) =>
        Enumerable.Range(0, count).Aggregate(BigInteger.Zero, (joined, i) => joined | (BigInteger)part(i) << (width * i));

    private record struct Element(bool Valid, bool Swap, sbyte Activation, sbyte NextWeight, sbyte Weight, int Sum);

    private sealed class Elements(int rows, int columns)
    {
        private Element[,] _now = new Element[rows, columns];

        public Element this[int row, int column] => _now[row, column];

        public void Advance(PeArray.Ports array)
        {
            var next = (Element[,])_now.Clone();
            for (var r = 0; r < rows; r++)
            {
                for (var c = 0; c < columns; c++)
                {
                    ref var element = ref next[r, c];
                    if (array.Load)
                        element.NextWeight = r == 0 ? (sbyte)array.Weights.Bits(8 * c + 7, 8 * c).Value : _now[r - 1, c].NextWeight;
                    if (array.Stall)
                        continue;
                    element.Valid = c == 0 ? (bool)array.ValidIn[r] : _now[r, c - 1].Valid;
                    element.Swap = c == 0 ? (bool)array.SwapIn[r] : _now[r, c - 1].Swap;
                    if (element.Valid)
                    {
                        element.Activation = c == 0 ? (sbyte)array.Activations.Bits(8 * r + 7, 8 * r).Value : _now[r, c - 1].Activation;
                        element.Sum = (r == 0 ? 0 : _now[r - 1, c].Sum) + element.Activation * _now[r, c].Weight;
                    }
                    if (element.Swap)
                        element.Weight = _now[r, c].NextWeight;
                }
            }
            _now = next;
        }
    }
}
