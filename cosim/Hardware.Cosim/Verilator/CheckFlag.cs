using Hardware.Hdl.Ir;

namespace Hardware.Cosim.Verilator;

/// <summary>The one-bit signal that the verilated module raises for a check.</summary>
/// <param name="Module">The module, as in the design.</param>
/// <param name="Check">The check.</param>
/// <param name="Flag">The flag, a signal of the copied module: 1 when an assertion or assumption is reached and does not hold, or
/// a cover point holds.</param>
/// <param name="Domain">Domain of the module whose edge sets the flag; null for a combinational process.</param>
internal sealed record CheckFlag(ModuleDef Module, Check Check, Signal Flag, ClockDomain? Domain)
{
    /// <summary>Whether the flag is valid before the clock edge rather than after it.</summary>
    public bool IsCombinational => Domain is null;
}
