using Hardware.TestKit.StateModules;

namespace Hardware.TestKit;

/// <summary>The table of rules about state: docs/semantics.md is generated from it, and every engine is held to it.</summary>
public static class StateTable
{
    /// <summary>Every rule.</summary>
    public static IReadOnlyList<StateScenario> Rows { get; } =
    [
        new("Start of a register", "its reset value, before any clock; without one it is random, the same for the same seed",
            "Q is 5", () => new Loaded()),
        new("Register not assigned", "keeps its value",
            "A = 7; E = 1; clock; Q is 7; A = 9; E = 0; clock; Q is 7", () => new LoadedWhenEnabled()),
        new("Register read after it was written", "the value before the clock edge",
            "A = 3; clock; Q is 3; R is 5; A = 4; clock; Q is 4; R is 3", () => new ReadAfterWrite()),
        new("Two assignments to a register", "the last one on the path taken",
            "A = 3; clock; Q is 1", () => new AssignedTwice()),
        new("Synchronous reset", "at a clock edge while reset is high the register takes its reset value and nothing else happens to it",
            "A = 3; clock; Q is 3; reset on; Q is 3; clock; Q is 5; reset off; clock; Q is 3", () => new Loaded()),
        new("Asynchronous reset", "as soon as reset rises",
            "A = 3; clock; Q is 3; reset on; Q is 5; clock; Q is 5; reset off; Q is 5; clock; Q is 3", () => new LoadedAsynchronously()),
        new("Kind of reset in a child", "each module says it of its own clock domains",
            "A = 3; clock; Q is 3; R is 3; reset on; Q is 3; R is 5; clock; Q is 5; R is 5; reset off; clock; Q is 3; R is 3",
            () => new MixedResets()),
        new("Reset and a process whose registers have no reset value", "the process does not notice",
            "A = 3; reset on; clock; Q is 3", () => new LoadedResetLess()),
        new("Wire or variable read after it was assigned", "the new value, at once", "A = 3; Y is 5", () => new Blocking()),
        new("Memory word read in the cycle that writes it", "the old word; the new one after the clock edge",
            "D = 9; P = 1; W = 1; Y is 0; clock; Y is 9; D = 8; Y is 9; clock; Y is 8", () => new Words([])),
        new("Memory read past the end", "0", "P = 3; W = 0; Y is 0", () => new Words([7, 7, 7])),
        new("Memory write past the end", "nothing is written",
            "D = 9; P = 3; W = 1; clock; Y is 0; W = 0; P = 0; Y is 7; P = 1; Y is 7; P = 2; Y is 7", () => new Words([7, 7, 7])),
        new("Memory word at the start", "its initial contents, or 0",
            "P = 0; W = 0; Y is 7; P = 2; Y is 0", () => new Words([7, 7])),
        new("Memory and reset", "reset does not touch the words", "D = 9; P = 1; W = 1; clock; W = 0; reset on; clock; reset off; Y is 9",
            () => new Words([])),
        new("Two writes of one word at one clock edge", "the last one on the path taken", "D = 9; P = 1; W = 1; clock; Y is 246",
            () => new WordWrittenTwice()),
        new("Masked write", "a mask bit of 1 writes its part of the word, bit 0 the least significant part",
            "D = 171; P = 1; W = 1; clock; Y is 160", () => new WordWrittenByMask()),
    ];
}
