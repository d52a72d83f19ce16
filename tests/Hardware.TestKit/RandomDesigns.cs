using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.TestKit;

/// <summary>
/// Makes random but legal designs that use everything the IR has: a seed always gives the same design, so that a failure is
/// reproduced by its number.
/// </summary>
public static class RandomDesigns
{
    /// <summary>The design of a seed.</summary>
    public static Design Create(int seed, RandomDesignOptions? options = null)
    {
        options ??= new RandomDesignOptions();
        var random = new Random(seed);
        List<ModuleDef> below = [];
        for (var level = options.Levels; level > 0; level--)
            below = [.. below, new RandomModule(random, options, $"Level{level}", below).Make()];
        return new Design(new RandomModule(random, options, "Top", below).Make());
    }

    /// <summary>A random value of a width; small, extreme and arbitrary bits all occur.</summary>
    public static BitVector Bits(Random random, int width)
    {
        var limbs = new ulong[(width + 63) / 64];
        switch (random.Next(6))
        {
            case 0:
                break;
            case 1:
                Array.Fill(limbs, ulong.MaxValue);
                break;
            case 2:
                limbs[0] = (ulong)random.Next(4);
                break;
            case 3:
                limbs[^1] = 1UL << ((width - 1) % 64);
                break;
            default:
                for (var i = 0; i < limbs.Length; i++)
                    limbs[i] = (ulong)random.NextInt64(long.MinValue, long.MaxValue);
                break;
        }
        return new BitVector(width, limbs);
    }
}
