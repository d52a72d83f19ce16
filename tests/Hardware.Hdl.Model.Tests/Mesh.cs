using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Model.Tests;

/// <summary>
/// A grid of nodes with a four-word FIFO each, that take words from the west, the east and the north and send to the east, west or
/// south by the word's low bits; a neighbour's readiness is combinational, and links have gates in the parent.
/// </summary>
internal static class Mesh
{
    public static Design Create(int rows, int columns)
    {
        var node = new ModuleDef("Node", "Node");
        var domain = node.Domain();
        Signal In(string name, int width) => node.Add(new Signal(name, new Shape(width), SignalKind.Input));
        Signal Reg(string name, int width) => node.Add(new Signal(name, new Shape(width), SignalKind.Register)
        {
            IsOutput = true,
            Domain = domain,
            ResetValue = BitVector.Zero(width),
        });
        Signal Wire(string name, Expr value)
        {
            var wire = node.Add(new Signal(name, value.Shape, SignalKind.Wire) { IsOutput = true });
            node.Add(new Process(name, ProcessKind.Continuous, new Block([new Assign(wire, value)])));
            return wire;
        }
        string[] sides = ["West", "East", "North"];
        var valid = sides.Select(s => In(s + "Valid", 1)).ToArray();
        var data = sides.Select(s => In(s + "Data", 16)).ToArray();
        var outReady = sides.Select(s => In(s + "OutReady", 1)).ToArray();
        var words = node.Add(new MemoryDef("Words", new Shape(16), 4));
        var (head, tail, count) = (Reg("Head", 2), Reg("Tail", 2), Reg("Count", 3));
        var outValid = sides.Select(s => Reg(s + "OutValid", 1)).ToArray();
        var outData = Reg("OutData", 16);
        var ready = Wire("Ready", new Binary(BinaryOp.Less, R(count), C(3, 4)));
        var front = Wire("Front", new MemoryRead(words, R(head)));
        var free = Wire("Free", new Unary(UnaryOp.Not, new Binary(BinaryOp.Or, new Binary(BinaryOp.Or, R(outValid[0]), R(outValid[1])),
            R(outValid[2]))));
        var pop = Wire("Pop", new Binary(BinaryOp.And, R(free), new Unary(UnaryOp.ReduceOr, R(count))));
        var push = Wire("Push", new Binary(BinaryOp.And, R(ready), new Binary(BinaryOp.Or, new Binary(BinaryOp.Or, R(valid[0]),
            R(valid[1])), R(valid[2]))));

        Block store = new([new MemoryWrite(words, R(tail), new Mux(R(valid[0]), R(data[0]), new Mux(R(valid[1]), R(data[1]),
            R(data[2]))))]);
        store.Add(new Assign(tail, new Binary(BinaryOp.Add, R(tail), C(2, 1))));
        var send = new Block([new Assign(outData, new Binary(BinaryOp.Add, R(front), C(16, 3))), new Assign(head, new Binary(BinaryOp.Add,
            R(head), C(2, 1)))]);
        send.Add(new Switch(new Slice(R(front), 1, 0),
        [
            new SwitchArm([C(2, 0)], new Block([new Assign(outValid[0], C(1, 1))])),
            new SwitchArm([C(2, 1), C(2, 3)], new Block([new Assign(outValid[1], C(1, 1))])),
        ], new Block([new Assign(outValid[2], C(1, 1))])));
        var body = new Block();
        for (var i = 0; i < 3; i++)
            body.Add(new If(R(outReady[i]), new Block([new Assign(outValid[i], C(1, 0))])));
        body.Add(new If(R(push), store));
        body.Add(new If(R(pop), send));
        body.Add(new If(new Binary(BinaryOp.NotEqual, R(push), R(pop)), new Block(
            [new Assign(count, new Mux(R(push), new Binary(BinaryOp.Add, R(count), C(3, 1)), new Binary(BinaryOp.Subtract, R(count),
                C(3, 1))))])));
        body.Add(new Check(CheckKind.Cover, new Binary(BinaryOp.Equal, R(count), C(3, 4)), "a FIFO is full"));
        body.Add(new Check(CheckKind.Assert, new Binary(BinaryOp.LessOrEqual, R(count), C(3, 4)), "a FIFO never overflows"));
        node.Add(new Process("Step", ProcessKind.Clocked, body, domain));

        var top = new ModuleDef("Mesh", "Mesh");
        top.Domain();
        var inValid = top.Add(new Signal("InValid", new Shape(rows), SignalKind.Input));
        var inData = top.Add(new Signal("InData", new Shape(16 * rows), SignalKind.Input));
        var gate = top.Add(new Signal("Gate", Shape.Bit, SignalKind.Input));
        var nodes = top.Add(new Instance("node", node, [rows, columns]) { Domains = [top.Domains[0]] });
        for (var i = 0; i < rows * columns; i++)
        {
            var (row, column) = (i / columns, i % columns);
            var at = i;
            Expr Port(int offset, Signal port, bool exists, Expr otherwise) => exists ? new PortRef(nodes, at + offset, port) : otherwise;
            var last = column == columns - 1;
            // What goes east arrives from the west.
            nodes.Connections(valid[0])[i] = Port(-1, outValid[1], column > 0, new Slice(R(inValid), row, row));
            nodes.Connections(data[0])[i] = Port(-1, outData, column > 0, new Slice(R(inData), (16 * row) + 15, 16 * row));
            nodes.Connections(valid[1])[i] = last ? C(1, 0) : new Binary(BinaryOp.And, new PortRef(nodes, i + 1, outValid[0]), R(gate));
            nodes.Connections(data[1])[i] = Port(1, outData, !last, C(16, 0));
            nodes.Connections(valid[2])[i] = Port(-columns, outValid[2], row > 0, C(1, 0));
            nodes.Connections(data[2])[i] = Port(-columns, outData, row > 0, C(16, 0));
            nodes.Connections(outReady[0])[i] = column == 0 ? C(1, 1) : new Binary(BinaryOp.And, new PortRef(nodes, i - 1, ready), R(gate));
            nodes.Connections(outReady[1])[i] = Port(1, ready, !last, C(1, 1));
            nodes.Connections(outReady[2])[i] = Port(columns, ready, row < rows - 1, C(1, 1));
        }
        var sum = top.Add(new Signal("Sum", new Shape(16), SignalKind.Wire) { IsOutput = true });
        Expr total = new PortRef(nodes, 0, outData);
        for (var row = 1; row < rows; row++)
            total = new Binary(BinaryOp.Xor, total, new PortRef(nodes, (row * columns) + columns - 1, outData));
        top.Add(new Process("Sum", ProcessKind.Continuous, new Block([new Assign(sum, total)])));
        return new Design(top);
    }

    private static SignalRef R(Signal signal) => new(signal);

    private static Const C(int width, ulong value) => new(new BitVector(width, value));
}
