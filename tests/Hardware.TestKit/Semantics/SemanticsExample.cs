using System.Numerics;
using System.Runtime.CompilerServices;
using Hardware.Hdl;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.TestKit;

/// <summary>
/// One line of the table of operations: C# on signals, operands and the result. The same C# is run on numbers and records hardware,
/// so one text is checked on the value structs, on the constant folder and on every engine.
/// </summary>
public sealed class SemanticsExample
{
    private readonly Func<IReadOnlyList<Expr>, Expr> _record;
    private readonly Func<IReadOnlyList<BitVector>, BitVector> _compute;

    private SemanticsExample(
        string text,
        IReadOnlyList<string> operands,
        string result,
        Func<IReadOnlyList<Expr>, Expr> record,
        Func<IReadOnlyList<BitVector>, BitVector> compute)
    {
        Text = text;
        Operands = [.. operands.Select(Parse)];
        Result = Parse(result);
        (_record, _compute) = (record, compute);
    }

    /// <summary>The C# expression; its operands are called a, b and c.</summary>
    public string Text { get; }

    /// <summary>Value and shape of each operand.</summary>
    public IReadOnlyList<(BitVector Bits, Shape Shape)> Operands { get; }

    /// <summary>Value and shape of the result.</summary>
    public (BitVector Bits, Shape Shape) Result { get; }

    /// <summary>An example of one operand; values are written <c>5:u8</c>.</summary>
    public static SemanticsExample Of<A, R>(
        Func<A, R> function, string a, string result, [CallerArgumentExpression(nameof(function))] string text = "")
        where A : struct, ISignal<A>
        where R : struct, ISignal<R> =>
        new(Body(text), [a], result,
            e => function(A.FromExpr(e[0])).ToExpr(),
            b => function(A.FromBits(b[0], ShapeOf(a))).ToBits());

    /// <summary>An example of two operands.</summary>
    public static SemanticsExample Of<A, B, R>(
        Func<A, B, R> function, string a, string b, string result, [CallerArgumentExpression(nameof(function))] string text = "")
        where A : struct, ISignal<A>
        where B : struct, ISignal<B>
        where R : struct, ISignal<R> =>
        new(Body(text), [a, b], result,
            e => function(A.FromExpr(e[0]), B.FromExpr(e[1])).ToExpr(),
            v => function(A.FromBits(v[0], ShapeOf(a)), B.FromBits(v[1], ShapeOf(b))).ToBits());

    /// <summary>An example of three operands.</summary>
    public static SemanticsExample Of<A, B, C, R>(
        Func<A, B, C, R> function, string a, string b, string c, string result,
        [CallerArgumentExpression(nameof(function))] string text = "")
        where A : struct, ISignal<A>
        where B : struct, ISignal<B>
        where C : struct, ISignal<C>
        where R : struct, ISignal<R> =>
        new(Body(text), [a, b, c], result,
            e => function(A.FromExpr(e[0]), B.FromExpr(e[1]), C.FromExpr(e[2])).ToExpr(),
            v => function(A.FromBits(v[0], ShapeOf(a)), B.FromBits(v[1], ShapeOf(b)), C.FromBits(v[2], ShapeOf(c))).ToBits());

    /// <summary>The node that the C# records over given operands.</summary>
    public Expr Record(IReadOnlyList<Expr> operands) => _record(operands);

    /// <summary>The number that the C# computes from the example's operands.</summary>
    public BitVector Compute() => _compute([.. Operands.Select(o => o.Bits)]);

    /// <summary><c>a = 5:u8, b = 9:u4 gives 0:u8</c>.</summary>
    public override string ToString()
    {
        var operands = Operands.Select((o, i) => $"{(char)('a' + i)} = {Number(o.Bits, o.Shape)}");
        return $"{string.Join(", ", operands)} gives {Number(Result.Bits, Result.Shape)}";
    }

    internal static string Number(BitVector bits, Shape shape) => $"{Semantics.ToBigInteger(bits, shape.Signed)}:{shape}";

    internal static (BitVector Bits, Shape Shape) Parse(string number)
    {
        var shape = ShapeOf(number);
        return (Semantics.FromBigInteger(BigInteger.Parse(number[..number.IndexOf(':')]), shape.Width), shape);
    }

    private static Shape ShapeOf(string number) =>
        new(int.Parse(number[(number.IndexOf(':') + 2)..]), number[number.IndexOf(':') + 1] == 's');

    private static string Body(string lambda) => lambda[(lambda.IndexOf("=>", StringComparison.Ordinal) + 3)..];
}
