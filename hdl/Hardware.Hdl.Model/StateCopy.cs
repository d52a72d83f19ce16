using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hardware.Hdl.Model;

/// <summary>Writes wide values into the state block, in stores as wide as the loads of kernels, which would wait for narrower
/// ones.</summary>
internal static unsafe class StateCopy
{
    /// <summary>Overwrites some limbs, with zeros behind those given; true when that changed any.</summary>
    [SkipLocalsInit]
    public static bool Overwrite(ulong* target, int limbs, ReadOnlySpan<ulong> given)
    {
        var count = Math.Min(limbs, given.Length);
        var (at, changed) = (0, 0UL);
        ref var first = ref MemoryMarshal.GetReference(given);
        if (Vector512.IsHardwareAccelerated && count >= Vector512<ulong>.Count)
        {
            var different = Vector512<ulong>.Zero;
            for (; at + Vector512<ulong>.Count <= count; at += Vector512<ulong>.Count)
            {
                var value = Vector512.LoadUnsafe(ref first, (nuint)at);
                different |= value ^ Vector512.Load(target + at);
                value.Store(target + at);
            }
            changed = different == Vector512<ulong>.Zero ? 0UL : 1;
        }
        for (; at < limbs; at++)
        {
            var value = at < count ? Unsafe.Add(ref first, at) : 0;
            changed |= value ^ target[at];
            target[at] = value;
        }
        return changed != 0;
    }
}
