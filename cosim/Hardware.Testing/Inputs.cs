using System.Linq.Expressions;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Hardware.Hdl;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Testing;

/// <summary>Input sequences from the ports of a design: <c>Inputs.Of(new Fifo(8, 4)).Sequences(100)</c>.</summary>
public static class Inputs
{
    /// <summary>The inputs of a module, each with all values of its type.</summary>
    /// <exception cref="HdlException">The module has a mistake.</exception>
    public static Inputs<TPorts> Of<TPorts>(IModule<TPorts> module)
        where TPorts : ModulePorts => Of<TPorts>(Elaborator.Elaborate((HardwareModule)module));

    internal static Inputs<TPorts> Of<TPorts>(Design design)
        where TPorts : ModulePorts
    {
        var columns = design.Top.Signals.Where(s => s.Kind == SignalKind.Input).Select(s =>
            new InputColumn(ColumnKind.Input, design.Top.SlotOf(s), s.Name, s.Shape, s.Enum, Any(s.Shape, s.Enum)));
        if (design.Top.Domains.Count > 1)
        {
            columns = columns.Concat(design.Top.Domains.Select(domain =>
                new InputColumn(ColumnKind.Clock, domain.Index, domain.ClockName, Shape.Bit, null, BitValues.Any)));
        }
        return new Inputs<TPorts>(design, [.. columns]);
    }

    private static ColumnValues Any(Shape shape, EnumType? names) =>
        names is not null ? new EnumValues(shape, names) : shape.Width == 1 ? BitValues.Any : new NumberValues(shape);
}

/// <summary>
/// The inputs of a design with the values that each may take: all of its type, corner values often, unless it is limited here. Each method
/// gives a new object.
/// </summary>
/// <remarks>
/// A port is named by a lambda: <c>p => p.Op</c>, <c>p => p.Source.Payload</c>, <c>p => p.Info.Tag</c>, <c>p => p.Taps[2]</c>.
/// A word offered on a stream is held until it is taken, as the protocol asks, whatever the sequence says meanwhile.
/// </remarks>
public sealed class Inputs<TPorts>
    where TPorts : ModulePorts
{
    private readonly InputColumn[] _columns;

    internal Inputs(Design design, InputColumn[] columns) => (Design, _columns) = (design, columns);

    /// <summary>The design.</summary>
    public Design Design { get; }

    /// <summary>What a sequence sets.</summary>
    public IReadOnlyList<InputColumn> Columns => _columns;

    /// <summary>Values from a generator; they are shrunk only to one another.</summary>
    /// <exception cref="PropertyException">SIM5003: the lambda names no input.</exception>
    public Inputs<TPorts> With<T>(Expression<Func<TPorts, T>> port, Gen<T> values)
    {
        var column = Find(port);
        return With(column, new DrawnValues(column.Shape, values.Select(value => ToBits(column, value))));
    }

    /// <summary>Numbers from a generator.</summary>
    /// <exception cref="PropertyException">SIM5003: the lambda names no input.</exception>
    public Inputs<TPorts> With(Expression<Func<TPorts, UInt>> port, Gen<int> values) => With(port, values.Select(value => (UInt)value));

    /// <summary>Numbers from a generator.</summary>
    /// <exception cref="PropertyException">SIM5003: the lambda names no input.</exception>
    public Inputs<TPorts> With(Expression<Func<TPorts, UInt>> port, Gen<ulong> values) => With(port, values.Select(value => (UInt)value));

    /// <summary>Numbers from a generator.</summary>
    /// <exception cref="PropertyException">SIM5003: the lambda names no input.</exception>
    public Inputs<TPorts> With(Expression<Func<TPorts, SInt>> port, Gen<int> values) => With(port, values.Select(value => (SInt)value));

    /// <summary>One value in all cycles.</summary>
    /// <exception cref="PropertyException">SIM5003: the lambda names no input.</exception>
    public Inputs<TPorts> Always<T>(Expression<Func<TPorts, T>> port, T value) => With(port, Gen.Constant(value));

    /// <summary>1 in so many of a hundred cycles.</summary>
    /// <exception cref="PropertyException">SIM5003: the lambda names no input.</exception>
    public Inputs<TPorts> Often(Expression<Func<TPorts, Bit>> port, int percent) => With(Find(port), BitValues.Often(percent));

    /// <summary>1 for up to so many cycles, then 0 for up to so many.</summary>
    /// <exception cref="PropertyException">SIM5003: the lambda names no input.</exception>
    public Inputs<TPorts> Bursts(Expression<Func<TPorts, Bit>> port, int longest) => With(Find(port), BitValues.Bursts(longest));

    /// <summary>
    /// A wide port is a row of equal numbers, part 0 in the low bits: each takes values of its own, and only those that matter remain in
    /// a failing sequence.
    /// </summary>
    /// <param name="port">The port.</param>
    /// <param name="width">Bits of a part; divides the port's.</param>
    /// <param name="signed">Whether the parts are signed.</param>
    /// <exception cref="PropertyException">SIM5003: the lambda names no input, or the parts do not fill it.</exception>
    public Inputs<TPorts> Parts(Expression<Func<TPorts, UInt>> port, int width, bool signed = false)
    {
        var column = Find(port);
        if (column.Shape.Width % width != 0)
        {
            throw new PropertyException("SIM5003",
                $"{column.Name} has {column.Shape.Width} bits, which {width} does not divide: give the width of a part.");
        }
        return With(column, new PartValues(column.Shape.Width / width, new Shape(width, signed)));
    }

    /// <summary>All resets pulse in one of so many cycles; without this, none does.</summary>
    public Inputs<TPorts> Resets(int oneOf) => new(Design,
        [.. _columns.Where(column => column.Kind != ColumnKind.Reset),
            new InputColumn(ColumnKind.Reset, 0, "reset", Shape.Bit, null, BitValues.Often(Math.Max(1, 100 / oneOf)))]);

    /// <summary>
    /// Sequences of 1 to <paramref name="maxLength"/> cycles (in proportion to FsCheck's size, of which 100 is all). They shrink in length,
    /// then in values.
    /// </summary>
    public Arbitrary<Stimulus> Sequences(int maxLength)
    {
        var sequences =
            from length in Gen.Sized(size => Gen.Choose(1, Math.Max(1, maxLength * Math.Min(size, 100) / 100)))
            from columns in Gen.CollectToArray(_columns, column => column.Values.Sequence(length))
            select new Stimulus(_columns, [.. Enumerable.Range(0, length).Select(cycle => columns.Select(c => c[cycle]).ToArray())]);
        return Arb.From(sequences, StimulusShrinker.Shrink);
    }

    private Inputs<TPorts> With(InputColumn limited, ColumnValues values) =>
        new(Design, [.. _columns.Select(column => column == limited ? column.With(values) : column)]);

    private InputColumn Find(LambdaExpression port)
    {
        var name = PortPath.Of(port.Body);
        return _columns.FirstOrDefault(column => column.Kind == ColumnKind.Input && column.Name == name)
            ?? throw new PropertyException("SIM5003",
                $"{port.Body} is no input of {Design.Top.Name}: its inputs are {string.Join(", ", _columns.Select(c => c.Name))}.");
    }

    private BitVector ToBits<T>(InputColumn column, T value) => value switch
    {
        Bit bit => bit.ToBits(),
        UInt number => Fitting(column, (BigInteger)number),
        SInt number => Fitting(column, (BigInteger)number),
        Enum member when column.Enum?.Members.FirstOrDefault(m => m.Name == member.ToString()) is { Name: not null } known =>
            new BitVector(column.Shape.Width, known.Value),
        _ => throw new PropertyException("SIM5003", $"{value} is no value of {column.Name}: give one of its type."),
    };

    private static BitVector Fitting(InputColumn column, BigInteger number)
    {
        var bits = Semantics.FromBigInteger(number, column.Shape.Width);
        return Semantics.ToBigInteger(bits, column.Shape.Signed) == number ? bits
            : throw new PropertyException("SIM5003",
                $"{number} does not fit {column.Name}, which is {column.Shape}: draw smaller numbers.");
    }
}
