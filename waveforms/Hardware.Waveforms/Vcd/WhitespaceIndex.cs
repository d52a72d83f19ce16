using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hardware.Waveforms.Vcd;

/// <summary>The positions of all white space in a piece of text: 64 bytes at a time become a mask, and its bits become numbers.</summary>
internal sealed unsafe class WhitespaceIndex : IDisposable
{
    /// <summary>Bytes of text that one call looks at, at most: small enough that text and positions stay in the first-level caches.</summary>
    public const int PieceBytes = 1 << 14;

    // A block of 64 bytes may write 64 numbers past the end.
    private readonly uint* _positions = (uint*)NativeMemory.AlignedAlloc((PieceBytes + 128) * sizeof(uint), 64);

    /// <summary>Positions relative to the start of the piece, ascending.</summary>
    public uint* Positions => _positions;

    /// <summary>Finds the white space in <paramref name="length"/> bytes; returns how many there are. 64 bytes past the end must be readable.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public int Find(byte* text, int length)
    {
        uint* next = _positions;
        Vector512<byte> space = Vector512.Create((byte)' ');
        for (int at = 0; at < length; at += 64)
        {
            ulong mask = Vector512.LessThanOrEqual(Vector512.Load(text + at), space).ExtractMostSignificantBits();
            if (length - at < 64)
                mask &= (1UL << (length - at)) - 1;
            int count = BitOperations.PopCount(mask);
            // Most blocks have no more than 16: writing 8 at a time without asking is faster than asking for each.
            uint* to = next;
            do
            {
                for (int i = 0; i < 8; i++)
                {
                    to[i] = (uint)(at + BitOperations.TrailingZeroCount(mask));
                    mask &= mask - 1;
                }
                to += 8;
            }
            while (mask != 0);
            next += count;
        }
        return (int)(next - _positions);
    }

    public void Dispose() => NativeMemory.AlignedFree(_positions);
}
