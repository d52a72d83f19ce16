namespace Hardware.TestDesigns;

/// <summary>Return out of nested ifs, from a process and from functions.</summary>
[Module]
public sealed partial class EarlyReturns
{
    [In(4)] public partial UInt A { get; set; }
    [In(4)] public partial UInt B { get; set; }
    [In] public partial Bit Go { get; set; }

    [Reg(4)] public partial UInt Last { get; private set; }
    [Reg(8)] public partial UInt Steps { get; private set; }

    [Out] public UInt Largest => Max(A, B);
    [Out]
    public UInt Kind
    {
        get
        {
            if (A == B)
                return UInt.Of(0, 2);
            if (A > B)
                return UInt.Of(1, 2);
            return UInt.Of(2, 2);
        }
    }

    [Comb]
    UInt Max(UInt a, UInt b)
    {
        if (a > b)
            return a;
        return b;
    }

    [Clocked]
    void Advance()
    {
        if (!Go)
            return;
        Steps++;
        if (A == 0)
        {
            if (B == 0)
                return;
            Last = B;
            return;
        }
        Last = A + B;
    }
}

/// <summary>Loops over elaboration-time bounds that signals leave, or cut short.</summary>
[Module]
public sealed partial class LoopJumps(int width)
{
    [In("width")] public partial UInt Req { get; set; }
    [In("width")] public partial UInt Mask { get; set; }

    [Out("Log2(width)")] public partial UInt First { get; private set; }
    [Out("Log2(width + 1)")] public partial UInt Masked { get; private set; }
    [Out] public partial Bit Found { get; private set; }
    [Out("Log2(width)")] public partial UInt Returned { get; private set; }
    [Out("Log2(width + 1)")] public partial UInt RunLength { get; private set; }

    [Comb]
    void Breaks()
    {
        First = 0;
        bool found = false;
        for (int i = 0; i < width; i++)
        {
            if (Req[i])
            {
                First = i;
                found = true;
                break;
            }
        }
        Found = found;
    }

    [Comb]
    void Continues()
    {
        UInt count = UInt.Zero(Log2(width + 1));
        foreach (int i in Enumerable.Range(0, width))
        {
            if (Mask[i])
                continue;
            if (i == width - 1)
                break;
            if (Req[i])
                count++;
        }
        Masked = count;
    }

    [Comb]
    void FromLoop() => Returned = LastSet();

    [Comb]
    UInt LastSet()
    {
        for (int i = width - 1; i >= 0; i--)
        {
            if (Req[i] && !Mask[i])
                return UInt.Of((ulong)i, Log2(width));
        }
        return UInt.Zero(Log2(width));
    }

    [Comb]
    void Whiles()
    {
        var length = UInt.Zero(Log2(width + 1));
        for (int i = 0; ; i++)
        {
            if (i >= width)
                break;
            if (!Req[i])
                break;
            length++;
        }
        RunLength = length;
    }
}

/// <summary>Break inside a switch inside a loop inside an if; return through all of them; a do loop; guards that protect an index.</summary>
[Module]
public sealed partial class DeepJumps
{
    [In(8)] public partial UInt A { get; set; }
    [In(3)] public partial UInt K { get; set; }
    [In] public partial Bit C { get; set; }

    [Out(8)] public partial UInt Y { get; private set; }
    [Out(8)] public partial UInt Edges { get; private set; }
    [Out(8)] public partial UInt Doubled { get; private set; }
    [Reg(8)] public partial UInt R { get; private set; }

    [Comb]
    void Nest()
    {
        Y = 0;
        if (C)
        {
            for (int i = 0; i < 4; i++)
            {
                switch (K.Value)
                {
                    case 0:
                        break;
                    case 1:
                        if (A[i])
                            break;
                        Y = Y + 1;
                        break;
                    case 2 or 3:
                        if (A[i])
                            return;
                        Y = Y + 2;
                        continue;
                    default:
                        Y = Y + 3;
                        break;
                }
                if (A[i + 4])
                    break;
                Y = Y + 16;
            }
            Y = Y ^ 128;
        }
        else if (A == 255)
        {
            return;
        }
        Y = Y + 1;
    }

    [Comb]
    void Guards()
    {
        UInt edges = UInt.Zero(8);
        for (int i = 0; i < 8; i++)
        {
            if (i > 0 && A[i] != A[i - 1])
                edges = edges.With(i, true);
            else if (i == 7 || A[i + 1])
                edges = edges.With(i, C);
        }
        Edges = edges;
    }

    [Comb]
    void Do()
    {
        var y = A;
        int limit = 5;
        do
        {
            limit--;
            if (K == limit)
                y = y << 1;
        }
        while (limit > 0);
        Doubled = y;
    }

    [Clocked]
    void Step()
    {
        for (int i = 0; i < 8; i++)
        {
            if (A[i])
            {
                if (C)
                    continue;
                R = i;
                return;
            }
            if (i == 6)
                return;
        }
        R = 99;
    }
}

/// <summary>Conditions: mixed C# and signals, nested choices, choices as operands.</summary>
[Module]
public sealed partial class Conditions(bool fast, int taps)
{
    [In(4)] public partial UInt A { get; set; }
    [In(4)] public partial UInt B { get; set; }
    [In] public partial Bit P { get; set; }
    [In] public partial Bit Q { get; set; }

    [Out] public Bit Both => P && Q;
    [Out] public Bit Either => P || !Q && A != 0;
    [Out] public Bit Mixed => fast && P || taps > 3 && Q;
    [Out] public UInt Chosen => P ? A : Q ? B : A ^ B;
    [Out] public UInt Sum => (P ? A : B) + (Q ? B : A) + 1;
    [Out(4)] public UInt Literal => P ? 3 : Q ? A : 0;
    [Out] public UInt ByFlag => fast ? A : B;
    [Out] public Bit Equal => (P ? A : B) == (Q ? 1 : 2);
    [Out(6)] public UInt Nested => P && (Q || A == B) ? (A > B ? Cat(A, P, Q) : Cat(B, Q, P)) : fast && Q ? A.Extend(6) : taps == 4 || P ? B.Extend(6) : 0;
    [Out] public UInt Edge => Cat(Enumerable.Range(0, 4).Reverse().Select(i => i > 0 && A[i - 1] ? B[i] : A[i]).ToArray());
}
