using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Hardware.Waveforms.Storage;

/// <summary>Turns letters of bits into words, 64 at a time.</summary>
internal static unsafe class Digits
{
    private static Vector512<byte> Reversal
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(
            (byte)63, 62, 61, 60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48,
            47, 46, 45, 44, 43, 42, 41, 40, 39, 38, 37, 36, 35, 34, 33, 32,
            31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16,
            15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
    }

    /// <summary>The 64 bytes before <paramref name="end"/>, the last one first: bit n of a comparison's mask is then bit n of the
    /// value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> LoadBefore(byte* end)
    {
        Vector512<byte> letters = Vector512.Load(end - 64);
        return Avx512Vbmi.IsSupported ? Avx512Vbmi.PermuteVar64x8(letters, Reversal) : letters;
    }

    /// <summary>Which of the letters that <see cref="LoadBefore"/> gave equal <paramref name="letter"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mask(Vector512<byte> letters, byte letter)
    {
        ulong mask = Vector512.Equals(letters, Vector512.Create(letter)).ExtractMostSignificantBits();
        return Avx512Vbmi.IsSupported ? mask : ReverseBits(mask);
    }

    /// <summary>The mask of the low <paramref name="count"/> bits, 1 to 64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong LowMask(int count) => ulong.MaxValue >> -count;

    private static ulong ReverseBits(ulong bits)
    {
        bits = (bits >> 1 & 0x5555555555555555) | (bits & 0x5555555555555555) << 1;
        bits = (bits >> 2 & 0x3333333333333333) | (bits & 0x3333333333333333) << 2;
        bits = (bits >> 4 & 0x0F0F0F0F0F0F0F0F) | (bits & 0x0F0F0F0F0F0F0F0F) << 4;
        return System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(bits);
    }

    /// <summary>
    /// Reads <paramref name="count"/> letters (at most <paramref name="width"/>), extended to the left as VCD says (1 by 0, others by
    /// themselves), into four planes of (width + 63) / 64 words each. Returns the encoding that holds them, or None when a letter is no
    /// state.
    /// </summary>
    public static ValueEncoding Read(byte* digits, int count, int width, Span<ulong> planes)
    {
        int words = (width + 63) / 64;
        planes[..(4 * words)].Clear();
        ulong unknown = 0, exotic = 0;
        for (int word = 0; word * 64 < count; word++)
        {
            byte* end = digits + count - word * 64;
            int bits = Math.Min(64, count - word * 64);
            ulong low = LowMask(bits);
            Vector512<byte> letters = LoadBefore(end);
            ulong zeros = Mask(letters, (byte)'0');
            ulong ones = Mask(letters, (byte)'1') & low;
            planes[word] = ones;
            if (((zeros | ones) & low) == low)
                continue;
            Vector512<byte> lower = letters | Vector512.Create((byte)0x20);
            ulong x = Mask(lower, (byte)'x') & low;
            ulong z = Mask(lower, (byte)'z') & low;
            planes[word] |= x;
            planes[words + word] = x | z;
            unknown |= x | z;
            ulong rest = low & ~(zeros | ones | x | z);
            for (; rest != 0; rest &= rest - 1)
            {
                int bit = BitOperations.TrailingZeroCount(rest);
                int code = LogicStates.Code(end[-1 - bit]);
                if (code == LogicStates.Invalid)
                    return ValueEncoding.None;
                exotic |= (uint)code;
                for (int plane = 0; plane < 4; plane++)
                    planes[plane * words + word] |= (ulong)(uint)(code >> plane & 1) << bit;
            }
        }
        int fill = LogicStates.Code(digits[0]);
        if (count < width && fill > 1)
            Extend(planes, words, count, width, fill);
        return exotic != 0 ? ValueEncoding.NineState : unknown != 0 ? ValueEncoding.FourState : ValueEncoding.TwoState;
    }

    private static void Extend(Span<ulong> planes, int words, int from, int width, int code)
    {
        for (int plane = 0; plane < 4; plane++)
        {
            if ((code >> plane & 1) == 0)
                continue;
            for (int bit = from; bit < width;)
            {
                int count = Math.Min(64 - (bit & 63), width - bit);
                planes[plane * words + bit / 64] |= LowMask(count) << (bit & 63);
                bit += count;
            }
        }
    }
}
