using System.Runtime.CompilerServices;
using Hardware.Bench.Measuring;
using Hardware.Cosim;
using Hardware.Examples;

namespace Hardware.Bench.Startup;

/// <summary>What reading and writing a signal costs through the handles that tests use.</summary>
internal static class HandleAccess
{
    private const int Accesses = 1_000_000, Rounds = 80;

    /// <summary>Nanoseconds per access, and bytes allocated by a million of them.</summary>
    public static IEnumerable<StartupRow> Measure(EngineKind kind)
    {
        using var sim = Sim.Of(new Counter(8), kind);
        var name = kind.ToString().ToLowerInvariant();
        var (top, enable, count) = (sim.Top, sim["Enable"], sim["Count"]);
        return
        [
            .. Row("typed read, sim.Top.Count", () => TypedReads(top)),
            .. Row("typed write, sim.Top.Enable = 1", () => TypedWrites(top)),
            .. Row("handle read, count.Value", () => HandleReads(count)),
            .. Row("handle write, enable.Value = 1", () => HandleWrites(enable)),
            .. Row("read by name, sim[\"Count\"].Value", () => NamedReads(sim), target: null),
            .. Row("write by name, sim[\"Enable\"].Value = 1", () => NamedWrites(sim), target: null),
        ];

        IEnumerable<StartupRow> Row(string what, Func<ulong> work, double? target = 5)
        {
            var best = double.MaxValue;
            var allocated = long.MaxValue;
            for (var round = 0; round < Rounds; round++)
            {
                var (bytes, start) = (GC.GetAllocatedBytesForCurrentThread(), ThreadClock.Seconds);
                work();
                best = Math.Min(best, (ThreadClock.Seconds - start) * 1e9 / Accesses);
                allocated = Math.Min(allocated, GC.GetAllocatedBytesForCurrentThread() - bytes);
                // The runtime compiles what is called much again, in the background.
                if (round is 2 or 35)
                    Thread.Sleep(300);
            }
            yield return new StartupRow($"{name}: {what}", best, "ns", target);
            if (allocated > 0)
                yield return new StartupRow($"{name}: {what}, allocated", (double)allocated / Accesses, "bytes", 0);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong TypedReads(Counter.Ports top)
    {
        var sum = 0UL;
        for (var i = 0; i < Accesses; i++)
            sum += (ulong)top.Count;
        return sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong TypedWrites(Counter.Ports top)
    {
        for (var i = 0; i < Accesses; i++)
            top.Enable = (i & 1) != 0;
        return 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong HandleReads(SimulatedSignal signal)
    {
        var sum = 0UL;
        for (var i = 0; i < Accesses; i++)
            sum += signal.Value;
        return sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong HandleWrites(SimulatedSignal signal)
    {
        for (var i = 0; i < Accesses; i++)
            signal.Value = (ulong)i & 1;
        return 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong NamedReads(Simulation sim)
    {
        var sum = 0UL;
        for (var i = 0; i < Accesses; i++)
            sum += sim["Count"].Value;
        return sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong NamedWrites(Simulation sim)
    {
        for (var i = 0; i < Accesses; i++)
            sim["Enable"].Value = (ulong)i & 1;
        return 0;
    }
}
