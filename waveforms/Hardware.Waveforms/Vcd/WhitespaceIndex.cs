using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Hardware.Waveforms.Vcd;

/// <summary>The positions of all white space in a piece of text: 64 bytes at a time become a mask, and its bits become numbers.</summary>
internal sealed unsafe class WhitespaceIndex : IDisposable
{
    /// <summary>Bytes of text that one call looks at, at most: small enough that text and positions stay in the first-level
    /// caches.</summary>
    public const int PieceBytes = 1 << 14;

    // A block of 64 bytes may write 64 numbers past the end.
    private readonly uint* _positions = (uint*)NativeMemory.AlignedAlloc((PieceBytes + 128) * sizeof(uint), 64);

    /// <summary>Positions relative to the start of the piece, ascending.</summary>
    public uint* Positions => _positions;

    /// <summary>Finds the white space in <paramref name="length"/> bytes; returns how many there are. 64 bytes past the end must
    /// be readable.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public int Find(byte* text, int length)
    {
        uint* next = _positions;
        Vector512<byte> space = Vector512.Create((byte)' ');
        for (int at = 0; at < length; at += 64)
        {
            Vector512<byte> spaces = Vector512.LessThanOrEqual(Vector512.Load(text + at), space);
            ulong mask = spaces.ExtractMostSignificantBits();
            if (length - at < 64)
                mask &= (1UL << (length - at)) - 1;
            int count = BitOperations.PopCount(mask);
            if (Avx512Vbmi2.IsSupported)
                Compress(next, at, spaces, count);
            else
                Enumerate(next, at, mask);
            next += count;
        }
        return (int)(next - _positions);
    }

    /// <summary>Numbers the bytes of a block and keeps the numbers of those that are set; 16 become positions at a time, most
    /// blocks have fewer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Compress(uint* to, int at, Vector512<byte> spaces, int count)
    {
        Vector512<byte> numbers = Avx512Vbmi2.Compress(Vector512<byte>.Zero, spaces, Vector512<byte>.Indices);
        Vector512<uint> first = Vector512.Create((uint)at);
        (Avx512F.ConvertToVector512UInt32(numbers.GetLower().GetLower()) + first).Store(to);
        if (count <= 16)
            return;
        (Avx512F.ConvertToVector512UInt32(numbers.GetLower().GetUpper()) + first).Store(to + 16);
        (Avx512F.ConvertToVector512UInt32(numbers.GetUpper().GetLower()) + first).Store(to + 32);
        (Avx512F.ConvertToVector512UInt32(numbers.GetUpper().GetUpper()) + first).Store(to + 48);
    }

    /// <summary>The same bit by bit, 8 at a time without asking, which is faster than asking for each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Enumerate(uint* to, int at, ulong mask)
    {
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
    }

    public void Dispose() => NativeMemory.AlignedFree(_positions);
}
