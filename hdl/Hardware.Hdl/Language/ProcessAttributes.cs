namespace Hardware.Hdl;

/// <summary>A method without parameters that happens at every rising clock edge; its register assignments take effect at the end
/// of the edge.</summary>
/// <param name="domain">Clock domain; empty for the implicit one.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ClockedAttribute(string domain = "") : Attribute
{
    /// <summary>Clock domain; empty for the implicit one.</summary>
    public string Domain { get; } = domain;
}

/// <summary>
/// On a method without parameters and result: combinational logic that drives wires, outputs and children's inputs.
/// On any other method: a helper function that captured code may call.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CombAttribute : Attribute;
