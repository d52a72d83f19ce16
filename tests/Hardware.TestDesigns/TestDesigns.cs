namespace Hardware.TestDesigns;

/// <summary>Designs that use every construct captured code may have; every engine runs them against the others.</summary>
public static class TestDesigns
{
    /// <summary>All of them, each with one choice of parameters.</summary>
    public static IReadOnlyList<DesignEntry> All { get; } =
    [
        new("early-returns", "Return out of nested ifs.", () => new EarlyReturns()),
        new("loop-jumps", "Break, continue and return in loops.", () => new LoopJumps(7)),
        new("deep-jumps", "Jumps through loops, switches and ifs.", () => new DeepJumps()),
        new("conditions", "Mixed C# and signal conditions.", () => new Conditions(true, 3)),
        new("conditions-slow", "The same with other parameters.", () => new Conditions(false, 4)),
        new("machine", "Enum state machine.", () => new Machine()),
        new("patterns", "Patterns over signals.", () => new Patterns(0)),
        new("patterns-1", "The same with another parameter.", () => new Patterns(1)),
        new("locals", "Locals on several paths.", () => new Locals()),
        new("blocking", "Wires read back.", () => new Blocking()),
        new("functions", "Captured functions.", () => new Functions(5)),
        new("counting-stage", "Inheritance.", () => new CountingStage(4)),
        new("tree", "Children of many kinds.", () => new Tree()),
        new("mixture", "Interfaces and generics.", () => new Mixture()),
        new("two-parts", "A class in two files.", () => new TwoParts(6)),
        new("views", "Vectors, memories, bundles, streams.", () => new Views(11)),
        new("addresses", "Memory addresses that are computed.", () => new Addresses()),
        new("arithmetic", "Every operation on numbers.", () => new Arithmetic()),
    ];
}
