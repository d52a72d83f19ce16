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
        // Each byte of the vector gets the byte of the word that holds its bit, keeps that bit, and becomes 0 or -1, which comes off the letter 0.
        if (Avx512BW.IsSupported)
        {
            Vector512<byte> spread = Avx512BW.Shuffle(
                Vector512.Create(bits).AsByte(),
                Vector512.Create(0x0707070707070707UL, 0x0606060606060606, 0x0505050505050505, 0x0404040404040404,
                    0x0303030303030303, 0x0202020202020202, 0x0101010101010101, 0x0000000000000000).AsByte());
            Vector512<byte> own = Vector512.Create(0x0102040810204080UL).AsByte();
            Vector512.Store(Vector512.Create((byte)'0') - Vector512.Equals(spread & own, own), to);
        }
        else
        {
            for (int i = 0; i < 8; i++)
                *(ulong*)(to + 8 * i) = Letters((byte)(bits >> (56 - 8 * i)));
        }
    }

    // One multiplication puts a copy of the byte into each byte of the word; the masks keep one bit in each, the highest in the lowest byte.
    private static ulong Letters(byte bits)
    {
        ulong own = bits * 0x0101010101010101UL & 0x0102040810204080;
        return (own + 0x7F7F7F7F7F7F7F7F >> 7) & 0x0101010101010101 | 0x3030303030303030;
    }
}
