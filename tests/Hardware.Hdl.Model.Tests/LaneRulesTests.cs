using Hardware.Examples;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Lowered;
using Hardware.Hdl.Values;
using Hardware.TestKit;

namespace Hardware.Hdl.Model.Tests;

/// <summary>The form that rules give to nodes of lanes: designs behave with each of them as without.</summary>
public class LaneRulesTests
{
    [Theory]
    [InlineData(20)]
    [InlineData(64)]
    [InlineData(150)]
    public void Registers_that_scalars_and_lanes_enable_behave_as_the_reference_interpreter_says(int count) =>
        AssertBehaves(Gates(count), on => new ModelOptions { BranchOnScalars = on });

    [Theory]
    [InlineData(4, 5)]
    [InlineData(3, 22)]
    public void Links_with_gates_in_the_parent_behave_as_the_reference_interpreter_says(int rows, int columns) =>
        AssertBehaves(Mesh.Create(rows, columns), on => new ModelOptions { GlueInLanes = on });

    [Theory]
    [InlineData(20)]
    [InlineData(150)]
    public void Halves_of_words_that_cells_take_in_turns_behave_as_the_reference_interpreter_says(int count) =>
        AssertBehaves(Turns(count), on => new ModelOptions { SliceScalars = on });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Halves_of_words_that_cells_take_in_turns_are_taken_before(bool slices)
    {
        var options = new ModelOptions { SliceScalars = slices, LanesWhereCheaper = false };
        using var engine = new CompiledEngine(Turns(64), 0, options);
        var nodes = engine.Lowered.Nodes;
        Assert.Equal(slices ? 0 : 2, nodes.Nodes.Count(n => n.Op == Op.Slice && nodes[n.Operands[0]].Op == Op.Gather));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_a_scalar_decides_comes_first_and_stays_a_choice(bool branches)
    {
        using var engine = new CompiledEngine(Gates(64), 0, new ModelOptions { BranchOnScalars = branches });
        var nodes = engine.Lowered.Nodes;
        var (held, seen) = (Next("Held"), Next("Seen"));
        // A word that is 0 while the reset is active, else what the cell's bit and the one for all cells say.
        var enabled = nodes[held.Operands[2]];
        Assert.Equal((Op.Mux, branches ? 0 : 1), (enabled.Op, nodes[enabled.Operands[0]].Space));
        // A bit that is 0 while the reset is active.
        Assert.Equal(branches ? Op.Mux : Op.And, seen.Op);

        Node Next(string name) => nodes[engine.Lowered.Registers.Single(r => r.Signal?.Name == name).Next];
    }

    [Fact]
    public void Gates_between_neighbours_are_no_scalars_of_their_own()
    {
        Assert.Equal(0, Scalars(true));
        Assert.InRange(Scalars(false), 64, int.MaxValue);

        static int Scalars(bool inLanes)
        {
            using var engine = new CompiledEngine(Mesh.Create(8, 8), 0, new ModelOptions { GlueInLanes = inLanes });
            var nodes = engine.Lowered.Nodes;
            return nodes.Nodes.Where(n => n.Op == Op.Gather).SelectMany(n => n.Sources!)
                .Count(s => nodes[s.Node] is { Op: Op.And, Space: 0 });
        }
    }

    private static void AssertBehaves(Design design, Func<bool, ModelOptions> options)
    {
        foreach (var bits in new[] { 512, 256, 128 })
            foreach (var on in new[] { true, false })
            {
                using var expected = new ReferenceInterpreter(design);
                using var actual = new CompiledEngine(design, 1, options(on) with { VectorBits = bits, LanesWhereCheaper = false });
                Assert.Equal(2, actual.Lowered.Spaces.Count);
                Compare.Run(expected, actual, bits, 20);
            }
    }

    /// <summary>Cells with a word and a bit that change where a bit of the cell and one for all cells are set.</summary>
    private static Design Gates(int count)
    {
        var word = new Shape(12);
        var cell = new ModuleDef("Cell", "Cell");
        var domain = cell.Domain();
        var take = cell.Add(new Signal("Take", Shape.Bit, SignalKind.Input));
        var open = cell.Add(new Signal("Open", Shape.Bit, SignalKind.Input));
        var given = cell.Add(new Signal("Given", word, SignalKind.Input));
        var (held, seen) = (Register("Held", word), Register("Seen", Shape.Bit));
        cell.Add(new Process("Step", ProcessKind.Clocked, new Block(
        [
            new If(R(take), new Block([new If(R(open), new Block(
                [new Assign(held, new Binary(BinaryOp.Add, R(held), R(given)))]))])),
            new If(R(open), new Block([new Assign(seen, new Binary(BinaryOp.And, R(take), new Slice(R(given), 3, 3)))])),
        ]), domain));

        var top = new ModuleDef("Gates", "Gates");
        var clock = top.Domain();
        var takes = top.Add(new Signal("Takes", new Shape(count), SignalKind.Input));
        var opens = top.Add(new Signal("Opens", Shape.Bit, SignalKind.Input));
        var words = top.Add(new Signal("Words", new Shape(12 * count), SignalKind.Input));
        var cells = top.Add(new Instance("cell", cell, [count]) { Domains = [clock] });
        for (var i = 0; i < count; i++)
        {
            cells.Connections(take)[i] = new Slice(R(takes), i, i);
            cells.Connections(open)[i] = R(opens);
            cells.Connections(given)[i] = new Slice(R(words), (12 * i) + 11, 12 * i);
        }
        return new Design(top);

        Signal Register(string name, Shape shape) => cell.Add(new Signal(name, shape, SignalKind.Register)
        {
            IsOutput = true,
            Domain = domain,
            ResetValue = BitVector.Zero(shape.Width),
        });
    }

    /// <summary>Cells that add the product of both halves of a word, of which there are three for all of them.</summary>
    private static Design Turns(int count)
    {
        var word = new Shape(16);
        var cell = new ModuleDef("Cell", "Cell");
        var domain = cell.Domain();
        var given = cell.Add(new Signal("Given", word, SignalKind.Input));
        var sum = cell.Add(new Signal("Sum", word, SignalKind.Register)
        {
            IsOutput = true,
            Domain = domain,
            ResetValue = BitVector.Zero(16),
        });
        var product = new Binary(BinaryOp.Multiply, Half(7), Half(15));
        cell.Add(new Process("Step", ProcessKind.Clocked, new Block([new Assign(sum, new Binary(BinaryOp.Add, R(sum), product))]), domain));

        var top = new ModuleDef("Turns", "Turns");
        var clock = top.Domain();
        var words = Enumerable.Range(0, 3).Select(i => top.Add(new Signal($"Word{i}", word, SignalKind.Input))).ToArray();
        var cells = top.Add(new Instance("cell", cell, [count]) { Domains = [clock] });
        for (var i = 0; i < count; i++)
            cells.Connections(given)[i] = R(words[i % 3]);
        return new Design(top);

        Slice Half(int high) => new(R(given), high, high - 7);
    }

    private static SignalRef R(Signal signal) => new(signal);
}
