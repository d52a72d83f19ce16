using Alias = Hardware.TestDesigns.Stage;

namespace Hardware.TestDesigns;

/// <summary>A register that can be held; its computed output is read by parents.</summary>
[Module]
public partial class Stage(int width)
{
    [In("width")] public partial UInt D { get; set; }
    [In] public partial Bit Hold { get; set; }
    [Reg("width")] public partial UInt Q { get; protected set; }
    [Reg] public partial Mode State { get; private set; }
    [Out] public virtual Bit IsZero => Q == 0;
    [Out] public Mode Next => Helpers.After(State);

    [Clocked]
    protected virtual void Advance()
    {
        if (Hold)
            return;
        Q = D;
        State = Next;
    }
}

/// <summary>A stage that counts what it holds; overrides and calls the base.</summary>
[Module]
public sealed partial class CountingStage(int width) : Stage(width)
{
    [Reg(8)] public partial UInt Changes { get; private set; }
    [Out] public Bit Many => Changes > 20;
    [Out] public override Bit IsZero => base.IsZero && !Many;

    [Clocked]
    protected override void Advance()
    {
        base.Advance();
        if (!Hold && D != Q)
            Changes++;
        if (Changes == 200)
            Q = 0;
    }
}

/// <summary>Children as fields, properties, arrays, an alias, a nested class, a derived class; two-way wiring; enum ports.</summary>
[Module]
public sealed partial class Tree
{
    private readonly Stage _first = new(8);
    private readonly Alias _second = new(8);
    private readonly CountingStage _counting = new(8);
    private readonly Instances<Stage> _row = new(4, i => new Stage(4));
    private readonly Leaf _leaf = new() { Offset = 3 };
    private readonly Leaf _other = new() { Offset = 4 };

    [In(8)] public partial UInt D { get; set; }
    [In] public partial Bit Hold { get; set; }

    [Out] public UInt Q => _counting.Q;
    [Out] public Bit AllZero => _first.IsZero && _second.IsZero && _counting.IsZero;
    [Out] public Bit Same => _first.State == _second.State || _first.Next == Mode.Done;
    [Out] public UInt Row => Cat(_row[3].Q, _row[0].Q);
    [Out] public UInt Leaves => _leaf.Y + _other.Y;
    [Out] public Bit AnyZero => _row.Select(s => s.IsZero).Aggregate((a, b) => a || b);

    [Comb]
    void Connect()
    {
        _first.D = D;
        _first.Hold = Hold;
        _second.D = _first.Q;
        _second.Hold = _counting.IsZero && Hold;
        _counting.D = _second.Q;
        _counting.Hold = _first.IsZero;
        for (int i = 0; i < _row.Length; i++)
        {
            _row[i].D = i == 0 ? D.Bits(3, 0) : _row[i - 1].Q;
            _row[i].Hold = Hold;
        }
        _leaf.X = D;
        _other.X = _leaf.Y;
    }

    [Module]
    private sealed partial class Leaf
    {
        public int Offset { get; init; }

        [In(8)] public partial UInt X { get; set; }
        [Out] public UInt Y => X + Offset;
    }
}

/// <summary>A delay line of any kind of signal.</summary>
[Module]
public sealed partial class Delay<T>(int width) where T : struct, ISignal<T>
{
    [In("width")] public partial T In { get; set; }
    [In] public partial Bit Enable { get; set; }
    [Reg("width")] public partial T Mid { get; private set; }
    [Reg("width")] public partial T Late { get; private set; }
    [Out] public T Shown => Enable ? Mid : Late;

    [Clocked]
    void Advance()
    {
        if (!Enable)
            return;
        T next = In;
        Mid = next;
        Late = Mid;
    }
}

/// <summary>What a source of words offers, whatever it is.</summary>
public interface ISource
{
    /// <summary>Its word.</summary>
    UInt Word { get; }

    /// <summary>The word is wanted.</summary>
    Bit Ready { set; }
}

/// <summary>Counts when asked.</summary>
[Module]
public sealed partial class CountSource : ISource
{
    [In] public partial Bit Ready { get; set; }
    [Reg(8)] partial UInt Count { get; set; }
    [Out] public UInt Word => Count ^ 85;

    [Clocked]
    void Advance()
    {
        if (Ready)
            Count++;
    }
}

/// <summary>Shifts a ring when asked.</summary>
[Module]
public sealed partial class RingSource : ISource
{
    [In] public partial Bit Ready { get; set; }
    [Reg(8, Reset = 1)] public partial UInt Word { get; private set; }

    [Clocked]
    void Advance()
    {
        if (Ready)
            Word = Cat(Word.Bits(6, 0), Word[7]);
    }
}

/// <summary>Modules behind an interface, and generic ones.</summary>
[Module]
public sealed partial class Mixture
{
    private readonly CountSource _count = new();
    private readonly RingSource _ring = new();
    private readonly Delay<UInt> _delay = new(8);
    private readonly Delay<Bit> _late = new(1);

    [In] public partial Bit Sel { get; set; }
    [Out] public UInt Sum => Sources.Select(s => s.Word).Aggregate((a, b) => a + b);
    [Out] public UInt Delayed => _delay.Shown;
    [Out] public Bit Late => _late.Late;

    IEnumerable<ISource> Sources => [_count, _ring];

    [Comb]
    void Connect()
    {
        foreach (var source in Sources)
            source.Ready = Sel;
        _delay.In = Sum;
        _delay.Enable = !Sel;
        _late.In = Sel;
        _late.Enable = true;
    }
}

/// <summary>A class in two parts; this one has the ports.</summary>
[Module]
public sealed partial class TwoParts(int width)
{
    [In("width")] public partial UInt A { get; set; }
    [In] public partial Bit C { get; set; }
    [Out] public UInt Y => C ? Doubled : A;
}
