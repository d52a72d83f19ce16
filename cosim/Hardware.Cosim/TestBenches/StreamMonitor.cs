namespace Hardware.Cosim.TestBenches;

/// <summary>Watches a stream without touching it: reports each word that moves, and a valid word that changes before it is taken.</summary>
public sealed class StreamMonitor<T>(TestBench bench, StreamPins<T> pins, Action<T> moved)
{
    /// <summary>Words seen.</summary>
    public long Count { get; private set; }

    /// <summary>Watches for ever; start it beside the others.</summary>
    /// <exception cref="SimulationException">SIM4007: the stream broke its promise to hold a word until it is taken.</exception>
    public async Task Run()
    {
        var held = false;
        T? word = default;
        while (true)
        {
            await bench.Clock.ReadOnly();
            var valid = pins.Valid();
            var now = valid ? pins.Payload() : default;
            if (held && (!valid || !EqualityComparer<T>.Default.Equals(word, now)))
            {
                var fault = valid ? $"changes its word from {word} to {now}" : $"withdraws its word {word}";
                throw new SimulationException("SIM4007",
                    $"a stream {fault} in cycle {bench.Simulation.Cycle} before it is taken: hold valid and payload until ready.");
            }
            if (valid && pins.Ready())
            {
                Count++;
                held = false;
                moved(now!);
            }
            else
            {
                held = valid;
                word = now;
            }
            await bench.Clock.Rising();
        }
    }
}
