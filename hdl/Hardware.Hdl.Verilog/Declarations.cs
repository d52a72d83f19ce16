using Hardware.Hdl.Ir;

namespace Hardware.Hdl.Verilog;

/// <summary>Types as Verilog writes them.</summary>
internal static class Declarations
{
    /// <summary><c>logic signed [7:0]</c>; a single bit has no range.</summary>
    public static string Logic(Shape shape) => $"logic{Type(shape)}";

    /// <summary><c>wire signed [7:0]</c>.</summary>
    public static string Wire(Shape shape) => $"wire{Type(shape)}";

    /// <summary>The bits of a signal, as a select behind its name; nothing when they are all of it.</summary>
    public static string Select(Shape shape, (int High, int Low) bits) =>
        bits == (shape.Width - 1, 0) ? "" : bits.High == bits.Low ? $"[{bits.Low}]" : $"[{bits.High}:{bits.Low}]";

    private static string Type(Shape shape) => $"{(shape.Signed ? " signed" : "")}{(shape.Width == 1 ? "" : $" [{shape.Width - 1}:0]")}";
}
