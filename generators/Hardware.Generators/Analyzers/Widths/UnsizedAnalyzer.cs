using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Hardware.Generators.Analyzers;

/// <summary>
/// HDL1003: an operation whose result depends on the width of a literal, which has none: a literal beside other parts, or a choice
/// between a literal and a sized value used where its width decides.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnsizedAnalyzer() : CapturedAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Rules.Error("HDL1003");

    private protected override void Analyze(CapturedBody body, Reporter report)
    {
        var widths = new ConstantWidths(body.Block);
        foreach (var operation in body.Operations)
        {
            switch (operation)
            {
                case IInvocationOperation { TargetMethod.Name: "Cat" } call when call.TargetMethod.ContainingType.IsLanguage("HdlMath"):
                    foreach (var part in ConstantWidths.Parts(call) ?? [])
                        Literal(part);
                    break;
                case IInvocationOperation
                {
                    TargetMethod.Name: "AsSInt" or "AsUInt" or "AndReduce" or "OrReduce" or "XorReduce",
                    Instance: { } instance
                } call
                    when instance.Type.IsSignal():
                    Decides(instance, $".{call.TargetMethod.Name}()");
                    break;
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.BitwiseNegation or UnaryOperatorKind.Minus } unary
                    when unary.Type.IsSignal():
                    Decides(unary.Operand, unary.OperatorKind == UnaryOperatorKind.Minus ? "-" : "~");
                    break;
                case IBinaryOperation binary when binary.Type.IsSignal():
                    Binary(binary);
                    break;
            }
        }

        void Binary(IBinaryOperation binary)
        {
            switch (binary.OperatorKind)
            {
                case BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift:
                case BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder:
                    Decides(binary.LeftOperand, Symbol(binary));
                    break;
                case BinaryOperatorKind.Multiply:
                    Decides(binary.LeftOperand, "*");
                    Decides(binary.RightOperand, "*");
                    break;
                case BinaryOperatorKind.Add or BinaryOperatorKind.Subtract:
                case BinaryOperatorKind.And or BinaryOperatorKind.Or or BinaryOperatorKind.ExclusiveOr:
                    Beside(binary.LeftOperand, binary.RightOperand, Symbol(binary));
                    Beside(binary.RightOperand, binary.LeftOperand, Symbol(binary));
                    break;
            }
        }

        // Beside a sized value that is at least as wide, the width of the choice does not matter.
        void Beside(IOperation choice, IOperation other, string symbol)
        {
            var (own, beside) = (widths.Of(choice), widths.Of(other));
            if (beside.Literal is not null || (own.IsSized && beside.IsSized && beside.Bits < own.Bits))
                Decides(choice, symbol);
        }

        void Decides(IOperation operand, string symbol)
        {
            if (widths.IsLiteralChoice(operand, body))
            {
                var syntax = operand.Unwrap().Syntax;
                report.Report(Rule, syntax, $"the result of {symbol} depends on the width of '{Quote.Text(syntax)}', which may be a "
                    + "literal without one: "
                    + $"give the literal a width, {operand.Type!.Name}.Of(value, width)");
            }
        }

        void Literal(IOperation part)
        {
            if (widths.Of(part) is { Literal: { } number } fact)
            {
                var type = part.Type!.Name;
                report.Report(Rule, part.Unwrap().Syntax,
                    $"the result of Cat depends on the width of the literal {number}: give it one, {type}.Of({number}, {fact.Bits})",
                    Fixes.Replace($"{type}.Of({number}, {fact.Bits})"));
            }
        }
    }

    private static string Symbol(IBinaryOperation binary) => binary.OperatorKind switch
    {
        BinaryOperatorKind.LeftShift => "<<",
        BinaryOperatorKind.RightShift => ">>",
        BinaryOperatorKind.Divide => "/",
        BinaryOperatorKind.Remainder => "%",
        BinaryOperatorKind.Add => "+",
        BinaryOperatorKind.Subtract => "-",
        BinaryOperatorKind.And => "&",
        BinaryOperatorKind.Or => "|",
        BinaryOperatorKind.ExclusiveOr => "^",
        _ => "*",
    };
}
