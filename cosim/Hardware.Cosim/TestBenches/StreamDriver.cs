namespace Hardware.Cosim.TestBenches;

/// <summary>Sends words into a stream of the design: drives valid and payload, holds both until ready, pauses as its stalls say.</summary>
public sealed class StreamDriver<T>(TestBench bench, StreamPins<T> pins, Stalls? stalls = null)
{
    private readonly Stalls _stalls = stalls ?? Stalls.None;

    /// <summary>Words taken by the design.</summary>
    public long Sent { get; private set; }

    /// <summary>Sends words in order; ends after the edge that takes the last one.</summary>
    public async Task Send(params IEnumerable<T> words)
    {
        foreach (var word in words)
        {
            while (_stalls.Next())
                await bench.Clock.Rising();
            pins.SetValid(true);
            pins.SetPayload(word);
            bool taken;
            do
            {
                await bench.Clock.ReadOnly();
                taken = pins.Ready();
                await bench.Clock.Rising();
            }
            while (!taken);
            pins.SetValid(false);
            Sent++;
        }
    }
}
