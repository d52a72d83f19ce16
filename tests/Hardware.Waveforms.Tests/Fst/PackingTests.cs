using FsCheck;
using FsCheck.Fluent;
using Hardware.Waveforms.Fst;

namespace Hardware.Waveforms.Tests.Fst;

/// <summary>The packings of FST.</summary>
public class PackingTests
{
    [Fact]
    public void What_LZ4_packs_it_unpacks()
    {
        Gen<byte[]> repetitive = Gen.Choose(0, 7).ArrayOf()
            .Select(numbers => numbers.SelectMany(n => Enumerable.Repeat((byte)n, 1 + n * n)).ToArray());
        Prop.ForAll(repetitive.ToArbitrary(), bytes =>
        {
            var packed = new byte[Lz4.MostBytes(bytes.Length)];
            int length = Lz4.Compress(bytes, packed, new int[1 << 13]);
            var unpacked = new byte[bytes.Length];
            Assert.True(Lz4.Decompress(packed.AsSpan(0, length), unpacked));
            Assert.Equal(bytes, unpacked);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Long_runs_and_long_literals_pack()
    {
        var random = new Random(3);
        var bytes = new byte[200_000];
        random.NextBytes(bytes.AsSpan(0, 70_000));
        bytes.AsSpan(70_000, 60_000).Fill(9);
        bytes.AsSpan(0, 60_000).CopyTo(bytes.AsSpan(130_000));
        var packed = new byte[Lz4.MostBytes(bytes.Length)];
        int length = Lz4.Compress(bytes, packed, new int[1 << 13]);
        var unpacked = new byte[bytes.Length];
        Assert.True(Lz4.Decompress(packed.AsSpan(0, length), unpacked));
        Assert.Equal(bytes, unpacked);
        Assert.True(length < 145_000);
        Assert.False(Lz4.Decompress(packed.AsSpan(0, length / 2), unpacked));
    }

    [Fact]
    public void FastLZ_unpacks_literals_matches_and_runs()
    {
        // Level 1: 3 literals; a match of 3 at distance 3; a match of 9 + 5 at distance 1.
        byte[] packed = [2, (byte)'a', (byte)'b', (byte)'c', 1 << 5, 2, 7 << 5, 5, 0];
        var unpacked = new byte[20];
        Assert.True(FastLz.Decompress(packed, unpacked));
        Assert.Equal("abcabc" + new string('c', 14), System.Text.Encoding.ASCII.GetString(unpacked));
        Assert.False(FastLz.Decompress(packed.AsSpan(0, 7), unpacked));
    }
}
