using Hardware.Cosim.TestBenches;
using Hardware.Examples;
using Hardware.Hdl;
using Hardware.Hdl.Model;
using Hardware.Hdl.Values;

namespace Hardware.Cosim.Tests.TestBenches;

public class TestBenchTests
{
    private static Simulation Fifo() => new(new CompiledEngine(Elaborator.Elaborate(new Fifo(16, 5))));

    private static Simulation Pipeline() => new(new CompiledEngine(Elaborator.Elaborate(new StreamPipeline(8, -100))));

    [Fact]
    public void Rising_goes_on_after_the_edge()
    {
        using var sim = Fifo();
        var bench = new TestBench(sim);
        bench.Run(async () =>
        {
            sim["Push"].Value = 1;
            await bench.Clock.Rising();
            Assert.Equal(1u, sim["Count"].Value);
            await bench.Clock.Rising(3);
            Assert.Equal(4u, sim["Count"].Value);
        });
        Assert.Equal(4, sim.Cycle);
    }

    [Fact]
    public void Until_goes_on_before_the_edge_of_the_first_cycle_in_which_it_holds()
    {
        using var sim = Fifo();
        var bench = new TestBench(sim);
        bench.Run(async () =>
        {
            sim["Push"].Value = 1;
            await bench.Until(() => sim["Full"].Value == 1);
            Assert.Equal(5, sim.Cycle);
            await bench.Until(() => true);
            Assert.Equal(5, sim.Cycle);
        });
    }

    [Fact]
    public void Processes_run_side_by_side_in_a_fixed_order()
    {
        var runs = Enumerable.Range(0, 2).Select(_ =>
        {
            using var sim = Fifo();
            var bench = new TestBench(sim);
            var log = new List<string>();
            bench.Run(() => Task.WhenAll(Worker("a", 1), Worker("b", 2), Worker("c", 1)));
            return string.Join(' ', log);

            async Task Worker(string name, int period)
            {
                for (var i = 0; i < 3; i++)
                {
                    await bench.Clock.Rising(period);
                    await Task.Yield();
                    log.Add($"{name}{sim.Cycle}");
                }
            }
        }).ToList();
        Assert.Equal("a1 c1 b2 a2 c2 a3 c3 b4 b6", runs[0]);
        Assert.Equal(runs[0], runs[1]);
    }

    [Fact]
    public void Read_only_sees_what_the_edge_will_take_whoever_sets_it_last()
    {
        using var sim = Fifo();
        var bench = new TestBench(sim);
        var seen = new List<ulong>();
        bench.Run(async () =>
        {
            var watching = Watch();
            await bench.Until(() => true);
            sim["Data"].Value = 7;
            await bench.Clock.Rising();
            sim["Data"].Value = 8;
            await watching;
        });
        Assert.Equal([7, 8], seen);

        async Task Watch()
        {
            for (var i = 0; i < 2; i++)
            {
                await bench.Clock.ReadOnly();
                seen.Add(sim["Data"].Value);
                await bench.Clock.Rising();
            }
        }
    }

    [Fact]
    public void A_time_out_names_what_it_waited_for()
    {
        using var sim = Fifo();
        var bench = new TestBench(sim);
        var exception = Assert.Throws<SimulationException>(
            () => bench.Run(async () => await bench.Until(() => sim["Full"].Value == 1, limit: 20)));
        Assert.Equal(
            "SIM4003: '() => sim[\"Full\"].Value == 1' did not hold by cycle 20: "
            + "raise the limit, or look at why with KeepHistory and WriteWaves.",
            exception.Message);

        exception = Assert.Throws<SimulationException>(
            () => bench.Run(async () => await bench.Until(() => sim["Full"].Value == 1), limit: 5));
        Assert.Equal(
            "SIM4003: the test bench did not end within 5 cycles; it waits for '() => sim[\"Full\"].Value == 1'.", exception.Message);
    }

    [Fact]
    public void A_process_that_fails_fails_the_run()
    {
        using var sim = Fifo();
        var bench = new TestBench(sim);
        var exception = Assert.Throws<InvalidDataException>(() => bench.Run(async () =>
        {
            _ = bench.Start(async () =>
            {
                await bench.Clock.Rising(3);
                throw new InvalidDataException("third cycle");
            });
            await bench.Clock.Rising(100);
        }));
        Assert.Equal("third cycle", exception.Message);
        Assert.Equal(3, sim.Cycle);
    }

    [Fact]
    public void Waiting_for_what_never_comes_is_said_so()
    {
        using var sim = Fifo();
        var bench = new TestBench(sim);
        Assert.StartsWith("SIM4004:", Assert.Throws<SimulationException>(() => bench.Run(() => new TaskCompletionSource().Task)).Message);
        Assert.StartsWith("SIM4005:", Assert.Throws<SimulationException>(() => bench.Run(async () =>
        {
            while (true)
                await bench.Until(() => true);
        })).Message);
    }

    [Fact]
    public void Waiting_allocates_nothing_once_it_runs()
    {
        using var sim = Fifo();
        var bench = new TestBench(sim);
        var count = sim["Count"];
        var allocated = long.MaxValue;
        bench.Run(async () =>
        {
            _ = bench.Start(async () =>
            {
                while (true)
                {
                    await bench.Clock.ReadOnly();
                    await bench.Clock.Rising();
                }
            });
            Func<bool> empty = () => count.Value == 0;
            // The least of five stretches: what the runtime allocates once is not ours.
            for (var stretch = 0; stretch < 5; stretch++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                for (var i = 0; i < 1000; i++)
                {
                    await bench.Clock.Rising();
                    await bench.Until(empty);
                }
                allocated = Math.Min(allocated, GC.GetAllocatedBytesForCurrentThread() - before);
            }
        });
        Assert.Equal(0, allocated);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(40, 0)]
    [InlineData(0, 60)]
    [InlineData(50, 50)]
    public void A_stream_keeps_every_word_whoever_stalls(int driverStalls, int sinkStalls)
    {
        using var sim = Pipeline();
        var bench = new TestBench(sim);
        var source = StreamPins.Of(sim, "Source");
        var sink = StreamPins.Of(sim, "Sink");
        var scoreboard = new Scoreboard<BitVector>("pipeline");
        var random = new Random(9);
        var words = Enumerable.Range(0, 300).Select(_ => new BitVector(8, (ulong)random.Next(256))).ToList();
        scoreboard.Expect(words.Select(Model));
        bench.Run(async () =>
        {
            _ = bench.Start(new StreamSink<BitVector>(bench, sink, Stalls.Random(sinkStalls, 1)).Run);
            _ = bench.Start(new StreamMonitor<BitVector>(bench, sink, scoreboard.Receive).Run);
            await new StreamDriver<BitVector>(bench, source, Stalls.Random(driverStalls, 2)).Send(words);
            await bench.Until(() => scoreboard.Outstanding == 0);
        }, limit: 5000);
        scoreboard.Complete();
        Assert.Equal(300, scoreboard.Matched);

        static BitVector Model(BitVector word)
        {
            var x = (sbyte)word.Low;
            return new BitVector(8, (ulong)Math.Clamp(x * x - 100, -128, 127));
        }
    }

    [Fact]
    public void A_scoreboard_says_what_is_wrong()
    {
        var scoreboard = new Scoreboard<int>("board");
        scoreboard.Expect(1, 2, 3);
        scoreboard.Receive(1);
        Assert.Equal("SIM4008: board: word 1 is 3, expected 2: look for a lost or altered word.",
            Assert.Throws<SimulationException>(() => scoreboard.Receive(3)).Message);
        Assert.Equal("SIM4008: board: 1 words are missing after 1, the next is 3: look for a lost word, or wait longer.",
            Assert.Throws<SimulationException>(scoreboard.Complete).Message);
    }

    [Fact]
    public void Clocks_of_different_periods_tick_apart()
    {
        var design = Verilator.HandWritten.Create();
        using var sim = new Simulation(new Cosim.Verilator.VerilatorEngine(design, Cosim.Verilator.VerilatorOptions.Speed, 0));
        var bench = new TestBench(sim);
        bench.Clocks[1].Period = 3;
        bench.Run(async () => await bench.Clocks[0].Rising(12));
        Assert.Equal(4, bench.Clocks[1].Edges);
        Assert.Equal((5u + 4) % 16, sim["Side"].Value);
    }
}
