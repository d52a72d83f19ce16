using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Model.Tests;

/// <summary>Two different blocks: a memory whose word at the address of an input goes to nobody but the other block, which adds it, and
/// another input, to a sum.</summary>
internal static class TwoBlocks
{
    private static readonly Shape s_word = new(32);
    private static readonly Shape s_address = new(4);

    public static Design Create()
    {
        var (store, adder, top) = (new ModuleDef("Store", "Store"), new ModuleDef("Adder", "Adder"), new ModuleDef("Top", "Top"));
        var domain = store.Domain();
        var (write, address, data) = (Input(store, "Write", Shape.Bit), Input(store, "Address", s_address), Input(store, "Data", s_word));
        var words = store.Add(new MemoryDef("Words", s_word, 16));
        var word = store.Add(new Signal("Word", s_word, SignalKind.Wire) { IsOutput = true });
        var written = Register(store, "Written", domain);
        var found = new MemoryRead(words, new SignalRef(address));
        store.Add(new Process("Word", ProcessKind.Continuous, new Block([new Assign(word, found)])));
        store.Add(new Process("Step", ProcessKind.Clocked, new Block([new If(new SignalRef(write), new Block(
        [
            new MemoryWrite(words, new SignalRef(address), new SignalRef(data)),
            new Assign(written, new Binary(BinaryOp.Add, new Binary(BinaryOp.Xor, new SignalRef(written), new SignalRef(data)),
                new Binary(BinaryOp.And, new SignalRef(written), new SignalRef(data)))),
        ]))]), domain));

        domain = adder.Domain();
        var (add, taken, other) = (Input(adder, "Add", Shape.Bit), Input(adder, "Taken", s_word), Input(adder, "Other", s_word));
        var sum = Register(adder, "Sum", domain);
        adder.Add(new Process("Step", ProcessKind.Clocked, new Block([new If(new SignalRef(add), new Block([new Assign(sum,
            new Binary(BinaryOp.Xor, new SignalRef(other), new Binary(BinaryOp.Add, new SignalRef(taken), new SignalRef(taken))))]))]),
            domain));

        domain = top.Domain();
        var stores = top.Add(new Instance("store", store, []) { Domains = [domain] });
        var adders = top.Add(new Instance("adder", adder, []) { Domains = [domain] });
        foreach (var port in new[] { write, address, data })
            stores.Connections(port)[0] = new SignalRef(Input(top, port.Name, port.Shape));
        adders.Connections(add)[0] = new SignalRef(Input(top, add.Name, add.Shape));
        adders.Connections(other)[0] = new SignalRef(Input(top, other.Name, other.Shape));
        adders.Connections(taken)[0] = new PortRef(stores, 0, word);
        var both = top.Add(new Signal("Both", s_word, SignalKind.Wire) { IsOutput = true });
        top.Add(new Process("Both", ProcessKind.Continuous, new Block([new Assign(both,
            new Binary(BinaryOp.Xor, new PortRef(stores, 0, written), new PortRef(adders, 0, sum)))])));
        return new Design(top);
    }

    private static Signal Input(ModuleDef module, string name, Shape shape) => module.Add(new Signal(name, shape, SignalKind.Input));

    private static Signal Register(ModuleDef module, string name, ClockDomain domain) =>
        module.Add(new Signal(name, s_word, SignalKind.Register)
        {
            IsOutput = true,
            Domain = domain,
            ResetValue = BitVector.Zero(s_word.Width),
        });
}
