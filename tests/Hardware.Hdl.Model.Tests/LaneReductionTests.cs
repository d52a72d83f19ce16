using Hardware.Examples;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Lowered;
using Hardware.TestKit;

namespace Hardware.Hdl.Model.Tests;

public class LaneReductionTests
{
    [Theory]
    [InlineData(BinaryOp.And, 64, 8)]
    [InlineData(BinaryOp.Or, 40, 5)]
    [InlineData(BinaryOp.Xor, 100, 33)]
    [InlineData(BinaryOp.Xor, 64, 16)]
    [InlineData(BinaryOp.Add, 70, 12)]
    [InlineData(BinaryOp.Add, 128, 32)]
    [InlineData(BinaryOp.Add, 18, 1)]
    [InlineData(BinaryOp.Less, 32, 16)]
    [InlineData(BinaryOp.Less, 75, 8)]
    [InlineData(BinaryOp.Greater, 64, 64)]
    [InlineData(BinaryOp.Greater, 23, 32)]
    public void Values_are_combined_in_kernels_and_by_calls_as_the_reference_interpreter_says(BinaryOp op, int count, int width)
    {
        foreach (var signed in op is BinaryOp.Less or BinaryOp.Greater ? new[] { false, true } : [false])
            foreach (var masked in new[] { false, true })
            {
                var design = Reduction.Create(op, count, new Shape(width, signed), masked);
                foreach (var bits in new[] { 512, 256, 128 })
                    AssertBehaves(design, bits, true);
                AssertBehaves(design, 512, false);
            }
    }

    [Theory]
    [InlineData(BinaryOp.Or, UnaryOp.ReduceOr, false)]
    [InlineData(BinaryOp.And, UnaryOp.ReduceOr, true)]
    [InlineData(BinaryOp.And, UnaryOp.ReduceAnd, false)]
    [InlineData(BinaryOp.Or, UnaryOp.ReduceAnd, true)]
    [InlineData(BinaryOp.Xor, UnaryOp.ReduceXor, false)]
    [InlineData(BinaryOp.Or, null, false)]
    [InlineData(BinaryOp.And, null, true)]
    [InlineData(BinaryOp.Xor, null, false)]
    public void Tests_of_all_lanes_are_one_test_of_all_lanes_combined(BinaryOp op, UnaryOp? test, bool complemented)
    {
        foreach (var (count, width) in new[] { (64, 3), (70, 12) })
        {
            var design = Reduction.Create(op, count, new Shape(width), test: value =>
            {
                Expr bit = test is { } known ? new Unary(known, value) : new Slice(value, 1, 1);
                return complemented ? new Unary(UnaryOp.Not, bit) : bit;
            });
            AssertBehaves(design, 512, true);
            AssertBehaves(design, 512, false);
            var options = new ModelOptions { LanesWhereCheaper = false, BitSlices = SliceUse.Never };
            using var engine = new CompiledEngine(design, 0, options);
            var result = engine.Lowered.Registers.Single(r => r.Signal?.Name == "Last").Next;
            Assert.Contains(Behind(engine.Lowered.Nodes, result), n => n is { Op: Op.ReduceLanes, Width: > 1 });
        }
    }

    [Fact]
    public void A_kernel_leaves_one_vector_of_what_is_combined()
    {
        var design = Elaborator.Elaborate(new VectorUnit(64));
        Assert.Equal((2, 0), Counts(true));
        Assert.Equal((0, 2), Counts(false));

        (int Across, int Calls) Counts(bool inKernels)
        {
            using var engine = new CompiledEngine(design, 0, new ModelOptions { ReduceInKernels = inKernels, VectorBits = 512 });
            var text = engine.PrintStep(lines: false);
            return (text.Split("LaneReducer.Across").Length - 1, text.Split("LaneReducer.Run").Length - 1);
        }
    }

    [Fact]
    public void Lanes_side_by_side_are_copied_by_vectors()
    {
        var design = Reduction.Create(BinaryOp.Add, 72, new Shape(8, false));
        Assert.Equal(1, Copies(true));
        Assert.Equal(0, Copies(false));

        int Copies(bool vectors)
        {
            var options = new ModelOptions { CopyVectors = vectors, VectorBits = 512, LanesWhereCheaper = false };
            using var engine = new CompiledEngine(design, 0, options);
            return engine.PrintStep(lines: false).Split("Vector512.Store(Vector512.Load((ulong*)").Length - 1;
        }
    }

    private static IEnumerable<Node> Behind(NodeTable nodes, int index) =>
        nodes[index].Operands.SelectMany(o => Behind(nodes, o)).Prepend(nodes[index]);

    private static void AssertBehaves(Design design, int bits, bool vectors)
    {
        using var expected = new ReferenceInterpreter(design);
        var options = new ModelOptions { ReduceInKernels = vectors, CopyVectors = vectors, VectorBits = bits, LanesWhereCheaper = false };
        using var actual = new CompiledEngine(design, 1, options);
        Assert.Equal(2, actual.Lowered.Spaces.Count);
        Compare.Run(expected, actual, bits, 8);
    }
}
