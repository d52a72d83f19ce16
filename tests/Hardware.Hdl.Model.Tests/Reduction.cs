using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Model.Tests;

/// <summary>Designs that combine a value of every instance to one.</summary>
internal static class Reduction
{
    /// <summary>Registers that take words of a wide input where a bit says so; their combination and its register, all side by side and
    /// a register of that.</summary>
    /// <param name="masked">Only cells that take a word are combined, the others as 0.</param>
    /// <param name="test">What of a register is combined; null for its value.</param>
    public static Design Create(BinaryOp op, int count, Shape shape, bool masked = false, Func<Expr, Expr>? test = null)
    {
        var outcome = test is null ? shape : Shape.Bit;
        var cell = new ModuleDef("Cell", "Cell");
        var domain = cell.Domain();
        var take = cell.Add(new Signal("Take", Shape.Bit, SignalKind.Input));
        var word = cell.Add(new Signal("Word", shape, SignalKind.Input));
        var held = cell.Add(new Signal("Held", shape, SignalKind.Register)
        {
            IsOutput = true,
            Domain = domain,
            ResetValue = BitVector.Zero(shape.Width),
        });
        cell.Add(new Process("Step", ProcessKind.Clocked, new Block(
            [new If(new SignalRef(take), new Block([new Assign(held, new SignalRef(word))]))]), domain));

        var top = new ModuleDef("Reduce", "Reduce");
        var clock = top.Domain();
        var takes = top.Add(new Signal("Takes", new Shape(count), SignalKind.Input));
        var words = top.Add(new Signal("Words", new Shape(count * shape.Width), SignalKind.Input));
        var other = top.Add(new Signal("Other", outcome, SignalKind.Input));
        var cells = top.Add(new Instance("cell", cell, [count]) { Domains = [clock] });
        Expr all = new SignalRef(other);
        for (var i = 0; i < count; i++)
        {
            cells.Connections(take)[i] = new Slice(new SignalRef(takes), i, i);
            Expr part = new Slice(new SignalRef(words), (i * shape.Width) + shape.Width - 1, i * shape.Width);
            cells.Connections(word)[i] = shape.Signed ? new Reinterpret(part, true) : part;
            Expr term = new PortRef(cells, i, held);
            if (masked)
                term = new Mux(new Slice(new SignalRef(takes), i, i), term, new Const(BitVector.Zero(shape.Width), shape.Signed));
            term = test?.Invoke(term) ?? term;
            var partial = top.Add(new Signal($"Partial{i}", outcome, SignalKind.Wire));
            var value = op is BinaryOp.Less or BinaryOp.Greater ? new Mux(new Binary(op, all, term), all, term)
                : Cut(new Binary(op, all, term));
            top.Add(new Process(partial.Name, ProcessKind.Continuous, new Block([new Assign(partial, value)])));
            all = new SignalRef(partial);
        }
        var result = top.Add(new Signal("Result", outcome, SignalKind.Wire) { IsOutput = true });
        top.Add(new Process("Result", ProcessKind.Continuous, new Block([new Assign(result, all)])));
        var last = top.Add(new Signal("Last", outcome, SignalKind.Register)
        {
            IsOutput = true,
            Domain = clock,
            ResetValue = BitVector.Zero(outcome.Width),
        });
        top.Add(new Process("Last", ProcessKind.Clocked, new Block([new Assign(last, new SignalRef(result))]), clock));
        var side = top.Add(new Signal("Side", new Shape(count * shape.Width), SignalKind.Wire) { IsOutput = true });
        var parts = Enumerable.Range(0, count).Reverse().Select(i => (Expr)new PortRef(cells, i, held)).ToArray();
        top.Add(new Process("Side", ProcessKind.Continuous, new Block([new Assign(side, new Concat([.. parts]))])));
        var sides = top.Add(new Signal("Sides", side.Shape, SignalKind.Register) { IsOutput = true, Domain = clock });
        top.Add(new Process("Sides", ProcessKind.Clocked, new Block([new Assign(sides, new SignalRef(side))]), clock));
        return new Design(top);

        Expr Cut(Expr value) => value.Shape == outcome ? value : new Resize(value, outcome.Width);
    }
}
