using System.Diagnostics;
using Hardware.Waveforms;

string path = args[0];
for (int i = 0; i < 12; i++)
{
    var me = Process.GetCurrentProcess(); TimeSpan c0 = me.TotalProcessorTime; long t0 = Stopwatch.GetTimestamp();
    WaveFile w = WaveFile.Open(path);
    me.Refresh(); double cl = (me.TotalProcessorTime - c0).TotalSeconds; c0 = me.TotalProcessorTime; double load = Stopwatch.GetElapsedTime(t0).TotalSeconds;
    t0 = Stopwatch.GetTimestamp();
    var counter = new Counter();
    WaveFile s = WaveFile.Scan(path, ref counter);
    me.Refresh(); double cs = (me.TotalProcessorTime - c0).TotalSeconds; double scan = Stopwatch.GetElapsedTime(t0).TotalSeconds;
    Console.WriteLine($"cpu load {cl*1000:F0} scan {cs*1000:F0}; {w.ChangeCount} changes {w.Diagnostics.Count} diags {w.Times.Length} times; load {load * 1000:F0} ms {w.Bytes / load / 1e9:F2} GB/s; scan {scan * 1000:F0} ms {w.Bytes / scan / 1e9:F2} GB/s {counter.Changes} {s.Start} {s.End}");
    foreach (WaveDiagnostic d in w.Diagnostics.Take(5))
        Console.WriteLine(d);
}

internal struct Counter : IWaveVisitor
{
    public long Changes;
    public ulong Sum;
    public void Change(int signal, in WaveValue value)
    {
        Changes++;
        Sum += value.Word(0);
    }
}
