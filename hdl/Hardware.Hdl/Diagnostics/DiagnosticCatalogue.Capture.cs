namespace Hardware.Hdl;

// HDL4xxx: what captured code may say.
public static partial class DiagnosticCatalogue
{
    private static DiagnosticEntry[] Capture =>
    [
        new DiagnosticEntry("HDL4001", "No meaning as hardware",
            "try, lock, using, await, yield, goto, fixed and unsafe describe a running program; captured code describes a circuit.",
            "Use if, switch, loops with constant bounds, and registers.",
            """
            [Reg(8)] partial UInt R { get; set; }
            [Clocked] void Tick()
            {
                [|lock|] (this)
                    R = A8;
            }
            """,
            """
            [Reg(8)] partial UInt R { get; set; }
            [Clocked] void Tick() => R = A8;
            """),
        new DiagnosticEntry("HDL4002", "Loop bound on a signal",
            "A loop is unrolled while the hardware is built, when no signal has a value yet.",
            "Loop to a constant bound with if and break inside, or count in a register.",
            """
            [Reg(8)] partial UInt R { get; set; }
            [Clocked] void Tick()
            {
                for (int i = 0; [|i < A4|]; i++)
                    R = A8;
            }
            """,
            """
            [Out] public UInt First => Find();
            [Comb] UInt Find()
            {
                var first = UInt.Zero(3);
                for (int i = 0; i < 8; i++)
                {
                    if (A8[i])
                    {
                        first = UInt.Of(i, 3);
                        break;
                    }
                }
                return first;
            }
            """),
        new DiagnosticEntry("HDL4003", "Exception under a signal",
            "Captured code runs once, while the hardware is built, and would throw whatever the signal is.",
            "Write Assert(condition, \"message\"), which is checked in every cycle.",
            """
            [Reg(8)] partial UInt R { get; set; }
            [Clocked] void Tick()
            {
                if (Sel)
                    [|throw new InvalidOperationException("overflow");|]
                R = A8;
            }
            """,
            """
            [Reg(8)] partial UInt R { get; set; }
            [Clocked] void Tick()
            {
                Assert(!Sel, "overflow");
                R = A8;
            }
            """),
        new DiagnosticEntry("HDL4004", "Object created under a signal",
            "Captured code runs once, while the hardware is built; an object cannot come into being when a signal says so.",
            "Create it before the condition, or outside captured code.",
            """
            [Reg(8)] partial UInt R { get; set; }
            [Clocked] void Tick()
            {
                if (Sel)
                    R = [|new List<UInt> { A8, B8 }|][0];
            }
            """,
            """
            [Reg(8)] partial UInt R { get; set; }
            [Clocked] void Tick()
            {
                var list = new List<UInt> { A8, B8 };
                if (Sel)
                    R = list[0];
            }
            """),
        new DiagnosticEntry("HDL4005", "C# state changed under a signal",
            "A C# variable, field or collection changes once, while the hardware is built, "
            + "whatever the signal is; natively it would change only when the signal says so.",
            "Use UInt locals, registers or wires for what a signal decides.",
            """
            [Reg(8)] partial UInt R { get; set; }
            [Clocked] void Tick()
            {
                int k = 0;
                if (Sel)
                    [|k = 1|];
                R = A8 + k;
            }
            """,
            """
            [Reg(8)] partial UInt R { get; set; }
            [Clocked] void Tick()
            {
                UInt k = UInt.Zero(8);
                if (Sel)
                    k = 1;
                R = A8 + k;
            }
            """),
        new DiagnosticEntry("HDL4006", "C# value chosen by a signal",
            "A choice between C# values has a C# value, which elaboration would fix once.",
            "Declare the result as UInt, or give an arm a width.",
            """
            [Comb] UInt Plus()
            {
                var k = [|Sel ? 1 : 0|];
                return A8 + k;
            }
            [Out] public UInt Y => Plus();
            """,
            """
            [Comb] UInt Plus()
            {
                var k = Sel ? UInt.Of(1, 8) : 0;
                return A8 ^ k;
            }
            [Out] public UInt Y => Plus().Resize(8);
            """),
        new DiagnosticEntry("HDL4007", "Uncaptured code decides by a signal",
            "Captured code uses a member that is ordinary C# and has an if, ?: or && on a signal, "
            + "which has no value while hardware is built.",
            "Put [Comb] on the method, or [Wire] on the property.",
            """
            static UInt Pick(Bit s, UInt a, UInt b) => s ? a : b;
            [Out] public UInt Y => [|Pick|](Sel, A8, B8);
            """,
            """
            [Comb] static UInt Pick(Bit s, UInt a, UInt b) => s ? a : b;
            [Out] public UInt Y => Pick(Sel, A8, B8);
            """),
        new DiagnosticEntry("HDL4008", "Case label is a signal",
            "The labels of a switch over a signal are constants, as in a Verilog case.",
            "Compare with == in an if.",
            "switch (A) { case var x when x == B: ... }"),
        new DiagnosticEntry("HDL4009", "Bit where C# wants a bool",
            "The value of a Bit is not known while hardware is built; the cast the compiler suggests would fail at elaboration.",
            "Declare a Bit instead of a bool.",
            """
            [Reg(8)] partial UInt R { get; set; }
            [Clocked] void Tick()
            {
                bool go = [|Sel|];
                if (go)
                    R = A8;
            }
            """,
            """
            [Reg(8)] partial UInt R { get; set; }
            [Clocked] void Tick()
            {
                Bit go = Sel;
                if (go)
                    R = A8;
            }
            """),
        new DiagnosticEntry("HDL4010", "Signal passed by reference",
            "A variable of the hardware is a wire and has no address.",
            "Return the value, several as a tuple.",
            """
            [Comb] void Split(UInt x, out UInt low) => low = x.Bits(3, 0);
            [Comb] UInt Low()
            {
                Split(A8, [|out var low|]);
                return low;
            }
            [Out] public UInt Y => Low();
            """,
            """
            [Comb] UInt Low()
            {
                var (high, low) = (A8.Bits(7, 4), A8.Bits(3, 0));
                return high ^ low;
            }
            [Out] public UInt Y => Low();
            """),
        new DiagnosticEntry("HDL4011", "Lambda over a reassigned signal",
            "Which value of the variable the lambda sees depends on when it runs.",
            "Copy it to a local that is assigned once, or use a for loop.",
            """
            [Comb] UInt Sum()
            {
                var x = A8;
                var terms = new[] { B8, A8 }.Select(t => t ^ [|x|]);
                if (Sel)
                    x = B8;
                return terms.Aggregate((a, b) => a ^ b) ^ x;
            }
            [Out] public UInt Y => Sum();
            """,
            """
            [Comb] UInt Sum()
            {
                var x = A8;
                var terms = new[] { B8, A8 }.Select(t => t ^ x);
                return terms.Aggregate((a, b) => a ^ b) ^ x;
            }
            [Out] public UInt Y => Sum();
            """),
        new DiagnosticEntry("HDL4012", "Endless recursion",
            "A captured function calls itself and only a signal could end that, so elaboration never would.",
            "Write a loop with a constant bound, or end it by an int parameter.",
            """
            [Comb] UInt Halve(UInt x)
            {
                if (x < 4)
                    return x;
                return [|Halve(x >> 1)|];
            }
            [Out] public UInt Y => Halve(A8);
            """,
            """
            [Comb] UInt Halve(UInt x, int steps)
            {
                if (steps == 0)
                    return x;
                return Halve(x >> 1, steps - 1);
            }
            [Out] public UInt Y => Halve(A8, 4);
            """),
        new DiagnosticEntry("HDL4013", "Clocked method with a signature",
            "The clock calls the method: it neither gives arguments nor takes a result.",
            "Write [Clocked] void Name().",
            """
            [Reg(8)] partial UInt R { get; set; }
            [Clocked] void [|Tick|](UInt x) => R = x;
            """,
            """
            [Reg(8)] partial UInt R { get; set; }
            [Clocked] void Tick() => R = A8;
            """),
        new DiagnosticEntry("HDL4014", "View inside a bundle packed",
            "A bundle that nests another view cannot be packed into bits or assigned as a whole.",
            "Pack or assign its fields one by one.",
            "Packet.Pack() // where Packet has a field of type Stream"),
        new DiagnosticEntry("HDL4015", "Static state in captured code",
            "Hardware follows from the parameters alone; instances with equal parameters share one body, whenever it is built.",
            "Make it readonly or const, or a parameter of the module.",
            """
            static int _step = 1;
            [Out] public UInt Y => A8 + [|_step|];
            """,
            """
            static readonly int _step = 1;
            [Out] public UInt Y => A8 + _step;
            """),
        new DiagnosticEntry("HDL4016", "Pattern on a signal",
            "C# matches constants only with its own types; the compiler says CS9135 or CS0029.",
            "Match .Value, which the generator turns into comparisons.",
            "[Out] public Bit Y => [|A8|] is 3 or 5;",
            "[Out] public Bit Y => A8.Value is 3 or 5;"),
        new DiagnosticEntry("HDL4017", "Signal decides in a member that is not captured",
            "An ordinary member of a module has an if, ?: or && on a signal. It works in native simulation only.",
            "Put [Comb] on the method, or [Wire] on the property.",
            "UInt Chosen => [|Sel|] ? A8 : B8;",
            "[Wire] UInt Chosen => Sel ? A8 : B8;"),
    ];
}
