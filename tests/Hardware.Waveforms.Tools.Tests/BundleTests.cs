using Hardware.Waveforms.Query;
using Hardware.Waveforms.Show;

namespace Hardware.Waveforms.Tools.Tests;

/// <summary>What the side-car says of a trace is used by every tool.</summary>
public sealed class BundleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_bundle_is_written_field_by_field()
    {
        WaveFile file = Record();
        Variable request = file.Find("top.request")!;
        Assert.Equal("{valid 0, delta 0, data 00}", ValueText.Of(request, request.Signal.ValueAt(0)));
        Assert.Equal("{valid 1, delta -1, data 3a}", ValueText.Of(request, request.Signal.ValueAt(10)));
        Assert.Equal("13a", ValueText.Of(request, WaveValue.FromUInt64(0x13a, 11), WaveRadix.Hex));
    }

    [Fact]
    public void A_query_reads_the_fields_of_a_bundle()
    {
        WaveFile file = Record();
        Assert.Equal([new QueryMatch(10, 19)], WaveQuery.Parse("request.valid && request.data == 0x3a && request.delta == 3").Find(file));
        Assert.Equal([new QueryMatch(20, 20)], WaveQuery.Parse("fell(top.request.valid)").Find(file));
    }

    [Fact]
    public void Only_the_bundle_needs_to_be_loaded_for_its_fields() =>
        Assert.True(WaveQuery.Parse("request.valid").Mentions(Record().Find("top.request")!));

    /// <summary>valid is bit 10, delta bits 9 and 8 (signed), data the rest.</summary>
    internal static WaveFile Record(string path)
    {
        using (IWaveWriter writer = WaveFile.Create(path, new WaveWriterOptions { SideCar = true }))
        {
            writer.BeginScope("top");
            SignalHandle request = writer.Declare("request", 11, new VariableInfo
            {
                Fields = [new BundleField("data", 0, 8), new BundleField("delta", 8, 2, IsSigned: true), new BundleField("valid", 10, 1)],
                Source = new SourceLocation("Queue.cs", 12),
            });
            writer.EndScope();
            writer.Time(0);
            writer.Change(request, 0);
            writer.Time(10);
            writer.Change(request, 0b1_11_0011_1010);
            writer.Time(20);
            writer.Change(request, 0b0_11_0011_1010);
            writer.Time(30);
        }
        return WaveFile.Open(path);
    }

    private WaveFile Record() => Record(_folder.At("bundle.vcd"));
}
