using System.Numerics;
using System.Text.Json;
using Hardware.Bench.Measuring;
using Hardware.Bench.Workloads;
using Hardware.Cosim;

namespace Hardware.Bench.Tests;

/// <summary>What <c>./hw bench</c> promises: names, JSON, equal checksums. Never a time.</summary>
public class BenchContractTests
{
    public static TheoryData<string, int> Smallest => new()
    {
        { "pe-array", 2 }, { "dot-array", 2 }, { "vector-unit", 2 }, { "rv32", 512 }, { "fifo-mesh", 2 },
        { "sha256", 1 }, { "crossbar", 2 }, { "idle", 4 }, { "idle-sparse", 16 }, { "rv32-cluster", 2 },
    };

    [Fact]
    public void Every_benchmark_of_the_contract_is_there() =>
        Assert.Equal(["pe-array", "dot-array", "vector-unit", "rv32", "fifo-mesh", "sha256", "crossbar", "idle", "idle-sparse"],
            WorkloadCatalogue.All.Where(workload => !workload.OnRequest).Select(workload => workload.Name));

    [Fact]
    public void Every_size_of_the_contract_is_measured()
    {
        Assert.Equal([16, 32, 64, 128], WorkloadCatalogue.Find("pe-array").Sizes);
        Assert.Equal([16, 64], WorkloadCatalogue.Find("dot-array").Sizes);
    }

    [Theory, MemberData(nameof(Smallest))]
    public void Both_sides_compute_the_same_outputs(string name, int size)
    {
        var result = Run(name, size, noVerilator: false);
        Assert.True(result.ChecksumEqual);
        Assert.All(result.Rows, row => Assert.Null(row.Skipped));
        Assert.True(result.Cycles > 0);
    }

    [Fact]
    public void The_json_of_a_benchmark_has_the_keys_of_the_contract()
    {
        using var document = JsonDocument.Parse(BenchReport.Json(Run("pe-array", 2, noVerilator: false)));
        var root = document.RootElement;
        Assert.Equal(["name", "size", "cycles", "checksum_equal", "compiled", "verilator", "speedup", "build_speedup", "rows"], Keys(root));
        Assert.Equal(["build_s", "cycles_per_s", "peak_mb"], Keys(root.GetProperty("compiled")));
        Assert.Equal(["build_s", "cycles_per_s", "peak_mb", "version", "style"], Keys(root.GetProperty("verilator")));
        Assert.True(root.GetProperty("checksum_equal").GetBoolean());
        Assert.Contains("Verilator 5", root.GetProperty("verilator").GetProperty("version").GetString());
        Assert.True(root.GetProperty("verilator").GetProperty("peak_mb").GetDouble() > 0);
    }

    [Fact]
    public void Without_Verilator_nothing_is_claimed_of_it()
    {
        var result = Run("pe-array", 2, noVerilator: true);
        using var document = JsonDocument.Parse(BenchReport.Json([result]));
        var root = document.RootElement;
        Assert.Equal(["benches", "geomean_speedup"], Keys(root));
        Assert.Equal(JsonValueKind.Null, root.GetProperty("geomean_speedup").ValueKind);
        var bench = root.GetProperty("benches")[0];
        foreach (var key in new[] { "checksum_equal", "verilator", "speedup", "build_speedup" })
            Assert.Equal(JsonValueKind.Null, bench.GetProperty(key).ValueKind);
    }

    [Fact]
    public void A_row_that_would_take_too_long_says_so()
    {
        var runner = new BenchRunner(new BenchRequest("pe-array", Quick: true), _ => { })
        {
            Turns = 1,
            ColdStarts = 1,
            WarmUpSeconds = 0,
            TurnSeconds = 0.001,
            LongestBuild = 1,
            Build = new(Path.GetTempPath() + "no-such-cache"),
        };
        var result = runner.Run(WorkloadCatalogue.Find("pe-array"), 128);
        Assert.Null(result.Verilator);
        Assert.Equal(4, result.Rows.Count);
        Assert.All(result.Rows, row => Assert.StartsWith("not ", row.Skipped));
    }

    [Theory]
    [InlineData("pe-aray", null, "there is no benchmark 'pe-aray': choose one of pe-array, ")]
    [InlineData("pe-array", 17, "pe-array cannot have size 17: name a power of two from 2 to 256.")]
    [InlineData("sha256", 2, "sha256 cannot have size 2: name 1: there is one SHA-256.")]
    public void A_wrong_name_or_size_is_one_sentence(string name, int? size, string sentence)
    {
        var mistake = Assert.Throws<SimulationException>(() => WorkloadCatalogue.SizeOf(WorkloadCatalogue.Find(name), size));
        Assert.StartsWith("SIM1004: " + sentence, mistake.Message);
        Assert.DoesNotContain('\n', mistake.Message);
    }

    [Fact]
    public void The_checksum_sees_values_that_swap_their_cycles_or_places()
    {
        ulong[] first = [0, 0], second = [0, 0], third = [0, 0];
        foreach (var (a, b) in new[] { (1UL, 2UL), (3UL, 4UL) })
            Checksum.AddRows(first, [a, b]);
        foreach (var (a, b) in new[] { (3UL, 4UL), (1UL, 2UL) })
            Checksum.AddRows(second, [a, b]);
        foreach (var (a, b) in new[] { (2UL, 1UL), (4UL, 3UL) })
            Checksum.AddRows(third, [a, b]);
        Assert.Equal(3, new[] { Checksum.Of(first), Checksum.Of(second), Checksum.Of(third) }.Distinct().Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(11)]
    public void The_checksum_of_rows_is_a_sum_for_each_limb_turned_in_each_cycle(int limbs)
    {
        var random = new Random(limbs);
        var rows = Enumerable.Range(0, 20 * limbs).Select(_ => (ulong)random.NextInt64()).ToArray();
        var (sums, expected) = (new ulong[limbs], new ulong[limbs]);
        Checksum.AddRows(sums, rows);
        for (var i = 0; i < rows.Length; i++)
            expected[i % limbs] = BitOperations.RotateLeft(expected[i % limbs], 1) ^ rows[i];
        Assert.Equal(expected, sums);
    }

    /// <summary>The whole measurement, but short, and with C++ that is not optimised.</summary>
    private static BenchResult Run(string name, int size, bool noVerilator) =>
        new BenchRunner(new BenchRequest(name, size, NoVerilator: noVerilator), _ => { })
        {
            Turns = 2,
            ColdStarts = 1,
            WarmUpSeconds = 0,
            TurnSeconds = 0.005,
            Build = new(Optimize: false),
        }.Run(WorkloadCatalogue.Find(name), size);

    private static IEnumerable<string> Keys(JsonElement element) => element.EnumerateObject().Select(property => property.Name);
}
