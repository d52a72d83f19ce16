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
    public void Gives_every_word_once_and_in_order(string kind, int depth)
    {
        using var stage = new StreamStage(Make(kind, depth));
        stage.Behaves(words => words.Select(w => (BigInteger)w));
    }

    [Theory, MemberData(nameof(Queues))]
    public void Moves_a_word_per_cycle(string kind, int depth)
    {
        using var stage = new StreamStage(Make(kind, depth));
        var (few, many) = (stage.CyclesFor(20), stage.CyclesFor(120));
        Assert.Equal(depth == 1 ? 200 : 100, many - few);
    }

    [Fact]
    public void An_up_converter_puts_the_first_part_lowest()
    {
        using var stage = new StreamStage(new UpConverter(8, 4));
        stage.Behaves(words => words.Chunk(4).Where(c => c.Length == 4).Select(c => c.Select((w, i) => (BigInteger)w << (8 * i)).Aggregate((a, b) => a | b)));
    }

    [Fact]
    public void An_up_converter_of_two()
    {
        using var stage = new StreamStage(new UpConverter(5, 2));
        stage.Behaves(words => words.Chunk(2).Where(c => c.Length == 2).Select(c => (BigInteger)(c[0] | c[1] << 5)));
    }

    [Theory]
    [InlineData(8, 4)]
    [InlineData(3, 2)]
    [InlineData(4, 5)]
    public void A_down_converter_gives_the_lowest_part_first(int width, int factor)
    {
        using var stage = new StreamStage(new DownConverter(width, factor));
        stage.Behaves(words => words.SelectMany(w => Enumerable.Range(0, factor).Select(i => (BigInteger)(w >> (width * i) & ((1UL << width) - 1)))));
    }

    [Fact]
    public void A_divider_divides_also_by_zero()
    {
        using var stage = new StreamStage(new Divider(9));
        stage.Behaves(words => words.Select(w =>
        {
            var (dividend, divisor) = (w & 511, w >> 9);
            return divisor == 0 ? (BigInteger)(dividend << 9 | 511) : (BigInteger)(dividend % divisor << 9 | dividend / divisor);
        }));
    }

    private static HardwareModule Make(string kind, int depth) => kind switch
    {
        "fifo" => new StreamFifo(13, depth),
        "registered" => new RegisteredFifo(13, depth),
        "slice" => new RegisterSlice(13),
        _ => new SkidBuffer(13),
    };
}
