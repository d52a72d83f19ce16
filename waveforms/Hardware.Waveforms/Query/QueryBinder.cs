using System.Globalization;
using System.Numerics;
using Hardware.Waveforms.Show;

namespace Hardware.Waveforms.Query;

/// <summary>Looks up the names of an expression, checks that operands go together, and builds what works it out.</summary>
/// <remarks>
/// A part inside <c>past</c> or an edge function is built again with a delay: <c>rose(e)</c> is e now and e one step before.
/// With a clock a step is a clock edge, else a time step of the trace, so that the step before a change is just before it.
/// </remarks>
internal sealed class QueryBinder(string expression, WaveFile file, bool clocked)
{
    private const int DeepestDelays = 8;

    /// <summary>Values of an enum that a message lists.</summary>
    private const int MostLabels = 12;

    private readonly SignalNames _names = new(file.Hierarchy);
    private readonly Dictionary<(Variable Variable, long Delay), SignalNode> _signals = [];
    private int _delays;

    /// <summary>The signals of what was built, each once for every delay.</summary>
    public IReadOnlyCollection<SignalNode> Signals => _signals.Values;

    public QueryNode Bind(QuerySyntax syntax, long delay = 0)
    {
        switch (syntax)
        {
            case NameSyntax name:
                return Resolve(name) is { } variable ? Signal(variable, delay) : Field(name, delay) ?? throw UnknownName(name);
            case NumberSyntax number:
                return QueryNumber.Parse(number, expression);
            case TextSyntax text:
                return new ConstantNode(new QueryType(QueryKind.Text, 0, false), QueryValue.Of(text.Text));
            case DurationSyntax duration:
                throw Error(WaveCodes.ExpressionType, duration,
                    $"a time such as '{duration.Text}' can only be the second argument of past");
            case UnarySyntax unary:
                return Unary(unary, delay);
            case BinarySyntax { Operator: "&&" or "||" } logic:
                return new LogicNode(logic.Operator == "||", Truth(logic.Left, delay), Truth(logic.Right, delay));
            case BinarySyntax binary:
                return Binary(binary, delay);
            case SliceSyntax slice:
                return Slice(slice, delay);
            default:
                return Call((CallSyntax)syntax, delay);
        }
    }

    /// <summary>Builds a part that must be true or false.</summary>
    public QueryNode Truth(QuerySyntax syntax, long delay = 0)
    {
        QueryNode node = Bind(syntax, delay);
        return node.Type.Kind != QueryKind.Text
            ? node
            : throw Error(WaveCodes.ExpressionType, syntax, "a text is neither true nor false: compare it, as in phase == \"fill\"");
    }

    private SignalNode Signal(Variable variable, long delay)
    {
        if (!_signals.TryGetValue((variable, delay), out SignalNode? node))
            _signals[(variable, delay)] = node = new SignalNode(variable, delay);
        return node;
    }

    /// <summary>A field of a bundle, <c>request.valid</c>; null when the name is none.</summary>
    private SliceNode? Field(NameSyntax name, long delay)
    {
        int dot = name.Name.LastIndexOf('.');
        return dot > 0 && Resolve(name with { Name = name.Name[..dot] }) is { } bundle
            && BundleText.FieldsOf(bundle).FirstOrDefault(field => field.Name == name.Name[(dot + 1)..]) is { } field
            ? new SliceNode(Signal(bundle, delay), field.Low, field.Width)
            : null;
    }

    private Variable? Resolve(NameSyntax name)
    {
        (Variable? variable, IReadOnlyList<Variable> candidates) = _names.Resolve(name.Name);
        return candidates.Count < 2 ? variable : throw Error(WaveCodes.AmbiguousName, name,
            $"'{name.Name}' could be {string.Join(" or ", candidates.Take(3))}{(candidates.Count > 3 ? " or another" : "")}: "
            + "write more of the path");
    }

    private WaveException UnknownName(NameSyntax name) => Error(WaveCodes.UnknownName, name, _names.Closest(name.Name) is { } close
        ? $"'{name.Name}' is no signal of the trace: perhaps {close} is meant"
        : $"'{name.Name}' is no signal of the trace: write its path");

    private QueryNode Unary(UnarySyntax unary, long delay)
    {
        if (unary.Operator == "!")
            return new UnaryNode(QueryType.Truth, "!", Truth(unary.Operand, delay));
        QueryNode operand = Number(unary.Operand, unary.Operator, delay);
        if (unary.Operator == "-")
            return new UnaryNode(operand.Type with { Width = 0, Signed = true }, "-", operand);
        NeedWidth(unary, operand, $"'{unary.Operator}'");
        return new UnaryNode(unary.Operator == "~" ? operand.Type : QueryType.Truth, unary.Operator, operand);
    }

    private BinaryNode Binary(BinarySyntax binary, long delay)
    {
        string symbol = binary.Operator;
        if (symbol is "==" or "!=" or "===" or "!==")
            return Comparison(binary, delay);
        QueryNode left = Number(binary.Left, symbol, delay), right = Number(binary.Right, symbol, delay);
        bool real = left.Type.Kind == QueryKind.Real || right.Type.Kind == QueryKind.Real;
        if (real && symbol is "&" or "|" or "^" or "<<" or ">>")
            throw Error(WaveCodes.ExpressionType, binary.OperatorStart, symbol.Length,
                $"'{symbol}' needs bits on both sides, but there is {left.Type.Name} and {right.Type.Name}");
        QueryType type = symbol switch
        {
            "<" or "<=" or ">" or ">=" => QueryType.Truth,
            _ when real => new QueryType(QueryKind.Real, 0, true),
            "&" or "|" or "^" => new QueryType(QueryKind.Integer, Math.Max(left.Type.Width, right.Type.Width),
                left.Type.Signed && right.Type.Signed),
            ">>" => left.Type,
            _ => QueryType.Number,
        };
        return new BinaryNode(type, symbol, left, right);
    }

    private BinaryNode Comparison(BinarySyntax binary, long delay)
    {
        QueryNode left = Label(binary.Left, binary.Right) ?? Bind(binary.Left, delay);
        QueryNode right = Label(binary.Right, binary.Left) ?? Bind(binary.Right, delay);
        if ((left.Type.Kind == QueryKind.Text) != (right.Type.Kind == QueryKind.Text))
            throw Error(WaveCodes.ExpressionType, binary.OperatorStart, binary.Operator.Length,
                $"{left.Type.Name} cannot be compared with {right.Type.Name}");
        return new BinaryNode(QueryType.Truth, binary.Operator, QueryNumber.Fill(left, right.Type.Width),
            QueryNumber.Fill(right, left.Type.Width));
    }

    /// <summary>The value that a name stands for among the values of the enum on the other side; null when it is no such name.</summary>
    private ConstantNode? Label(QuerySyntax side, QuerySyntax other)
    {
        if (side is not NameSyntax name || file.Find(name.Name) is not null || EnumOf(other) is not { } declared)
            return null;
        int dot = name.Name.LastIndexOfAny(['.', ':']);
        string label = name.Name[(dot + 1)..];
        string? bits = dot < 0 || name.Name[..dot].TrimEnd(':') == declared.Table.Name ? declared.Table.BitsOf(label) : null;
        if (bits is not null)
            return QueryNumber.Constant(bits.PadLeft(declared.Width, '0'));
        return _names.Resolve(name.Name).Candidates.Count > 0 ? null : throw Error(WaveCodes.UnknownName, name,
            $"'{name.Name}' is neither a signal nor a value of {declared.Table.Name}: "
            + $"its values are {string.Join(", ", declared.Table.Entries.Select(entry => entry.Name).Take(MostLabels))}");
    }

    private (EnumTable Table, int Width)? EnumOf(QuerySyntax syntax) => syntax switch
    {
        NameSyntax name when _names.Resolve(name.Name) is { Variable: { Enum: { } table } variable } => (table, variable.Width),
        CallSyntax { Function: "past", Arguments: [var inner, ..] } => EnumOf(inner),
        SliceSyntax slice when Element(slice) is { Enum: { } table } element => (table, element.Width),
        _ => null,
    };

    private QueryNode Slice(SliceSyntax slice, long delay)
    {
        if (Element(slice) is { } element)
            return Signal(element, delay);
        QueryNode operand = Number(slice.Operand, slice.Text, delay);
        NeedWidth(slice, operand, $"'{slice.Text}'");
        BitRange range = DeclaredRange(slice.Operand) ?? new BitRange(operand.Type.Width - 1, 0);
        bool descending = range.Left >= range.Right;
        int high = descending ? slice.High - range.Right : range.Right - slice.High;
        int low = descending ? slice.Low - range.Right : range.Right - slice.Low;
        if (high < low)
            throw Error(WaveCodes.ExpressionType, slice,
                $"{slice.Text} runs against the declared order {range}: write [{slice.Low}:{slice.High}]");
        if (low < 0 || high >= operand.Type.Width)
            throw Error(WaveCodes.ExpressionType, slice, $"{slice.Text} is outside {range}: only those bits are there");
        return new SliceNode(operand, low, high - low + 1);
    }

    /// <summary>The variable that the written form names, when brackets are part of a name: <c>mem[3]</c>.</summary>
    private Variable? Element(SliceSyntax slice)
    {
        if (NameWithBrackets(slice) is not { } text)
            return null;
        (Variable? variable, IReadOnlyList<Variable> candidates) = _names.Resolve(text);
        return candidates.Count == 1 ? variable : null;
    }

    private static string? NameWithBrackets(QuerySyntax syntax) => syntax switch
    {
        NameSyntax name => name.Name,
        SliceSyntax slice => NameWithBrackets(slice.Operand) is { } inner ? inner + slice.Text : null,
        _ => null,
    };

    private BitRange? DeclaredRange(QuerySyntax syntax) => syntax switch
    {
        NameSyntax name => _names.Resolve(name.Name).Variable?.Range,
        SliceSyntax slice => Element(slice)?.Range,
        _ => null,
    };

    private QueryNode Call(CallSyntax call, long delay)
    {
        switch (call.Function)
        {
            case "rose":
                return Edge(call, delay, static (before, now) => before.Truth == false && now.Truth == true);
            case "fell":
                return Edge(call, delay, static (before, now) => before.Truth == true && now.Truth == false);
            case "changed":
                return Edge(call, delay, Changed);
            case "stable":
                return Edge(call, delay, static (before, now) => !Changed(before, now));
            case "past":
                return Past(call, delay);
            case "unknown":
                return new FunctionNode(QueryType.Truth, Argument(call, delay),
                    static value => QueryValue.Of(value.Kind is QueryKind.None or QueryKind.Unknown or QueryKind.Partial));
            case "ones":
                return new FunctionNode(QueryType.Number, Sized(call, delay), QueryOperators.OneCount);
            case "onehot":
                return new FunctionNode(QueryType.Truth, Sized(call, delay),
                    static value => QueryOperators.Binary("==", QueryOperators.OneCount(value), QueryValue.Of(1)));
            default:
                throw Error(WaveCodes.UnknownName, call.Start, call.Function.Length,
                    $"'{call.Function}' is no function: there are rose, fell, changed, stable, past, unknown, ones and onehot");
        }
    }

    private static bool Changed(QueryValue before, QueryValue now) => before.Kind != QueryKind.None && !QueryOperators.Same(before, now);

    private EdgeNode Edge(CallSyntax call, long delay, Func<QueryValue, QueryValue, bool> happened)
    {
        QueryNode now = call.Function is "rose" or "fell" ? Truth(Only(call), delay) : Argument(call, delay);
        return new EdgeNode(now, Delayed(Only(call), checked(delay + 1)), happened);
    }

    private QueryNode Past(CallSyntax call, long delay)
    {
        if (call.Arguments.Count is not (1 or 2))
            throw Error(WaveCodes.ExpressionType, call,
                "past takes a value and, if not one step, how far back: past(count) or past(count, 10ns)");
        long steps = call.Arguments.Count == 1 ? 1 : Steps(call.Arguments[1]);
        try
        {
            return Delayed(call.Arguments[0], checked(delay + steps));
        }
        catch (OverflowException)
        {
            throw Error(WaveCodes.BadTime, call, "that is further back than a trace can reach");
        }
    }

    // Every edge function doubles what is built below it.
    private QueryNode Delayed(QuerySyntax syntax, long delay)
    {
        if (++_delays > DeepestDelays)
            throw Error(WaveCodes.ExpressionSyntax, syntax,
                $"past and edges are nested deeper than {DeepestDelays}: write the expression in parts");
        QueryNode node = Bind(syntax, delay);
        _delays--;
        return node;
    }

    private long Steps(QuerySyntax syntax)
    {
        if (syntax is DurationSyntax duration && !clocked)
        {
            try
            {
                return TimeText.Parse(duration.Text, file.Timescale);
            }
            catch (WaveException e)
            {
                throw Error(WaveCodes.BadTime, duration, e.Message[(e.Message.IndexOf(": ", StringComparison.Ordinal) + 2)..]);
            }
        }
        if (syntax is NumberSyntax number && long.TryParse(number.Text, NumberStyles.None, CultureInfo.InvariantCulture, out long steps)
            && steps > 0)
            return steps;
        throw Error(WaveCodes.BadTime, syntax, clocked
            ? "with a clock this is a number of clock edges, at least 1"
            : "this is a number of time steps, at least 1, or a time such as 10ns");
    }

    private QuerySyntax Only(CallSyntax call) => call.Arguments.Count == 1 ? call.Arguments[0]
        : throw Error(WaveCodes.ExpressionType, call, $"{call.Function} takes one argument, not {call.Arguments.Count}");

    private QueryNode Argument(CallSyntax call, long delay) => Bind(Only(call), delay);

    private QueryNode Sized(CallSyntax call, long delay)
    {
        QueryNode operand = Number(Only(call), call.Function, delay);
        NeedWidth(call, operand, call.Function);
        return operand;
    }

    private QueryNode Number(QuerySyntax syntax, string what, long delay)
    {
        QueryNode node = Bind(syntax, delay);
        return node.Type.Kind != QueryKind.Text
            ? node
            : throw Error(WaveCodes.ExpressionType, syntax, $"'{what}' needs a number, but this is a text");
    }

    private void NeedWidth(QuerySyntax syntax, QueryNode operand, string what)
    {
        if (operand.Type.Kind != QueryKind.Integer || operand.Type.Width == 0)
            throw Error(WaveCodes.ExpressionType, syntax,
                $"{what} needs bits, but this is {operand.Type.Name}: write a signal, or a number with a width such as 8'h0f");
    }

    private WaveException Error(string code, QuerySyntax syntax, string sentence) =>
        QueryError.At(code, expression, syntax.Start, syntax.Length, sentence);

    private WaveException Error(string code, int start, int length, string sentence) =>
        QueryError.At(code, expression, start, length, sentence);
}
