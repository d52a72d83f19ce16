using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Simulation;

/// <summary>
/// The random values that registers without a reset value start with: a fixed function of the seed and the register's hierarchical
/// path, so that one seed gives one start on every engine, whatever the order in which it creates its state.
/// </summary>
public static class InitialValues
{
    private const ulong HashStart = 14695981039346656037;

    /// <summary>The start value of the register at a path such as <c>Top.rows[3].pe[1].Weight</c> (the top's name first).</summary>
    public static BitVector Of(ulong seed, string path, Shape shape) => Of(seed, Hash(HashStart, path), shape);

    /// <summary>Every register of the flattened design that has no reset value, with its slot and its start value.</summary>
    public static IEnumerable<(int Slot, Signal Register, BitVector Value)> OfRegisters(Design design, ulong seed) =>
        OfRegisters(design.Top, 0, Hash(HashStart, design.Top.Name), seed);

    private static IEnumerable<(int Slot, Signal Register, BitVector Value)> OfRegisters(ModuleDef module, int slot, ulong path, ulong seed)
    {
        foreach (var signal in module.Signals)
            if (signal.Kind == SignalKind.Register && signal.ResetValue is null)
                yield return (slot + module.SlotOf(signal), signal, Of(seed, Hash(Hash(path, "."), signal.Name), signal.Shape));
        foreach (var instance in module.Instances)
            for (var element = 0; element < instance.Count; element++)
            {
                var child = Hash(Hash(path, "."), instance.ElementName(element));
                foreach (var register in OfRegisters(instance.Module, slot + module.SlotOf(instance, element), child, seed))
                    yield return register;
            }
    }

    private static BitVector Of(ulong seed, ulong path, Shape shape)
    {
        var limbs = new ulong[(shape.Width + 63) / 64];
        for (var i = 0; i < limbs.Length; i++)
            limbs[i] = Mix(path ^ Mix(seed + (ulong)i * 0x9e3779b97f4a7c15));
        return new BitVector(shape.Width, limbs);
    }

    // FNV-1a over UTF-16 units: a path's hash continues its prefix's.
    private static ulong Hash(ulong hash, string text)
    {
        foreach (var unit in text)
            hash = (hash ^ unit) * 1099511628211;
        return hash;
    }

    // The finaliser of splitmix64: every input bit reaches every output bit.
    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
        x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
        return x ^ (x >> 31);
    }
}
