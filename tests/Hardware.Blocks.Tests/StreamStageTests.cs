using System.Numerics;

namespace Hardware.Blocks.Tests;

/// <summary>Blocks with one stream in and one out, under random backpressure.</summary>
public class StreamStageTests
{
    public static TheoryData<string, int> Queues => new()
    {
        { "fifo", 1 }, { "fifo", 2 }, { "fifo", 5 }, { "fifo", 8 }, { "registered", 1 }, { "registered", 3 }, { "registered", 8 },
        { "slice", 0 }, { "skid", 0 },
    };

    [Theory, MemberData(nameof(Queues))]
    public void Gives_every_word_once_and_in_order(string kind, int depth) =>
        StreamStage.Behaves(() => Make(kind, depth), words => words.Select(w => (BigInteger)w));

    [Theory, MemberData(nameof(Queues))]
    public void Moves_a_word_per_cycle(string kind, int depth) =>
        Assert.Equal(depth == 1 ? 200 : 100, StreamStage.CyclesFor(Make(kind, depth), 120) - StreamStage.CyclesFor(Make(kind, depth), 20));

    [Theory]
    [InlineData(8, 4)]
    [InlineData(5, 2)]
    public void An_up_converter_puts_the_first_part_lowest(int width, int factor) =>
        StreamStage.Behaves(() => new UpConverter(width, factor), words => words.Chunk(factor).Where(parts => parts.Length == factor)
            .Select(parts => parts.Select((part, i) => (BigInteger)part << (width * i)).Aggregate((a, b) => a | b)));

    [Theory]
    [InlineData(8, 4)]
    [InlineData(3, 2)]
    [InlineData(4, 5)]
    public void A_down_converter_gives_the_lowest_part_first(int width, int factor) =>
        StreamStage.Behaves(() => new DownConverter(width, factor), words => words.SelectMany(word =>
            Enumerable.Range(0, factor).Select(i => (BigInteger)(word >> (width * i) & ((1UL << width) - 1)))));

    [Fact]
    public void A_divider_divides_also_by_zero() => StreamStage.Behaves(() => new Divider(9), words => words.Select(word =>
    {
        var (dividend, divisor) = (word & 511, word >> 9);
        return (BigInteger)(divisor == 0 ? dividend << 9 | 511 : dividend % divisor << 9 | dividend / divisor);
    }), latency: 11);

    private static IModule<ModulePorts> Make(string kind, int depth) => kind switch
    {
        "fifo" => new StreamFifo(13, depth),
        "registered" => new RegisteredFifo(13, depth),
        "slice" => new RegisterSlice(13),
        _ => new SkidBuffer(13),
    };
}
