using Hardware.Examples;

namespace Hardware.Bench.Workloads;

/// <summary>What the designs are made to do: about a thousand cycles each, in some ten to some hundred kilobytes, which stay in the
/// second-level cache.</summary>
internal static class Drives
{
    private const int Cycles = 1024;

    /// <summary>Bursts of size to 3 size activations, then half as many cycles of rest; row r is r cycles late; the last of a burst swaps
    /// the weights.</summary>
    public static void PeArray(StimulusBuilder inputs, int size)
    {
        var valid = new bool[Cycles + size];
        var swap = new bool[Cycles + size];
        for (var at = 0; at < valid.Length;)
        {
            var burst = inputs.Random.Next(size, 3 * size);
            for (var i = 0; i < burst && at < valid.Length; i++, at++)
                (valid[at], swap[at]) = (true, i == burst - 1);
            at += burst / 2;
        }
        for (var cycle = 0; cycle < Cycles; cycle++)
        {
            for (var row = 0; row < size; row++)
            {
                inputs.SetBit("ValidIn", row, valid[cycle + size - 1 - row]);
                inputs.SetBit("SwapIn", row, swap[cycle + size - 1 - row]);
            }
            inputs.Set("Stall", inputs.Chance(1.0 / 16) ? 1UL : 0);
            inputs.Set("Load", (ulong)cycle & 1);
            inputs.Randomize("Activations");
            if (cycle % 2 == 1)
                inputs.Randomize("Weights");
            inputs.EndCycle();
        }
    }

    public static void DotArray(StimulusBuilder inputs, int size)
    {
        for (var cycle = 0; cycle < Cycles; cycle++)
        {
            inputs.Set("Enable", inputs.Chance(7.0 / 8) ? 1UL : 0);
            inputs.Set("First", cycle % 16 == 0 ? 1UL : 0);
            inputs.Set("Stacked", (ulong)cycle / 128 & 1);
            inputs.Randomize("Activations");
            for (var element = 0; element < size; element++)
                inputs.SetBit("LoadWeight", element, false);
            if (cycle % 4 == 0)
            {
                inputs.SetBit("LoadWeight", inputs.Random.Next(size), true);
                inputs.Randomize("WeightIndex");
                inputs.Randomize("WeightData");
            }
            inputs.EndCycle();
        }
    }

    public static void VectorUnit(StimulusBuilder inputs, int lanes)
    {
        // A mask that is set stays for some operations, else all would soon be off.
        VectorOp[] often = [VectorOp.Load, VectorOp.Add, VectorOp.Multiply, VectorOp.Min, VectorOp.Max, VectorOp.Add, VectorOp.Multiply];
        for (var cycle = 0; cycle < Cycles; cycle++)
        {
            var op = (cycle % 16) switch { 7 => VectorOp.SetMask, 15 => VectorOp.ClearMask, _ => often[inputs.Random.Next(often.Length)] };
            inputs.Set("Op", (ulong)op);
            inputs.Randomize("Operands");
            inputs.EndCycle();
        }
    }

    /// <summary>A flit stays on offer until the next one of its node, some cycles later.</summary>
    public static void FifoMesh(StimulusBuilder inputs, int size)
    {
        for (var cycle = 0; cycle < Cycles; cycle++)
        {
            for (var node = 0; node < size * size; node++)
            {
                var valid = inputs.Chance(1.0 / 4);
                inputs.SetBit("InjectValid", node, valid);
                inputs.SetBit("EjectReady", node, inputs.Chance(7.0 / 8));
                if (valid)
                {
                    var (x, y) = (inputs.Random.Next(size), inputs.Random.Next(size));
                    inputs.SetWord("InjectFlit", node, ((uint)inputs.Random.Next(1 << 24) << 8) | (uint)((y << 4) | x));
                }
            }
            inputs.EndCycle();
        }
    }

    /// <summary>A block takes 66 cycles; every fourth starts a message.</summary>
    /// <summary>The design has no inputs, or needs none.</summary>
    public static void Nothing(StimulusBuilder inputs, int size)
    {
        for (var cycle = 0; cycle < Cycles; cycle++)
            inputs.EndCycle();
    }

    public static void Sha256(StimulusBuilder inputs, int size)
    {
        for (var block = 0; block < 16; block++)
        {
            for (var cycle = 0; cycle < 66; cycle++)
            {
                inputs.Set("Start", cycle == 0 ? 1UL : 0);
                inputs.Set("First", block % 4 == 0 ? 1UL : 0);
                if (cycle == 0)
                    inputs.Randomize("Block");
                inputs.EndCycle();
            }
        }
    }

    public static void Crossbar(StimulusBuilder inputs, int ports)
    {
        for (var cycle = 0; cycle < Cycles; cycle++)
        {
            for (var port = 0; port < ports; port++)
            {
                inputs.SetBit("InputValid", port, inputs.Chance(3.0 / 4));
                inputs.SetBit("OutputReady", port, inputs.Chance(7.0 / 8));
                if (inputs.Chance(1.0 / 2))
                    inputs.SetWord("InputWord", port, (uint)inputs.Random.NextInt64(1L << 32));
            }
            inputs.EndCycle();
        }
    }

    /// <summary>17 busy cycles of 170.</summary>
    public static void Idle(StimulusBuilder inputs, int cells)
    {
        for (var round = 0; round < 6; round++)
        {
            for (var cycle = 0; cycle < 170; cycle++)
            {
                inputs.Set("Start", cycle == 0 ? 1UL : 0);
                inputs.Set("All", 1);
                if (cycle == 0)
                    inputs.Randomize("Seed");
                inputs.EndCycle();
            }
        }
    }

    /// <summary>A worker is busy for 17 cycles after its start; starts come by chance, so that on average 1 % are busy.</summary>
    public static void IdleSparse(StimulusBuilder inputs, int cells)
    {
        for (var cycle = 0; cycle < Cycles; cycle++)
        {
            var start = inputs.Chance(cells / 100.0 / 17);
            inputs.Set("Start", start ? 1UL : 0);
            if (start)
            {
                inputs.Randomize("Chosen");
                inputs.Randomize("Seed");
            }
            inputs.EndCycle();
        }
    }
}
