namespace Hardware.Cosim.TestBenches;

/// <summary>Takes words out of a stream of the design: drives ready, off as its stalls say.</summary>
public sealed class StreamSink<T>(TestBench bench, StreamPins<T> pins, Stalls? stalls = null)
{
    private readonly Stalls _stalls = stalls ?? Stalls.None;

    /// <summary>Takes words for ever; start it beside the others.</summary>
    public async Task Run()
    {
        while (true)
        {
            pins.SetReady(!_stalls.Next());
            await bench.Clock.Rising();
        }
    }
}
