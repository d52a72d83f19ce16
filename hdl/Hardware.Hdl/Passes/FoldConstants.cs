using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Passes;

/// <summary>
/// Replaces operations on constants by their results, as <see cref="Semantics"/> defines them, and operations that a constant operand
/// makes trivial (<c>x &amp; 0</c>, <c>x + 0</c>, a choice with a constant condition) by what is left of them. So are operations that
/// equal operands decide (<c>x - x</c>, <c>x == x</c>, a choice between equals): linters find what such terms hide.
/// </summary>
public sealed class FoldConstants
{
    private readonly Dictionary<Expr, Expr> _folded = [];

    /// <summary>Folds every expression of a design, in place.</summary>
    public static void Run(Design design)
    {
        foreach (var module in design.Modules)
        {
            var fold = new FoldConstants();
            module.ReplaceProcesses(module.Processes.Select(p =>
                new Process(p.Name, p.Kind, p.Body.MapExpressions(fold.Fold), p.Domain, p.Source)));
            foreach (var instance in module.Instances)
            {
                foreach (var port in instance.Module.Ports.Where(p => p.Kind == SignalKind.Input))
                {
                    var drivers = instance.Connections(port);
                    for (var i = 0; i < drivers.Length; i++)
                        drivers[i] = drivers[i] is { } driver ? fold.Fold(driver) : null;
                }
            }
        }
    }

    /// <summary>An expression of the same shape and value; the same node when there is nothing to fold.</summary>
    public Expr Fold(Expr expr)
    {
        if (expr is SignalRef or PortRef or Const)
            return expr;
        if (_folded.TryGetValue(expr, out var known))
            return known;
        var operands = ExprRewriter.Operands(expr);
        var folded = new Expr[operands.Count];
        var changed = false;
        for (var i = 0; i < folded.Length; i++)
        {
            folded[i] = Fold(operands[i]);
            changed |= !ReferenceEquals(folded[i], operands[i]);
        }
        return _folded[expr] = Simplify(changed ? ExprRewriter.WithOperands(expr, folded) : expr);
    }

    private static Expr Simplify(Expr expr) => expr switch
    {
        Unary { Operand: Const c } e => Constant(Semantics.Evaluate(e.Op, c.Value, c.Shape), e),
        Unary { Op: UnaryOp.Not, Operand: Unary { Op: UnaryOp.Not } inner } => inner.Operand,
        Unary { Op: UnaryOp.ReduceAnd or UnaryOp.ReduceOr or UnaryOp.ReduceXor, Operand: { Width: 1 } only } =>
            only.Shape.Signed ? new Reinterpret(only, false) : only,
        Unary { Op: UnaryOp.ReduceOr or UnaryOp.ReduceXor, Operand: Resize { Operand: { Shape.Signed: false } inner } wide } e
            when inner.Width < wide.Width => Simplify(new Unary(e.Op, inner)),
        Binary { Left: Const l, Right: Const r } e => Constant(Semantics.Evaluate(e.Op, l.Value, r.Value, l.Shape), e),
        Binary { Right: Const r } e => WithConstant(e, e.Left, r),
        Binary { Left: Const l, Op: BinaryOp.Add or BinaryOp.And or BinaryOp.Or or BinaryOp.Xor } e => WithConstant(e, e.Right, l),
        Binary e when IsDecidedByEquals(e.Op) && AreAlike(e.Left, e.Right) => OfEquals(e),
        Mux { Select: Const c } e => c.Value.IsZero ? e.WhenFalse : e.WhenTrue,
        Mux e when AreAlike(e.WhenTrue, e.WhenFalse) => e.WhenTrue,
        Slice { Operand: Const c } e => Constant(Semantics.Slice(c.Value, e.High, e.Low), e),
        Slice { Low: 0 } e when e.Width == e.Operand.Width && !e.Operand.Shape.Signed => e.Operand,
        BitSelect { Operand: Const c, Position: Const p } e => Constant(Semantics.BitSelect(c.Value, p.Value), e),
        BitSelect { Position: Const p } e => ConstantPosition(e, p.Value),
        Concat e when e.Parts.All(p => p is Const) => Constant(Semantics.Concat([.. e.Parts.Select(p => ((Const)p).Value)]), e),
        Concat { Parts: [{ Shape.Signed: false } only] } => only,
        Resize { Operand: Const c } e => Constant(Semantics.Resize(c.Value, e.Width, c.Shape.Signed), e),
        Resize e when e.Width == e.Operand.Width => e.Operand,
        Reinterpret { Operand: Const c } e => Constant(c.Value, e),
        Reinterpret e when e.Shape == e.Operand.Shape => e.Operand,
        MemoryRead { Address: Const a } e when Semantics.Index(a.Value) >= e.Memory.Depth => Constant(BitVector.Zero(e.Width), e),
        _ => expr,
    };

    private static Expr WithConstant(Binary e, Expr other, Const constant)
    {
        var zero = constant.Value.IsZero;
        var ones = constant.Value == Semantics.Ones(constant.Width);
        return e.Op switch
        {
            BinaryOp.Add or BinaryOp.Subtract or BinaryOp.Or or BinaryOp.Xor when zero => other,
            BinaryOp.ShiftLeft or BinaryOp.ShiftRight when zero => other,
            BinaryOp.And when zero => constant,
            BinaryOp.And when ones => other,
            BinaryOp.Or when ones => constant,
            _ => e,
        };
    }

    private static bool IsDecidedByEquals(BinaryOp op) => op is BinaryOp.Subtract or BinaryOp.And or BinaryOp.Or or BinaryOp.Xor
        or (>= BinaryOp.Equal and <= BinaryOp.GreaterOrEqual);

    private static Expr OfEquals(Binary e) => e.Op switch
    {
        BinaryOp.And or BinaryOp.Or => e.Left,
        BinaryOp.Equal or BinaryOp.LessOrEqual or BinaryOp.GreaterOrEqual => Constant(Semantics.Ones(1), e),
        _ => Constant(BitVector.Zero(e.Width), e),
    };

    /// <summary>Whether two expressions are the same operations on the same signals, as far down as is looked.</summary>
    private static bool AreAlike(Expr a, Expr b, int depth = 6)
    {
        if (ReferenceEquals(a, b))
            return true;
        if (depth == 0 || a.GetType() != b.GetType() || a.Shape != b.Shape)
            return false;
        var same = (a, b) switch
        {
            (Const x, Const y) => x.Value == y.Value,
            (SignalRef x, SignalRef y) => x.Signal == y.Signal,
            (PortRef x, PortRef y) => (x.Instance, x.Element, x.Port) == (y.Instance, y.Element, y.Port),
            (Unary x, Unary y) => x.Op == y.Op,
            (Binary x, Binary y) => x.Op == y.Op,
            (Slice x, Slice y) => x.Low == y.Low,
            (MemoryRead x, MemoryRead y) => x.Memory == y.Memory,
            _ => true,
        };
        var (left, right) = (ExprRewriter.Operands(a), ExprRewriter.Operands(b));
        return same && left.Count == right.Count && left.Zip(right).All(pair => AreAlike(pair.First, pair.Second, depth - 1));
    }

    private static Expr ConstantPosition(BitSelect e, BitVector position) => Semantics.Index(position) is var at && at < e.Operand.Width
        ? Simplify(new Slice(e.Operand, at, at))
        : Constant(BitVector.Zero(1), e);

    private static Const Constant(BitVector value, Expr replaced) => new(value, replaced.Shape.Signed);
}
