using Hardware.Hdl.Values;

namespace Hardware.Cosim.TestBenches;

/// <summary>The three signals of a stream: a word moves at each clock edge at which valid and ready are both 1.</summary>
/// <typeparam name="T">What the payload is in C#.</typeparam>
public sealed class StreamPins<T>
{
    /// <summary>
    /// Pins by what reads and writes them, as typed handles do: <c>new(() => top.In.Valid, v => top.In.Valid = v, ...)</c>.
    /// </summary>
    public StreamPins(
        Func<bool> valid, Action<bool>? setValid,
        Func<bool> ready, Action<bool>? setReady,
        Func<T> payload, Action<T>? setPayload)
    {
        Valid = valid;
        SetValid = setValid ?? Refuse<bool>("valid");
        Ready = ready;
        SetReady = setReady ?? Refuse<bool>("ready");
        Payload = payload;
        SetPayload = setPayload ?? Refuse<T>("payload");
    }

    internal Func<bool> Valid { get; }

    internal Action<bool> SetValid { get; }

    internal Func<bool> Ready { get; }

    internal Action<bool> SetReady { get; }

    internal Func<T> Payload { get; }

    internal Action<T> SetPayload { get; }

    private static Action<TValue> Refuse<TValue>(string pin) =>
        _ => throw new SimulationException("SIM4006",
            $"the {pin} of this stream is driven by the design: give a way to set it, or use the other end.");
}

/// <summary>Streams found by name.</summary>
public static class StreamPins
{
    /// <summary>The stream whose signals are <c>name_Valid</c>, <c>name_Ready</c> and <c>name_Payload</c>.</summary>
    /// <exception cref="SimulationException">SIM3001: one of them does not exist.</exception>
    public static StreamPins<BitVector> Of(Simulation simulation, string name) =>
        Of(simulation, name + "_Valid", name + "_Ready", name + "_Payload");

    /// <summary>The stream of three signals.</summary>
    /// <exception cref="SimulationException">SIM3001: one of them does not exist.</exception>
    public static StreamPins<BitVector> Of(Simulation simulation, string valid, string ready, string payload)
    {
        var (v, r, p) = (simulation[valid], simulation[ready], simulation[payload]);
        return new StreamPins<BitVector>(
            () => v.Value != 0, set => v.Value = set ? 1u : 0u,
            () => r.Value != 0, set => r.Value = set ? 1u : 0u,
            () => p.Bits, set => p.Bits = set);
    }
}
