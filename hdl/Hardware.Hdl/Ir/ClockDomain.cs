namespace Hardware.Hdl.Ir;

/// <summary>How registers with a reset value are reset.</summary>
public enum ResetKind
{
    /// <summary>At a clock edge while reset is high.</summary>
    Synchronous,

    /// <summary>As soon as reset rises, and at every clock edge while it is high.</summary>
    Asynchronous,
}

/// <summary>
/// A clock (rising edge) and its active-high reset. While reset is high at a clock edge, a process that drives a register with a
/// reset value only resets those registers and does nothing else; a process without such registers is not affected by reset.
/// </summary>
/// <param name="name">Empty for the implicit domain, else the user's name; ports are <c>clock</c>/<c>reset</c> or
/// <c>name_clock</c>/<c>name_reset</c>.</param>
/// <param name="reset">Kind of reset.</param>
public sealed class ClockDomain(string name, ResetKind reset = ResetKind.Synchronous)
{
    /// <summary>Empty for the implicit domain.</summary>
    public string Name { get; } = name;

    /// <summary>Kind of reset.</summary>
    public ResetKind Reset { get; } = reset;

    /// <summary>Name of the clock port in Verilog and waves.</summary>
    public string ClockName => Name.Length == 0 ? "clock" : Name + "_clock";

    /// <summary>Name of the reset port in Verilog and waves.</summary>
    public string ResetName => Name.Length == 0 ? "reset" : Name + "_reset";

    /// <summary>Position in <see cref="ModuleDef.Domains"/>; set when the domain is added to a module.</summary>
    public int Index { get; internal set; } = -1;
}
