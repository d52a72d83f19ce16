namespace Hardware.Hdl;

// HDL3xxx: clocks and resets.
public static partial class DiagnosticCatalogue
{
    private static DiagnosticEntry[] Clocks =>
    [
        new DiagnosticEntry("HDL3001", "Clock domain crossing",
            "A register is read in a clock domain other than the one that loads it; it may be caught while it changes.",
            "Synchronise it, or mark the source register CrossesDomains when it is the first flop of a synchroniser or Gray coded.",
            """
            [Module]
            [ClockDomain("a")]
            [ClockDomain("b")]
            public partial class Crossing
            {
                [Reg] partial Bit Slow { get; set; }
                [Reg] partial Bit Fast { get; set; }
                [Clocked("a")] void TickSlow() => Slow = !Slow;
                [Clocked("b")] void TickFast() => Fast = [|Slow|];
            }
            """,
            """
            [Module]
            [ClockDomain("a")]
            [ClockDomain("b")]
            public partial class Crossing
            {
                [Reg(CrossesDomains = true)] partial Bit Slow { get; set; }
                [Reg] partial Bit Fast { get; set; }
                [Clocked("a")] void TickSlow() => Slow = !Slow;
                [Clocked("b")] void TickFast() => Fast = Slow;
            }
            """),
        new DiagnosticEntry("HDL3002", "Clock of a child not connected",
            "An instance does not say which of the parent's domains a domain of the child is.",
            "Map every domain of the child.",
            "new Instance(...) { Domains = [] }"),
        new DiagnosticEntry("HDL3003", "Unknown clock domain",
            "A clocked method names a domain that its module does not declare.",
            "Add [ClockDomain] with that name to the class.",
            """
            [Reg(8)] partial UInt R { get; set; }
            [Clocked([|"fast"|])] void Tick() => R = A8;
            """,
            """
            [Module]
            [ClockDomain("fast")]
            public partial class Counter
            {
                [Reg(8)] partial UInt R { get; set; }
                [Clocked("fast")] void Tick() => R = R + 1;
            }
            """),
        new DiagnosticEntry("HDL3004", "Loaded by two clocks",
            "Clocked methods of different domains write one register or memory; no flip-flop has two clocks.",
            "Give each clock a register of its own, and synchronise.",
            """
            [Module]
            [ClockDomain("a")]
            [ClockDomain("b")]
            public partial class Crossing
            {
                [Reg] partial Bit Flag { get; set; }
                [Clocked("a")] void Set() => Flag = 1;
                [Clocked("b")] void Clear() => [|Flag|] = 0;
            }
            """,
            """
            [Module]
            [ClockDomain("a")]
            [ClockDomain("b")]
            public partial class Crossing
            {
                [Reg] partial Bit Flag { get; set; }
                [Reg] partial Bit Other { get; set; }
                [Clocked("a")] void Set() => Flag = 1;
                [Clocked("b")] void Clear() => Other = 0;
            }
            """),
    ];
}
