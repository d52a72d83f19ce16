using System.Numerics;
using Hardware.Cosim;
using Hardware.Examples;
using Hardware.Testing;

namespace Hardware.Designs.Tests.Models;

/// <summary>The vector unit against loops over int.</summary>
public class VectorUnitTests
{
    [Theory, MemberData(nameof(Runs.Engines), MemberType = typeof(Runs))]
    public void Every_operation_with_masks_and_reductions(EngineKind engine) => Behaves(8, engine);

    [Fact]
    public void Of_64_lanes_too() => Behaves(64, EngineKind.Compiled);

    private static void Behaves(int lanes, EngineKind engine) => HardwareProperty.Of(() => new VectorUnit(lanes), Runs.On(engine))
        .Inputs(i => i.Parts(unit => unit.Operands, 32, signed: true).Resets(oneOf: 100))
        .Matches(() => new Lanes(lanes), (model, unit, expect) =>
        {
            expect.Equal(unit.Accumulators, Join(model.Accumulators.Select(a => (uint)a)));
            for (var lane = 0; lane < lanes; lane++)
                expect.Equal(unit.Masks[lane], model.Masks[lane], $"unit.Masks[{lane}]");
            expect.Equal(unit.Sum, model.Sum);
            expect.Equal(unit.Maximum, model.Maximum);
            var operands = Enumerable.Range(0, lanes).Select(lane => (int)unit.Operands.Bits(32 * lane + 31, 32 * lane).Value);
            model.Execute(unit.Op, [.. operands]);
        });

    private static BigInteger Join(IEnumerable<uint> lanes) =>
        lanes.Reverse().Aggregate(BigInteger.Zero, (joined, lane) => joined << 32 | lane);

    private sealed class Lanes(int count)
    {
        public int[] Accumulators { get; } = new int[count];

        public bool[] Masks { get; } = [.. Enumerable.Repeat(true, count)];

        public int Sum { get; private set; }

        public int Maximum { get; private set; }

        public void Execute(VectorOp op, int[] operands)
        {
            var unmasked = Accumulators.Where((_, lane) => Masks[lane]).ToList();
            Sum = unmasked.Aggregate(0, (sum, a) => sum + a);
            Maximum = unmasked.Append(int.MinValue).Max();
            for (var lane = 0; lane < count; lane++)
            {
                var (a, b) = (Accumulators[lane], operands[lane]);
                if (op == VectorOp.SetMask)
                    Masks[lane] = a < b;
                else if (op == VectorOp.ClearMask)
                    Masks[lane] = true;
                else if (Masks[lane])
                    Accumulators[lane] = Result(op, a, b);
            }
        }

        private static int Result(VectorOp op, int a, int b) => op switch
        {
            VectorOp.Load => b,
            VectorOp.Add => a + b,
            VectorOp.Multiply => a * b,
            VectorOp.Min => Math.Min(a, b),
            VectorOp.Max => Math.Max(a, b),
            _ => a,
        };
    }
}
