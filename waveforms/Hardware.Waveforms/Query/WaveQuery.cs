namespace Hardware.Waveforms.Query;

/// <summary>A stretch of time in which an expression holds.</summary>
/// <param name="From">First time, in time steps.</param>
/// <param name="To">Last time, in time steps, itself included.</param>
public readonly record struct QueryMatch(long From, long To);

/// <summary>Finds the times at which an expression over signals holds; docs/waveforms.md describes the language.</summary>
/// <example><code>
/// var query = WaveQuery.Parse("fifo.count == 7 &amp;&amp; rose(push)");
/// foreach (QueryMatch match in query.Find(WaveFile.Open("run.vcd")))
///     Console.WriteLine(match.From);
/// </code></example>
public sealed class WaveQuery
{
    private readonly QuerySyntax _syntax;
    private readonly HashSet<string> _mentioned = [];

    private WaveQuery(string expression, QuerySyntax syntax)
    {
        Expression = expression;
        _syntax = syntax;
        Collect(syntax);
    }

    /// <summary>The expression as it was written.</summary>
    public string Expression { get; }

    /// <summary>Reads an expression; names are looked up when it is used.</summary>
    /// <exception cref="WaveException">WAV0501: it is not well formed; the message shows where.</exception>
    public static WaveQuery Parse(string expression) => new(expression, QueryParser.Parse(expression));

    /// <summary>True when the expression may be about a variable: what to load of a large trace
    /// (<see cref="WaveOptions.Select"/>).</summary>
    public bool Mentions(Variable variable) => _mentioned.Contains(variable.Name);

    /// <summary>The stretches of time in which the expression is true, ascending; unknown is not true.</summary>
    /// <param name="file">A trace with the signals of the expression loaded.</param>
    /// <param name="from">First time looked at; the trace's first when null.</param>
    /// <param name="to">Last time looked at; the trace's last when null.</param>
    /// <exception cref="WaveException">WAV0502 to WAV0505: a name or an operand does not fit the trace; the message shows
    /// where.</exception>
    public IEnumerable<QueryMatch> Find(WaveFile file, long? from = null, long? to = null)
    {
        var binder = new QueryBinder(Expression, file, clocked: false);
        QueryNode root = binder.Truth(_syntax);
        return Walk(root, [.. binder.Signals], Math.Max(from ?? file.Start, file.Start), Math.Min(to ?? file.End, file.End));
    }

    /// <summary>The rising edges of a clock at which the expression is true, seen as a register sees it: with the values just before the
    /// edge.</summary>
    /// <param name="file">A trace with the signals of the expression loaded.</param>
    /// <param name="clock">Path, or end of a path, of the clock.</param>
    /// <param name="from">First time looked at; the trace's first when null.</param>
    /// <param name="to">Last time looked at; the trace's last when null.</param>
    /// <remarks>One step of <c>past</c> and of the edge functions is one clock edge.</remarks>
    /// <exception cref="WaveException">WAV0502 to WAV0505: a name or an operand does not fit the trace; the message shows
    /// where.</exception>
    public IEnumerable<long> FindClocked(WaveFile file, string clock, long? from = null, long? to = null)
    {
        (Variable? variable, IReadOnlyList<Variable> candidates) = new SignalNames(file.Hierarchy).Resolve(clock);
        if (variable is null)
        {
            throw candidates.Count > 0
                ? new WaveException(WaveCodes.AmbiguousName,
                    $"the clock '{clock}' could be {candidates[0]} or {candidates[1]}: write more of the path")
                : new WaveException(WaveCodes.UnknownName, $"the clock '{clock}' is no signal of the trace: write its path");
        }
        var binder = new QueryBinder(Expression, file, clocked: true);
        QueryNode root = binder.Truth(_syntax);
        return WalkClock(root, [.. binder.Signals],
            variable.Signal.Edges(EdgeKind.Rising, file.Start, Math.Min(to ?? file.End, file.End)).ToList(), from ?? file.Start);
    }

    // Between two changes of its signals, each as late as it is delayed, an expression cannot change.
    private static IEnumerable<QueryMatch> Walk(QueryNode root, SignalNode[] signals, long from, long to)
    {
        long time = from;
        long? since = null;
        while (time <= to)
        {
            foreach (SignalNode signal in signals)
                signal.MoveTo(time - signal.Delay);
            bool holds = root.Value.Truth == true;
            if (holds)
                since ??= time;
            else if (since is { } begin)
            {
                yield return new QueryMatch(begin, time - 1);
                since = null;
            }
            long next = long.MaxValue;
            foreach (SignalNode signal in signals)
            {
                if (signal.NextTime(time - signal.Delay) is var own && own < long.MaxValue - signal.Delay)
                    next = Math.Min(next, own + signal.Delay);
            }
            if (next == long.MaxValue)
                break;
            time = next;
        }
        if (since is { } last)
            yield return new QueryMatch(last, to);
    }

    private static IEnumerable<long> WalkClock(QueryNode root, SignalNode[] signals, List<long> edges, long from)
    {
        for (int i = 0; i < edges.Count; i++)
        {
            foreach (SignalNode signal in signals)
                signal.MoveTo(signal.Delay <= i ? edges[i - (int)signal.Delay] - 1 : long.MinValue + 1);
            if (edges[i] >= from && root.Value.Truth == true)
                yield return edges[i];
        }
    }

    private void Collect(QuerySyntax syntax)
    {
        switch (syntax)
        {
            case NameSyntax name:
                _mentioned.Add(LastNameOf(name.Name));
                // The last name may be a field of the one before it.
                if (name.Name.LastIndexOf('.') is > 0 and var dot)
                    _mentioned.Add(LastNameOf(name.Name[..dot]));
                break;
            case UnarySyntax unary:
                Collect(unary.Operand);
                break;
            case BinarySyntax binary:
                Collect(binary.Left);
                Collect(binary.Right);
                break;
            case SliceSyntax slice:
                Collect(slice.Operand);
                break;
            case CallSyntax call:
                foreach (QuerySyntax argument in call.Arguments)
                    Collect(argument);
                break;
        }
    }

    /// <summary>The last name of a path, without brackets.</summary>
    public static string LastNameOf(string path) => path[(path.LastIndexOf('.') + 1)..].Split('[')[0].TrimEnd();
}
