using System.Numerics;
using Hardware.Hdl;

namespace Hardware.Examples;

/// <summary>SHA-256 (FIPS 180-4), one round per cycle: a 512-bit block takes 64 cycles and one to add; blocks chain until <see cref="First"/>.</summary>
[Module]
public sealed partial class Sha256
{
    /// <summary>Takes the block; ignored while busy.</summary>
    [In] public partial Bit Start { get; set; }

    /// <summary>The block is the first of its message.</summary>
    [In] public partial Bit First { get; set; }

    /// <summary>The block, its first word in the high bits.</summary>
    [In(512)] public partial UInt Block { get; set; }

    [Reg] public partial Bit Busy { get; private set; }
    [Reg(7)] partial UInt Round { get; set; }
    [Reg(32, Count = "8")] partial Vec<UInt> Hash { get; }
    [Reg(32, Count = "8")] partial Vec<UInt> Work { get; }
    [Reg(32, Count = "16")] partial Vec<UInt> Schedule { get; }
    [Memory("64", "32", Contents = "RoundConstants()")] partial Mem<UInt> Constants { get; }

    /// <summary>The hash of all blocks so far, its first word in the high bits; valid while not busy.</summary>
    [Out] public UInt Digest => Cat(Hash.ToArray());

    [Clocked]
    void Advance()
    {
        if (!Busy)
        {
            if (Start)
            {
                Busy = true;
                Round = UInt.Zero(7);
                for (int i = 0; i < 16; i++)
                    Schedule[i] = Block.Bits(511 - 32 * i, 480 - 32 * i);
                for (int i = 0; i < 8; i++)
                {
                    var start = First ? UInt.Of(Fraction(Prime(i), 2), 32) : Hash[i];
                    Work[i] = start;
                    Hash[i] = start;
                }
            }
        }
        else if (Round == 64)
        {
            Busy = false;
            for (int i = 0; i < 8; i++)
                Hash[i] = Hash[i] + Work[i];
        }
        else
        {
            Round++;
            var a = Work[0];
            var e = Work[4];
            var sum1 = Rotate(e, 6) ^ Rotate(e, 11) ^ Rotate(e, 25);
            var choose = (e & Work[5]) ^ (~e & Work[6]);
            var t1 = Work[7] + sum1 + choose + Constants[Round.Bits(5, 0)] + Schedule[0];
            var sum0 = Rotate(a, 2) ^ Rotate(a, 13) ^ Rotate(a, 22);
            var majority = (a & Work[1]) ^ (a & Work[2]) ^ (Work[1] & Work[2]);
            for (int i = 7; i > 0; i--)
                Work[i] = i == 4 ? Work[3] + t1 : Work[i - 1];
            Work[0] = t1 + sum0 + majority;
            var sigma0 = Rotate(Schedule[1], 7) ^ Rotate(Schedule[1], 18) ^ (Schedule[1] >> 3);
            var sigma1 = Rotate(Schedule[14], 17) ^ Rotate(Schedule[14], 19) ^ (Schedule[14] >> 10);
            for (int i = 0; i < 15; i++)
                Schedule[i] = Schedule[i + 1];
            Schedule[15] = Schedule[0] + sigma0 + Schedule[9] + sigma1;
        }
    }

    static UInt Rotate(UInt x, int count) => Cat(x.Bits(count - 1, 0), x.Bits(31, count));

    static ulong[] RoundConstants() => Enumerable.Range(0, 64).Select(i => Fraction(Prime(i), 3)).ToArray();

    /// <summary>The first 32 bits of the fraction of a root of a prime, as the standard defines its constants.</summary>
    static ulong Fraction(int prime, int degree)
    {
        var target = new BigInteger(prime) << (32 * degree);
        BigInteger low = 0, high = BigInteger.One << 40;
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (BigInteger.Pow(middle, degree) <= target)
                low = middle;
            else
                high = middle;
        }
        return (ulong)(low & uint.MaxValue);
    }

    static int Prime(int index) => Enumerable.Range(2, 400).Where(n => Enumerable.Range(2, n - 2).All(d => n % d != 0)).ElementAt(index);
}
