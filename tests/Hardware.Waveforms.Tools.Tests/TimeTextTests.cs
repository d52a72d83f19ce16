using FsCheck;
using FsCheck.Fluent;
using Hardware.Waveforms.Show;

namespace Hardware.Waveforms.Tools.Tests;

public sealed class TimeTextTests
{
    [Theory]
    [InlineData("120", "1 ns", 120)]
    [InlineData("1.2us", "1 ns", 1200)]
    [InlineData("3 ms", "10 ps", 300_000_000)]
    [InlineData("100ps", "100 ps", 1)]
    [InlineData("0.5s", "1 fs", 500_000_000_000_000)]
    public void A_time_is_read_in_steps_or_with_a_unit(string text, string timescale, long expected) =>
        Assert.Equal(expected, TimeText.Parse(text, Scale(timescale)));

    [Theory]
    [InlineData("12 bananas", "WAV0505: 'bananas' in '12 bananas' is no unit of time: use s, ms, us, ns, ps or fs")]
    [InlineData("soon", "WAV0505: 'soon' is no time: write a number of time steps (1 ns), or a number with a unit, as in 1.2us")]
    [InlineData("1ps", "WAV0505: '1ps' falls between two time steps of 1 ns: write a multiple of 1 ns")]
    [InlineData("1.5", "WAV0505: '1.5' falls between two time steps: write a whole number, or a unit after it")]
    [InlineData("99999999999s", "WAV0505: '99999999999s' is beyond the times that a trace of 1 ns steps can hold: write a smaller one")]
    [InlineData("99999999999999999999",
        "WAV0505: '99999999999999999999' is beyond the times that a trace of 1 ns steps can hold: write a smaller one")]
    public void What_is_no_time_is_told_with_the_fix(string text, string message) =>
        Assert.Equal(message, Assert.Throws<WaveException>(() => TimeText.Parse(text, Timescale.Nanosecond)).Message);

    [Theory]
    [InlineData(0, "1 ns", "0 ns")]
    [InlineData(999, "1 ns", "999 ns")]
    [InlineData(1250, "1 ns", "1.25 us")]
    [InlineData(1, "100 ps", "100 ps")]
    [InlineData(10, "100 ps", "1 ns")]
    [InlineData(-2500, "1 ps", "-2.5 ns")]
    public void A_time_is_written_in_the_unit_in_which_it_reads_best(long time, string timescale, string expected) =>
        Assert.Equal(expected, TimeText.Of(time, Scale(timescale)));

    [Fact]
    public void What_is_written_is_read_back_exactly()
    {
        Gen<(long Time, Timescale Scale)> cases =
            from time in Gen.Choose(0, int.MaxValue)
            from times in Gen.Elements(1L, 1_000, 1_000_003)
            from magnitude in Gen.Elements(1, 10, 100)
            from exponent in Gen.Elements(-15, -12, -9, -6)
            select (time * times, new Timescale(magnitude, exponent));
        Prop.ForAll(cases.ToArbitrary(), c => TimeText.Parse(TimeText.Of(c.Time, c.Scale), c.Scale) == c.Time).QuickCheckThrowOnFailure();
    }

    private static Timescale Scale(string text) =>
        Timescale.TryParse(text, out Timescale timescale) ? timescale : throw new ArgumentException(text);
}
