using Hardware.Hdl.Values;

namespace Hardware.Cosim;

/// <summary>A signal or memory of a simulation, with the value its engine has.</summary>
public sealed class SimulatedSignal
{
    private readonly Simulation _simulation;
    private readonly int _slot;
    private readonly ulong _outside;

    internal SimulatedSignal(Simulation simulation, SignalInfo info)
    {
        _simulation = simulation;
        Info = info;
        _slot = info.Signal is null ? -1 : info.Slot;
        _outside = info.Shape.Width < 64 ? ulong.MaxValue << info.Shape.Width : 0;
    }

    /// <summary>Name, place, shape and kind.</summary>
    public SignalInfo Info { get; }

    /// <summary>The low 64 bits; setting drives an input of the top or deposits into a register.</summary>
    public ulong Value
    {
        get => _simulation.Engine.Read(Signal());
        set => _simulation.Engine.Write(Signal(), Fit(value));
    }

    /// <summary>All bits.</summary>
    public BitVector Bits
    {
        get
        {
            Span<ulong> limbs = stackalloc ulong[Info.Limbs];
            _simulation.Engine.Read(Signal(), limbs);
            return new BitVector(Info.Shape.Width, limbs);
        }
        set
        {
            if (value.Width != Info.Shape.Width)
            {
                throw new SimulationException(
                    "SIM3013", $"{Info.Path} is {Info.Shape.Width} bits and the value {value.Width}: give a value of its width.");
            }
            Span<ulong> limbs = stackalloc ulong[Info.Limbs];
            value.CopyTo(limbs);
            _simulation.Engine.Write(Signal(), limbs);
        }
    }

    /// <summary>A word of a memory.</summary>
    public BitVector this[int address]
    {
        get
        {
            Span<ulong> limbs = stackalloc ulong[Info.Limbs];
            _simulation.Engine.ReadMemory(Memory(), address, limbs);
            return new BitVector(Info.Shape.Width, limbs);
        }
        set
        {
            Span<ulong> limbs = stackalloc ulong[Info.Limbs];
            value.CopyTo(limbs);
            _simulation.Engine.WriteMemory(Memory(), address, limbs);
        }
    }

    /// <summary>The value as an enum's name where it has one, else as a number, signed where the signal is.</summary>
    public override string ToString()
    {
        var bits = Bits;
        if (Info.Enum?.Members.FirstOrDefault(member => member.Value == bits.Low).Name is { } name)
            return name;
        if (bits.Width > 64)
            return bits.ToString();
        var negative = Info.Shape.Signed && bits[bits.Width - 1];
        return negative ? ((long)(bits.Low << (64 - bits.Width)) >> (64 - bits.Width)).ToString() : bits.Low.ToString();
    }

    private ulong Fit(ulong value) => (value & _outside) == 0 ? value : FitNegative(value);

    // A negative number is given as its two's complement of 64 bits.
    private ulong FitNegative(ulong value) => Info.Shape.Signed && (long)value < 0 && (long)value >= -1L << (Info.Shape.Width - 1)
        ? value & ~_outside
        : throw new SimulationException(
            "SIM3013", $"{value} does not fit {Info.Path}, which has {Info.Shape.Width} bits: give a smaller value.");

    private int Signal() => _slot >= 0 ? _slot : throw NoSignal();

    private SimulationException NoSignal() => new("SIM3002", $"{Info.Path} is a memory: say which word, as in sim[\"{Info.Name}\"][0].");

    private int Memory() => Info.Memory is not null ? Info.Slot
        : throw new SimulationException("SIM3002", $"{Info.Path} is no memory: use Value or Bits.");
}
