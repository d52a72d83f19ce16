using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Lowered;

/// <summary>
/// Says in operations that vectors have what lanes cannot do at once: a memory is as many registers as it has words, read by a tree of
/// muxes and written by a blend each; a shift by a signal is a mux per bit of the amount.
/// </summary>
internal sealed class LaneExpansion(LoweredDesign design)
{
    private NodeTable Nodes => design.Nodes;

    /// <summary>Makes the registers that are the words of a memory.</summary>
    public int[] Add(Frame frame, MemoryDef memory)
    {
        var words = new int[memory.Depth];
        for (var address = 0; address < words.Length; address++)
        {
            words[address] = design.Registers.Count;
            var node = Nodes.Leaf(Op.Register, memory.Word.Width, frame.Space, words[address]);
            design.Registers.Add(new StateRegister
            {
                Index = words[address],
                Signal = null,
                Width = memory.Word.Width,
                Path = $"{frame.Path}{memory.Name}[{address}]",
                Space = frame.Space,
                Slot = frame.Slot + frame.Module.SlotOf(memory),
                Domain = WriterOf(frame, memory),
                Node = node,
                Next = node,
            });
        }
        return words;
    }

    private static int WriterOf(Frame frame, MemoryDef memory) =>
        frame.Body.Writes.Where(w => w.Write.Memory == memory).Select(w => frame.Domains[w.Process.Domain!.Index]).FirstOrDefault(-1);

    /// <summary>Makes a write part of the words' next values.</summary>
    public void Write(int[] words, StateWrite write)
    {
        var addressWidth = Nodes[write.Address].Width;
        for (var address = 0; address < words.Length; address++)
        {
            if (addressWidth < 31 && address >> addressWidth != 0)
                break;
            var register = design.Registers[words[address]];
            var hit = Nodes.And(write.Enable, Nodes.Make(Op.Equal, 1, [write.Address, Nodes.Const(addressWidth, (ulong)address)]));
            register.Next = Nodes.Mux(hit, Masked(register.Next, write), register.Next);
        }
    }

    private int Masked(int old, StateWrite write)
    {
        if (write.Mask < 0)
            return write.Data;
        var parts = Nodes[write.Mask].Width;
        var part = Nodes[old].Width / parts;
        var merged = new int[parts];
        for (var i = 0; i < parts; i++)
            merged[parts - 1 - i] = Nodes.Mux(
                Nodes.Slice(write.Mask, i, 1), Nodes.Slice(write.Data, i * part, part), Nodes.Slice(old, i * part, part));
        return Nodes.Make(Op.Concat, Nodes[old].Width, merged);
    }

    /// <summary>The word at an address; 0 past the end.</summary>
    public int Read(int[] words, int address)
    {
        var addressWidth = Nodes[address].Width;
        var width = design.Registers[words[0]].Width;
        return Tree(0, addressWidth - 1);

        int Tree(long first, int bit)
        {
            if (first >= words.Length)
                return Nodes.Const(BitVector.Zero(width));
            return bit < 0
                ? design.Registers[words[first]].Node
                : Nodes.Mux(Nodes.Slice(address, bit, 1), bit < 31 ? Tree(first + (1L << bit), bit - 1)
                    : Nodes.Const(BitVector.Zero(width)), Tree(first, bit - 1));
        }
    }

    /// <summary>A shift by a signal as one mux per bit of the amount: vectors shift all lanes by one amount.</summary>
    public int Shift(Op op, int value, int amount)
    {
        var (width, amountWidth) = (Nodes[value].Width, Nodes[amount].Width);
        var fill = op == Op.ShiftRightArithmetic ? Nodes.Resize(Nodes.Slice(value, width - 1, 1), width, true)
            : Nodes.Const(BitVector.Zero(width));
        for (var bit = 0; bit < amountWidth; bit++)
        {
            var by = bit < 16 ? 1 << bit : width;
            var shifted = by >= width ? fill
                : op == Op.ShiftLeft ? Nodes.Make(Op.Concat, width, [Nodes.Slice(value, 0, width - by), Nodes.Const(by, 0)])
                : Nodes.Resize(Nodes.Slice(value, by, width - by), width, op == Op.ShiftRightArithmetic);
            value = Nodes.Mux(Nodes.Slice(amount, bit, 1), shifted, value);
        }
        return value;
    }
}
