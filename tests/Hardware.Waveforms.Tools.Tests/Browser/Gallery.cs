using Hardware.Waveforms.View;

namespace Hardware.Waveforms.Tools.Tests.Browser;

/// <summary>The recording in the documentation's picture: a queue before an accumulator, with a signal of each kind.</summary>
internal static class Gallery
{
    private static readonly EnumTable Phases = new("Phase", 2, [("Idle", 0), ("Load", 1), ("Run", 2), ("Drain", 3)]);

    public static WaveFile Record(string path)
    {
        var random = new Random(5);
        using (IWaveWriter wave = WaveFile.Create(path, new WaveWriterOptions { Writer = "Hardware 0.1", SideCar = true }))
        {
            wave.BeginScope("top");
            SignalHandle clock = wave.Declare("clock", 1), reset = wave.Declare("reset", 1);
            wave.BeginScope("queue");
            SignalHandle push = wave.Declare("push", 1), pop = wave.Declare("pop", 1);
            SignalHandle data = wave.Declare("data", 16),
                count = wave.Declare("count", 4, new VariableInfo { Source = new SourceLocation("Fifo.cs", 23) });
            wave.EndScope();
            wave.BeginScope("engine");
            SignalHandle phase = wave.Declare("phase", 2, new VariableInfo { Enum = Phases });
            SignalHandle bus = wave.Declare("bus", 8), sum = wave.Declare("sum", 20, new VariableInfo { IsSigned = true });
            SignalHandle level = wave.Declare("level", 64, new VariableInfo { Kind = VarKind.Real }),
                note = wave.Declare("note", 0, new VariableInfo { Kind = VarKind.String });
            wave.EndScope();
            wave.EndScope();
            (int words, long total, int state, int left, bool pushing) = (0, 0, 0, 3, false);
            for (int cycle = 0; cycle < 220; cycle++)
            {
                wave.Time(cycle * 10);
                wave.Change(clock, 0);
                if (cycle == 0)
                {
                    wave.Change(reset, 1);
                    wave.Change(note, "reset");
                    wave.Change(data, "x".AsSpan());
                    wave.Change(bus, "zzzzzzzz".AsSpan());
                    wave.Change(count, "xxxx".AsSpan());
                }
                wave.Time(cycle * 10 + 5);
                wave.Change(clock, 1);
                if (cycle < 4)
                    continue;
                if (cycle == 4)
                    wave.Change(reset, 0);
                if (--left <= 0)
                {
                    state = (state + 1) % 4;
                    left = random.Next(5, 16);
                    wave.Change(phase, (ulong)state);
                    wave.Change(note, $"tile {cycle / 40}");
                    if (state != 2)
                        wave.Change(bus, "zzzzzzzz".AsSpan());
                }
                pushing = random.Next(4) == 0 ? !pushing : pushing;
                bool popping = state == 2 && words > 0;
                bool pushes = pushing && words < 8;
                if (words >= 7)
                    wave.Change(note, "almost full");
                wave.Change(push, pushes ? 1ul : 0);
                wave.Change(pop, popping ? 1ul : 0);
                if (pushes)
                    wave.Change(data, (ulong)random.Next(65536));
                if (state == 2)
                    wave.Change(bus, (ulong)random.Next(256));
                words += (pushes ? 1 : 0) - (popping ? 1 : 0);
                wave.Change(count, (ulong)words);
                total += (long)(900 * Math.Sin(cycle / 11.0));
                wave.Change(sum, (ulong)total & 0xfffff);
                wave.Change(level, 1.2 + Math.Sin(cycle / 7.0) + random.NextDouble() / 6);
            }
            wave.Time(2200);
        }
        return WaveFile.Open(path);
    }

    public static ViewState State => new()
    {
        Theme = "dark",
        Message = "Lockstep differs at 705 ns: top.queue.count is 8 in Compiled and 7 in Verilated (Fifo.cs:23)",
        Time = 705,
        From = 430,
        To = 1040,
        MarkerA = 535,
        MarkerB = 705,
        Rows =
        [
            new ViewSignal("top.queue.count", "dec", "red"),
            new ViewSignal("top.clock"),
            new ViewGroup("top.queue",
            [
                new ViewSignal("top.queue.push"),
                new ViewSignal("top.queue.pop"),
                new ViewSignal("top.queue.data"),
            ]),
            new ViewGroup("top.engine",
            [
                new ViewSignal("top.engine.phase"),
                new ViewSignal("top.engine.bus"),
                new ViewSignal("top.engine.sum"),
                new ViewSignal("top.engine.sum", "analog"),
                new ViewSignal("top.engine.level", "analog"), new ViewSignal("top.engine.note"),
            ]),
        ],
    };
}
