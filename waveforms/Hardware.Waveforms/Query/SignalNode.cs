namespace Hardware.Waveforms.Query;

/// <summary>A signal in an expression; it is moved forward through time and stands on the value of that time.</summary>
/// <remarks>Within <c>past</c> and the edge functions a signal stands <see cref="Delay"/> steps behind (or clock edges, when the query is
/// clocked).</remarks>
internal sealed class SignalNode : QueryNode
{
    private readonly Variable _variable;
    private readonly bool _isEvent;
    private ChangeRange.Enumerator _changes;
    private WaveChange _next;
    private bool _hasNext;
    private bool _begun;
    private long _changedAt = long.MinValue;
    private QueryValue _value;

    public SignalNode(Variable variable, long delay) : base(TypeOf(variable))
    {
        _variable = variable;
        _isEvent = variable.Kind == VarKind.Event;
        Delay = delay;
    }

    /// <summary>Time steps, or clock edges, by which the signal stands behind.</summary>
    public long Delay { get; }

    public override QueryValue Value => _value;

    /// <summary>The next time, without the delay, at which the value may be another; <see cref="long.MaxValue"/> when there is
    /// none.</summary>
    public long NextTime(long now)
    {
        long next = _hasNext ? _next.Time : long.MaxValue;
        return _isEvent && _changedAt == now ? Math.Min(next, now + 1) : next;
    }

    /// <summary>Goes to a time, without the delay; never backwards.</summary>
    public void MoveTo(long time)
    {
        if (!_begun)
        {
            _begun = true;
            _value = _isEvent ? QueryValue.False : QueryValue.Of(_variable.Signal.ValueAt(time), _variable.IsSigned);
            _changes = _variable.Signal.Changes(_isEvent ? time : time + 1).GetEnumerator();
            Advance();
        }
        if (_hasNext && _next.Time <= time)
        {
            WaveChange last;
            do
            {
                last = _next;
                Advance();
            }
            while (_hasNext && _next.Time <= time);
            _changedAt = last.Time;
            if (!_isEvent)
                _value = QueryValue.Of(last.Value, _variable.IsSigned);
        }
        if (_isEvent)
            _value = QueryValue.Of(_changedAt == time);
    }

    private void Advance()
    {
        _hasNext = _changes.MoveNext();
        if (_hasNext)
            _next = _changes.Current;
    }

    private static QueryType TypeOf(Variable variable) => variable switch
    {
        { Kind: VarKind.Event } => QueryType.Truth,
        { Signal.Kind: ValueKind.Real } => new QueryType(QueryKind.Real, 0, true),
        { Signal.Kind: ValueKind.Text } => new QueryType(QueryKind.Text, 0, false),
        _ => new QueryType(QueryKind.Integer, variable.Width, variable.IsSigned),
    };
}
