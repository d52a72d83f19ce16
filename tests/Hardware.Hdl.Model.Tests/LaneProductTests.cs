using Hardware.Examples;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;
using Hardware.TestKit;

namespace Hardware.Hdl.Model.Tests;

public class LaneProductTests
{
    [Theory]
    [InlineData(8, true, 8, true, 32)]
    [InlineData(8, false, 8, false, 32)]
    [InlineData(8, true, 8, false, 20)]
    [InlineData(5, true, 7, true, 32)]
    [InlineData(3, false, 9, true, 64)]
    [InlineData(16, true, 16, true, 48)]
    [InlineData(2, false, 3, false, 6)]
    public void Sums_of_products_with_a_factor_from_outside_give_what_the_reference_interpreter_says(
        int factor, bool factorSigned, int weight, bool weightSigned, int sum)
    {
        foreach (var shared in new[] { 1, 2, 3 })
        {
            var design = Products(new Shape(factor, factorSigned), new Shape(weight, weightSigned), sum, shared);
            foreach (var bits in new[] { 512, 256, 128 })
                foreach (var widen in new[] { false, true })
                {
                    using var expected = new ReferenceInterpreter(design);
                    var options = new ModelOptions { WidenProducts = widen, VectorBits = bits, LanesWhereCheaper = false };
                    using var actual = new CompiledEngine(design, 1, options);
                    Assert.Equal(2, actual.Lowered.Spaces.Count);
                    Compare.Run(expected, actual, bits, 12);
                }
        }
    }

    [Fact]
    public void A_factor_that_all_vectors_have_in_common_is_extended_once()
    {
        var design = Elaborator.Elaborate(new DotArray(64, 4));
        Assert.Equal((4, 16), (Count(true, " = Vector512.ConditionalSelect<uint>"), Count(true, "Multiply<uint>")));
        Assert.Equal((4, 8), (Count(false, " = Vector512.ConditionalSelect<ushort>"), Count(false, "Multiply<ushort>")));

        int Count(bool widen, string text)
        {
            using var engine = new CompiledEngine(design, 0, new ModelOptions { WidenProducts = widen, VectorBits = 512 });
            return engine.PrintStep(lines: false).Split(text).Length - 1;
        }
    }

    /// <summary>Instances that add up products of a weight of their own with one of some inputs, in turns, and one with another.</summary>
    private static Design Products(Shape factor, Shape weight, int width, int factors)
    {
        var sum = new Shape(width, factor.Signed || weight.Signed);
        var cell = new ModuleDef("Cell", "Cell");
        var domain = cell.Domain();
        var take = cell.Add(new Signal("Take", Shape.Bit, SignalKind.Input));
        var given = cell.Add(new Signal("Given", weight, SignalKind.Input));
        var x = cell.Add(new Signal("X", factor, SignalKind.Input));
        var held = cell.Add(new Signal("Held", weight, SignalKind.Register) { Domain = domain, ResetValue = BitVector.Zero(weight.Width) });
        var total = cell.Add(new Signal("Total", sum, SignalKind.Register) { Domain = domain, ResetValue = BitVector.Zero(width) });
        var product = new Binary(BinaryOp.Multiply, Operand(x), Operand(held));
        Expr addend = product.Width >= width ? new Slice(product, width - 1, 0) : new Resize(product, width);
        if (addend.Shape.Signed != sum.Signed)
            addend = new Reinterpret(addend, sum.Signed);
        cell.Add(new Process("Step", ProcessKind.Clocked, new Block(
        [
            new If(new SignalRef(take), new Block([new Assign(held, new SignalRef(given))])),
            new Assign(total, new Resize(new Binary(BinaryOp.Add, new SignalRef(total), addend), width)),
        ]), domain));

        const int Count = 40;
        var top = new ModuleDef("Products", "Products");
        var clock = top.Domain();
        var takes = top.Add(new Signal("Takes", new Shape(Count), SignalKind.Input));
        var word = top.Add(new Signal("Word", weight, SignalKind.Input));
        var xs = Enumerable.Range(0, factors).Select(i => top.Add(new Signal($"X{i}", factor, SignalKind.Input))).ToArray();
        var cells = top.Add(new Instance("cell", cell, [Count]) { Domains = [clock] });
        for (var i = 0; i < Count; i++)
        {
            cells.Connections(take)[i] = new Slice(new SignalRef(takes), i, i);
            cells.Connections(given)[i] = new SignalRef(word);
            cells.Connections(x)[i] = new SignalRef(xs[i % factors]);
        }
        return new Design(top);

        // Both operands of an operation are signed or none is.
        Expr Operand(Signal signal) => signal.Shape.Signed || !sum.Signed ? new SignalRef(signal)
            : new Reinterpret(new Resize(new SignalRef(signal), signal.Shape.Width + 1), true);
    }
}
