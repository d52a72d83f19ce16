using Hardware.Hdl.Ir;

namespace Hardware.Hdl.Verilog;

/// <summary>What the emitted Verilog shall carry besides the hardware.</summary>
public sealed record VerilogOptions
{
    /// <summary>Whether processes and instances name the C# line they come from.</summary>
    public bool SourceComments { get; init; } = true;

    /// <summary>
    /// Which signals carry <c>/*verilator public_flat_rw*/</c>, so that a lockstep run can read and deposit them; null for none.
    /// Locals are never asked for. Each one costs speed in Verilator, so this is for a variant made for lockstep only.
    /// </summary>
    public Func<ModuleDef, Signal, bool>? PublicSignals { get; init; }

    /// <summary>Whether memories carry the tag, too.</summary>
    public bool PublicMemories { get; init; }

    /// <summary>The variant for lockstep: registers, named wires, ports and memories are public.</summary>
    public static VerilogOptions Lockstep { get; } = new() { PublicSignals = (_, _) => true, PublicMemories = true };
}
