using Hardware.Hdl.Model.Code;

namespace Hardware.Hdl.Model;

/// <summary>
/// Notices that a design is quiescent: a clock edge that changes no state, with inputs as they were, changes none ever after, so edges
/// are skipped until somebody writes. Looking costs a copy and a comparison of the state. The first look comes when the design took as
/// long to rest the last time; after a vain one the next waits twice as long, so that a design that never rests pays nothing for it.
/// </summary>
internal sealed unsafe class ActivityMonitor(long first, long stateBytes, ModelOptions options)
{
    /// <summary>Clock edges that are run in vain at most because a design took longer to rest before.</summary>
    private const long LongestGuess = 64;

    private readonly bool _enabled = options.SkipQuiescent;
    private readonly long _longestGuess = options.PredictRest ? LongestGuess : 0;

    // A large state is looked at more rarely, so that looking stays a small part of the work.
    private readonly long _shortestWait = 1 + (stateBytes >> 16);
    private readonly long _longestWait = Math.Max(1 << 14, stateBytes);
    private byte[]? _before;
    private long _untouched;
    private long _looked;
    private long _nextWait = 1 + (stateBytes >> 16);

    /// <summary>Whether clock edges of the same domains do nothing.</summary>
    public bool IsQuiescent { get; private set; }

    /// <summary>Clock edges that are run before the next look at whether the design rests.</summary>
    public long Wait { get; private set; } = 1 + (stateBytes >> 16);

    /// <summary>How often rows of a table have been repeated without being computed, one or many at a time.</summary>
    public long Repeats { get; private set; }

    /// <summary>Says that inputs or state have been written, or that other domains tick.</summary>
    public void Touch()
    {
        IsQuiescent = false;
        _untouched = 0;
        _looked = 0;
    }

    /// <summary>Runs a clock edge.</summary>
    public void Run(CompiledCode step, byte* state)
    {
        if (_enabled && ++_untouched > Wait)
            Look(step, state);
        else
            step.Run(state, 1);
    }

    /// <summary>Runs clock edges, or as many of them as are needed to see that the rest do nothing.</summary>
    public void Run(CompiledCode step, byte* state, long cycles)
    {
        if (!_enabled)
        {
            step.Run(state, cycles);
            return;
        }
        while (cycles > 0)
        {
            if (_untouched < Wait)
            {
                var some = Math.Min(cycles, Wait - _untouched);
                step.Run(state, some);
                _untouched += some;
                cycles -= some;
                continue;
            }
            cycles--;
            if (!Look(step, state))
                continue;
            *(long*)(state + StateLayout.CycleOffset) += cycles;
            return;
        }
    }

    /// <summary>Plays a table. Nothing is computed while rows of inputs repeat and the last edge has changed nothing.</summary>
    public void Play(CompiledCode code, byte* state, in PlayTable table, int cycles)
    {
        Touch();
        var direct = Math.Max(0, cycles - table.Tail);
        var changes = 0;
        for (var at = 0; at < direct;)
        {
            long some;
            if (!_enabled)
                some = direct;
            else if (at == 0 || !table.Repeats(at))
            {
                Touch();
                // Where inputs change all the time nobody looks in every cycle.
                some = Math.Min(direct - at, changes++ < 4 ? 1 : 64);
            }
            else if (IsQuiescent)
            {
                var repeated = table.Repeated(at, options.RepeatRuns ? direct : at + 1);
                table.RepeatRow(at, repeated);
                Repeats++;
                *(long*)(state + StateLayout.CycleOffset) += repeated;
                at += repeated;
                continue;
            }
            else if (_untouched >= Wait)
            {
                Remember(state);
                code.Play(state, table.Inputs(at), table.Row(at), 1);
                changes = Compare(state) ? 0 : changes;
                at++;
                continue;
            }
            else
                some = Math.Min(direct - at, Wait - _untouched);
            code.Play(state, table.Inputs(at), table.Row(at), some);
            _untouched += some;
            at += (int)some;
        }
        for (var at = direct; at < cycles; at++)
            code.Play(state, table.ToState(at), table.Row(at), 1);
        Touch();
    }

    private bool Look(CompiledCode step, byte* state)
    {
        Remember(state);
        step.Run(state, 1);
        return Compare(state);
    }

    private void Remember(byte* state)
    {
        var live = Live(state);
        _before ??= GC.AllocateUninitializedArray<byte>(live.Length);
        live.CopyTo(_before);
    }

    private ReadOnlySpan<byte> Live(byte* state) => new(state + first, (int)(stateBytes - first));

    private bool Compare(byte* state)
    {
        IsQuiescent = Live(state).SequenceEqual(_before);
        _looked += _untouched;
        _untouched = 0;
        if (IsQuiescent)
            (Wait, _nextWait) = (Math.Clamp(_looked * 7 / 8, _shortestWait, Math.Max(_shortestWait, _longestGuess)), _shortestWait);
        else
            (Wait, _nextWait) = (_nextWait, Math.Min(_nextWait * 2, _longestWait));
        return IsQuiescent;
    }
}
