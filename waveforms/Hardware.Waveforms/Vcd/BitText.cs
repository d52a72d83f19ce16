using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Hardware.Waveforms.Vcd;

/// <summary>Writes the bits of a word as the letters 0 and 1.</summary>
internal static unsafe class BitText
{
    /// <summary>Writes 64 letters, bit 63 first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write64(ulong bits, byte* to)
    {
        Write32((uint)(bits >> 32), to);
        Write32((uint)bits, to + 32);
    }

    /// <summary>Writes 32 letters, bit 31 first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write32(uint bits, byte* to)
    {
        // Each byte of the vector gets the byte of the word that holds its bit, and is a 1 where that bit is.
        if (Avx2.IsSupported)
        {
            Vector256<byte> spread = Avx2.Shuffle(
                Vector256.Create(bits).AsByte(),
                Vector256.Create(0x0303030303030303UL, 0x0202020202020202, 0x0101010101010101, 0x0000000000000000).AsByte());
            Vector256<byte> own = Vector256.Create(0x0102040810204080UL).AsByte();
            Vector256<byte> ones = Vector256.Equals(spread & own, own);
            Vector256.ConditionalSelect(ones, Vector256.Create((byte)'1'), Vector256.Create((byte)'0')).Store(to);
        }
        else
        {
            for (int i = 0; i < 4; i++)
                *(ulong*)(to + 8 * i) = Letters((byte)(bits >> (24 - 8 * i)));
        }
    }

    // One multiplication puts a copy of the byte into each byte of the word; the masks keep one bit in each, the highest in the
    // lowest byte.
    private static ulong Letters(byte bits)
    {
        ulong own = bits * 0x0101010101010101UL & 0x0102040810204080;
        return (own + 0x7F7F7F7F7F7F7F7F >> 7) & 0x0101010101010101 | 0x3030303030303030;
    }
}
