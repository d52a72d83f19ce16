using FsCheck.Fluent;
using Hardware.Testing;

namespace Hardware.Blocks.Tests;

/// <summary>Memories against arrays.</summary>
public class MemoryBlockTests
{
    [Fact]
    public void A_single_port_ram_writes_masked_bytes_and_reads_the_word_before() =>
        HardwareProperty.Of(() => new SinglePortRam(24, 32, 4)).Matches(() => new Memory(24), (memory, ram, expect) =>
        {
            if (memory.Read is { } word)
                expect.Equal(ram.ReadData, word);
            if (!ram.Enable)
                return;
            var address = (int)ram.Address;
            memory.Read = memory[address];
            for (var part = 0; part < 4; part++)
            {
                if (ram.WriteMask[part])
                    memory[address] = memory[address] & ~(255UL << (8 * part)) | ram.WriteData.Value & 255UL << (8 * part);
            }
        });

    [Fact]
    public void A_dual_port_ram_reads_the_word_before_a_write_of_the_same_cycle() =>
        HardwareProperty.Of(() => new DualPortRam(32, 20)).Inputs(i => i
            .With(ram => ram.WriteAddress, Gen.Choose(0, 3))
            .With(ram => ram.ReadAddress, Gen.Choose(0, 3))).Matches(() => new Memory(32), (memory, ram, expect) =>
        {
            if (memory.Read is { } word)
                expect.Equal(ram.ReadData, word);
            if (ram.Read)
                memory.Read = memory[(int)ram.ReadAddress];
            if (ram.Write)
                memory[(int)ram.WriteAddress] = ram.WriteData.Value;
        });

    [Fact]
    public void A_true_dual_port_ram_reads_the_words_before_and_keeps_what_port_B_writes() =>
        HardwareProperty.Of(() => new TrueDualPortRam(6, 20)).Matches(() => (A: new Memory(6), B: new Memory(6)), (ports, ram, expect) =>
        {
            var (a, b) = ports;
            if (a.Read is { } wordOfA)
                expect.Equal(ram.ReadDataA, wordOfA);
            if (b.Read is { } wordOfB)
                expect.Equal(ram.ReadDataB, wordOfB);
            expect.Equal(ram.Collides, ram.EnableA && ram.WriteA && ram.EnableB && ram.WriteB && ram.AddressA == ram.AddressB);
            if (ram.EnableA && !ram.WriteA)
                a.Read = a[(int)ram.AddressA];
            if (ram.EnableB && !ram.WriteB)
                b.Read = a[(int)ram.AddressB];
            if (ram.EnableA && ram.WriteA)
                a[(int)ram.AddressA] = ram.WriteDataA.Value;
            if (ram.EnableB && ram.WriteB)
                a[(int)ram.AddressB] = ram.WriteDataB.Value;
        });

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

    /// <summary>
    /// Words of a memory, 0 past the end, and the one read last; null before the first read, when the register holds anything.
    /// </summary>
    private sealed class Memory(int depth)
    {
        private readonly ulong[] _words = new ulong[depth];

        public ulong? Read { get; set; }

        public ulong this[int address]
        {
            get => address < depth ? _words[address] : 0;
            set
            {
                if (address < depth)
                    _words[address] = value;
            }
        }
    }
}
