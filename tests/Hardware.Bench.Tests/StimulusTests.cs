using Hardware.Bench.Workloads;
using Hardware.Hdl;

namespace Hardware.Bench.Tests;

/// <summary>The prepared inputs.</summary>
public class StimulusTests
{
    public static TheoryData<string, int> Sizes =>
        [.. WorkloadCatalogue.All.SelectMany(workload =>
            workload.Sizes.Where(size => size <= 64 || workload.Sizes.Count == 1).Select(size => (workload.Name, size)))];

    [Theory, MemberData(nameof(Sizes))]
    public void Fit_the_second_level_cache_and_are_not_trivially_periodic(string name, int size)
    {
        var workload = WorkloadCatalogue.Find(name);
        var stimulus = workload.StimulusOf(Elaborator.Elaborate(workload.Create(size)), size);
        Assert.True(stimulus.Words.Length * 8 <= 512 * 1024, $"{stimulus.Words.Length * 8} bytes");
        Assert.True(name == "rv32" || stimulus.Cycles >= 512, $"{stimulus.Cycles} cycles");
    }

    [Fact]
    public void Hold_only_ports_that_change_and_every_port_in_the_first_cycle()
    {
        var builder = new StimulusBuilder(Elaborator.Elaborate(new Hardware.Examples.IdleArray(4)));
        builder.Set("Start", 1);
        builder.EndCycle();
        builder.Set("Start", 0);
        builder.EndCycle();
        builder.EndCycle();
        var stimulus = builder.Build();
        Assert.Equal(["Start", "All", "Chosen", "Seed"], stimulus.Ports.Select(port => port.Name));
        Assert.Equal([0, 8, 10, 10], stimulus.Starts);
        Assert.Equal([0UL, 1, 1, 0, 2, 0, 3, 0, 0, 0], stimulus.Words);
    }

    [Fact]
    public void Are_the_same_in_every_run()
    {
        var workload = WorkloadCatalogue.Find("crossbar");
        var design = Elaborator.Elaborate(workload.Create(4));
        Assert.Equal(workload.StimulusOf(design, 4).Words, workload.StimulusOf(design, 4).Words);
    }
}
