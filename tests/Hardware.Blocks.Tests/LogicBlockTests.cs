using System.Numerics;

namespace Hardware.Blocks.Tests;

/// <summary>Blocks without streams, against software models on random inputs.</summary>
public class LogicBlockTests
{
    [Fact]
    public void A_priority_arbiter_grants_the_lowest()
    {
        using var sim = Block.Of(new PriorityArbiter(7));
        for (var request = 0u; request < 128; request++)
        {
            sim["Request"].Value = request;
            Assert.Equal(request & (~request + 1), sim["Grant"].Value);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(8)]
    public void A_round_robin_arbiter_grants_the_next_after_the_last(int count)
    {
        using var sim = Block.Of(new RoundRobinArbiter(count));
        var random = new Random(count);
        var last = count - 1;
        for (var cycle = 0; cycle < 500; cycle++)
        {
            var request = random.Next(1 << count);
            var accept = random.Next(2) == 1;
            sim["Request"].Value = (ulong)request;
            sim["Accept"].Value = accept ? 1u : 0;
            var next = Enumerable.Range(1, count).Select(i => (last + i) % count).FirstOrDefault(i => (request >> i & 1) != 0, -1);
            Assert.Equal(next < 0 ? 0UL : 1UL << next, sim["Grant"].Value);
            if (accept && next >= 0)
                last = next;
            sim.Step();
        }
    }

    [Fact]
    public void A_priority_encoder_finds_the_lowest_1()
    {
        using var sim = Block.Of(new PriorityEncoder(20));
        var random = new Random(1);
        for (var i = 0; i < 1000; i++)
        {
            var value = random.Bits(20) & random.Bits(20) & random.Bits(20);
            sim["Value"].Value = value;
            Assert.Equal(value == 0 ? 0UL : 1, sim["Found"].Value);
            Assert.Equal(value == 0 ? 0UL : (ulong)BitOperations.TrailingZeroCount(value), sim["Index"].Value);
        }
    }

    [Theory]
    [InlineData(8)]
    [InlineData(32)]
    public void A_barrel_shifter_shifts(int width)
    {
        using var sim = Block.Of(new BarrelShifter(width));
        var random = new Random(width);
        var mask = (1UL << width) - 1;
        for (var i = 0; i < 1000; i++)
        {
            var (value, amount, kind) = (random.Bits(width), random.Next(width), random.Next(4));
            sim["Value"].Value = value;
            sim["Amount"].Value = (ulong)amount;
            sim["Kind"].Value = (ulong)kind;
            var signed = (long)(value << (64 - width)) >> (64 - width);
            Assert.Equal(kind switch
            {
                0 => value << amount & mask,
                1 => value >> amount,
                2 => (ulong)(signed >> amount) & mask,
                _ => (value >> amount | value << (width - amount)) & mask,
            }, sim["Result"].Value);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_multiplier_gives_products_after_its_stages(int stages)
    {
        using var sim = Block.Of(new PipelinedMultiplier(16, stages));
        var random = new Random(stages);
        var pipeline = new Queue<(bool Valid, int Product)>(Enumerable.Repeat((false, 0), stages));
        for (var cycle = 0; cycle < 500; cycle++)
        {
            var (enable, valid, a, b) = (random.Next(4) > 0, random.Next(2) == 1, (short)random.Next(), (short)random.Next());
            sim["Enable"].Value = enable ? 1u : 0;
            sim["Valid"].Value = valid ? 1u : 0;
            sim["Left"].Value = (ushort)a;
            sim["Right"].Value = (ushort)b;
            sim.Step();
            if (!enable)
                continue;
            pipeline.Enqueue((valid, a * b));
            pipeline.Dequeue();
            Assert.Equal(pipeline.Peek().Valid ? 1u : 0, sim["ProductValid"].Value);
            if (pipeline.Peek().Valid)
                Assert.Equal((uint)pipeline.Peek().Product, sim["Product"].Value);
        }
    }

    [Fact]
    public void A_16_bit_lfsr_visits_all_65535_states()
    {
        using var sim = Block.Of(new Lfsr(16, [16, 14, 13, 11]));
        sim["Enable"].Value = 1;
        var seen = new HashSet<ulong>();
        while (seen.Add(sim["State"].Value))
            sim.Step();
        Assert.Equal(65535, seen.Count);
        Assert.DoesNotContain(0UL, seen);
    }

    // Check values of "123456789", from the parameters' definitions.
    [Theory]
    [InlineData(32, 0x04C11DB7UL, 0xFFFFFFFFUL, true, 0xFFFFFFFFUL, 0xCBF43926UL)]
    [InlineData(16, 0x1021UL, 0xFFFFUL, false, 0UL, 0x29B1UL)]
    [InlineData(8, 0x07UL, 0UL, false, 0UL, 0xF4UL)]
    [InlineData(16, 0x8005UL, 0UL, true, 0UL, 0xBB3DUL)]
    public void A_crc_gives_the_published_check_values(int width, ulong polynomial, ulong initial, bool reflect, ulong finalXor, ulong check)
    {
        using var sim = Block.Of(new Crc(width, polynomial, 8, initial, reflect, finalXor));
        for (var round = 0; round < 2; round++)
        {
            foreach (var (letter, i) in "123456789".Select((c, i) => (c, i)))
            {
                sim["Start"].Value = i == 0 ? 1u : 0;
                sim["Valid"].Value = 1;
                sim["Data"].Value = letter;
                sim.Step();
            }
            Assert.Equal(check, sim["Check"].Value);
        }
    }

    [Fact]
    public void A_crc_over_wide_words_equals_the_one_over_bytes()
    {
        using var bytes = Block.Of(new Crc(32, 0x04C11DB7, 8, 0xFFFFFFFF, true, 0xFFFFFFFF));
        using var words = Block.Of(new Crc(32, 0x04C11DB7, 32, 0xFFFFFFFF, true, 0xFFFFFFFF));
        var random = new Random(3);
        (bytes["Valid"].Value, words["Valid"].Value) = (1, 1);
        for (var i = 0; i < 100; i++)
        {
            var word = random.Bits(32);
            for (var part = 0; part < 4; part++)
            {
                bytes["Data"].Value = word >> (8 * part) & 255;
                bytes.Step();
            }
            words["Data"].Value = word;
            words.Step();
            Assert.Equal(bytes["Check"].Value, words["Check"].Value);
        }
    }

    [Fact]
    public void A_gray_counter_changes_one_bit_at_a_time_and_decodes_to_its_count()
    {
        using var sim = Block.Of(new GrayCounter(5));
        sim["Enable"].Value = 1;
        for (var i = 0; i < 70; i++)
        {
            var before = sim["Code"].Value;
            sim.Step();
            Assert.Equal(1, BitOperations.PopCount(before ^ sim["Code"].Value));
            var code = sim["Code"].Value;
            Assert.Equal(sim["Count"].Value, code ^ code >> 1 ^ code >> 2 ^ code >> 3 ^ code >> 4);
        }
    }

    [Fact]
    public void A_timer_expires_once_a_period()
    {
        using var sim = Block.Of(new IntervalTimer(10));
        var random = new Random(4);
        for (var (cycle, count) = (0, 0); cycle < 500; cycle++)
        {
            var (enable, clear) = (random.Next(4) > 0, random.Next(20) == 0);
            sim["Enable"].Value = enable ? 1u : 0;
            sim["Clear"].Value = clear ? 1u : 0;
            Assert.Equal((ulong)count, sim["Count"].Value);
            Assert.Equal(enable && count == 9 ? 1UL : 0, sim["Expired"].Value);
            count = clear ? 0 : enable ? (count + 1) % 10 : count;
            sim.Step();
        }
    }

    [Fact]
    public void An_edge_detector_tells_edges()
    {
        using var sim = Block.Of(new EdgeDetector());
        var random = new Random(5);
        var last = 0UL;
        for (var cycle = 0; cycle < 200; cycle++)
        {
            var now = (ulong)random.Next(2);
            sim["Signal"].Value = now;
            Assert.Equal((now & ~last, last & ~now, now ^ last), (sim["Rose"].Value, sim["Fell"].Value & 1, sim["Changed"].Value));
            last = now;
            sim.Step();
        }
    }

    [Fact]
    public void A_synchronizer_delays_by_two_cycles()
    {
        using var sim = Block.Of(new Synchronizer(3));
        var random = new Random(6);
        var line = new Queue<ulong>([0, 0]);
        for (var cycle = 0; cycle < 100; cycle++)
        {
            Assert.Equal(line.Dequeue(), sim["Output"].Value);
            line.Enqueue(sim["Input"].Value = random.Bits(3));
            sim.Step();
        }
    }
}
