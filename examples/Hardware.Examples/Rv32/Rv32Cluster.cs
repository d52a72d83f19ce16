namespace Hardware.Examples;

/// <summary>Cores side by side, each with a program and a memory of its own; a core stops at the end of its program.</summary>
/// <param name="programs">The words that the memory of each core starts with.</param>
/// <param name="words">Words of each memory.</param>
[Module]
public sealed partial class Rv32Cluster(uint[][] programs, int words)
{
    readonly Instances<Rv32System> _systems = new(programs.Length, i => new Rv32System(programs[i], words));

    /// <summary>Every core has stopped.</summary>
    [Out] public Bit AllHalted => Enumerable.Range(0, programs.Length).Select(i => _systems[i].Halted).Aggregate((a, b) => a & b);

    /// <summary>Any core has stopped at an instruction that it does not know.</summary>
    [Out] public Bit AnyIllegal => Enumerable.Range(0, programs.Length).Select(i => _systems[i].Illegal).Aggregate((a, b) => a | b);

    /// <summary>Exclusive or of what the cores write to registers.</summary>
    [Out] public UInt Digest => Enumerable.Range(0, programs.Length).Select(i => _systems[i].RetiredValue).Aggregate((a, b) => a ^ b);
}
