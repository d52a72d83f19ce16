using System.Numerics;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Verilog;

/// <content>Words of memories, and what guards them.</content>
internal sealed partial class ExpressionPrinter
{
    /// <summary>The address as a memory's index: exactly as wide as the depth needs.</summary>
    public string Index(MemoryDef memory, Expr address)
    {
        if (Fixed(address) is { } constant)
            return constant.Value.Low.ToString();
        // Icarus computes an index with a carry bit more than its operands have, and so reads past the end: the cast keeps it
        // out. A signed index may be negative.
        var index = Print(new Resize(new Reinterpret(address, false), IndexWidth(memory)));
        if (index.Precedence <= Precedence.Unary)
            index = Cast(IndexWidth(memory), index.Text) with { Sign = index.Sign };
        return index.Sign == TextSign.Unsigned ? index.Text : index.As(signed: false).Text;
    }

    /// <summary>The condition under which an address is inside a memory; null when it always is.</summary>
    public string? InRange(MemoryDef memory, Expr address)
    {
        if (Fixed(address) is { } constant)
            return Literals.Number(constant.Value) < memory.Depth ? null : "1'b0";
        if (BigInteger.One << address.Width <= memory.Depth)
            return null;
        var text = Compared(new Reinterpret(address, false), Precedence.Comparison);
        return memory.Depth == 1
            ? $"{text} == {Literals.Unsigned(BitVector.Zero(address.Width))}"
            : $"{text} < {Literals.Unsigned(new BitVector(address.Width, (ulong)memory.Depth))}";
    }

    private static int IndexWidth(MemoryDef memory) => BitOperations.Log2((uint)Math.Max(1, memory.Depth - 1)) + 1;

    private Printed PrintMemoryRead(MemoryRead read)
    {
        var zero = new Const(BitVector.Zero(read.Width), read.Shape.Signed);
        var inRange = InRange(read.Memory, read.Address);
        if (inRange == "1'b0")
            return Print(zero);
        var sign = read.Shape.Signed ? TextSign.Signed : TextSign.Unsigned;
        use.Read(read.Memory);
        var word = $"{read.Memory.Name}[{Index(read.Memory, read.Address)}]";
        return inRange is null
            ? new Printed(word, Precedence.Primary, sign)
            : new Printed($"{inRange} ? {word} : {Print(zero).Text}", Precedence.Conditional, sign);
    }
}
