using System.Numerics;
using System.Runtime.CompilerServices;
using Hardware.Cosim;
using Hardware.Testing;

namespace Hardware.Blocks.Tests;

/// <summary>A block between streams under test: random words and random pauses at both ends, compared with a software model.</summary>
internal static class StreamStage
{
    /// <summary>
    /// Every word sent into <c>Source</c> comes out of <c>Sink</c> as the model says, whatever the pauses, and within <paramref
    /// name="latency"/> cycles in which the consumer waits for it.
    /// </summary>
    public static void Behaves(
        Func<IModule<ModulePorts>> create,
        Func<IReadOnlyList<ulong>, IEnumerable<BigInteger>> model,
        int latency = 3,
        [CallerMemberName] string name = "") =>
        HardwareProperty.Of(create, new PropertyOptions { MaxLength = 200 }, name).Matches(() => new Traffic(), (traffic, stage, expect) =>
        {
            // A word may be given, in parts even, while it is still on offer; but nobody can be made to give it before it was taken.
            ulong[] offered = Read(stage, "Source_Valid") == 1 ? [Read(stage, "Source_Payload")] : [];
            var outstanding = model([.. traffic.Sent, .. offered]).Skip(traffic.Taken).ToList();
            if (Read(stage, "Source_Ready") == 1)
                traffic.Sent.AddRange(offered);
            if (Read(stage, "Sink_Ready") == 0)
                return;
            traffic.Waits = model(traffic.Sent).Count() > traffic.Taken ? traffic.Waits + 1 : 0;
            expect.That(traffic.Waits <= latency + 1, $"a word is given after {latency} cycles");
            if (Read(stage, "Sink_Valid") == 0)
                return;
            expect.That(outstanding.Count > 0, "only words that were sent are given");
            expect.Equal(UInt.Of(Read(stage, "Sink_Payload"), 64), outstanding[0], "Sink.Payload");
            traffic.Taken++;
            traffic.Waits = 0;
        });

    /// <summary>Cycles from the first push to the last word out, with no pauses.</summary>
    public static long CyclesFor(IModule<ModulePorts> module, int words)
    {
        using var sim = Sim.Of(module);
        (sim["Source_Valid"].Value, sim["Sink_Ready"].Value) = (1, 1);
        for (var taken = 0; taken < words; sim.Step())
            taken += (int)sim["Sink_Valid"].Value;
        return sim.Cycle;
    }

    private static ulong Read(ModulePorts stage, string signal) => stage.Engine.Read(stage.SlotOf(signal));

    private sealed class Traffic
    {
        public List<ulong> Sent { get; } = [];

        public int Taken { get; set; }

        public int Waits { get; set; }
    }
}
