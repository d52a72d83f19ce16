using static Hardware.TestDesigns.Bare;

namespace Hardware.TestDesigns;

/// <summary>Captured functions in a partial static class.</summary>
public static partial class Helpers
{
    /// <summary>The larger one.</summary>
    [Comb]
    public static UInt Larger(UInt a, UInt b)
    {
        if (a > b)
            return a;
        return b;
    }

    /// <summary>The value within bounds.</summary>
    [Comb]
    public static UInt Clamp(this UInt x, int low = 2, int high = 12) => x < low ? UInt.Of((ulong)low, x.Width) : x > high ? UInt.Of((ulong)high, x.Width) : x;

    /// <summary>One of two signals of any kind.</summary>
    [Comb]
    public static T Pick<T>(Bit choose, T a, T b) where T : struct, ISignal<T>
    {
        if (choose)
            return a;
        return b;
    }

    /// <summary>Whether the machine moves.</summary>
    [Comb]
    public static bool Moves(Mode mode, Mode idle = Mode.Hold)
    {
        if (mode == idle)
            return false;
        return mode != Mode.Idle;
    }

    /// <summary>The next mode.</summary>
    [Comb]
    public static Mode After(Mode mode) => mode switch { Mode.Idle => Mode.Run, Mode.Run => Mode.Hold, Mode.Hold => Mode.Done, _ => Mode.Idle };
}

/// <summary>Captured functions in a class that is not partial.</summary>
public static class Bare
{
    /// <summary>The distance of two numbers.</summary>
    [Comb]
    public static UInt Distance(UInt a, UInt b) => a > b ? Minus(a, b) : Minus(b, a);

    /// <summary>The number of ones, by a recursion that ends at elaboration.</summary>
    [Comb]
    public static UInt Ones(UInt x, int bits)
    {
        if (bits == 1)
            return x[0] ? UInt.Of(1, 4) : UInt.Zero(4);
        return Ones(x.Bits(bits / 2 - 1, 0), bits / 2) + Ones(x.Bits(bits - 1, bits / 2), bits - bits / 2);
    }

    internal static UInt Minus(UInt a, UInt b) => a - b;
}

/// <summary>Calls: static, extension, generic, default and named arguments, enums and bools, method groups, local functions, lambdas.</summary>
[Module]
public sealed partial class Functions(int n)
{
    [In(4)] public partial UInt A { get; set; }
    [In(4)] public partial UInt B { get; set; }
    [In(8)] public partial UInt X { get; set; }
    [In] public partial Bit C { get; set; }
    [In] public partial Mode M { get; set; }

    [Out] public UInt Largest => Helpers.Larger(A, Helpers.Larger(b: B, a: A ^ B));
    [Out] public UInt Clamped => A.Clamp();
    [Out] public UInt ClampedHigh => Helpers.Clamp(A, high: 9);
    [Out] public UInt Picked => Helpers.Pick(C, A, B);
    [Out] public Bit PickedBit => Helpers.Pick<Bit>(A == B, C, !C);
    [Out] public Bit Moving => Helpers.Moves(M) || Helpers.Moves(mode: M, idle: Mode.Run) && C;
    [Out] public Mode Next => Helpers.After(Helpers.After(M));
    [Out] public UInt Apart => Distance(A, B);
    [Out] public UInt Count => Ones(X, 8);
    [Out] public UInt ViaGroup => Nibbles().Select(Twice).Aggregate(Helpers.Larger);
    [Out] public UInt ViaLambda => Nibbles().Aggregate((a, b) => C ? a + b : a > b ? a : b);
    [Out] public UInt Scaled => Step(A) + Step(B, 3) + Step(by: 2, x: A) + n;
    [Out(4)] public partial UInt Local { get; private set; }
    [Out(4)] public partial UInt Statement { get; private set; }
    [Reg(4)] public partial UInt R { get; private set; }

    UInt[] Nibbles() => [X.Bits(3, 0), X.Bits(7, 4)];

    [Comb]
    UInt Twice(UInt x)
    {
        if (x[3])
            x = x ^ 15;
        x += x;
        return x;
    }

    [Comb]
    UInt Step(UInt x, int by = 1) => C ? x + by : x - by;

    [Comb]
    void Locals()
    {
        UInt total = A;
        Add(B);
        if (C)
            Add(Half(A));
        Local = total;

        void Add(UInt y)
        {
            if (y == 0)
                return;
            total += y;
        }

        static UInt Half(UInt y) => y[0] ? y >> 1 : y;
    }

    [Comb]
    void Lambdas()
    {
        Func<UInt, Bit, UInt> choose = (x, flag) =>
        {
            if (flag)
                return x + 1;
            return x - 1;
        };
        var parts = new List<UInt>();
        foreach (var (bit, i) in Enumerable.Range(0, 4).Select(i => (A[i], i)))
            parts.Add(choose(i % 2 == 0 ? A : B, bit));
        Statement = parts.Aggregate((x, y) => x ^ y);
    }

    [Comb]
    void Load(UInt value, Bit enable)
    {
        if (!enable)
            return;
        R = value;
    }

    [Clocked]
    void Advance()
    {
        Load(A, C);
        this.Load(value: B, enable: M == Mode.Run);
    }
}
