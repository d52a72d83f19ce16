using Hardware.Testing;

namespace Hardware.Blocks.Tests;

/// <summary>Blocks with several streams, against models that look at every cycle.</summary>
public class ManyStreamTests
{
    [Fact]
    public void A_broadcast_moves_only_when_all_are_ready() =>
        HardwareProperty.Of(() => new StreamBroadcast(8, 3)).Matches(NoState, (_, broadcast, expect) =>
        {
            var all = broadcast.Sinks.All(sink => (bool)sink.Ready);
            expect.Equal(broadcast.Source.Ready, all);
            foreach (var sink in broadcast.Sinks)
            {
                expect.Equal(sink.Valid, all && broadcast.Source.Valid);
                expect.Equal(sink.Payload, broadcast.Source.Payload);
            }
        });

    [Fact]
    public void A_fork_gives_every_word_to_every_sink_once() =>
        HardwareProperty.Of(() => new StreamFork(8, 3)).Matches(() => new bool[3], (served, fork, expect) =>
        {
            for (var i = 0; i < 3; i++)
            {
                expect.Equal(fork.Sinks[i].Valid, fork.Source.Valid && !served[i], $"fork.Sinks[{i}].Valid");
                if (fork.Sinks[i].Valid)
                    expect.Equal(fork.Sinks[i].Payload, fork.Source.Payload, $"fork.Sinks[{i}].Payload");
                served[i] |= (bool)fork.Sinks[i].Fires;
            }
            if (fork.Source.Valid)
                expect.Equal(fork.Source.Ready, served.All(s => s));
            if (fork.Source.Fires)
                Array.Clear(served);
        });

    [Fact]
    public void A_join_waits_for_all_and_puts_source_0_lowest() =>
        HardwareProperty.Of(() => new StreamJoin(8, 3)).Matches(NoState, (_, join, expect) =>
        {
            var all = join.Sources.All(source => (bool)source.Valid);
            expect.Equal(join.Sink.Valid, all);
            expect.Equal(join.Sink.Payload, Cat(join.Sources[2].Payload, join.Sources[1].Payload, join.Sources[0].Payload));
            foreach (var source in join.Sources)
                expect.Equal(source.Ready, all && join.Sink.Ready);
        });

    [Fact]
    public void A_mux_passes_the_chosen_source_and_nothing_past_the_last() =>
        HardwareProperty.Of(() => new StreamMux(8, 3)).Matches(NoState, (_, mux, expect) =>
        {
            var choice = (int)mux.Choice;
            expect.Equal(mux.Sink.Valid, choice < 3 && mux.Sources[choice].Valid);
            if (choice < 3)
                expect.Equal(mux.Sink.Payload, mux.Sources[choice].Payload);
            for (var i = 0; i < 3; i++)
                expect.Equal(mux.Sources[i].Ready, i == choice && mux.Sink.Ready, $"mux.Sources[{i}].Ready");
        });

    [Fact]
    public void A_demux_passes_to_the_chosen_sink_and_stops_past_the_last() =>
        HardwareProperty.Of(() => new StreamDemux(8, 3)).Matches(NoState, (_, demux, expect) =>
        {
            var choice = (int)demux.Choice;
            expect.Equal(demux.Source.Ready, choice < 3 && demux.Sinks[choice].Ready);
            for (var i = 0; i < 3; i++)
                expect.Equal(demux.Sinks[i].Valid, i == choice && demux.Source.Valid, $"demux.Sinks[{i}].Valid");
            if (choice < 3)
                expect.Equal(demux.Sinks[choice].Payload, demux.Source.Payload);
        });

    [Fact]
    public void An_arbiter_takes_one_word_a_cycle_and_nobody_waits_longer_than_a_turn() =>
        HardwareProperty.Of(() => new StreamArbiter(8, 4)).Matches(() => new int[4], (passed, arbiter, expect) =>
        {
            var taken = Enumerable.Range(0, 4).Where(i => (bool)arbiter.Sources[i].Fires).ToList();
            expect.Equal(arbiter.Sink.Valid, arbiter.Sources.Any(source => (bool)source.Valid));
            expect.Equal(UInt.Of((ulong)taken.Count, 3), arbiter.Sink.Fires ? 1 : 0, "sources taken from");
            foreach (var source in taken)
            {
                expect.Equal(arbiter.Sink.Payload, arbiter.Sources[source].Payload);
                for (var i = 0; i < 4; i++)
                    passed[i] = i == source || !arbiter.Sources[i].Valid ? 0 : passed[i] + 1;
            }
            expect.That(passed.Max() <= 3, "everybody's turn comes");
        });

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

    /// <summary>The model of a block without registers.</summary>
    private static object? NoState() => null;
}
