using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Hardware.Cosim;
using Hardware.Cosim.TestBenches;
using Hardware.Hdl.Model;
using Hardware.Hdl.Values;

namespace Hardware.Blocks.Tests;

/// <summary>A block between streams under test: random words and random pauses, compared with a software model.</summary>
internal sealed class StreamStage : IDisposable
{
    private readonly Simulation _simulation;
    private readonly byte[] _start;

    public StreamStage(HardwareModule module)
    {
        _simulation = new Simulation(new CompiledEngine(Elaborator.Elaborate(module)));
        _start = _simulation.Checkpoint();
    }

    /// <summary>Every word sent into <c>Source</c> comes out of <c>Sink</c> as the model says, whatever the pauses.</summary>
    public void Behaves(Func<IReadOnlyList<ulong>, IEnumerable<BigInteger>> model) =>
        Prop.ForAll(StreamCase.Of(WidthOf("Source_Payload")), c => Holds(c, [.. model(c.Words)])).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    /// <summary>Cycles from the first push to the last word out, with no pauses.</summary>
    public long CyclesFor(int words)
    {
        var got = 0;
        Run(new StreamCase([.. Enumerable.Range(1, words).Select(w => (ulong)w & ((1UL << Math.Min(WidthOf("Source_Payload"), 63)) - 1))], 0, 0, 0), words, _ => got++);
        return _simulation.Cycle;
    }

    public void Dispose() => _simulation.Dispose();

    private bool Holds(StreamCase c, IReadOnlyList<BigInteger> expected)
    {
        var board = new Scoreboard<BigInteger>();
        board.Expect(expected);
        Run(c, expected.Count, word => board.Receive(word));
        board.Complete();
        return true;
    }

    private void Run(StreamCase c, int words, Action<BigInteger> receive)
    {
        _simulation.Restore(_start);
        var bench = new TestBench(_simulation) { Patience = 5_000 };
        var source = StreamPins.Of(_simulation, "Source");
        var sink = StreamPins.Of(_simulation, "Sink");
        var width = WidthOf("Source_Payload");
        var driver = new StreamDriver<BitVector>(bench, source, Stalls.Random(c.SourceStalls, c.Seed));
        _ = bench.Start(new StreamSink<BitVector>(bench, sink, Stalls.Random(c.SinkStalls, c.Seed + 1)).Run);
        bench.Run(() => Task.WhenAll(driver.Send(c.Words.Select(w => new BitVector(width, w))), Receive()), limit: 20_000);

        async Task Receive()
        {
            for (var taken = 0; taken < words; taken++)
            {
                do
                {
                    await bench.Clock.ReadOnly();
                    if (_simulation["Sink_Valid"].Value != 0 && _simulation["Sink_Ready"].Value != 0)
                        break;
                    await bench.Clock.Rising();
                }
                while (true);
                receive(Semantics.ToBigInteger(_simulation["Sink_Payload"].Bits, signed: false));
                await bench.Clock.Rising();
            }
        }
    }

    private int WidthOf(string signal) => _simulation[signal].Info.Shape.Width;
}
