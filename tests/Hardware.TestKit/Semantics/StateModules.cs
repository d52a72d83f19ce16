using Hardware.Hdl;
using Hardware.Hdl.Ir;

namespace Hardware.TestKit.StateModules;

/// <summary>A register that takes A at each clock.</summary>
[Module]
public sealed partial class Loaded
{
    [In(8)] public partial UInt A { get; set; }
    [Reg(8, Reset = 5)] public partial UInt Q { get; private set; }

    [Clocked]
    void Load() => Q = A;
}

/// <summary>The same with an asynchronous reset.</summary>
[Module]
[ClockDomain("", Reset = ResetKind.Asynchronous)]
public sealed partial class LoadedAsynchronously
{
    [In(8)] public partial UInt A { get; set; }
    [Reg(8, Reset = 5)] public partial UInt Q { get; private set; }

    [Clocked]
    void Load() => Q = A;
}

/// <summary>A child whose reset is asynchronous, in a parent whose reset is not.</summary>
[Module]
public sealed partial class MixedResets
{
    [In(8)] public partial UInt A { get; set; }
    [Reg(8, Reset = 5)] public partial UInt Q { get; private set; }
    [Out] public UInt R => _child.Q;

    readonly LoadedAsynchronously _child = new();

    [Comb]
    void Connect() => _child.A = A;

    [Clocked]
    void Load() => Q = A;
}

/// <summary>A register without a reset value.</summary>
[Module]
public sealed partial class LoadedResetLess
{
    [In(8)] public partial UInt A { get; set; }
    [Reg(8, ResetLess = true)] public partial UInt Q { get; private set; }

    [Clocked]
    void Load() => Q = A;
}

/// <summary>A register that takes A when E.</summary>
[Module]
public sealed partial class LoadedWhenEnabled
{
    [In(8)] public partial UInt A { get; set; }
    [In] public partial Bit E { get; set; }
    [Reg(8, Reset = 5)] public partial UInt Q { get; private set; }

    [Clocked]
    void Load()
    {
        if (E)
            Q = A;
    }
}

/// <summary>A register read in the method that has written it.</summary>
[Module]
public sealed partial class ReadAfterWrite
{
    [In(8)] public partial UInt A { get; set; }
    [Reg(8, Reset = 5)] public partial UInt Q { get; private set; }
    [Reg(8, Reset = 5)] public partial UInt R { get; private set; }

    [Clocked]
    void Load()
    {
        Q = A;
        R = Q;
    }
}

/// <summary>A register assigned twice.</summary>
[Module]
public sealed partial class AssignedTwice
{
    [In(8)] public partial UInt A { get; set; }
    [Reg(8, Reset = 5)] public partial UInt Q { get; private set; }

    [Clocked]
    void Load()
    {
        Q = A;
        Q = 1;
    }
}

/// <summary>A variable and a wire that are read after they were assigned.</summary>
[Module]
public sealed partial class Blocking
{
    [In(8)] public partial UInt A { get; set; }
    [Out(8)] public partial UInt Y { get; private set; }

    [Comb]
    void Add()
    {
        var x = A;
        x++;
        Y = x;
        Y = Y + 1;
    }
}

/// <summary>A memory of three words, written with D at P when W is 1, read at P by Y.</summary>
/// <param name="contents">The words at the start; fewer than three leave the rest 0.</param>
[Module]
public sealed partial class Words(ulong[] contents)
{
    [In(8)] public partial UInt D { get; set; }
    [In(2)] public partial UInt P { get; set; }
    [In] public partial Bit W { get; set; }
    [Memory("3", "8", Contents = "contents")] partial Mem<UInt> Memory { get; }

    [Out] public UInt Y => Memory[P];

    [Clocked]
    void Write()
    {
        if (W)
            Memory[P] = D;
    }
}

/// <summary>A word written twice at one clock edge.</summary>
[Module]
public sealed partial class WordWrittenTwice
{
    [In(8)] public partial UInt D { get; set; }
    [In(2)] public partial UInt P { get; set; }
    [In] public partial Bit W { get; set; }
    [Memory(3, 8)] partial Mem<UInt> Memory { get; }

    [Out] public UInt Y => Memory[P];

    [Clocked]
    void Write()
    {
        if (W)
        {
            Memory[P] = D;
            Memory[P] = ~D;
        }
    }
}

/// <summary>A word of which the upper half is written.</summary>
[Module]
public sealed partial class WordWrittenByMask
{
    [In(8)] public partial UInt D { get; set; }
    [In(2)] public partial UInt P { get; set; }
    [In] public partial Bit W { get; set; }
    [Memory(3, 8)] partial Mem<UInt> Memory { get; }

    [Out] public UInt Y => Memory[P];

    [Clocked]
    void Write()
    {
        if (W)
            Memory.Write(P, D, UInt.Of(2, 2));
    }
}
