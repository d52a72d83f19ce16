using Hardware.Hdl.Ir;

namespace Hardware.Hdl.Verilog;

/// <summary>One emitted source file; it holds one module.</summary>
/// <param name="Name">File name: the module's name with <c>.sv</c>.</param>
/// <param name="Text">The whole text, lines ended by a line feed.</param>
/// <param name="Module">The definition it was emitted from.</param>
public sealed record VerilogFile(string Name, string Text, ModuleDef Module)
{
    /// <summary>
    /// The checks of the module with the line (from 1) of their assertion, so that a message of a simulator, which names file and
    /// line, leads back to the C# source.
    /// </summary>
    public IReadOnlyList<(int Line, Check Check)> Checks { get; init; } = [];
}
