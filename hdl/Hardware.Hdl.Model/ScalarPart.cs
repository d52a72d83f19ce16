using Hardware.Hdl.Lowered;

namespace Hardware.Hdl.Model;

/// <summary>The scalar code of an instance and of those below it, as far as nobody else needs what it computes.</summary>
/// <param name="name">What ends the names of its locals.</param>
internal sealed class ScalarPart(string name)
{
    /// <summary>The code that overwrites its state.</summary>
    public CodePart State { get; } = new(name);

    /// <summary>What it is for: registers, memory writes and checks.</summary>
    public List<Sink> Sinks { get; } = [];

    /// <summary>Nodes that it takes from outside: registers of others, memory reads, and what others compute as well.</summary>
    public HashSet<int> Imports { get; } = [];

    /// <summary>Inputs and resets that it reads, and parts of inputs.</summary>
    public HashSet<int> Inputs { get; } = [];

    /// <summary>Nodes that others need and that follow from its own state and inputs alone: it leaves them in memory before the clock
    /// edge.</summary>
    public HashSet<int> Exports { get; } = [];

    /// <summary>The inputs that those depend on.</summary>
    public HashSet<int> ExportInputs { get; } = [];

    /// <summary>Its operations, those of wide values counted limb by limb.</summary>
    public long Work { get; set; }

    /// <summary>Operations that a node takes.</summary>
    public static long WorkOf(Node node) => node.Op switch
    {
        Op.Const or Op.Input or Op.Reset or Op.Register or Op.Gather => 0,
        _ => WideValues.Limbs(node.Width),
    };
}
