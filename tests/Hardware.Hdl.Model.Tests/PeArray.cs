using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Model.Tests;

/// <summary>
/// A weight-stationary systolic array of <c>size</c> x <c>size</c> processing elements, built by hand: activations with a valid and a
/// swap bit travel right, partial sums travel down, weights are double-buffered and loaded down the columns; everything stalls together.
/// </summary>
internal static class PeArray
{
    public static Design Create(int size)
    {
        var pe = new ModuleDef("Pe", "Pe");
        var domain = pe.Domain();
        var (s8, s32) = (Shape.SignedOf(8), Shape.SignedOf(32));
        Signal In(string name, Shape shape) => pe.Add(new Signal(name, shape, SignalKind.Input));
        Signal Reg(string name, Shape shape) => pe.Add(new Signal(name, shape, SignalKind.Register)
        {
            IsOutput = true,
            Domain = domain,
            ResetValue = BitVector.Zero(shape.Width),
        });
        var (aIn, vIn, sIn, pIn, wIn) = (In("AIn", s8), In("VIn", Shape.Bit), In("SIn", Shape.Bit), In("PIn", s32), In("WIn", s8));
        var (load, stall) = (In("Load", Shape.Bit), In("Stall", Shape.Bit));
        var (a, v, s, p, w, next) = (Reg("A", s8), Reg("V", Shape.Bit), Reg("S", Shape.Bit), Reg("P", s32), Reg("W", s8), Reg("Next", s8));
        var product = new Resize(new Binary(BinaryOp.Multiply, R(aIn), R(w)), 32);
        pe.Add(new Process("Step", ProcessKind.Clocked, new Block(
        [
            new If(new Unary(UnaryOp.Not, R(stall)), new Block(
            [
                new Assign(v, R(vIn)),
                new Assign(s, R(sIn)),
                new If(R(vIn), new Block([new Assign(a, R(aIn)), new Assign(p, new Binary(BinaryOp.Add, R(pIn), product))])),
                new If(R(sIn), new Block([new Assign(w, R(next))])),
            ])),
            new If(R(load), new Block([new Assign(next, R(wIn))])),
        ]), domain));

        var top = new ModuleDef("PeArray", "PeArray");
        top.Domain();
        Signal TopIn(string name, int width) => top.Add(new Signal(name, Shape.Unsigned(width), SignalKind.Input));
        var (acts, valid, swap, weights) = (TopIn("Activations", 8 * size), TopIn("Valid", size), TopIn("Swap", size), TopIn("Weights",
            8 * size));
        var (topLoad, topStall) = (TopIn("Load", 1), TopIn("Stall", 1));
        var pes = top.Add(new Instance("pe", pe, [size, size]) { Domains = [top.Domains[0]] });
        for (var i = 0; i < size * size; i++)
        {
            var (row, column) = (i / size, i % size);
            Expr Left(Signal output, Signal port, int width) =>
                column > 0 ? new PortRef(pes, i - 1, output) : new Slice(R(port), (row * width) + width - 1, row * width);
            pes.Connections(aIn)[i] = new Reinterpret(Left(a, acts, 8), true);
            pes.Connections(vIn)[i] = Left(v, valid, 1);
            pes.Connections(sIn)[i] = Left(s, swap, 1);
            pes.Connections(pIn)[i] = row > 0 ? new PortRef(pes, i - size, p) : new Const(BitVector.Zero(32), true);
            pes.Connections(wIn)[i] = row > 0 ? new PortRef(pes, i - size, next)
                : new Reinterpret(new Slice(R(weights), (column * 8) + 7, column * 8), true);
            pes.Connections(load)[i] = R(topLoad);
            pes.Connections(stall)[i] = R(topStall);
        }
        for (var column = 0; column < size; column++)
        {
            var sum = top.Add(new Signal($"Sum{column}", s32, SignalKind.Wire) { IsOutput = true });
            top.Add(new Process(sum.Name, ProcessKind.Continuous, new Block([new Assign(sum, new PortRef(pes, ((size - 1) * size) + column,
                p))])));
        }
        var out1 = top.Add(new Signal("LastValid", Shape.Unsigned(size), SignalKind.Wire) { IsOutput = true });
        var bits = new Concat([.. Enumerable.Range(0, size).Select(row => new PortRef(pes, (row * size) + size - 1, v)).Reverse()]);
        top.Add(new Process(out1.Name, ProcessKind.Continuous, new Block([new Assign(out1, bits)])));
        return new Design(top);
    }

    private static SignalRef R(Signal signal) => new(signal);
}
