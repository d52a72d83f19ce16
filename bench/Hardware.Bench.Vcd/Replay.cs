using Hardware.Waveforms;

namespace Hardware.Bench.Vcd;

/// <summary>The changes of a trace in flat arrays, so that writing them measures the writer alone, as an engine would drive it.</summary>
internal sealed class Replay
{
    private readonly WaveFile _wave;
    private readonly List<long> _times = [];
    private readonly List<int> _firstChange = [];
    private readonly List<int> _signals = [];
    private readonly List<int> _words = [];
    private readonly List<ulong> _values = [];

    private Replay(WaveFile wave) => _wave = wave;

    public static Replay Of(WaveFile wave)
    {
        var replay = new Replay(wave);
        var visitor = new Collector(replay);
        WaveFile.Scan(wave.Path, ref visitor);
        replay._firstChange.Add(replay._signals.Count);
        return replay;
    }

    public void Write(string path)
    {
        using IWaveWriter writer = WaveFile.Create(path, _wave.WriterOptions());
        var handles = new SignalHandle[_wave.Hierarchy.Signals.Count];
        foreach (Signal signal in _wave.Hierarchy.Signals)
            handles[signal.Index] = writer.Declare($"s{signal.Index}", signal.Width);
        ReadOnlySpan<ulong> values = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_values);
        int value = 0;
        for (int time = 0; time < _times.Count; time++)
        {
            writer.Time(_times[time]);
            for (int change = _firstChange[time]; change < _firstChange[time + 1]; change++)
            {
                int words = _words[change];
                if (words == 1)
                    writer.Change(handles[_signals[change]], values[value]);
                else
                    writer.Change(handles[_signals[change]], values.Slice(value, words));
                value += words;
            }
        }
    }

    private readonly struct Collector(Replay replay) : IWaveVisitor
    {
        public void Time(long time)
        {
            replay._times.Add(time);
            replay._firstChange.Add(replay._signals.Count);
        }

        public void Change(int signal, in WaveValue value)
        {
            replay._signals.Add(signal);
            replay._words.Add(value.WordCount);
            for (int word = 0; word < value.WordCount; word++)
                replay._values.Add(value.Word(word));
        }
    }
}
