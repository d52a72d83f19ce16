using Hardware.Hdl.Ir;

namespace Hardware.Bench.Workloads;

/// <summary>Writes down the inputs of a design cycle by cycle: set ports, then end the cycle. Ports that did not change are left
/// out.</summary>
internal sealed class StimulusBuilder
{
    private readonly List<Signal> _ports;
    private readonly Dictionary<string, int> _numbers;
    private readonly ulong[][] _values;
    private readonly ulong[][] _written;
    private readonly List<ulong> _words = [];
    private readonly List<int> _starts = [0];
    private readonly List<ulong> _rows = [];

    public StimulusBuilder(Design design)
    {
        _ports = [.. design.Top.Ports.Where(port => port.Kind == SignalKind.Input)];
        _numbers = _ports.Index().ToDictionary(port => port.Item.Name, port => port.Index);
        _values = [.. _ports.Select(port => new ulong[Stimulus.LimbsOf(port)])];
        _written = [.. _values.Select(value => (ulong[])value.Clone())];
    }

    /// <summary>Every choice comes from here, so that each run has the same inputs.</summary>
    public Random Random { get; } = new(20_26);

    /// <summary>The number of the cycle that is being written.</summary>
    public int Cycle => _starts.Count - 1;

    /// <summary>Sets a port of at most 64 bits.</summary>
    public void Set(string port, ulong value) => _values[_numbers[port]][0] = value;

    /// <summary>Sets a bit of a port.</summary>
    public void SetBit(string port, int bit, bool value)
    {
        ref var limb = ref _values[_numbers[port]][bit / 64];
        limb = (limb & ~(1UL << (bit % 64))) | ((value ? 1UL : 0) << (bit % 64));
    }

    /// <summary>Sets 32 bits of a port, word 0 being the lowest.</summary>
    public void SetWord(string port, int word, uint value)
    {
        ref var limb = ref _values[_numbers[port]][word / 2];
        limb = word % 2 == 0 ? (limb & ~0xFFFF_FFFFUL) | value : (limb & 0xFFFF_FFFFUL) | ((ulong)value << 32);
    }

    /// <summary>Sets all bits of a port by chance.</summary>
    public void Randomize(string port)
    {
        var number = _numbers[port];
        var value = _values[number];
        for (var limb = 0; limb < value.Length; limb++)
            value[limb] = (ulong)Random.NextInt64(long.MinValue, long.MaxValue);
        if (_ports[number].Shape.Width % 64 is > 0 and var rest)
            value[^1] &= (1UL << rest) - 1;
    }

    /// <summary>Whether something happens that has the given chance.</summary>
    public bool Chance(double probability) => Random.NextDouble() < probability;

    /// <summary>The clock edge.</summary>
    public void EndCycle()
    {
        foreach (var value in _values)
            _rows.AddRange(value);
        for (var port = 0; port < _ports.Count; port++)
        {
            if (Cycle > 0 && _values[port].AsSpan().SequenceEqual(_written[port]))
                continue;
            _words.Add((ulong)port);
            _words.AddRange(_values[port]);
            _values[port].CopyTo(_written[port], 0);
        }
        _starts.Add(_words.Count);
    }

    /// <summary>What was written down.</summary>
    public Stimulus Build() => new(_ports, [.. _words], [.. _starts], [.. _rows]);
}
