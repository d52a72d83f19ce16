using Hardware.Hdl;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Simulation;
using Hardware.Hdl.Values;
using static Hardware.TestKit.SemanticsExample;

namespace Hardware.TestKit;

/// <summary>One operation of the language.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Width">Width of the result.</param>
/// <param name="Rule">The value, in every case.</param>
/// <param name="Examples">What the rule means, odd cases first.</param>
public sealed record SemanticsRow(string Name, string Width, string Rule, params IReadOnlyList<SemanticsExample> Examples);

/// <summary>The table of operations: docs/semantics.md is generated from it, and every engine is held to it.</summary>
public static class SemanticsTable
{
    /// <summary>Every operation.</summary>
    public static IReadOnlyList<SemanticsRow> Rows { get; } =
    [
        new("Sum", "the wider operand's", "wraps; the narrower operand is extended, by its sign when signed",
            Of((UInt a, UInt b) => a + b, "250:u8", "10:u8", "4:u8"),
            Of((UInt a, UInt b) => a + b, "200:u8", "15:u4", "215:u8"),
            Of((SInt a, SInt b) => a + b, "127:s8", "1:s8", "-128:s8"),
            Of((SInt a, SInt b) => a + b, "100:s8", "-1:s4", "99:s8")),
        new("Difference", "the wider operand's", "wraps",
            Of((UInt a, UInt b) => a - b, "0:u8", "1:u8", "255:u8"),
            Of((SInt a, SInt b) => a - b, "-128:s8", "1:s8", "127:s8")),
        new("Literal operand", "the other operand's, or the literal's when that is more", "a literal has the least width that holds it",
            Of((UInt a) => a - 1, "0:u8", "255:u8"),
            Of((UInt a) => a + 256, "255:u8", "511:u9"),
            Of((SInt a) => a + -1, "-8:s4", "7:s4")),
        new("Negation", "the operand's", "two's complement; the most negative number is its own",
            Of((SInt a) => -a, "-128:s8", "-128:s8"),
            Of((UInt a) => -a, "1:u4", "15:u4")),
        new("Product", "both operands' together", "never overflows",
            Of((UInt a, UInt b) => a * b, "15:u4", "15:u4", "225:u8"),
            Of((SInt a, SInt b) => a * b, "-8:s4", "-8:s4", "64:s8"),
            Of((SInt a, SInt b) => a * b, "-128:s8", "7:s4", "-896:s12"),
            Of((UInt a) => a * 5, "255:u8", "1275:u11")),
        new("Quotient", "the left operand's", "toward zero; by zero: all ones; the most negative by -1 wraps",
            Of((UInt a, UInt b) => a / b, "7:u8", "0:u8", "255:u8"),
            Of((SInt a, SInt b) => a / b, "7:s8", "0:s8", "-1:s8"),
            Of((SInt a, SInt b) => a / b, "-128:s8", "-1:s8", "-128:s8"),
            Of((SInt a, SInt b) => a / b, "-7:s8", "2:s4", "-3:s8"),
            Of((UInt a, UInt b) => a / b, "200:u8", "1000:u10", "0:u8")),
        new("Remainder", "the left operand's", "sign of the left operand; by zero: the left operand",
            Of((UInt a, UInt b) => a % b, "7:u8", "0:u8", "7:u8"),
            Of((SInt a, SInt b) => a % b, "-7:s8", "0:s8", "-7:s8"),
            Of((SInt a, SInt b) => a % b, "-128:s8", "-1:s8", "0:s8"),
            Of((SInt a, SInt b) => a % b, "-7:s8", "2:s8", "-1:s8")),
        new("And", "the wider operand's", "bit by bit; the narrower operand is extended",
            Of((UInt a, UInt b) => a & b, "255:u8", "10:u4", "10:u8"),
            Of((SInt a, SInt b) => a & b, "127:s8", "-1:s4", "127:s8")),
        new("Or", "the wider operand's", "bit by bit", Of((UInt a, UInt b) => a | b, "128:u8", "10:u4", "138:u8")),
        new("Exclusive or", "the wider operand's", "bit by bit", Of((UInt a, UInt b) => a ^ b, "255:u8", "10:u4", "245:u8")),
        new("Complement", "the operand's", "bit by bit",
            Of((UInt a) => ~a, "5:u4", "10:u4"),
            Of((SInt a) => ~a, "5:s4", "-6:s4")),
        new("Equality", "1", "of numbers: the narrower operand is extended",
            Of((UInt a, UInt b) => a == b, "255:u8", "255:u9", "1:u1"),
            Of((SInt a, SInt b) => a == b, "-1:s4", "-1:s8", "1:u1"),
            Of((UInt a, UInt b) => a != b, "255:u8", "511:u9", "1:u1")),
        new("Order", "1", "of numbers, signed or unsigned as the operands are",
            Of((UInt a, UInt b) => a < b, "128:u8", "127:u8", "0:u1"),
            Of((SInt a, SInt b) => a < b, "-128:s8", "127:s8", "1:u1"),
            Of((SInt a, SInt b) => a <= b, "-1:s4", "-1:s8", "1:u1"),
            Of((SInt a, SInt b) => a > b, "0:s8", "-1:s4", "1:u1"),
            Of((UInt a, UInt b) => a >= b, "7:u4", "8:u5", "0:u1")),
        new("Shift left", "the left operand's", "zeros come in; past the width: 0",
            Of((UInt a, UInt b) => a << b, "5:u8", "8:u4", "0:u8"),
            Of((UInt a, UInt b) => a << b, "5:u8", "18446744073709551617:u65", "0:u8"),
            Of((UInt a, UInt b) => a << b, "129:u8", "1:u1", "2:u8"),
            Of((SInt a) => a << 9, "-1:s8", "0:s8")),
        new("Shift right", "the left operand's", "zeros come in, the sign when signed; past the width: 0, or all sign bits",
            Of((UInt a, UInt b) => a >> b, "255:u8", "8:u4", "0:u8"),
            Of((SInt a, UInt b) => a >> b, "-2:s8", "200:u8", "-1:s8"),
            Of((SInt a, UInt b) => a >> b, "-128:s8", "3:u4", "-16:s8"),
            Of((UInt a) => a >> 3, "200:u8", "25:u8")),
        new("Bit at a constant position", "1", "a position past the width is an error (HDL1006)", Of((UInt a) => a[3], "8:u4", "1:u1")),
        new("Bit at a signal position", "1", "past the width: 0",
            Of((UInt a, UInt b) => a[b], "31:u5", "5:u3", "0:u1"),
            Of((UInt a, UInt b) => a[b], "16:u5", "4:u3", "1:u1"),
            Of((SInt a, UInt b) => a[b], "-1:s5", "7:u3", "0:u1")),
        new("Range of bits", "high - low + 1", "unsigned; past the width is an error (HDL1006)",
            Of((UInt a) => a.Bits(6, 3), "120:u8", "15:u4"),
            Of((SInt a) => a.Bits(3, 0), "-1:s4", "15:u4")),
        new("Concatenation", "the sum of the parts'", "the first part is the most significant; unsigned",
            Of((UInt a, UInt b) => HdlMath.Cat(a, b), "5:u4", "1:u2", "21:u6")),
        new("Replication", "count times the operand's", "unsigned", Of((UInt a) => HdlMath.Replicate(a, 3), "2:u2", "42:u6")),
        new("Truncate", "as given", "the low bits; to more bits is an error (HDL1007)",
            Of((UInt a) => a.Truncate(4), "171:u8", "11:u4"),
            Of((SInt a) => a.Truncate(4), "120:s8", "-8:s4")),
        new("Extend", "as given", "zeros in front, the sign when signed; to fewer bits is an error (HDL1007)",
            Of((UInt a) => a.Extend(8), "15:u4", "15:u8"),
            Of((SInt a) => a.Extend(80), "-1:s4", "-1:s80")),
        new("Resize", "as given", "Truncate or Extend, whichever it takes",
            Of((UInt a) => a.Resize(4), "255:u8", "15:u4"),
            Of((SInt a) => a.Resize(8), "-8:s4", "-8:s8")),
        new("Change of sign", "the operand's", "the same bits",
            Of((UInt a) => a.AsSInt(), "255:u8", "-1:s8"),
            Of((SInt a) => a.AsUInt(), "-1:s8", "255:u8")),
        new("And of all bits", "1", "1 when all are",
            Of((UInt a) => a.AndReduce(), "15:u4", "1:u1"), Of((UInt a) => a.AndReduce(), "7:u4", "0:u1")),
        new("Or of all bits", "1", "1 when any is",
            Of((UInt a) => a.OrReduce(), "8:u4", "1:u1"), Of((UInt a) => a.OrReduce(), "0:u4", "0:u1")),
        new("Parity", "1", "1 when an odd number is",
            Of((UInt a) => a.XorReduce(), "7:u4", "1:u1"), Of((UInt a) => a.XorReduce(), "15:u4", "0:u1")),
        new("One bit replaced", "the operand's", "at a signal position past the width: nothing is",
            Of((UInt a, UInt b) => a.With(b, 1), "0:u5", "6:u3", "0:u5"),
            Of((UInt a, UInt b) => a.With(b, 1), "0:u5", "4:u3", "16:u5"),
            Of((UInt a) => a.With(0, 0), "15:u4", "14:u4")),
        new("Range replaced", "the operand's", "the new bits are extended to the range; wider is an error (HDL1001)",
            Of((UInt a, UInt b) => a.WithBits(5, 2, b), "255:u8", "1:u2", "199:u8")),
        new("Reverse", "the operand's", "the first bit last", Of((UInt a) => a.Reverse(), "1:u5", "16:u5")),
        new("Population count", "bits of the operand's width", "how many bits are 1", Of((UInt a) => a.PopCount(), "255:u8", "8:u4")),
        new("Choice", "the arms'; they must be equal (HDL1002), a literal takes the other's", "both arms always have a value",
            Of((Bit a, UInt b, UInt c) => Choice.Of(a, b, c), "1:u1", "7:u4", "9:u4", "7:u4"),
            Of((Bit a, UInt b, UInt c) => Choice.Of(a, b, c), "0:u1", "7:u4", "9:u4", "9:u4")),
        new("Bit logic", "1", "&& and || are & and |: both sides always have a value",
            Of((Bit a, Bit b) => a & b, "1:u1", "0:u1", "0:u1"),
            Of((Bit a, Bit b) => a | b, "1:u1", "0:u1", "1:u1"),
            Of((Bit a, Bit b) => a ^ b, "1:u1", "1:u1", "0:u1"),
            Of((Bit a) => !a, "1:u1", "0:u1")),
    ];

    /// <summary>Every example with its row.</summary>
    public static IEnumerable<(SemanticsRow Row, SemanticsExample Example)> Examples =>
        Rows.SelectMany(r => r.Examples.Select(e => (r, e)));

    /// <summary>A combinational design with inputs <c>A0, B0, C0</c> and an output <c>Y0</c> for the first example, and so on.</summary>
    public static Design ToDesign()
    {
        var module = new ModuleDef("Semantics", "Semantics");
        var number = 0;
        foreach (var (row, example) in Examples)
        {
            var inputs = example.Operands.Select((o, i) => new Signal($"{(char)('A' + i)}{number}", o.Shape, SignalKind.Input)).ToList();
            inputs.ForEach(i => module.Add(i));
            var output = module.Add(new Signal($"Y{number}", example.Result.Shape, SignalKind.Wire) { IsOutput = true });
            var value = example.Record([.. inputs.Select(s => new SignalRef(s))]);
            module.Add(new Process(output.Name, ProcessKind.Continuous, new Block([new Assign(output, value)])));
            number++;
        }
        return new Design(module);
    }

    /// <summary>
    /// Sets the inputs of <see cref="ToDesign"/> to the examples' operands and says where an engine gives another result; empty when
    /// nowhere.
    /// </summary>
    public static IReadOnlyList<string> Verify(Engine engine)
    {
        var top = engine.Design.Top;
        var slots = top.Signals.ToDictionary(s => s.Name, top.SlotOf);
        var number = 0;
        foreach (var (_, example) in Examples)
        {
            for (var i = 0; i < example.Operands.Count; i++)
                engine.Write(slots[$"{(char)('A' + i)}{number}"], Limbs(example.Operands[i].Bits));
            number++;
        }
        var mismatches = new List<string>();
        number = 0;
        foreach (var (row, example) in Examples)
        {
            var limbs = new ulong[example.Result.Bits.LimbCount];
            engine.Read(slots[$"Y{number++}"], limbs);
            var actual = new BitVector(example.Result.Shape.Width, limbs);
            if (actual != example.Result.Bits)
                mismatches.Add($"{row.Name}: {example.Text} with {example}, but {engine.Name} gives "
                    + $"{Number(actual, example.Result.Shape)}");
        }
        return mismatches;
    }

    internal static ulong[] Limbs(BitVector bits)
    {
        var limbs = new ulong[bits.LimbCount];
        bits.CopyTo(limbs);
        return limbs;
    }
}
