namespace Hardware.Analyzers.Tests;

/// <summary>
/// What people write and is right: none of it may be underlined. A false alarm is worse than a miss, since elaboration checks again.
/// </summary>
public sealed class CleanDesignTests
{
    [Fact]
    public Task A_queue_with_children_parameters_and_elaboration_time_decisions() => Sample.IsCleanAsync("""
        [Module]
        public sealed partial class Fifo(int width, int depth)
        {
            [In] public partial Bit Push { get; set; }
            [In("width")] public partial UInt Data { get; set; }
            [In] public partial Bit Pop { get; set; }

            [Reg("Log2(depth)")] partial UInt Head { get; set; }
            [Reg("Log2(depth)")] partial UInt Tail { get; set; }
            [Reg("Log2(depth + 1)")] public partial UInt Count { get; private set; }
            [Memory("depth", "width")] partial Mem<UInt> Words { get; }

            [Out] public Bit Empty => Count == 0;
            [Out] public Bit Full => Count == depth;
            [Out] public UInt Front => Words[Head];

            [Comb]
            UInt Next(UInt position) => (depth & (depth - 1)) == 0 ? position + 1 : position == depth - 1 ? 0 : position + 1;

            [Clocked]
            void Advance()
            {
                bool powerOfTwo = (depth & (depth - 1)) == 0;
                if (Push && !Full)
                {
                    Words[Tail] = Data;
                    Tail = powerOfTwo ? Tail + 1 : Next(Tail);
                }
                if (Pop && !Empty)
                    Head = Next(Head);
                if (Push && !Full && !(Pop && !Empty))
                    Count++;
                else if (Pop && !Empty && !(Push && !Full))
                    Count--;
            }
        }

        [Module]
        public partial class Pair(int width)
        {
            readonly Fifo _first = new(width, 4);
            readonly Fifo _second = new(width, 4);

            [In] public partial Bit Push { get; set; }
            [In("width")] public partial UInt Data { get; set; }
            [In] public partial Bit Pop { get; set; }
            [Out] public UInt Front => _second.Front;
            [Out] public Bit Ready => !_first.Full;

            [Comb]
            void Connect()
            {
                var move = !_first.Empty && !_second.Full;
                (_first.Push, _first.Data) = (Push, Data);
                _first.Pop = move;
                _second.Push = move;
                _second.Data = _first.Front;
                _second.Pop = Pop;
            }
        }
        """);

    [Fact]
    public Task A_state_machine_with_enum_registers_guards_and_early_returns() => Sample.IsCleanAsync("""
        public enum Light { Red, Green, Yellow }

        [Module]
        public partial class Traffic(int green)
        {
            [In] public partial Bit Car { get; set; }
            [Reg(Reset = Light.Red)] public partial Light Now { get; private set; }
            [Reg("Log2(green + 1)")] partial UInt Timer { get; set; }
            [Wire] partial Light Next { get; set; }
            [Out] public Bit Go => Now == Light.Green;
            [Out] public Bit Stop => Now is Light.Red or Light.Yellow;
            [Out(2)] public partial UInt Lamp { get; private set; }

            [Comb]
            void Choose()
            {
                switch (Now)
                {
                    case Light.Red when Car:
                        Next = Light.Green;
                        break;
                    case Light.Red:
                        Next = Light.Red;
                        break;
                    case Light.Green:
                        Next = Timer == 0 ? Light.Yellow : Light.Green;
                        break;
                    default:
                        Next = Light.Red;
                        break;
                }
            }

            [Comb]
            void Show()
            {
                switch (Now)
                {
                    case Light.Red:
                        Lamp = 1;
                        return;
                    case Light.Green:
                        Lamp = 2;
                        return;
                    case Light.Yellow:
                        Lamp = 3;
                        return;
                }
            }

            [Clocked]
            void Tick()
            {
                Now = Next;
                if (Now != Light.Green)
                {
                    Timer = green;
                    return;
                }
                Timer = Timer == 0 ? Timer : Timer - 1;
            }
        }
        """, allowed: "HDL2011");

    [Fact]
    public Task A_grid_of_processing_elements_wired_by_loops() => Sample.IsCleanAsync("""
        [Module]
        public partial class Pe
        {
            [In(8)] public partial SInt A { get; set; }
            [In(32)] public partial SInt SumIn { get; set; }
            [In] public partial Bit Load { get; set; }
            [Reg(8)] partial SInt Weight { get; set; }
            [Reg(8)] public partial SInt AOut { get; private set; }
            [Reg(32)] public partial SInt SumOut { get; private set; }

            [Clocked]
            void Tick()
            {
                if (Load)
                    Weight = A;
                AOut = A;
                SumOut = SumIn + A * Weight;
            }
        }

        [Module]
        public partial class Array(int rows, int columns)
        {
            readonly Grid<Pe> _pes = new(rows, columns, () => new Pe());

            [In("rows * 8")] public partial UInt Row { get; set; }
            [In] public partial Bit Load { get; set; }
            [Out("columns * 32")] public partial UInt Sums { get; private set; }

            [Comb]
            void Wire()
            {
                for (int r = 0; r < rows; r++)
                {
                    for (int c = 0; c < columns; c++)
                    {
                        _pes[r, c].A = c == 0 ? Row.Bits(8 * r + 7, 8 * r).AsSInt() : _pes[r, c - 1].AOut;
                        if (r == 0)
                            _pes[r, c].SumIn = 0;
                        else
                            _pes[r, c].SumIn = _pes[r - 1, c].SumOut;
                        _pes[r, c].Load = Load;
                    }
                }
                var all = UInt.Zero(columns * 32);
                for (int c = 0; c < columns; c++)
                    all = all.WithBits(32 * c + 31, 32 * c, _pes[rows - 1, c].SumOut.AsUInt());
                Sums = all;
            }
        }
        """);

    [Fact]
    public Task Loops_with_break_and_continue_flags_tuples_and_linq() => Sample.IsCleanAsync("""
        [In(16)] public partial UInt Requests { get; set; }
        [Reg(4)] partial UInt Grant { get; set; }
        [Reg] partial Bit Any { get; set; }
        [Wire(8)] partial UInt Low { get; set; }
        [Out] public UInt Parity => Enumerable.Range(0, 16).Select(i => (UInt)Requests[i]).Aggregate((a, b) => a ^ b);

        [Clocked]
        void Arbitrate()
        {
            var (grant, found) = (UInt.Zero(4), false);
            for (int i = 0; i < 16; i++)
            {
                if (!Requests[i])
                    continue;
                grant = i;
                found = true;
                break;
            }
            int ones = 0;
            for (int i = 0; i < depth; i++)
                ones += i;
            Grant = found ? grant : Grant;
            Any = found && ones > 3;
        }

        [Comb]
        void Lowest()
        {
            Low = 0;
            for (int i = 7; i >= 0; i--)
                Low = Requests[i] ? UInt.Of(i, 8) : Low;
        }
        """);

    [Fact]
    public Task Functions_helpers_generics_and_straight_line_code_that_nobody_annotated() => Sample.IsCleanAsync("""
        public static class Arithmetic
        {
            [Comb] public static UInt Max(UInt a, UInt b) => a > b ? a : b;
            public static UInt Average(UInt a, UInt b) => ((a.Extend(9) + b) >> 1).Truncate(8);
            [Comb] public static (UInt Low, UInt High) Sort(UInt a, UInt b)
            {
                if (a < b)
                    return (a, b);
                return (b, a);
            }
            [Comb] public static T Select<T>(Bit first, T a, T b) where T : struct, ISignal<T> => first ? a : b;
            [Comb] public static UInt Tree(IReadOnlyList<UInt> items, int from, int count) =>
                count == 1 ? items[from] : Max(Tree(items, from, count / 2), Tree(items, from + count / 2, count - count / 2));
        }

        [Module]
        public partial class Sorter
        {
            [In(8)] public partial UInt A { get; set; }
            [In(8)] public partial UInt B { get; set; }
            [In] public partial Bit Swap { get; set; }
            [Out(8)] public partial UInt Low { get; private set; }
            [Out(8)] public partial UInt High { get; private set; }
            [Out] public UInt Middle => Arithmetic.Average(A, B);
            [Out] public UInt Best => Arithmetic.Tree(new[] { A, B, Low }, 0, 3);

            [Comb]
            void Order()
            {
                (Low, High) = Arithmetic.Sort(A, Arithmetic.Select(Swap, A, B));
            }

            /// <summary>For people.</summary>
            public override string ToString() => Swap ? "swapped" : "straight";
        }
        """);

    [Fact]
    public Task Two_clocks_with_a_synchroniser_and_a_memory_between_them() => Sample.IsCleanAsync("""
        [Module]
        [ClockDomain("write")]
        [ClockDomain("read")]
        public partial class Mailbox
        {
            [In(8)] public partial UInt Data { get; set; }
            [In] public partial Bit Post { get; set; }
            [Memory(2, 8)] partial Mem<UInt> Words { get; }
            [Reg(CrossesDomains = true)] partial Bit Turn { get; set; }
            [Reg] partial Bit Seen1 { get; set; }
            [Reg] partial Bit Seen2 { get; set; }
            [Reg(8)] public partial UInt Last { get; private set; }

            [Clocked("write")]
            void Write()
            {
                if (Post)
                {
                    Words[Turn] = Data;
                    Turn = !Turn;
                }
            }

            [Clocked("read")]
            void Read()
            {
                (Seen1, Seen2) = (Turn, Seen1);
                Last = Words[Seen2];
            }
        }
        """);

    [Fact]
    public Task Streams_bundles_and_vectors() => Sample.IsCleanAsync("""
        [Bundle]
        public partial class Flit : Bundle
        {
            [Field(4)] public partial UInt Destination { get; set; }
            [Field] public partial Bit Last { get; set; }
        }

        [Module]
        public partial class Stage(int width)
        {
            [In("width")] public partial Stream<UInt> Source { get; }
            [Out("width")] public partial Stream<UInt> Sink { get; }
            [In] public partial Flit Incoming { get; }
            [Reg] partial Flit Held { get; }
            [Reg("width", Count = "4")] partial Vec<UInt> Taps { get; }
            [Reg] partial Bit Full { get; set; }
            [Reg("width")] partial UInt Word { get; set; }

            [Comb]
            void Connect()
            {
                Source.Ready = !Full || Sink.Ready;
                Sink.Valid = Full;
                Sink.Payload = Word;
            }

            [Clocked]
            void Advance()
            {
                if (Source.Fires)
                {
                    Word = Source.Payload;
                    for (int i = 3; i > 0; i--)
                        Taps[i] = Taps[i - 1];
                    Taps[0] = Source.Payload;
                }
                Full = Source.Valid || (Full && !Sink.Ready);
                Held.Destination = Incoming.Destination;
                Held.Last = Incoming.Last;
            }
        }
        """);

    [Fact]
    public Task Inheritance_with_overridden_processes_and_interfaces() => Sample.IsCleanAsync("""
        public interface ISource
        {
            Bit Valid { get; }
            Bit Ready { get; set; }
        }

        [Module]
        public abstract partial class Shape(int width)
        {
            [In("width")] public partial UInt A { get; set; }
            [Reg("width")] protected partial UInt State { get; set; }
            [Out("width")] public virtual partial UInt Y { get; protected set; }
            [Clocked] protected virtual void Tick() => State = A;
        }

        [Module]
        public partial class Round(int width) : Shape(width), ISource
        {
            [In] public partial Bit Ready { get; set; }
            [Out] public Bit Valid => State != 0;
            [Clocked]
            protected override void Tick()
            {
                base.Tick();
                if (Ready)
                    State = A ^ State;
            }
            [Comb] void Drive() => Y = State;
        }
        """);

    [Fact]
    public Task Widths_that_depend_on_parameters_are_left_to_elaboration() => Sample.IsCleanAsync("""
        [In("depth")] public partial UInt Wide { get; set; }
        [Reg(4)] partial UInt Narrow { get; set; }
        [Reg("depth - 100")] partial UInt Strange { get; set; }
        [Out] public UInt Mixed => (Sel ? Wide : A4) + A8;
        [Out] public Bit Top => Wide[99];

        [Clocked]
        void Tick()
        {
            Narrow = Wide;
            Strange = 1000000;
        }
        """);

    [Fact]
    public Task Literals_take_the_width_of_what_they_meet() => Sample.IsCleanAsync("""
        [Reg(8)] partial UInt R { get; set; }
        [Reg(8)] partial SInt S { get; set; }
        [Reg] partial Bit B { get; set; }
        [Out] public UInt Next => A8 + (Sel ? 1 : 0);
        [Out] public UInt Chosen => (Sel ? A4 : 0) + A8;

        [Clocked]
        void Tick()
        {
            UInt x = 0;
            if (Sel)
                x = A4;
            R = x;
            S = Sel ? -128 : S8;
            B = 1;
            if (A8 == 300 || S8 < -3)
                R += 255;
            R ^= A8.Truncate(4);
        }
        """, allowed: "HDL2011");

    [Fact]
    public Task Defaults_assigned_in_a_helper_and_cases_that_cover_every_value() => Sample.IsCleanAsync("""
        [Wire(8)] partial UInt W { get; set; }
        [Wire(8)] partial UInt V { get; set; }
        [In(2)] public partial UInt Kind { get; set; }

        void Defaults() => W = 0;

        [Comb]
        void Choose()
        {
            Defaults();
            if (Sel)
                W = A8;
        }

        [Comb]
        void Decode()
        {
            switch (Kind.Value)
            {
                case 0: V = A8; break;
                case 1: V = B8; break;
                case 2 or 3: V = W; break;
            }
        }
        """);

    [Fact]
    public Task A_table_computed_with_signals_types_but_from_numbers() => Sample.IsCleanAsync("""
        public static class Crc
        {
            public static UInt Step(UInt value)
            {
                if (value[0])
                    return (value >> 1) ^ UInt.Of(0xA001, 16);
                return value >> 1;
            }
        }

        [Module]
        public partial class Table
        {
            [In(3)] public partial UInt Index { get; set; }
            [Out] public UInt Entry => Enumerable.Range(0, 8).Select(i => Crc.Step(UInt.Of((ulong)i, 16))).Aggregate((a, b) => a ^ b) ^ Index;
        }
        """);

    [Fact]
    public Task Records_of_parameters_are_built_where_they_are_used() => Sample.IsCleanAsync("""
        public sealed record Config(int Width) { public int Depth { get; init; } = 4; }

        [Module]
        public partial class Configured(Config config)
        {
            [In] public partial Bit Sel { get; set; }
            [Reg("config.Width")] partial UInt Count { get; set; }

            [Clocked]
            void Tick()
            {
                var wide = config with { Depth = 8 };
                if (Sel)
                    Count += wide.Depth;
            }
        }
        """);
}
