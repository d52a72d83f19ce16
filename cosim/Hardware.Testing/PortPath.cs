using System.Linq.Expressions;
using System.Text.RegularExpressions;
using Hardware.Cosim;

namespace Hardware.Testing;

/// <summary>
/// From how C# names a port to how the design does: <c>p.Source.Payload</c> is <c>Source_Payload</c>, <c>p.Taps[2]</c> is <c>Taps_2</c>.
/// </summary>
internal static partial class PortPath
{
    /// <summary>The name of what a lambda's body reads.</summary>
    public static string Of(Expression body) => body switch
    {
        UnaryExpression { NodeType: ExpressionType.Convert } convert => Of(convert.Operand),
        MemberExpression { Expression: ParameterExpression } member => member.Member.Name,
        MemberExpression { Expression: { } inner } member => $"{Of(inner)}_{member.Member.Name}",
        MethodCallExpression { Method.Name: "get_Item", Object: { } row, Arguments: [var index] } =>
            $"{Of(row)}_{Expression.Lambda(index).Compile().DynamicInvoke()}",
        _ => body.ToString(),
    };

    /// <summary>
    /// The signal that an expression in a test reads, as far as its text tells: <c>(ulong)fifo.Sink.Payload</c> is
    /// <c>Fifo.Sink_Payload</c>.
    /// </summary>
    public static string? SignalIn(string expression, SignalMap map)
    {
        foreach (Match chain in Chains().Matches(expression))
        {
            var names = chain.Groups[1].Value.Replace("[", ".").Replace("]", "").Split('.').Skip(1).ToList();
            for (; names.Count > 0; names.RemoveAt(names.Count - 1))
            {
                if ((map.TryFind(string.Join('_', names)) ?? map.TryFind(string.Join('.', names))) is { } found)
                    return found.Path;
            }
        }
        return null;
    }

    [GeneratedRegex(@"\b([A-Za-z_]\w*(?:\.\w+|\[\d+\])+)")]
    private static partial Regex Chains();
}
