namespace Hardware.Waveforms.Tests;

/// <summary>A scan of a file larger than memory holds a constant amount of it.</summary>
public class StreamingTests
{
    private static long TraceBytes => Environment.GetEnvironmentVariable("HW_NIGHTLY") == "1" ? 1L << 30 : 1L << 25;

    [Fact]
    public void A_scan_needs_memory_that_does_not_grow_with_the_file()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("big.vcd");
        long changes = 0;
        using (IWaveWriter writer = WaveFile.Create(path))
        {
            SignalHandle[] signals = [.. Enumerable.Range(0, 500).Select(i => writer.Declare("s" + i, 1 + i % 64))];
            for (long bytes = 0, time = 0; bytes < TraceBytes; time++)
            {
                writer.Time(time);
                for (int i = (int)(time % 7); i < signals.Length; i += 7, changes++)
                {
                    writer.Change(signals[i], (ulong)(time * 0x9E37 + i));
                    bytes += 5 + i % 64;
                }
            }
        }
        var counter = new Counter();
        WaveFile wave = WaveFile.Scan(path, ref counter);
        long allocated = SteadyState.AllocatedBytes(() =>
        {
            counter = new Counter();
            wave = WaveFile.Scan(path, ref counter);
        });
        Assert.Equal(changes, counter.Changes);
        Assert.Equal(changes, wave.ChangeCount);
        Assert.True(allocated < 4 << 20, $"scanning {new FileInfo(path).Length} bytes allocated {allocated}");
    }

    private struct Counter : IWaveVisitor
    {
        public long Changes;

        public void Change(int signal, in WaveValue value) => Changes++;
    }
}
