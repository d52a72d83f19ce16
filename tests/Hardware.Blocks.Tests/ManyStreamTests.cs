namespace Hardware.Blocks.Tests;

/// <summary>Blocks with several streams, against models that look at every cycle.</summary>
public class ManyStreamTests
{
    [Fact]
    public void A_broadcast_moves_only_when_all_are_ready()
    {
        using var sim = Block.Of(new StreamBroadcast(8, 3));
        var random = new Random(1);
        for (var cycle = 0; cycle < 500; cycle++)
        {
            var (valid, word, ready) = (random.Next(2), random.Bits(8), random.Next(8));
            sim["Source_Valid"].Value = (ulong)valid;
            sim["Source_Payload"].Value = word;
            for (var i = 0; i < 3; i++)
                sim[$"Sinks_{i}_Ready"].Value = (ulong)(ready >> i & 1);
            Assert.Equal(ready == 7 ? 1UL : 0, sim["Source_Ready"].Value);
            for (var i = 0; i < 3; i++)
            {
                Assert.Equal(ready == 7 && valid == 1 ? 1UL : 0, sim[$"Sinks_{i}_Valid"].Value);
                Assert.Equal(word, sim[$"Sinks_{i}_Payload"].Value);
            }
            sim.Step();
        }
    }

    [Fact]
    public void A_fork_gives_every_word_to_every_sink_once()
    {
        using var sim = Block.Of(new StreamFork(8, 3));
        var random = new Random(2);
        var seen = new List<ulong>[] { [], [], [] };
        var sent = new List<ulong>();
        for (ulong next = 0; sent.Count < 100;)
        {
            sim["Source_Valid"].Value = 1;
            sim["Source_Payload"].Value = next & 255;
            for (var i = 0; i < 3; i++)
            {
                sim[$"Sinks_{i}_Ready"].Value = (ulong)random.Next(2);
                if (sim[$"Sinks_{i}_Ready"].Value == 1 && sim[$"Sinks_{i}_Valid"].Value == 1)
                    seen[i].Add(sim[$"Sinks_{i}_Payload"].Value);
            }
            if (sim["Source_Ready"].Value == 1)
            {
                sent.Add(next & 255);
                next++;
            }
            sim.Step();
        }
        Assert.All(seen, s => Assert.Equal(sent, s));
    }

    [Fact]
    public void A_join_waits_for_all_and_puts_source_0_lowest()
    {
        using var sim = Block.Of(new StreamJoin(8, 3));
        var random = new Random(3);
        for (var cycle = 0; cycle < 500; cycle++)
        {
            var (valid, ready) = (random.Next(8), random.Next(2));
            var words = Enumerable.Range(0, 3).Select(_ => random.Bits(8)).ToArray();
            for (var i = 0; i < 3; i++)
            {
                sim[$"Sources_{i}_Valid"].Value = (ulong)(valid >> i & 1);
                sim[$"Sources_{i}_Payload"].Value = words[i];
            }
            sim["Sink_Ready"].Value = (ulong)ready;
            Assert.Equal(valid == 7 ? 1UL : 0, sim["Sink_Valid"].Value);
            Assert.Equal(words[0] | words[1] << 8 | words[2] << 16, sim["Sink_Payload"].Value);
            Assert.All(Enumerable.Range(0, 3), i => Assert.Equal(valid == 7 && ready == 1 ? 1UL : 0, sim[$"Sources_{i}_Ready"].Value));
            sim.Step();
        }
    }

    [Fact]
    public void A_mux_passes_the_chosen_source_and_nothing_past_the_last()
    {
        using var sim = Block.Of(new StreamMux(8, 3));
        var random = new Random(4);
        for (var cycle = 0; cycle < 500; cycle++)
        {
            var (choice, valid, ready) = (random.Next(4), random.Next(8), random.Next(2));
            var words = Enumerable.Range(0, 3).Select(_ => random.Bits(8)).ToArray();
            sim["Choice"].Value = (ulong)choice;
            sim["Sink_Ready"].Value = (ulong)ready;
            for (var i = 0; i < 3; i++)
            {
                sim[$"Sources_{i}_Valid"].Value = (ulong)(valid >> i & 1);
                sim[$"Sources_{i}_Payload"].Value = words[i];
            }
            Assert.Equal(choice < 3 ? (ulong)(valid >> choice & 1) : 0, sim["Sink_Valid"].Value);
            if (choice < 3)
                Assert.Equal(words[choice], sim["Sink_Payload"].Value);
            Assert.All(Enumerable.Range(0, 3), i => Assert.Equal(i == choice ? (ulong)ready : 0, sim[$"Sources_{i}_Ready"].Value));
        }
    }

    [Fact]
    public void A_demux_passes_to_the_chosen_sink_and_stops_past_the_last()
    {
        using var sim = Block.Of(new StreamDemux(8, 3));
        var random = new Random(5);
        for (var cycle = 0; cycle < 500; cycle++)
        {
            var (choice, valid, ready) = (random.Next(4), random.Next(2), random.Next(8));
            sim["Choice"].Value = (ulong)choice;
            sim["Source_Valid"].Value = (ulong)valid;
            for (var i = 0; i < 3; i++)
                sim[$"Sinks_{i}_Ready"].Value = (ulong)(ready >> i & 1);
            Assert.Equal(choice < 3 ? (ulong)(ready >> choice & 1) : 0, sim["Source_Ready"].Value);
            Assert.All(Enumerable.Range(0, 3), i => Assert.Equal(i == choice ? (ulong)valid : 0, sim[$"Sinks_{i}_Valid"].Value));
        }
    }

    [Fact]
    public void An_arbiter_loses_nothing_and_nobody_waits_longer_than_a_turn()
    {
        using var sim = Block.Of(new StreamArbiter(8, 4));
        var random = new Random(6);
        var waiting = new int[4];
        for (var cycle = 0; cycle < 1000; cycle++)
        {
            var (valid, ready) = (random.Next(16), random.Next(4) > 0);
            for (var i = 0; i < 4; i++)
            {
                sim[$"Sources_{i}_Valid"].Value = (ulong)(valid >> i & 1);
                sim[$"Sources_{i}_Payload"].Value = (ulong)(16 * i + cycle % 16);
            }
            sim["Sink_Ready"].Value = ready ? 1u : 0;
            var taken = Enumerable.Range(0, 4).Where(i => sim[$"Sources_{i}_Ready"].Value == 1).ToList();
            Assert.Equal(valid == 0 || !ready ? 0 : 1, taken.Count);
            if (taken.Count == 1)
            {
                Assert.Equal(1, valid >> taken[0] & 1);
                Assert.Equal((ulong)(16 * taken[0] + cycle % 16), sim["Sink_Payload"].Value);
                for (var i = 0; i < 4; i++)
                    waiting[i] = i == taken[0] || (valid >> i & 1) == 0 ? 0 : waiting[i] + 1;
                Assert.All(waiting, w => Assert.InRange(w, 0, 3));
            }
            sim.Step();
        }
    }

    [Theory]
    [InlineData(3, 5)]
    [InlineData(5, 3)]
    [InlineData(4, 4)]
    [InlineData(1, 7)]
    public void An_asynchronous_queue_keeps_words_and_order_between_any_two_clocks(int writePeriod, int readPeriod)
    {
        using var sim = Block.Of(new AsyncFifo(12, 2));
        var random = new Random(writePeriod * 10 + readPeriod);
        var (sent, got) = (new List<ulong>(), new List<ulong>());
        for (var time = 1; got.Count < 200; time++)
        {
            Assert.True(time < 40_000, $"{got.Count} of {sent.Count} words came");
            var write = time % writePeriod == 0;
            var read = time % readPeriod == 0;
            if (!write && !read)
                continue;
            sim["Source_Valid"].Value = (ulong)random.Next(2);
            sim["Source_Payload"].Value = (ulong)sent.Count & 0xFFF;
            sim["Sink_Ready"].Value = (ulong)random.Next(2);
            if (write && sim["Source_Valid"].Value == 1 && sim["Source_Ready"].Value == 1)
                sent.Add(sim["Source_Payload"].Value);
            if (read && sim["Sink_Valid"].Value == 1 && sim["Sink_Ready"].Value == 1)
                got.Add(sim["Sink_Payload"].Value);
            sim.Engine.Tick((write ? 1u : 0) | (read ? 2u : 0), 1);
            Assert.InRange(sent.Count - got.Count, 0, 4);
        }
        Assert.Equal(sent.Take(got.Count), got);
    }
}
