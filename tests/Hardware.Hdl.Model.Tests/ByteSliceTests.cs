using Hardware.Examples;
using Hardware.Hdl.Ir;
using Hardware.TestKit;

namespace Hardware.Hdl.Model.Tests;

public class ByteSliceTests
{
    [Theory]
    [InlineData("fifo-mesh")]
    [InlineData("crossbar")]
    [InlineData("idle")]
    [InlineData("vector-unit")]
    public void Examples_with_every_wide_number_in_bytes_behave_as_scalar_code(string name)
    {
        var design = Elaborator.Elaborate(ExampleDesigns.All.First(e => e.Name == name).Create());
        using var scalar = new CompiledEngine(design, 3, new ModelOptions { Lanes = false, SkipQuiescent = false });
        using var bytes = new CompiledEngine(design, 3, new ModelOptions { ByteSlices = SliceUse.Always });
        Compare.Run(scalar, bytes, 5, 12);
    }

    [Fact]
    public void A_mesh_keeps_its_flits_in_bytes_where_that_is_cheaper_and_an_array_of_sums_does_not()
    {
        Assert.Contains("queues[0].Words[0]", Registers("fifo-mesh", SliceUse.WhereCheaper));
        Assert.Empty(Registers("fifo-mesh", SliceUse.Never));
        Assert.Empty(Registers("pe-array", SliceUse.WhereCheaper));

        static List<string> Registers(string name, SliceUse use)
        {
            var design = Elaborator.Elaborate(ExampleDesigns.All.First(e => e.Name == name).Create());
            using var engine = new CompiledEngine(design, 0, new ModelOptions { ByteSlices = use, BitSlices = SliceUse.Never });
            return [.. engine.Lowered.Registers.Where(r => r.Slices is not null).Select(r => r.Path)];
        }
    }

    [Theory]
    [InlineData(10, 20, false)]
    [InlineData(16, 64, true)]
    [InlineData(24, 100, false)]
    [InlineData(32, 64, false)]
    [InlineData(32, 130, true)]
    [InlineData(33, 16, false)]
    [InlineData(40, 64, true)]
    [InlineData(63, 33, false)]
    [InlineData(64, 128, true)]
    public void Every_operation_on_bytes_gives_what_the_reference_interpreter_says(int width, int count, bool signed)
    {
        var design = BitSliceTests.Operations(new Shape(width, signed), count);
        foreach (var bits in new[] { 512, 256, 128 })
            foreach (var (use, masks) in new[] { (SliceUse.Always, true), (SliceUse.Always, false), (SliceUse.WhereCheaper, true) })
            {
                var options = new ModelOptions { ByteSlices = use, ShareMasks = masks, VectorBits = bits, LanesWhereCheaper = false };
                using var expected = new ReferenceInterpreter(design);
                using var actual = new CompiledEngine(design, 1, options);
                // A last slice of one bit would be a word of bits.
                if (use == SliceUse.Always)
                    Assert.Equal(width % 8 != 1, actual.Lowered.Registers.Exists(r => r is { Path: "Held", Slices: not null }));
                Compare.Run(expected, actual, count, 40);
            }
    }

    [Fact]
    public void A_register_in_bytes_is_written_from_outside_as_any_other()
    {
        var design = BitSliceTests.Operations(new Shape(40, false), 64);
        using var engine = new CompiledEngine(design, 1, new ModelOptions { ByteSlices = SliceUse.Always });
        var held = design.Top.Instances.Single();
        var slot = design.Top.SlotOf(held, 63) + held.Module.SlotOf(held.Module.Signals.First(s => s.Name == "Held"));
        engine.Write(slot, 0x12_3456_789a);
        Assert.Equal(0x12_3456_789aUL, engine.Read(slot));
        Assert.Equal(0x12_3456_789aUL, engine.Read(design.Top.SlotOf(design.Top.Signals.First(s => s.Name == "Last"))));
    }
}
