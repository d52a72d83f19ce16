using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl;

/// <summary>
/// What <see cref="Bit"/>, <see cref="UInt"/>, <see cref="SInt"/> and <see cref="En{E}"/> have in common: each holds a number, or,
/// while hardware is being built, the IR node that will compute it (it is <em>recorded</em>).
/// </summary>
public interface ISignal<T> where T : struct, ISignal<T>
{
    /// <summary>Width and signedness; of an unsized value the least that holds it.</summary>
    Shape Shape { get; }

    /// <summary>
    /// Whether the value has no width of its own: an integer literal, or a recorded choice with a literal among its arms. It takes the
    /// width of what it meets, and operations whose result depends on the operand's own width refuse it.
    /// </summary>
    bool IsUnsized { get; }

    /// <summary>Whether it holds an IR node instead of a number.</summary>
    bool IsRecorded { get; }

    /// <summary>The IR node; a constant of <see cref="Shape"/> when it holds a number.</summary>
    Expr ToExpr();

    /// <summary>The bits, <see cref="Shape"/> wide; HDL6002 when recorded.</summary>
    BitVector ToBits();

    /// <summary>
    /// The value at exactly the shape of a target: extended; HDL1001 when it is wider, HDL1004 when a literal does not fit.
    /// </summary>
    T Fit(Shape target);

    /// <summary>A value that an IR node computes; constant nodes become numbers.</summary>
    static abstract T FromExpr(Expr expr, bool unsized = false);

    /// <summary>A number from its bits; those above the shape's width are dropped.</summary>
    static abstract T FromBits(BitVector bits, Shape shape);

    /// <summary>The number 0, <paramref name="width"/> bits wide.</summary>
    static abstract T Zero(int width);
}
