namespace Hardware.TestDesigns;

/// <summary>Locals: assigned on several paths, compound, counted, swapped, taken apart; flags and enum locals.</summary>
[Module]
public sealed partial class Locals
{
    [In(8)] public partial UInt A { get; set; }
    [In(8)] public partial UInt B { get; set; }
    [In] public partial Bit C { get; set; }
    [In] public partial Mode M { get; set; }

    [Out(8)] public partial UInt Y { get; private set; }
    [Out(8)] public partial UInt Z { get; private set; }
    [Out(9)] public partial UInt W { get; private set; }
    [Out] public partial Bit Flag { get; private set; }
    [Out] public partial Mode Next { get; private set; }
    [Reg(8)] public partial UInt R { get; private set; }
    [Reg(8)] public partial UInt Q { get; private set; }

    [Comb]
    void Swap()
    {
        var x = A;
        UInt y = B, sum;
        if (C)
            (x, y) = (y, x);
        if (x > y)
        {
            x -= y;
            sum = x + 1;
        }
        else
        {
            y++;
            sum = y;
        }
        Y = x ^ sum;
        Z = y;
    }

    [Comb]
    void Held()
    {
        // An old value outlives the next assignment.
        UInt x = A;
        var before = x;
        x = x + B;
        if (C)
            x += before;
        W = x.Extend(9) + before;
    }

    [Comb]
    void Flags()
    {
        bool any = false, all = true;
        bool constant = A.Width == 8;
        for (int i = 0; i < 8; i++)
        {
            if (A[i] && B[i])
                any = true;
            else if (!A[i] && !B[i])
                all = false;
        }
        bool odd = M == Mode.Run;
        odd = odd ? !C.Value : any;
        Flag = any && !all || odd == constant;
    }

    [Comb]
    void Enums()
    {
        Mode next = M;
        Mode idle = Mode.Idle;
        if (C && M != Mode.Hold)
            next = Mode.Done;
        else if (A == 0)
            next = idle;
        var (low, high) = Split(A);
        if (low == high)
            next = next == Mode.Done ? Mode.Run : next;
        Next = next;
    }

    [Comb]
    (UInt Low, UInt High) Split(UInt x)
    {
        if (C)
            return (x.Bits(7, 4), x.Bits(3, 0));
        return (x.Bits(3, 0), x.Bits(7, 4));
    }

    [Clocked]
    void Advance()
    {
        (R, Q) = (Q, R + 1);
        var (low, high) = Split(B);
        high += low;
        var pair = Split(A);
        if (C)
            (R, Q) = (pair.Low.Extend(8), Cat(high, pair.High));
        (UInt x, _) = Split(R);
        if (M == Mode.Hold)
            Q = x.Extend(8);
    }
}

/// <summary>A wire read back after it is assigned, values kept from before an assignment, deep chains of assignments.</summary>
[Module]
public sealed partial class Blocking
{
    [In(8)] public partial UInt U { get; set; }
    [In] public partial Bit C { get; set; }
    [In] public partial Bit D { get; set; }

    [Out(8)] public partial UInt Y { get; private set; }
    [Out(8)] public partial UInt Old { get; private set; }
    [Wire(8)] partial UInt Inner { get; set; }
    [Out] public UInt Seen => Inner + 1;

    [Comb]
    void Run()
    {
        Y = U;
        var first = Y;
        if (C)
            Y = Y + 1;
        var second = Y;
        if (D)
            Y = Y << 1;
        Inner = Y;
        Inner = Inner ^ 3;
        Old = first + second;
    }
}
