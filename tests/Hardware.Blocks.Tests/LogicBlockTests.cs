using System.Numerics;
using Hardware.Testing;

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
    public void A_round_robin_arbiter_grants_the_next_after_the_last(int count) =>
        HardwareProperty.Of(() => new RoundRobinArbiter(count)).Matches(() => new Box<int>(count - 1), (last, arbiter, expect) =>
        {
            var next = Enumerable.Range(last.Value + 1, count).Select(i => i % count).FirstOrDefault(i => (bool)arbiter.Request[i], -1);
            expect.Equal(arbiter.Grant, next < 0 ? 0 : 1 << next);
            if (arbiter.Accept && next >= 0)
                last.Value = next;
        });

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
    public void A_multiplier_gives_products_after_its_stages(int stages) =>
        HardwareProperty.Of(() => new PipelinedMultiplier(16, stages)).Matches(
            () => new Queue<(Bit Valid, long Product)>(Enumerable.Repeat(((Bit)false, 0L), stages)),
            (pipeline, multiplier, expect) =>
            {
                expect.Equal(multiplier.ProductValid, pipeline.Peek().Valid);
                if (multiplier.ProductValid)
                    expect.Equal(multiplier.Product, pipeline.Peek().Product);
                if (!multiplier.Enable)
                    return;
                pipeline.Dequeue();
                pipeline.Enqueue((multiplier.Valid, multiplier.Left.Value * multiplier.Right.Value));
            });

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
    public void A_crc_gives_the_published_check_values(
        int width, ulong polynomial, ulong initial, bool reflect, ulong finalXor, ulong check)
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

    [Theory]
    [InlineData(8)]
    [InlineData(13)]
    [InlineData(32)]
    public void A_crc_is_the_remainder_of_the_words_since_the_last_start(int dataWidth) =>
        HardwareProperty.Of(() => new Crc(16, 0x1021, dataWidth, 0xFFFF, false, 0))
            .Matches(() => new Box<ulong>(0xFFFF), (state, crc, expect) =>
            {
                expect.Equal(crc.Check, state.Value);
                if (crc.Start)
                    state.Value = 0xFFFF;
                for (var bit = dataWidth - 1; crc.Valid && bit >= 0; bit--)
                    state.Value = (state.Value << 1 & 0xFFFF) ^ ((state.Value >> 15 ^ crc.Data.Value >> bit & 1) != 0 ? 0x1021UL : 0);
            });

    [Fact]
    public void A_reflected_crc_over_wide_words_equals_the_one_over_bytes()
    {
        using var bytes = Block.Of(new Crc(32, 0x04C11DB7, 8, 0xFFFFFFFF, true, 0xFFFFFFFF));
        bytes["Valid"].Value = 1;
        var start = bytes.Checkpoint();
        var wide = HardwareProperty.Of(() => new Crc(32, 0x04C11DB7, 32, 0xFFFFFFFF, true, 0xFFFFFFFF));
        wide.Inputs(i => i.Always(p => p.Start, false)).Holds(run =>
        {
            bytes.Restore(start);
            foreach (var _ in run.Cycles())
            {
                Assert.Equal(bytes["Check"].Value, (ulong)run.Top.Check);
                for (var part = 0; run.Top.Valid && part < 4; part++)
                {
                    bytes["Data"].Value = (ulong)run.Top.Data >> (8 * part) & 255;
                    bytes.Step();
                }
            }
        });
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
    public void A_timer_expires_once_a_period() =>
        HardwareProperty.Of(() => new IntervalTimer(10)).Inputs(i => i.Often(p => p.Clear, 5))
            .Matches(() => new Box<int>(0), (count, timer, expect) =>
            {
                expect.Equal(timer.Count, count.Value);
                expect.Equal(timer.Expired, timer.Enable && count.Value == 9);
                count.Value = timer.Clear ? 0 : timer.Enable ? (count.Value + 1) % 10 : count.Value;
            });

    [Fact]
    public void An_edge_detector_tells_edges() =>
        HardwareProperty.Of(() => new EdgeDetector()).Matches(() => new Box<Bit>(false), (last, detector, expect) =>
        {
            expect.Equal(detector.Rose, detector.Signal && !last.Value);
            expect.Equal(detector.Fell, !detector.Signal && last.Value);
            expect.Equal(detector.Changed, detector.Signal ^ last.Value);
            last.Value = detector.Signal;
        });

    [Fact]
    public void A_synchronizer_delays_by_two_cycles() =>
        HardwareProperty.Of(() => new Synchronizer(3)).Matches(() => new Queue<UInt>([0, 0]), (line, synchronizer, expect) =>
        {
            expect.Equal(synchronizer.Output, line.Dequeue());
            line.Enqueue(synchronizer.Input);
        });
}
