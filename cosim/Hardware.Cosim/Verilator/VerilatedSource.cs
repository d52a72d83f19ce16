namespace Hardware.Cosim.Verilator;

/// <summary>What a verilated library is made of: Verilog, and the ports that its shim hands out.</summary>
/// <param name="Top">Name of the Verilog module at the top.</param>
/// <param name="Files">All Verilog files by name (without folder) and text.</param>
/// <param name="Clocks">Clock port of each domain; null where nothing needs it.</param>
/// <param name="Resets">Reset port of each domain; null where nothing needs it.</param>
/// <param name="Ports">All other ports.</param>
internal sealed record VerilatedSource(
    string Top, IReadOnlyList<(string Name, string Text)> Files,
    IReadOnlyList<string?> Clocks, IReadOnlyList<string?> Resets, IReadOnlyList<string> Ports)
{
    /// <summary>Ports in the order in which the shim hands out their addresses: resets by domain, then the others.</summary>
    public IEnumerable<string?> PortOrder => Resets.Concat(Ports);
}
