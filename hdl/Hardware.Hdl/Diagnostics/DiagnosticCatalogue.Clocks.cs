namespace Hardware.Hdl;

// HDL3xxx: clocks and resets.
public static partial class DiagnosticCatalogue
{
    private static DiagnosticEntry[] Clocks =>
    [
        new DiagnosticEntry("HDL3001", "Clock domain crossing",
            "A register is read in a clock domain other than the one that loads it; it may be caught while it changes.",
            "Synchronise it, or mark the source register CrossesDomains when it is the first flop of a synchroniser or Gray coded.",
            "[Clocked(\"b\")] void F() => Y = RegisterOfDomainA;"),
        new DiagnosticEntry("HDL3002", "Clock of a child not connected",
            "An instance does not say which of the parent's domains a domain of the child is.",
            "Map every domain of the child.",
            "new Instance(...) { Domains = [] }"),
        new DiagnosticEntry("HDL3003", "Unknown clock domain",
            "A clocked method names a domain that its module does not declare.",
            "Add [ClockDomain] with that name to the class.",
            "[Clocked(\"fast\")] void F() ..."),
    ];
}
