using System.Runtime.Intrinsics.X86;
using Hardware.Hdl.Ir;
using Hardware.TestKit;

namespace Hardware.Hdl.Model.Tests;

public class LaneMaskTests
{
    [Theory]
    [InlineData(7, 64)]
    [InlineData(8, 20)]
    [InlineData(16, 100)]
    [InlineData(32, 64)]
    [InlineData(32, 17)]
    [InlineData(50, 64)]
    public void Choices_of_lanes_by_and_and_or_give_what_the_reference_interpreter_says(int width, int count)
    {
        var design = Choices(width, count);
        foreach (var bits in new[] { 512, 256, 128 })
            foreach (var levers in Levers())
            {
                var options = levers with { VectorBits = bits, LanesWhereCheaper = false };
                using var expected = new ReferenceInterpreter(design);
                using var actual = new CompiledEngine(design, 1, options);
                Assert.Equal(2, actual.Lowered.Spaces.Count);
                Compare.Run(expected, actual, bits, 12);
            }

        static IEnumerable<ModelOptions> Levers() =>
            from choices in new[] { true, false }
            from terms in new[] { true, false }
            from masks in new[] { true, false }
            from stores in new[] { 0, int.MaxValue }
            select new ModelOptions { MasksAsChoices = choices, MaskTerms = terms, ShareMasks = masks, MaskStoreThreshold = stores };
    }

    [Fact]
    public void A_term_is_ored_under_its_mask_and_choices_by_one_bit_share_theirs()
    {
        var options = new ModelOptions { VectorBits = 512 };
        if (!Avx512BW.VL.IsSupported)
        {
            // A machine without mask registers blends by vectors.
            Assert.Equal((0, 0), (Text(options, "BlendVariable("), Text(options with { MaskStoreThreshold = 0 }, "MaskStore(")));
            return;
        }
        // Three terms, and the first one's bit twice: below the test of whether any lane has it two registers share the mask.
        Assert.Equal((5, 3), (Text(options, "CompareNotEqual"), Text(options, "BlendVariable(")));
        Assert.Equal((3, 3), (Text(options, "ConditionalSelect"), Text(options, "BitwiseOr")));
        Assert.Equal((6, 0), (Text(options with { ShareMasks = false }, "CompareNotEqual"),
            Text(options with { ShareMasks = false }, "BlendVariable(")));
        // Of the two registers that the bit enables, the lanes without it need not be stored.
        Assert.Equal((0, 2), (Text(options, "MaskStore("), Text(options with { MaskStoreThreshold = 0 }, "MaskStore(")));
        Assert.Equal(Text(options, "BlendVariable(") - 2, Text(options with { MaskStoreThreshold = 0 }, "BlendVariable("));
        // A mask that is and-ed with a value is no choice: three terms are or-ed to the first.
        Assert.Equal((0, 3), (Text(options with { MasksAsChoices = false }, "ConditionalSelect"),
            Text(options with { MasksAsChoices = false }, "BitwiseOr")));

        static int Text(ModelOptions options, string text)
        {
            using var engine = new CompiledEngine(Choices(32, 16), 0, options);
            var code = engine.PrintStep(lines: false);
            return code.Split(text).Length - 1;
        }
    }

    /// <summary>Instances that take those of four inputs whose bit is set, by replicated bits, and two registers that one bit
    /// enables.</summary>
    private static Design Choices(int width, int count)
    {
        var word = new Shape(width);
        var cell = new ModuleDef("Cell", "Cell");
        var domain = cell.Domain();
        var grants = cell.Add(new Signal("Grants", new Shape(4), SignalKind.Input));
        var inputs = Enumerable.Range(0, 4).Select(i => cell.Add(new Signal($"In{i}", word, SignalKind.Input))).ToArray();
        var (chosen, low, high) = (Register("Chosen"), Register("Low"), Register("High"));
        var terms = inputs.Select((input, i) => (Expr)new Binary(BinaryOp.And,
            new Concat([.. Enumerable.Repeat(Bit(i), width)]), new SignalRef(input))).ToList();
        cell.Add(new Process("Step", ProcessKind.Clocked, new Block(
        [
            new Assign(chosen, terms.Aggregate((a, b) => new Binary(BinaryOp.Or, a, b))),
            new If(Bit(0), new Block([new Assign(low, new SignalRef(chosen)), new Assign(high, new SignalRef(low))])),
        ]), domain));

        var top = new ModuleDef("Choices", "Choices");
        var clock = top.Domain();
        var all = top.Add(new Signal("Grants", new Shape(4 * count), SignalKind.Input));
        var words = inputs.Select(input => top.Add(new Signal(input.Name, word, SignalKind.Input))).ToArray();
        var cells = top.Add(new Instance("cell", cell, [count]) { Domains = [clock] });
        for (var i = 0; i < count; i++)
        {
            cells.Connections(grants)[i] = new Slice(new SignalRef(all), (4 * i) + 3, 4 * i);
            for (var k = 0; k < inputs.Length; k++)
                cells.Connections(inputs[k])[i] = new SignalRef(words[k]);
        }
        var last = top.Add(new Signal("Last", word, SignalKind.Wire) { IsOutput = true });
        top.Add(new Process("Last", ProcessKind.Continuous, new Block([new Assign(last, new PortRef(cells, count - 1, high))])));
        return new Design(top);

        Expr Bit(int index) => new Slice(new SignalRef(grants), index, index);

        Signal Register(string name) => cell.Add(new Signal(name, word, SignalKind.Register)
        {
            IsOutput = true,
            Domain = domain,
            ResetValue = Values.BitVector.Zero(width),
        });
    }
}
