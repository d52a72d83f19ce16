using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Hardware.Bench.Workloads;
using Hardware.Hdl.Ir;

namespace Hardware.Bench.Measuring;

/// <summary>
/// A sum for each limb of the outputs, turned by a bit in each cycle, so that a value at another time makes another sum. No branches,
/// no multiplications, no dependence of one limb on another: what it costs is the same on both sides, and little.
/// </summary>
internal static class Checksum
{
    /// <summary>Limbs of all outputs.</summary>
    public static int LimbsOf(Design design) => design.Top.Ports.Where(port => port.IsOutput).Sum(Stimulus.LimbsOf);

    /// <summary>Adds a limb.</summary>
    public static void Add(ref ulong sum, ulong value) => sum = BitOperations.RotateLeft(sum, 1) ^ value;

    /// <summary>Adds the outputs of some cycles, a row of as many limbs as there are sums for each.</summary>
    public static void AddRows(Span<ulong> sums, ReadOnlySpan<ulong> rows)
    {
        if (sums.Length >= 4)
        {
            for (; !rows.IsEmpty; rows = rows[sums.Length..])
                Add(sums, rows[..sums.Length]);
            return;
        }
        // A few sums stay in registers, as they do in C++; two at once, since each waits for itself.
        var limb = 0;
        for (; limb <= sums.Length - 2; limb += 2)
        {
            var (first, second) = (sums[limb], sums[limb + 1]);
            for (var at = limb; at < rows.Length - 1; at += sums.Length)
            {
                Add(ref first, rows[at]);
                Add(ref second, rows[at + 1]);
            }
            (sums[limb], sums[limb + 1]) = (first, second);
        }
        if (limb < sums.Length)
        {
            var sum = sums[limb];
            for (var at = limb; at < rows.Length; at += sums.Length)
                Add(ref sum, rows[at]);
            sums[limb] = sum;
        }
    }

    /// <summary>Adds the limbs of all outputs.</summary>
    private static void Add(Span<ulong> sums, ReadOnlySpan<ulong> values)
    {
        ref var sum = ref MemoryMarshal.GetReference(sums);
        ref var value = ref MemoryMarshal.GetReference(values);
        var limb = 0;
        for (; limb <= values.Length - 4; limb += 4)
        {
            var old = Vector256.LoadUnsafe(ref sum, (nuint)limb);
            (((old << 1) | (old >>> 63)) ^ Vector256.LoadUnsafe(ref value, (nuint)limb)).StoreUnsafe(ref sum, (nuint)limb);
        }
        for (; limb < values.Length; limb++)
            Add(ref sums[limb], values[limb]);
    }

    /// <summary>One number of all sums.</summary>
    public static ulong Of(ReadOnlySpan<ulong> sums)
    {
        var all = 0xCBF2_9CE4_8422_2325UL;
        foreach (var sum in sums)
            all = BitOperations.RotateLeft((all ^ sum) * 0x9E37_79B9_7F4A_7C15UL, 29);
        return all;
    }
}
