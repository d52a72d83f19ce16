using System.Runtime.InteropServices;
using Hardware.Waveforms.Vcd;

namespace Hardware.Waveforms.Tests;

/// <summary>The index finds all white space and nothing else, wherever it lies in the blocks of 64 bytes.</summary>
public sealed unsafe class WhitespaceIndexTests
{
    [Theory]
    [InlineData(0.02)]
    [InlineData(0.2)]
    [InlineData(0.6)]
    [InlineData(1)]
    public void It_finds_what_a_plain_loop_finds(double density)
    {
        var random = new Random(7);
        using var index = new WhitespaceIndex();
        for (int length = 0; length < 400; length++)
        {
            // 64 bytes past the end are readable, and white space there does not count.
            byte[] text = GC.AllocateArray<byte>(length + 64, pinned: true);
            for (int i = 0; i < text.Length; i++)
                text[i] = random.NextDouble() < density ? " \n\t\r\0"u8[random.Next(5)] : (byte)random.Next('!', 256);
            int[] expected = [.. Enumerable.Range(0, length).Where(i => text[i] <= ' ')];
            int count = index.Find((byte*)Marshal.UnsafeAddrOfPinnedArrayElement(text, 0), length);
            Assert.Equal(expected, new ReadOnlySpan<int>(index.Positions, count).ToArray());
        }
    }
}
