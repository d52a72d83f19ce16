using Hardware.Cosim;

namespace Hardware.Blocks.Tests;

/// <summary>A pipeline written with stream combinators: doubles words, drops the odd ones among them, queues.</summary>
[Module]
public sealed partial class FlowExample(int width)
{
    [In("width")] public partial Stream<UInt> Source { get; }
    [Out("width")] public partial Stream<UInt> Sink { get; }
    [In] public partial Bit Pause { get; set; }

    readonly StreamFifo _queue = new(width, 4);
    readonly RegisterSlice _slice = new(width);

    [Comb]
    void Connect() => Source.Flow()
        .Select(x => x * 3)
        .Select(x => x.Truncate(width))
        .Where(x => !x[0])
        .Through(_queue)
        .HaltWhen(Pause)
        .Through(_slice)
        .To(Sink);
}

public class FlowTests
{
    [Theory]
    [InlineData(EngineKind.Native)]
    [InlineData(EngineKind.Compiled)]
    public void Combinators_read_as_a_pipeline_and_are_one(EngineKind engine)
    {
        using var sim = Sim.Of(new FlowExample(8), engine);
        var random = new Random(9);
        var (expected, got) = (new List<ulong>(), new List<ulong>());
        for (var cycle = 0; cycle < 600; cycle++)
        {
            var word = random.Bits(8);
            sim.Top.Source.Valid = random.Next(3) > 0;
            sim.Top.Source.Payload = word;
            sim.Top.Sink.Ready = random.Next(3) > 0;
            sim.Top.Pause = random.Next(5) == 0;
            if ((bool)sim.Top.Source.Fires && (word * 3 & 1) == 0)
                expected.Add(word * 3 & 255);
            if ((bool)sim.Top.Sink.Fires)
                got.Add((ulong)sim.Top.Sink.Payload);
            sim.Step();
        }
        Assert.True(got.Count > 50);
        Assert.Equal(expected.Take(got.Count), got);
        Assert.InRange(expected.Count - got.Count, 0, 5);
    }
}
