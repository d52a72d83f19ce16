using System.Runtime.InteropServices;

namespace Hardware.Waveforms.Storage;

/// <summary>Cuts blocks out of large pinned arrays, so that a million small blocks cost the collector nothing.</summary>
internal sealed unsafe class SlabArena
{
    private const int FirstSlabBytes = 1 << 16;
    private const int LargestSlabBytes = 1 << 22;
    private const int Alignment = 64;

    private byte[] _slab = [];
    private int _used;
    private int _nextSlabBytes = FirstSlabBytes;

    /// <summary>A block of at least <paramref name="bytes"/> bytes, not cleared.</summary>
    public byte* Allocate(int bytes, out byte[] slab, out int offset)
    {
        bytes = bytes + Alignment - 1 & -Alignment;
        if (_slab.Length - _used < bytes)
        {
            _slab = GC.AllocateUninitializedArray<byte>(Math.Max(_nextSlabBytes, bytes), pinned: true);
            _nextSlabBytes = Math.Min(_nextSlabBytes * 2, LargestSlabBytes);
            _used = 0;
        }
        slab = _slab;
        offset = _used;
        _used += bytes;
        return (byte*)Marshal.UnsafeAddrOfPinnedArrayElement(slab, offset);
    }
}
