using Hardware.Examples;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Lowered;
using Hardware.Hdl.Values;
using Hardware.TestKit;

namespace Hardware.Hdl.Model.Tests;

public class LaneEnablesTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(40)]
    public void A_register_that_many_choices_by_scalars_may_change_behaves_as_the_reference_interpreter_says(int choices)
    {
        var design = Choices(choices, 32);
        using var expected = new ReferenceInterpreter(design);
        using var actual = new CompiledEngine(design, 1, new ModelOptions { LanesWhereCheaper = false });
        Assert.Equal(2, actual.Lowered.Spaces.Count);
        Compare.Run(expected, actual, choices, 40);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(150)]
    public void Workers_whose_enables_are_joined_or_not_behave_as_the_reference_interpreter_says(int count)
    {
        var design = Elaborator.Elaborate(new IdleArray(count));
        foreach (var bits in new[] { 512, 256, 128 })
            foreach (var joins in new[] { true, false })
            {
                using var expected = new ReferenceInterpreter(design);
                var options = new ModelOptions { JoinEnables = joins, VectorBits = bits, LanesWhereCheaper = false };
                using var actual = new CompiledEngine(design, 1, options);
                Compare.Run(expected, actual, bits, 60);
            }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_register_that_nested_choices_may_change_has_one_enable(bool joins)
    {
        using var engine = new CompiledEngine(Elaborator.Elaborate(new IdleArray(128)), 0, new ModelOptions { JoinEnables = joins });
        var nodes = engine.Lowered.Nodes;
        var register = engine.Lowered.Registers.Single(r => r.Signal?.Name == "State");
        // Below the reset, which a scalar decides.
        var next = nodes[nodes[register.Next].Operands[2]];
        Assert.Equal((Op.Mux, 1), (next.Op, nodes[next.Operands[0]].Space));
        Assert.Equal(joins, next.Operands[1] == register.Node || next.Operands[2] == register.Node);
    }

    /// <summary>
    /// Cells whose register changes once for each pair of bits that are both set. Each choice leads to what came before it in two ways,
    /// so that there are 2 to the number of choices ways through all of them.
    /// </summary>
    private static Design Choices(int choices, int count)
    {
        var shape = new Shape(8);
        var cell = new ModuleDef("Cell", "Cell");
        var domain = cell.Domain();
        var outer = cell.Add(new Signal("Outer", new Shape(choices), SignalKind.Input));
        var inner = cell.Add(new Signal("Inner", new Shape(choices), SignalKind.Input));
        var take = cell.Add(new Signal("Take", Shape.Bit, SignalKind.Input));
        var word = cell.Add(new Signal("Word", shape, SignalKind.Input));
        var held = cell.Add(new Signal("Held", shape, SignalKind.Register)
        {
            IsOutput = true,
            Domain = domain,
            ResetValue = BitVector.Zero(8),
        });
        var body = new List<Stmt> { new If(new SignalRef(take), new Block([new Assign(held, new SignalRef(word))])) };
        for (var i = 0; i < choices; i++)
        {
            var change = new Assign(held, new Binary(BinaryOp.Xor, new SignalRef(word), new Const(new BitVector(8, (ulong)i))));
            body.Add(new If(new Slice(new SignalRef(outer), i, i),
                new Block([new If(new Slice(new SignalRef(inner), i, i), new Block([change]))])));
        }
        cell.Add(new Process("Step", ProcessKind.Clocked, new Block([.. body]), domain));

        var top = new ModuleDef("Choices", "Choices");
        var clock = top.Domain();
        var inputs = new[] { outer, inner }.Select(s => (Port: s, Top: top.Add(new Signal(s.Name, s.Shape, SignalKind.Input)))).ToList();
        var takes = top.Add(new Signal("Takes", new Shape(count), SignalKind.Input));
        var words = top.Add(new Signal("Words", new Shape(count * 8), SignalKind.Input));
        var cells = top.Add(new Instance("cell", cell, [count]) { Domains = [clock] });
        for (var i = 0; i < count; i++)
        {
            foreach (var (port, input) in inputs)
                cells.Connections(port)[i] = new SignalRef(input);
            cells.Connections(take)[i] = new Slice(new SignalRef(takes), i, i);
            cells.Connections(word)[i] = new Slice(new SignalRef(words), (8 * i) + 7, 8 * i);
        }
        return new Design(top);
    }
}
