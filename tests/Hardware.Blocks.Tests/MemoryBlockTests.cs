namespace Hardware.Blocks.Tests;

/// <summary>Memories against arrays.</summary>
public class MemoryBlockTests
{
    [Fact]
    public void A_single_port_ram_writes_masked_bytes_and_reads_the_word_before()
    {
        using var sim = Block.Of(new SinglePortRam(24, 32, 4));
        var random = new Random(1);
        var words = new ulong[24];
        var expected = sim["ReadData"].Value;
        for (var cycle = 0; cycle < 2000; cycle++)
        {
            var (enable, mask, address, data) = (random.Next(4) > 0, random.Next(16), random.Next(32), random.Bits(32));
            sim["Enable"].Value = enable ? 1u : 0;
            sim["WriteMask"].Value = (ulong)mask;
            sim["Address"].Value = (ulong)address;
            sim["WriteData"].Value = data;
            sim.Step();
            if (enable)
            {
                expected = address < 24 ? words[address] : 0;
                for (var part = 0; part < 4 && address < 24; part++)
                {
                    if ((mask >> part & 1) != 0)
                        words[address] = words[address] & ~(255UL << (8 * part)) | data & 255UL << (8 * part);
                }
            }
            Assert.Equal(expected, sim["ReadData"].Value);
        }
    }

    [Fact]
    public void A_dual_port_ram_reads_the_word_before_a_write_of_the_same_cycle()
    {
        using var sim = Block.Of(new DualPortRam(32, 20));
        var random = new Random(2);
        var words = new ulong[32];
        var expected = sim["ReadData"].Value;
        for (var cycle = 0; cycle < 2000; cycle++)
        {
            var (write, read, at, from, data) = (random.Next(2), random.Next(2), random.Next(32), random.Next(32), random.Bits(20));
            sim["Write"].Value = (ulong)write;
            sim["WriteAddress"].Value = (ulong)at;
            sim["WriteData"].Value = data;
            sim["Read"].Value = (ulong)read;
            sim["ReadAddress"].Value = (ulong)from;
            sim.Step();
            expected = read == 1 ? words[from] : expected;
            if (write == 1)
                words[at] = data;
            Assert.Equal(expected, sim["ReadData"].Value);
        }
    }

    [Fact]
    public void A_rom_holds_its_words_and_zeros_past_them()
    {
        ulong[] contents = [.. Enumerable.Range(0, 11).Select(i => (ulong)(i * i))];
        using var sim = Block.Of(new Rom(contents, 8));
        for (var address = 0; address < 16; address++)
        {
            sim["Address"].Value = (ulong)address;
            sim.Step();
            Assert.Equal(address < 11 ? contents[address] : 0, sim["Data"].Value);
        }
    }
}
