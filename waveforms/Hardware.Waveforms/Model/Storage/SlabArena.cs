using System.Runtime.InteropServices;

namespace Hardware.Waveforms.Storage;

/// <summary>Cuts blocks out of large pinned arrays, so that a million small blocks cost the collector nothing.</summary>
internal sealed unsafe class SlabArena
{
    private const int FirstSlabBytes = 1 << 16;
    private const int LargestSlabBytes = 1 << 22;
    private const int Alignment = 64;

    private readonly List<byte[]> _slabs = [];
    private byte[] _slab = [];
    private int _used;
    private int _inUse;
    private int _nextSlabBytes = FirstSlabBytes;

    /// <summary>Bytes handed out since the last <see cref="Reset"/>.</summary>
    public long AllocatedBytes { get; private set; }

    /// <summary>A block of at least <paramref name="bytes"/> bytes, not cleared.</summary>
    public byte* Allocate(int bytes, out byte[] slab, out int offset)
    {
        bytes = bytes + Alignment - 1 & -Alignment;
        if (_slab.Length - _used < bytes)
        {
            _slab = NextSlab(bytes);
            _used = 0;
        }
        slab = _slab;
        offset = _used;
        _used += bytes;
        AllocatedBytes += bytes;
        return (byte*)Marshal.UnsafeAddrOfPinnedArrayElement(slab, offset);
    }

    /// <summary>Hands all blocks out again; what is in them is void.</summary>
    public void Reset()
    {
        _slab = [];
        _used = 0;
        _inUse = 0;
        AllocatedBytes = 0;
    }

    private byte[] NextSlab(int bytes)
    {
        while (_inUse < _slabs.Count)
            if (_slabs[_inUse++] is { } slab && slab.Length >= bytes)
                return slab;
        byte[] fresh = GC.AllocateUninitializedArray<byte>(Math.Max(_nextSlabBytes, bytes), pinned: true);
        _nextSlabBytes = Math.Min(_nextSlabBytes * 2, LargestSlabBytes);
        _slabs.Add(fresh);
        _inUse = _slabs.Count;
        return fresh;
    }
}
