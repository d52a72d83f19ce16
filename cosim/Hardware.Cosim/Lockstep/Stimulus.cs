using Hardware.Hdl.Ir;
using Hardware.Hdl.Simulation;

namespace Hardware.Cosim.Lockstep;

/// <summary>What drives the inputs of a design in a lockstep run; the same calls go to every engine.</summary>
public interface IStimulus
{
    /// <summary>Sets inputs and resets for one cycle; they keep their values until set again. Gives the domains whose clocks rise
    /// at its end.</summary>
    uint Drive(long cycle, StimulusPort port);
}

/// <summary>Writes to all engines of a lockstep run at once.</summary>
public sealed class StimulusPort(IReadOnlyList<Engine> engines)
{
    /// <summary>Sets an input, or deposits into a register.</summary>
    public void Write(int slot, ReadOnlySpan<ulong> limbs)
    {
        foreach (var engine in engines)
            engine.Write(slot, limbs);
    }

    /// <summary>Sets the reset of a domain of the top.</summary>
    public void SetReset(int domain, bool active)
    {
        foreach (var engine in engines)
            engine.SetReset(domain, active);
    }

    /// <summary>Sets the resets of all domains of the top.</summary>
    public void SetReset(bool active)
    {
        for (var domain = 0; domain < engines[0].Design.Top.Domains.Count; domain++)
            SetReset(domain, active);
    }
}

/// <summary>
/// Random inputs that a seed repeats. Each input changes its habit every few dozen cycles (hold, mostly 0, mostly 1, corner values, small
/// numbers, any bits), so that queues fill and drain and rare states are reached; resets pulse now and then; of several clocks, now one
/// and now another rises.
/// </summary>
public sealed class RandomStimulus : IStimulus
{
    private enum Habit
    {
        Hold,
        Sparse,
        Dense,
        Corners,
        Small,
        Any,
    }

    private readonly Random _random;
    private readonly List<(int Slot, Shape Shape, ulong[] Value)> _inputs;
    private readonly Habit[] _habits;
    private readonly long[] _until;
    private readonly int _domains;
    private readonly bool[] _resets;

    /// <summary>Drives every input of the design's top.</summary>
    public RandomStimulus(Design design, ulong seed)
    {
        _random = new Random(HashCode(seed));
        _inputs = [.. design.Top.Signals.Where(s => s.Kind == SignalKind.Input)
            .Select(s => (design.Top.SlotOf(s), s.Shape, new ulong[(s.Shape.Width + 63) / 64]))];
        _habits = new Habit[_inputs.Count];
        _until = new long[_inputs.Count];
        _domains = design.Top.Domains.Count;
        _resets = new bool[_domains];
    }

    /// <summary>Cycles between two pulses of a reset, on average.</summary>
    public int ResetEvery { get; init; } = 300;

    /// <inheritdoc/>
    public uint Drive(long cycle, StimulusPort port)
    {
        for (var domain = 0; domain < _domains; domain++)
        {
            var active = _resets[domain] ? _random.Next(3) > 0 : _random.Next(ResetEvery) == 0;
            if (active != _resets[domain])
                port.SetReset(domain, _resets[domain] = active);
        }
        for (var i = 0; i < _inputs.Count; i++)
        {
            if (cycle >= _until[i])
            {
                _habits[i] = (Habit)_random.Next(6);
                _until[i] = cycle + _random.Next(4, 60);
            }
            var (slot, shape, value) = _inputs[i];
            if (_habits[i] == Habit.Hold && cycle > 0)
                continue;
            Choose(_habits[i], shape.Width, value);
            port.Write(slot, value);
        }
        return _domains <= 1 || _random.Next(3) == 0 ? uint.MaxValue : (uint)_random.Next(1, 1 << Math.Min(_domains, 30));
    }

    private void Choose(Habit habit, int width, ulong[] value)
    {
        Array.Clear(value);
        switch (habit)
        {
            case Habit.Sparse when _random.Next(8) > 0:
            case Habit.Corners when _random.Next(4) == 0:
                return;
            case Habit.Dense when _random.Next(8) > 0:
                Array.Fill(value, ulong.MaxValue);
                break;
            case Habit.Small:
                value[0] = (ulong)_random.Next(5);
                break;
            case Habit.Corners:
                CornerValue(width, value);
                break;
            default:
                for (var i = 0; i < value.Length; i++)
                    value[i] = (ulong)_random.NextInt64(long.MinValue, long.MaxValue);
                break;
        }
        if (width % 64 != 0)
            value[^1] &= (1UL << (width % 64)) - 1;
    }

    private void CornerValue(int width, ulong[] value)
    {
        var top = width - 1;
        switch (_random.Next(4))
        {
            case 0: // all ones: -1
                Array.Fill(value, ulong.MaxValue);
                break;
            case 1: // the most negative
                value[top / 64] = 1UL << (top % 64);
                break;
            case 2: // the most positive
                Array.Fill(value, ulong.MaxValue);
                value[top / 64] = (1UL << (top % 64)) - 1;
                break;
            default: // one bit
                var bit = _random.Next(width);
                value[bit / 64] = 1UL << (bit % 64);
                break;
        }
    }

    // All bits of the seed count; System.HashCode would differ from run to run.
    private static int HashCode(ulong seed) => unchecked((int)((seed * 0x9E3779B97F4A7C15) >> 33));
}
