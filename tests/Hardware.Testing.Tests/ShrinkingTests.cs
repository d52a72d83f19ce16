namespace Hardware.Testing.Tests;

/// <summary>Faulty designs, whose shortest and simplest failing sequence is known.</summary>
public sealed class ShrinkingTests : IDisposable
{
    private readonly string _folder = Path.Combine(Directory.CreateTempSubdirectory("hw-property-").FullName, "waves");

    private PropertyOptions Options => new() { FailureFolder = _folder };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void An_overflow_needs_as_many_pushes_as_there_are_places_and_one_more(ulong seed)
    {
        var failed = Overflow(Options with { Seed = seed });
        Assert.Equal("""
            cycle  Push  Data  Pop
                0     1     0    0
                1     .     .    .
                2     .     .    .
                3     .     .    .
                4     .     .    .
                5     0     .    .

            """, failed.Stimulus.ToString());
        Assert.Contains("OverflowingFifo, cycle 5: fifo.Count is 5, expected 4.", failed.Message);
        Assert.Contains("    5     0     .    .  <- fifo.Count is 5, expected 4", failed.Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(2049)]
    public void A_value_shrinks_to_the_limit_from_which_on_it_fails(int limit)
    {
        var failed = Assert.Throws<PropertyFailedException>(() => HardwareProperty.Of(() => new LimitedAdder(limit), Options).Matches(
            () => new Register(),
            (sum, adder, expect) =>
            {
                expect.Equal(adder.Sum, sum.Value);
                if (adder.Enable)
                    sum.Value = sum.Value + (ulong)adder.Amount & 0xFFFF;
            }));
        Assert.Equal(2, failed.Stimulus.Length);
        Assert.Equal([1, (ulong)limit, 0], Row(failed.Stimulus, 0));
        Assert.Equal([0, 0, 0], Row(failed.Stimulus, 1));
    }

    [Fact]
    public void Of_a_row_of_numbers_only_the_one_that_matters_remains()
    {
        var property = HardwareProperty.Of(() => new StuckLane(), Options).Inputs(i => i.Parts(p => p.Lanes, 8, signed: true));
        var failed = Assert.Throws<PropertyFailedException>(() => property.Matches(() => new Register(), (third, design, expect) =>
        {
            expect.Equal(design.Third.AsUInt(), third.Value);
            third.Value = (ulong)design.Lanes.Bits(23, 16);
        }));
        Assert.Equal("""
            cycle    Lanes
                0  [2]=-21
                1        0

            """, failed.Stimulus.ToString());
    }

    [Fact]
    public void An_assertion_of_the_design_counts_and_enums_shrink_to_members()
    {
        var failed = Assert.Throws<PropertyFailedException>(() => HardwareProperty.Of(() => new Lamp(), Options).KeepsItsAssertions());
        Assert.Equal("""
            cycle      Op
                0  Toggle
                1       .

            """, failed.Stimulus.ToString());
        Assert.Contains("Lamp, cycle 1: Lamp: toggled twice in a row.", failed.Message);
    }

    [Fact]
    public void A_word_offered_on_a_stream_stays_until_it_is_taken()
    {
        HardwareProperty.Of(() => new ForgetfulSlice(), Options).Holds(run =>
        {
            ulong? offered = null;
            foreach (var _ in run.Cycles())
            {
                if (offered is { } word)
                {
                    Assert.True((bool)run.Top.Source.Valid);
                    Assert.Equal(word, (ulong)run.Top.Source.Payload);
                }
                offered = run.Top.Source.Valid && !run.Top.Source.Ready ? (ulong)run.Top.Source.Payload : null;
            }
        });
    }

    [Fact]
    public void A_lost_word_needs_one_word_and_two_pauses()
    {
        var failed = Assert.Throws<PropertyFailedException>(() => HardwareProperty.Of(() => new ForgetfulSlice(), Options).Matches(
            () => new Queue<ulong>(),
            (queue, slice, expect) =>
            {
                expect.Equal(slice.Sink.Valid, queue.Count > 0);
                if (queue.Count > 0)
                    expect.Equal(slice.Sink.Payload, queue.Peek());
                var (sent, taken) = (slice.Source.Fires, slice.Sink.Fires);
                if (taken)
                    queue.Dequeue();
                if (sent)
                    queue.Enqueue((ulong)slice.Source.Payload);
            }));
        Assert.Equal("""
            cycle  Source_Valid  Source_Payload  Sink_Ready
                0             1               0           0
                1             0               .           .
                2             .               .           .
                3             .               .           .

            """, failed.Stimulus.ToString());
    }

    [Fact]
    public void What_the_test_itself_throws_is_a_failure_and_stays_inside()
    {
        var failed = Assert.Throws<PropertyFailedException>(() => HardwareProperty.Of(() => new Lamp(), Options).Holds(run =>
        {
            foreach (var _ in run.Cycles())
                Assert.NotEqual(LampOp.Off, run.Top.Op);
        }));
        Assert.Equal(1, failed.Stimulus.Length);
        Assert.IsType<Xunit.Sdk.NotEqualException>(failed.InnerException);
    }

    [Fact]
    public void A_printed_table_is_an_example_that_fails_again()
    {
        var first = Overflow(Options);
        var table = first.Message[first.Message.IndexOf("cycle  Push")..first.Message.IndexOf("\n\nSequence")];
        var again = Assert.Throws<PropertyFailedException>(() =>
            Fifo(Options with { Runs = 0 }).Example(table).Matches(() => new Queue<ulong>(), Step));
        Assert.Equal(first.Stimulus.ToString(), again.Stimulus.ToString());
        Assert.Contains("Example 1, shrunk from 6 cycles to 6 cycles", again.Message);
    }

    [Fact]
    public void Reset_pulses_shrink_away_where_they_do_not_matter()
    {
        var property = Fifo(Options).Inputs(i => i.Resets(oneOf: 20));
        var failed = Assert.Throws<PropertyFailedException>(() => property.Matches(() => new Queue<ulong>(), Step));
        Assert.Equal(6, failed.Stimulus.Length);
        Assert.All(Enumerable.Range(0, 6), cycle => Assert.Equal(0u, failed.Stimulus[cycle, 3].Low));
    }

    [Fact]
    public void The_same_seed_gives_the_same_sequence_and_another_one_another()
    {
        var first = Overflow(Options with { Seed = 5 });
        Assert.Contains("Seed = 5", first.Message);
        Assert.Equal(first.Message, Overflow(Options with { Seed = 5 }).Message);
        Assert.NotEqual(Origin(first), Origin(Overflow(Options with { Seed = 6 })));

        static string Origin(PropertyFailedException failed) => failed.Message.Split('\n').First(line => line.StartsWith("Sequence"));
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);

    internal static HardwareProperty<OverflowingFifo.Ports> Fifo(PropertyOptions options) =>
        HardwareProperty.Of(() => new OverflowingFifo(8, 4), options);

    internal static PropertyFailedException Overflow(PropertyOptions options) =>
        Assert.Throws<PropertyFailedException>(() => Fifo(options).Matches(() => new Queue<ulong>(), Step));

    internal static void Step(Queue<ulong> queue, OverflowingFifo.Ports fifo, Expectation expect)
    {
        expect.Equal(fifo.Count, queue.Count);
        if (queue.Count > 0)
            expect.Equal(fifo.Front, queue.Peek());
        var (push, pop) = (fifo.Push && queue.Count < 4, fifo.Pop && queue.Count > 0);
        if (push)
            queue.Enqueue((ulong)fifo.Data);
        if (pop)
            queue.Dequeue();
    }

    private static ulong[] Row(Stimulus stimulus, int cycle) =>
        [.. Enumerable.Range(0, stimulus.Columns.Count).Select(i => stimulus[cycle, i].Low)];

    private sealed class Register
    {
        public ulong Value { get; set; }
    }
}
