using System.Runtime.InteropServices;

namespace Hardware.Waveforms.Storage;

/// <summary>What the reader touches of a signal at every change: half a cache line.</summary>
[StructLayout(LayoutKind.Sequential, Size = 32)]
internal unsafe struct HotSignal
{
    /// <summary>Where the next entry goes.</summary>
    public byte* Cursor;

    /// <summary>Past this, the block is full; below <see cref="Cursor"/> when there is no block.</summary>
    public byte* Limit;

    /// <summary>The identifier code in the file, up to 4 characters; tells a stale table slot.</summary>
    public uint Key;

    /// <summary>Time index that entries count from.</summary>
    public int TimeBase;

    /// <summary>Index of the signal; -1 when nobody asked for it.</summary>
    public int Signal;

    /// <summary>Bytes of an entry; 0 for a signal nobody asked for.</summary>
    public byte Stride;

    /// <summary>4 for a scalar, whose code lies below the time; 0 for others.</summary>
    public byte Shift;

    /// <summary>Digits that may be stored without looking closer: the width, at most 64; 0 when every change needs a look.</summary>
    public byte FastDigits;

    /// <summary>Encoding of the current block.</summary>
    public ValueEncoding Encoding;
}
