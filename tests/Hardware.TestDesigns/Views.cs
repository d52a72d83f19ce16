namespace Hardware.TestDesigns;

/// <summary>A word with its destination.</summary>
[Bundle]
public sealed partial class Packet : Bundle
{
    [Field(3)] public partial UInt Dest { get; set; }
    [Field] public partial Mode Kind { get; set; }
    [Field] public partial Bit Last { get; set; }

    /// <summary>Whether it ends a run.</summary>
    [Comb] public Bit EndsRun() => Kind == Mode.Run && Last;
}

/// <summary>Vectors, memories, bundles and streams in captured code.</summary>
[Module]
public sealed partial class Views(int depth)
{
    [In(8)] public partial Stream<UInt> Source { get; }
    [In(8, Count = "4")] public partial Vec<UInt> Taps { get; }
    [In] public partial Packet Packet { get; }
    [In("Log2(depth)")] public partial UInt Address { get; set; }
    [In] public partial Bit Write { get; set; }
    [In(2)] public partial UInt Index { get; set; }

    [Out(8, Count = "4")] public partial Vec<UInt> Sorted { get; }
    [Reg(8, Count = "4", Reset = 3)] public partial Vec<UInt> Kept { get; }
    [Out] public partial Packet Answer { get; }
    [Memory("depth", "8", Contents = "Enumerable.Range(0, depth).Select(i => i * 5 % 256)")] partial Mem<UInt> Words { get; }

    [Out] public UInt Word => Words[Address];
    [Out] public UInt Tap => Taps[Index];
    [Out] public Bit Ends => Packet.EndsRun();
    [Out] public Mode Kind => Packet.Kind == Mode.Done ? Mode.Idle : Packet.Kind;

    [Comb]
    void Flow()
    {
        Source.Ready = !Write;
        var list = Taps.ToArray();
        for (int pass = 0; pass < 3; pass++)
        {
            for (int i = 0; i < 3 - pass; i++)
            {
                var (a, b) = (list[i], list[i + 1]);
                (list[i], list[i + 1]) = (a > b ? b : a, a > b ? a : b);
            }
        }
        for (int i = 0; i < 4; i++)
            Sorted[i] = list[i];
    }

    [Comb]
    void Route()
    {
        Answer.Dest = Packet.Dest + 1;
        Answer.Last = Packet.Last;
        Answer.Kind = Packet.Kind;
        if (Packet.EndsRun())
            Answer.Kind = Mode.Done;
    }

    [Clocked]
    void Store()
    {
        if (Source.Valid && Source.Ready)
            Words[Address] = Source.Payload;
        if (Write)
            Kept[Index] = Taps[0];
        else
            Kept[0] = Kept[3] + 1;
    }
}
