using Hardware.Hdl.Ir;

namespace Hardware.Hdl;

/// <summary>
/// The rule for values that meet in a choice (<c>?:</c>, a switch expression, a local assigned on several paths): sized arms have one
/// width; a literal takes it; with a literal among the arms the result stays unsized, because natively its width is that of the arm taken.
/// </summary>
public static class Choice
{
    /// <summary>The shape two arms meet in; HDL1002 when both have a width and the widths differ.</summary>
    public static (Shape Shape, bool IsUnsized) Join<T>(T whenTrue, T whenFalse) where T : struct, ISignal<T>
    {
        var (a, b) = (whenTrue.Shape, whenFalse.Shape);
        var unsized = whenTrue.IsUnsized || whenFalse.IsUnsized;
        if (!unsized && a.Width != b.Width)
        {
            throw new HdlException("HDL1002",
                $"one arm of the choice is {a.Width} bits and the other {b.Width}: write .Extend({Math.Max(a.Width, b.Width)}) on "
                    + "the narrower one");
        }
        return (a with { Width = Math.Max(a.Width, b.Width) }, unsized);
    }

    /// <summary>One of two values; a node when the condition is recorded, else the arm itself.</summary>
    public static T Of<T>(Bit select, T whenTrue, T whenFalse) where T : struct, ISignal<T>
    {
        if (!select.IsRecorded)
            return select.Value ? whenTrue : whenFalse;
        var (shape, unsized) = Join(whenTrue, whenFalse);
        var mux = new Mux(select.ToExpr(), whenTrue.Fit(shape).ToExpr(), whenFalse.Fit(shape).ToExpr());
        return T.FromExpr(mux, unsized);
    }
}
