using Hardware.Hdl.Ir;

namespace Hardware.Hdl.Values;

/// <summary>
/// The one definition of what every operation computes, for any width. The native engine's value structs (in their wide path), the
/// constant folder and the tests of every engine use it; docs/semantics.md is its table in words.
/// </summary>
public static partial class Semantics
{
}
