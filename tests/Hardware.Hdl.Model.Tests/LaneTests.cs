using System.Runtime.Intrinsics.X86;
using Hardware.Hdl.Ir;
using Hardware.TestKit;

namespace Hardware.Hdl.Model.Tests;

public class LaneTests
{
    [Theory]
    [InlineData(4, 512)]
    [InlineData(4, 256)]
    [InlineData(4, 128)]
    [InlineData(5, 512)]
    [InlineData(8, 512)]
    [InlineData(9, 512)]
    [InlineData(9, 128)]
    [InlineData(16, 512)]
    [InlineData(16, 256)]
    public void A_systolic_array_in_lanes_behaves_as_scalar_code(int size, int vectorBits)
    {
        var design = PeArray.Create(size);
        using var scalar = new CompiledEngine(design, 1, new ModelOptions { Lanes = false });
        using var lanes = new CompiledEngine(design, 1, new ModelOptions { VectorBits = vectorBits });
        Assert.Equal(2, lanes.Lowered.Spaces.Count);
        Compare.Run(scalar, lanes, size, 60);
    }

    [Theory]
    [InlineData(4, 4, 512)]
    [InlineData(8, 8, 512)]
    [InlineData(8, 8, 128)]
    [InlineData(3, 50, 512)]
    [InlineData(12, 11, 256)]
    public void A_mesh_with_links_both_ways_in_lanes_behaves_as_scalar_code(int rows, int columns, int vectorBits)
    {
        var design = Mesh.Create(rows, columns);
        using var scalar = new CompiledEngine(design, 1, new ModelOptions { Lanes = false, SkipQuiescent = false });
        using var lanes = new CompiledEngine(design, 1, new ModelOptions { VectorBits = vectorBits });
        Assert.Equal(2, lanes.Lowered.Spaces.Count);
        Compare.Run(scalar, lanes, rows, 40);
    }

    [Theory]
    [InlineData(9, 9)]
    [InlineData(3, 50)]
    public void Neighbours_and_invariants_found_in_another_way_are_the_same(int rows, int columns)
    {
        foreach (var design in new[] { PeArray.Create(rows), Mesh.Create(rows, columns) })
            foreach (var bits in new[] { 512, 256, 128 })
                foreach (var levers in Levers())
                {
                    using var expected = new CompiledEngine(design, 1, new ModelOptions { VectorBits = bits });
                    using var actual = new CompiledEngine(design, 1, levers with { VectorBits = bits });
                    Compare.Run(expected, actual, bits, 20);
                }

        static IEnumerable<ModelOptions> Levers() =>
            from permutes in new[] { true, false }
            from hoists in new[] { true, false }
            from halos in new[] { true, false }
            from chooses in new[] { true, false }
            select new ModelOptions { PermuteNeighbours = permutes, HoistInvariants = hoists, Halos = halos, ChooseDirection = chooses };
    }

    [Fact]
    public void Neighbours_are_permutations_of_two_vectors_where_the_machine_has_them()
    {
        var design = PeArray.Create(9);
        Assert.Equal(Avx512F.IsSupported, Count(design, new ModelOptions(), "PermuteVar16x32x2") > 0);
        Assert.Equal(0, Count(design, new ModelOptions { PermuteNeighbours = false }, "PermuteVar16x32x2"));
    }

    [Fact]
    public void Edges_stand_beside_the_neighbours_and_blocks_go_in_the_direction_in_which_nothing_is_copied()
    {
        var design = PeArray.Create(16);
        var (usual, blended) = (new ModelOptions(), new ModelOptions { Halos = false });
        Assert.True(Count(design, usual, "ConditionalSelect") < Count(design, blended, "ConditionalSelect"));
        Assert.Equal((1, 0), (Count(design, usual, " += -64"), Count(design, usual with { ChooseDirection = false }, " += -64")));
        Assert.True(Count(design, usual, "Store(") < Count(design, usual with { ChooseDirection = false }, "Store("));
    }

    [Fact]
    public void What_no_block_changes_is_computed_before_the_blocks()
    {
        // The words that have one scalar in the bits of all lanes.
        var design = Mesh.Create(8, 9);
        Assert.Equal(2, Count(design, new ModelOptions(), "(0ul - "));
        Assert.Equal(5, Count(design, new ModelOptions { HoistInvariants = false }, "(0ul - "));
    }

    [Fact]
    public void A_mesh_behaves_as_the_reference_interpreter_says()
    {
        var design = Mesh.Create(5, 4);
        using var expected = new ReferenceInterpreter(design);
        using var lanes = new CompiledEngine(design);
        Compare.Run(expected, lanes, 7, 40);
    }

    [Fact]
    public void Random_designs_of_many_instances_behave_as_the_reference_interpreter_says_whatever_the_options_are()
    {
        for (var seed = 0; seed < 40 * (Environment.GetEnvironmentVariable("HW_NIGHTLY") == "1" ? 50 : 1); seed++)
        {
            var design = RandomDesigns.Create(seed, new RandomDesignOptions
            {
                Levels = 1,
                MaxWidth = seed % 2 == 0 ? 40 : 64,
                Division = false,
                Side = 5
            });
            var options = RandomOptions.Create(seed);
            using var expected = new ReferenceInterpreter(design);
            try
            {
                using var actual = new CompiledEngine(design, (ulong)seed, options);
                Compare.Run(expected, actual, seed, 12);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Design of seed {seed}, {options}: {e.Message}", e);
            }
        }
    }

    private static int Count(Design design, ModelOptions options, string text)
    {
        using var engine = new CompiledEngine(design, 0, options with { VectorBits = 512 });
        return engine.PrintStep(lines: false).Split(text).Length - 1;
    }
}
