namespace Hardware.TestDesigns;

/// <summary>Slices, single bits at C# and signal positions, concatenation, reductions, signed numbers, wide numbers.</summary>
[Module]
public sealed partial class Arithmetic
{
    [In(16)] public partial UInt A { get; set; }
    [In(5)] public partial UInt K { get; set; }
    [In(8)] public partial SInt S { get; set; }
    [In(8)] public partial SInt T { get; set; }
    [In(150)] public partial UInt Wide { get; set; }

    [Out] public UInt Middle => A.Bits(11, 4);
    [Out] public Bit At => A[K];
    [Out] public Bit Third => A[3];
    [Out] public UInt Joined => Cat(A.Bits(3, 0), K, A[15]);
    [Out] public Bit Parity => A.XorReduce() ^ A.AndReduce() | K.OrReduce();
    [Out] public UInt Product => A * K;
    [Out] public UInt Quotient => A / K;
    [Out] public UInt Rest => A % K;
    [Out] public UInt Left => A << K;
    [Out] public UInt Right => A >> K;
    [Out] public SInt Sum => S + T;
    [Out] public SInt Signed => S * T;
    [Out] public SInt Halved => S >> K;
    [Out] public Bit Less => S < T;
    [Out] public SInt Larger => S > T ? S : T;
    [Out] public SInt Magnitude => S < 0 ? -S : S;
    [Out] public UInt WideSum => Wide + (Wide >> 75);
    [Out] public UInt WideProduct => Wide * A;
    [Out] public UInt Bytes => Cat(Enumerable.Range(0, 2).Select(i => A.Bits(8 * i + 7, 8 * i)).ToArray());
    [Out] public UInt Replaced => A.WithBits(7, 4, K.Bits(3, 0)).With(K, true);
    [Out] public UInt Population => A.PopCount();
}
