using FsCheck;
using FsCheck.Fluent;
using Hardware.Hdl.Values;

namespace Hardware.Testing.Tests;

/// <summary>What sequences are made of, and how they are limited.</summary>
public sealed class InputsTests
{
    private static readonly Inputs<EveryInput.Ports> Every = Inputs.Of(new EveryInput());

    [Fact]
    public void Every_input_is_a_column_field_by_field()
    {
        Assert.Equal(
            ["One:u1", "Number:u7", "Signed:s9", "Wide:u130", "Op:u2", "Order_Table:u5", "Order_Kind:u2",
                "Taps_0:u4", "Taps_1:u4", "Taps_2:u4", "Source_Valid:u1", "Source_Payload:u6", "Sink_Ready:u1"],
            Sample(Every)[0].Columns.Select(column => column.ToString()));
    }

    [Theory]
    [InlineData("Number", new long[] { 0, 1, 127, 126, 64, 63, 65, 2, 3, 4, 8, 16, 32 })]
    [InlineData("Signed", new long[] { 0, 1, -1, 255, -256, 254, -255, 2, 4, 8, 16, 32, 64, 128 })]
    [InlineData("Order_Kind", new long[] { 0, 1, 2, 3 })]
    [InlineData("Taps_1", new long[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 })]
    public void Corner_values_come_often(string column, long[] corners)
    {
        var values = Values(Every, column, signed: true);
        Assert.All(corners, corner => Assert.InRange(values.Count(value => value == corner), values.Count / 500, values.Count / 2));
    }

    [Fact]
    public void Wide_inputs_get_corners_and_bits_in_every_place()
    {
        var values = Sample(Every).SelectMany(s => Column(s, "Wide")).ToList();
        Assert.Contains(Semantics.Ones(130), values);
        Assert.Contains(BitVector.Zero(130), values);
        Assert.All(Enumerable.Range(0, 130), bit => Assert.InRange(values.Average(value => value[bit] ? 1.0 : 0), 0.12, 0.88));
    }

    [Fact]
    public void A_value_often_comes_again()
    {
        var columns = Sample(Every).Select(s => Column(s, "Number"));
        var again = columns.Sum(values => values.Zip(values.Skip(1)).Count(pair => pair.First == pair.Second));
        Assert.InRange(again, Cycles / 12, Cycles / 3);
    }

    [Fact]
    public void A_bit_is_steady_in_some_sequences_and_restless_in_others()
    {
        var shares = Sample(Every).Where(s => s.Length > 30).Select(s => Column(s, "One").Average(value => (double)value.Low)).ToList();
        Assert.Contains(0, shares);
        Assert.Contains(1, shares);
        Assert.Contains(shares, share => share is > 0.4 and < 0.6);
    }

    [Fact]
    public void An_enum_is_one_of_its_members_only() =>
        Assert.All(Sample(Inputs.Of(new Lamp())).SelectMany(s => Column(s, "Op")), value => Assert.InRange(value.Low, 0u, 3u));

    [Fact]
    public void Limits_are_kept_also_by_shrinking()
    {
        var limited = Every
            .Always(p => p.One, true)
            .With(p => p.Op, Gen.Elements(LampOp.Off, LampOp.Toggle))
            .With(p => p.Number, Gen.Choose(20, 30))
            .With(p => p.Signed, Gen.Choose(-5, -2))
            .With(p => p.Taps[2], Gen.Choose(7, 9))
            .With(p => p.Order.Table, Gen.Constant(11))
            .With(p => p.Source.Payload, Gen.Choose(1, 3));
        var sequences = limited.Sequences(40);
        foreach (var stimulus in Sample(limited, 40).SelectMany(s => sequences.Shrinker(s).Take(400).Prepend(s)))
        {
            Assert.All(Column(stimulus, "One"), value => Assert.Equal(1u, value.Low));
            Assert.All(Column(stimulus, "Op"), value => Assert.Contains(value.Low, new ulong[] { 2, 3 }));
            Assert.All(Column(stimulus, "Number"), value => Assert.InRange(value.Low, 20u, 30u));
            Assert.All(Column(stimulus, "Signed"), value => Assert.InRange((long)Semantics.ToBigInteger(value, true), -5, -2));
            Assert.All(Column(stimulus, "Taps_2"), value => Assert.InRange(value.Low, 7u, 9u));
            Assert.All(Column(stimulus, "Order_Table"), value => Assert.Equal(11u, value.Low));
            Assert.All(Column(stimulus, "Source_Payload"), value => Assert.InRange(value.Low, 1u, 3u));
        }
    }

    [Fact]
    public void Bursts_are_long_and_often_is_often()
    {
        var bursts = Sample(Every.Bursts(p => p.One, longest: 12)).SelectMany(s => Column(s, "One")).ToList();
        Assert.InRange(bursts.Zip(bursts.Skip(1)).Count(pair => pair.First != pair.Second), bursts.Count / 20, bursts.Count / 8);
        var often = Sample(Every.Often(p => p.One, 90)).SelectMany(s => Column(s, "One")).ToList();
        Assert.InRange(often.Average(value => (double)value.Low), 0.87, 0.93);
    }

    [Fact]
    public void Shrinking_never_makes_a_sequence_longer_or_heavier()
    {
        foreach (var stimulus in Sample(Every, 20))
        {
            foreach (var smaller in Every.Sequences(40).Shrinker(stimulus).Take(500))
            {
                Assert.InRange(smaller.Length, 0, stimulus.Length);
                if (smaller.Length < stimulus.Length)
                    continue;
                foreach (var (i, column) in stimulus.Columns.Index())
                {
                    foreach (var (now, before) in smaller.Column(i).Zip(stimulus.Column(i)))
                        Assert.True(column.Values.Weight(now) <= column.Values.Weight(before));
                }
            }
        }
    }

    [Fact]
    public void Clocks_of_several_domains_rise_in_any_mixture()
    {
        var names = Sample(Inputs.Of(new TwoClocks()))[0].Columns.Select(column => column.Name);
        Assert.Equal(["A", "B", "fast_clock", "slow_clock"], names);
    }

    [Fact]
    public void A_lambda_that_names_no_input_is_told_the_inputs()
    {
        var told = Assert.Throws<PropertyException>(() => Every.With(p => p.Total, Gen.Constant(1)));
        Assert.Equal("SIM5003", told.Code);
        Assert.Contains("p.Total is no input of EveryInput: its inputs are One, Number,", told.Message);
    }

    [Fact]
    public void Parts_that_do_not_fill_their_port_are_told()
    {
        var told = Assert.Throws<PropertyException>(() => Every.Parts(p => p.Wide, 32));
        Assert.Contains("SIM5003: Wide has 130 bits, which 32 does not divide", told.Message);
    }

    [Fact]
    public void Each_part_of_a_row_takes_its_own_corners()
    {
        var values = Sample(Every.Parts(p => p.Wide, 26)).SelectMany(s => Column(s, "Wide")).ToList();
        Assert.All(Enumerable.Range(0, 5), part => Assert.Contains(values, value =>
            Semantics.Slice(value, 26 * part + 25, 26 * part) == Semantics.Ones(26) && value != Semantics.Ones(130)));
    }

    [Fact]
    public void A_value_that_does_not_fit_is_told()
    {
        var told = Assert.Throws<PropertyException>(() => Sample(Every.With(p => p.Number, Gen.Constant(128)), 1));
        Assert.Contains("SIM5003: 128 does not fit Number, which is u7", told.Message);
    }

    [Fact]
    public void Every_sequence_can_be_read_as_it_is_printed()
    {
        var inputs = Every.Parts(p => p.Wide, 26, signed: true).Resets(oneOf: 10);
        foreach (var stimulus in Sample(inputs, 50))
            Assert.Equal(stimulus.ToString(), StimulusTable.Parse(stimulus.ToString(), inputs.Columns).ToString());
    }

    [Theory]
    [InlineData("cycle Number\n0 128", "row 0 of the example: '128' is no value of Number, which is u7")]
    [InlineData("cycle Op\n0 Of", "'Of' is no value of Op, which is LampOp")]
    [InlineData("cycle Numbers\n0 1", "has a column 'Numbers', which is no input: the inputs are One, Number")]
    [InlineData("cycle Number Op\n0 1", "row 0 of the example has 1 values for 2 inputs")]
    [InlineData("cycle Number", "has no cycles")]
    public void An_example_that_cannot_be_read_is_told(string table, string told) =>
        Assert.Contains(told, Assert.Throws<PropertyException>(() => StimulusTable.Parse(table, Every.Columns)).Message);

    private const int Cycles = 8000;

    private static List<Stimulus> Sample<TPorts>(Inputs<TPorts> inputs, int count = 200)
        where TPorts : ModulePorts => [.. inputs.Sequences(80).Generator.Sample(count, new Rnd(7), 100)];

    private static BitVector[] Column(Stimulus stimulus, string name) =>
        stimulus.Column(stimulus.Columns.Index().Single(c => c.Item.Name == name).Index);

    private static List<long> Values<TPorts>(Inputs<TPorts> inputs, string column, bool signed)
        where TPorts : ModulePorts => [.. Sample(inputs).SelectMany(s => Column(s, column).Select(value =>
            (long)Semantics.ToBigInteger(value, signed && s.Columns.Single(c => c.Name == column).Shape.Signed)))];
}
