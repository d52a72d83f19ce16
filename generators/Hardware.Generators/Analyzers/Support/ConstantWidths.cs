using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hardware.Generators.Analyzers;

/// <summary>Bits of an expression as far as they are constant: a width, or a literal that takes the width of what it meets.</summary>
internal readonly struct WidthFact
{
    private WidthFact(int bits, BigInteger? literal)
    {
        Bits = bits;
        Literal = literal;
    }

    /// <summary>Bits; of a literal the least number that holds it; 0 when unknown.</summary>
    public int Bits { get; }

    /// <summary>The number, when the expression is a literal without a width.</summary>
    public BigInteger? Literal { get; }

    public bool IsKnown => Bits > 0;

    public bool IsSized => Bits > 0 && Literal is null;

    public static WidthFact Unknown => default;

    public static WidthFact Sized(int? bits) => bits is > 0 ? new WidthFact(bits.Value, null) : default;

    public static WidthFact Of(BigInteger literal, bool signed) => new(BitsOf(literal, signed), literal);

    /// <summary>Bits that hold a number: two's complement when signed.</summary>
    public static int BitsOf(BigInteger number, bool signed)
    {
        var bits = 0;
        for (var rest = number.Sign < 0 ? -number - 1 : number; !rest.IsZero; rest >>= 1)
            bits++;
        return System.Math.Max(1, signed || number.Sign < 0 ? bits + 1 : bits);
    }
}

/// <summary>
/// The width rules of docs/semantics.md for what is constant while typing. Whatever depends on a parameter is unknown, and checked at
/// elaboration instead.
/// </summary>
internal sealed class ConstantWidths
{
    private readonly Dictionary<ISymbol, List<IOperation?>> _assigned = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _underway = new(SymbolEqualityComparer.Default);

    public ConstantWidths(IOperation body)
    {
        foreach (var operation in body.SelfAndDescendants())
        {
            if (operation is IVariableDeclaratorOperation { Initializer: { } initializer } declarator)
                Values(declarator.Symbol).Add(initializer.Value);
            foreach (var (target, value) in operation.Assignments())
            {
                // x += y and x++ keep the width x has, except *= : then it is unknown.
                if (target is ILocalReferenceOperation local
                    && (operation is not ICompoundAssignmentOperation and not IIncrementOrDecrementOperation))
                    Values(local.Local).Add(value);
                else if (target is ILocalReferenceOperation changed && operation is ICompoundAssignmentOperation)
                    Values(changed.Local).Add(null);
            }
            if (operation is IArgumentOperation { Value: ILocalReferenceOperation passed, Parameter.RefKind: RefKind.Ref or RefKind.Out })
                Values(passed.Local).Add(null);
        }
    }

    /// <summary>What is known of the bits of an expression.</summary>
    public WidthFact Of(IOperation? operation)
    {
        switch (operation)
        {
            case null:
                return WidthFact.Unknown;
            case IParenthesizedOperation parenthesized:
                return Of(parenthesized.Operand);
            case IConversionOperation conversion:
                return OfConversion(conversion);
            case IConditionalOperation { WhenFalse: { } whenFalse } choice:
                return Join(Of(choice.WhenTrue), Of(whenFalse));
            case ISwitchExpressionOperation choice:
                return choice.Arms.Select(a => Of(a.Value)).Aggregate(Join);
        }
        if (operation.Type.IsLanguage("Bit"))
            return WidthFact.Sized(1);
        if (!operation.Type.IsLanguage("UInt") && !operation.Type.IsLanguage("SInt"))
            return WidthFact.Unknown;
        return operation switch
        {
            ILocalReferenceOperation local => OfLocal(local.Local),
            IPropertyReferenceOperation property => OfProperty(property),
            IBinaryOperation binary => OfBinary(binary.OperatorKind, Of(binary.LeftOperand), Of(binary.RightOperand)),
            IUnaryOperation { OperatorKind: UnaryOperatorKind.BitwiseNegation or UnaryOperatorKind.Minus } unary =>
                Of(unary.Operand) is { IsSized: true } fact ? fact : WidthFact.Unknown,
            IInvocationOperation call => OfCall(call),
            _ => WidthFact.Unknown,
        };
    }

    /// <summary>
    /// Whether the value is a choice between a literal and something with a width, so that natively its width is that of the arm taken.
    /// </summary>
    public bool IsLiteralChoice(IOperation? operation, CapturedBody body) => operation?.Unwrap() switch
    {
        IConditionalOperation { WhenFalse: { } whenFalse } choice => body.IsSignal(choice.Condition) && Mixes([choice.WhenTrue, whenFalse]),
        ISwitchExpressionOperation choice => body.IsSignal(choice.Value) && Mixes(choice.Arms.Select(a => a.Value)),
        ILocalReferenceOperation local => local.Type.IsSignal() && _assigned.TryGetValue(local.Local, out var values)
            && values.All(v => v is not null) && Mixes(values) && values.Skip(1)
                .Any(v => body.ControllingSignal(v!, local.Local) is not null),
        _ => false,
    };

    private bool Mixes(IEnumerable<IOperation?> arms)
    {
        var facts = arms.Select(Of).ToList();
        return facts.Any(f => f.Literal is not null) && facts.Any(f => f.IsSized);
    }

    private WidthFact OfConversion(IConversionOperation conversion)
    {
        var from = conversion.Operand;
        if (conversion.Type.IsLanguage("Bit"))
            return WidthFact.Sized(1);
        var signed = conversion.Type.IsLanguage("SInt");
        if (!signed && !conversion.Type.IsLanguage("UInt"))
            return WidthFact.Unknown;
        if (AsNumber(from) is { } number)
            return WidthFact.Of(number, signed);
        // A choice between C# numbers that is converted as a whole.
        if (from.Unwrap() is IConditionalOperation { WhenFalse: { } whenFalse } choice
            && AsNumber(choice.WhenTrue) is { } a && AsNumber(whenFalse) is { } b)
        {
            return WidthFact.Of(BigInteger.Max(a, b), signed);
        }
        return from.Type.IsLanguage("Bit") || from.Type.IsLanguage(conversion.Type!.Name) ? Of(from) : WidthFact.Unknown;
    }

    private WidthFact OfLocal(ILocalSymbol local)
    {
        if (!_assigned.TryGetValue(local, out var values) || values.Contains(null) || !_underway.Add(local))
            return WidthFact.Unknown;
        var fact = values.Select(Of).Aggregate(Join);
        _underway.Remove(local);
        // A reassigned literal has no width that could be known here.
        return fact.Literal is null || values.Count == 1 ? fact : WidthFact.Unknown;
    }

    private static WidthFact OfProperty(IPropertyReferenceOperation property)
    {
        if (!property.Property.IsIndexer)
            return SignalDeclaration.Of(property.Property) is { IsView: false } signal ? WidthFact.Sized(signal.ConstantWidth)
                : WidthFact.Unknown;
        return property.Instance is IPropertyReferenceOperation view && SignalDeclaration.Of(view.Property) is { } declared
            && (view.Type.IsLanguage("Mem") || view.Type.IsLanguage("Vec"))
            ? WidthFact.Sized(declared.ConstantWidth)
            : WidthFact.Unknown;
    }

    private static WidthFact OfBinary(BinaryOperatorKind kind, WidthFact left, WidthFact right)
    {
        switch (kind)
        {
            case BinaryOperatorKind.LeftShift:
            case BinaryOperatorKind.RightShift:
            case BinaryOperatorKind.Divide:
            case BinaryOperatorKind.Remainder:
                return left.IsSized ? left : WidthFact.Unknown;
        }
        if (!left.IsKnown || !right.IsKnown || (!left.IsSized && !right.IsSized))
            return WidthFact.Unknown;
        return kind switch
        {
            BinaryOperatorKind.Add or BinaryOperatorKind.Subtract
                or BinaryOperatorKind.And or BinaryOperatorKind.Or or BinaryOperatorKind.ExclusiveOr =>
                WidthFact.Sized(System.Math.Max(left.Bits, right.Bits)),
            BinaryOperatorKind.Multiply => WidthFact.Sized(left.Bits + right.Bits),
            _ => WidthFact.Unknown,
        };
    }

    private WidthFact OfCall(IInvocationOperation call)
    {
        var arguments = call.Arguments;
        var owner = call.TargetMethod.ContainingType;
        switch (call.TargetMethod.Name)
        {
            case "Truncate" or "Extend" or "Resize" when owner.IsSignal() && arguments.Length == 1:
                return WidthFact.Sized(Integer(arguments[0]));
            case "Zero" or "Ones" when owner.IsSignal() && arguments.Length == 1:
                return WidthFact.Sized(Integer(arguments[0]));
            case "Of" when owner.IsSignal() && arguments.Length == 2:
                return WidthFact.Sized(Integer(arguments[1]));
            case "Bits" when owner.IsSignal() && arguments.Length == 2:
                return Integer(arguments[0]) is { } high && Integer(arguments[1]) is { } low ? WidthFact.Sized(high - low + 1)
                    : WidthFact.Unknown;
            case "AsSInt" or "AsUInt" or "Reverse" or "With" or "WithBits" when owner.IsSignal():
                return Of(call.Instance) is { IsSized: true } same ? same : WidthFact.Unknown;
            case "Replicate" when owner.IsLanguage("HdlMath") && arguments.Length == 2:
                return Of(arguments[0].Value) is { IsSized: true } part ? WidthFact.Sized(part.Bits * Integer(arguments[1]))
                    : WidthFact.Unknown;
            case "Cat" when owner.IsLanguage("HdlMath") && Parts(call) is { } parts:
                var facts = parts.Select(Of).ToList();
                return facts.All(f => f.IsSized) ? WidthFact.Sized(facts.Sum(f => f.Bits)) : WidthFact.Unknown;
            case "Mux" when owner.IsLanguage("HdlMath") && arguments.Length == 3:
                var (a, b) = (Of(arguments[1].Value), Of(arguments[2].Value));
                return a.IsSized && b.IsSized ? WidthFact.Sized(System.Math.Max(a.Bits, b.Bits)) : WidthFact.Unknown;
            default:
                return WidthFact.Unknown;
        }
    }

    /// <summary>The parts of a concatenation written out one by one; null when they come as an array.</summary>
    public static IReadOnlyList<IOperation>? Parts(IInvocationOperation call) => call.Arguments.Length == 1 ? call.Arguments[0].Value switch
    {
        ICollectionExpressionOperation { Elements: var elements } when !elements.Any(e => e is ISpreadOperation) => elements,
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        IConversionOperation { Operand: IArrayCreationOperation { Initializer: { } initializer } } => initializer.ElementValues,
        _ => null,
    } : null;

    /// <summary>A C# constant integer below conversions.</summary>
    public static BigInteger? AsNumber(IOperation operation) =>
        (operation.Unwrap() is { ConstantValue: { HasValue: true, Value: { } value } } ? value : null) switch
        {
            int i => i,
            uint i => i,
            long i => i,
            ulong i => i,
            short i => i,
            ushort i => i,
            byte i => i,
            sbyte i => i,
            char i => i,
            _ => null,
        };

    private static int? Integer(IArgumentOperation argument) => AsNumber(argument.Value) is { } number && number > 0 && number < 1 << 20
        ? (int)number
        : AsNumber(argument.Value) is { IsZero: true } ? 0 : null;

    private static WidthFact Join(WidthFact a, WidthFact b)
    {
        if (a.Literal is { } x && b.Literal is { } y)
            return a.Bits >= b.Bits ? a : b;
        if (a.Literal is not null && b.IsSized && b.Bits >= a.Bits)
            return b;
        if (b.Literal is not null && a.IsSized && a.Bits >= b.Bits)
            return a;
        return a.IsSized && b.IsSized && a.Bits == b.Bits ? a : WidthFact.Unknown;
    }

    private List<IOperation?> Values(ISymbol local)
    {
        if (!_assigned.TryGetValue(local, out var values))
            _assigned.Add(local, values = []);
        return values;
    }
}
