using Hardware.TestKit.Sources;

namespace Hardware.Generators.Tests.Capture;

public class RandomSourcesTests
{
    private static int Count => Environment.GetEnvironmentVariable("HW_NIGHTLY") == "1" ? 3000 : 200;

    [Fact]
    public void Random_modules_compute_the_same_as_C_sharp_and_as_hardware()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("HW_SEED"), out var given) ? given : 1;
        for (var start = 0; start < Count; start += 50)
        {
            var lively = 0;
            foreach (var (source, create) in RandomSources.Compile(RandomSources.Modules(seed + start, 50)))
            {
                var outputs = 0;
                string? problem;
                try
                {
                    problem = Agreement.Difference(create, 12, 1, out outputs);
                }
                catch (Exception thrown)
                {
                    problem = thrown.Message;
                }
                lively += outputs >= 2 ? 1 : 0;
                if (problem is not null)
                {
                    var (small, reason) = RandomSources.Shrink(source, c => Agreement.Difference(c, 12, 1));
                    Assert.Fail($"seed {seed + start}: {problem}\nshrunk: {reason}\n{small}");
                }
            }
            Assert.True(lively > 40, $"the outputs of only {lively} of 50 modules ever change");
        }
    }
}
