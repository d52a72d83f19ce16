namespace Hardware.Hdl;

// HDL2xxx: drivers and structure.
public static partial class DiagnosticCatalogue
{
    private static DiagnosticEntry[] Structure =>
    [
        new DiagnosticEntry("HDL2001", "Never driven",
            "A wire that is read or leaves the module is assigned nowhere.",
            "Assign it in a [Comb] method, or remove it.",
            "[Wire(8)] partial UInt [|W|] { get; set; }",
            """
            [Wire(8)] partial UInt W { get; set; }
            [Comb] void Drive() => W = A8;
            """),
        new DiagnosticEntry("HDL2002", "Two drivers",
            "Two processes assign one signal, or two places connect one input of a child.",
            "Keep one driver, and choose there between the values.",
            """
            [Wire(8)] partial UInt W { get; set; }
            [Comb] void First() => W = A8;
            [Comb] void Second() => [|W|] = B8;
            """,
            """
            [Wire(8)] partial UInt W { get; set; }
            [Comb] void Only() => W = Sel ? A8 : B8;
            """),
        new DiagnosticEntry("HDL2003", "Input driven from inside",
            "A module assigns its own input.",
            "Make it an output or a wire, or assign it in the parent.",
            """
            [In] public partial Bit Go { get; set; }
            [Comb] void Start() => [|Go|] = Sel;
            """,
            """
            [Out] public partial Bit Go { get; private set; }
            [Comb] void Start() => Go = Sel;
            """),
        new DiagnosticEntry("HDL2004", "Latch",
            "A wire is not assigned on every path through its process, so it would have to remember its last value.",
            "Assign a default first, or use a register.",
            """
            [Wire(8)] partial UInt W { get; set; }
            [Comb] void Drive()
            {
                if (Sel)
                    [|W|] = A8;
            }
            """,
            """
            [Wire(8)] partial UInt W { get; set; }
            [Comb] void Drive()
            {
                W = 0;
                if (Sel)
                    W = A8;
            }
            """),
        new DiagnosticEntry("HDL2005", "Input of a child not connected",
            "Nothing drives an input of a child instance.",
            "Assign it in a [Comb] method of the parent.",
            """
            [Module]
            public partial class Inverter
            {
                [In] public partial Bit A { get; set; }
                [Out] public Bit Y => !A;
            }

            [Module]
            public partial class Top
            {
                readonly Inverter [|_inverter|] = new();
                [Out] public Bit Y => _inverter.Y;
            }
            """,
            """
            [Module]
            public partial class Inverter
            {
                [In] public partial Bit A { get; set; }
                [Out] public Bit Y => !A;
            }

            [Module]
            public partial class Top
            {
                readonly Inverter _inverter = new();
                [In] public partial Bit A { get; set; }
                [Out] public Bit Y => _inverter.Y;
                [Comb] void Connect() => _inverter.A = A;
            }
            """),
        new DiagnosticEntry("HDL2006", "Combinational loop",
            "A wire depends on itself without a register in between.",
            "Put a register into the path, or break the dependency.",
            """
            [Wire(8)] UInt [|X|] => Y + 1;
            [Wire(8)] UInt Y => X ^ A8;
            """,
            """
            [Reg(8)] partial UInt R { get; set; }
            [Wire(8)] UInt X => R + 1;
            [Wire(8)] UInt Y => X ^ A8;
            [Clocked] void Tick() => R = Y;
            """),
        new DiagnosticEntry("HDL2007", "Read before assignment",
            "A variable of a process is read on a path on which it has not been assigned.",
            "Give it a value where it is declared, or assign it first.",
            """
            [Wire(8)] partial UInt W { get; set; }
            [Out(8)] public partial UInt Y { get; private set; }
            [Comb] void Drive()
            {
                Y = [|W|];
                W = A8;
            }
            """,
            """
            [Wire(8)] partial UInt W { get; set; }
            [Out(8)] public partial UInt Y { get; private set; }
            [Comb] void Drive()
            {
                W = A8;
                Y = W;
            }
            """),
        new DiagnosticEntry("HDL2008", "Assigned in the wrong kind of process",
            "Registers and memories are written in [Clocked] methods, wires in [Comb] methods.",
            "Move the assignment, or change the kind of the signal.",
            """
            [Reg(8)] partial UInt R { get; set; }
            [Comb] void Drive() => [|R|] = A8;
            """,
            """
            [Reg(8)] partial UInt R { get; set; }
            [Clocked] void Tick() => R = A8;
            """),
        new DiagnosticEntry("HDL2009", "Label occurs twice",
            "Two arms of one switch have the same label, so the second can never be taken.",
            "Remove one of them.",
            "switch (S) { case St.A: ...; case St.A: ... }"),
        new DiagnosticEntry("HDL2010", "Signal of another module",
            "A process reads or assigns a signal that belongs to neither its module nor a port of a child.",
            "Go through ports.",
            "_child.Inner.X = 1;"),
        new DiagnosticEntry("HDL2011", "Register read after it is assigned",
            "Reading a register gives its value before the clock edge, also below the statement that assigns it.",
            "Read it before, or keep the new value in a local.",
            """
            [Reg(8)] partial UInt R { get; set; }
            [Clocked] void Tick()
            {
                R = R + 1;
                if ([|R|] == 9)
                    R = 0;
            }
            """,
            """
            [Reg(8)] partial UInt R { get; set; }
            [Clocked] void Tick()
            {
                var next = R + 1;
                R = next == 10 ? UInt.Zero(8) : next;
            }
            """),
    ];
}
