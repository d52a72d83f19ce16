using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Passes;

/// <summary>
/// Finds the regularity in the wiring of an instance array: which rectangles of elements drive an input port alike. The Verilog
/// emitter makes <c>generate for</c> of it, the compiled model moves of lanes.
/// </summary>
public sealed class ArrayWiring
{
    /// <summary>An expression with more nodes than this is not matched: such trees are shared graphs that a walk would unfold.</summary>
    private const int NodeBudget = 256;

    /// <summary>More regions than this have no regularity worth a name.</summary>
    private const int MostRegions = 16;

    private ArrayWiring(Signal input, IReadOnlyList<WiringRegion> regions) => (Input, Regions) = (input, regions);

    /// <summary>The input port, a signal of the child's module.</summary>
    public Signal Input { get; }

    /// <summary>Disjoint rectangles that cover the array, in order of their first element; empty when <see cref="IsGather"/>.</summary>
    public IReadOnlyList<WiringRegion> Regions { get; }

    /// <summary>Whether no regularity was found; the drivers are then <see cref="Instance.Connections"/>, one by one.</summary>
    public bool IsGather => Regions.Count == 0;

    /// <summary>The wiring of every input port of an array, in the order of the ports.</summary>
    public static IReadOnlyList<ArrayWiring> Of(Instance instance) =>
        [.. instance.Module.Ports.Where(p => p.Kind == SignalKind.Input).Select(p => Of(instance, p))];

    /// <summary>The wiring of one input port of an array.</summary>
    public static ArrayWiring Of(Instance instance, Signal input) =>
        new(input, new Search(instance, instance.Connections(input)).Regions() ?? []);

    /// <summary>Number of rows; a single child and a one-dimensional array have one.</summary>
    public static int RowsOf(Instance instance) => instance.Dimensions.Count == 2 ? instance.Dimensions[0] : 1;

    /// <summary>Number of columns.</summary>
    public static int ColumnsOf(Instance instance) => instance.Dimensions.Count == 0 ? 1 : instance.Dimensions[^1];

    internal static int RowOf(PortRef port) => port.Element / ColumnsOf(port.Instance);

    internal static int ColumnOf(PortRef port) => port.Element % ColumnsOf(port.Instance);

    /// <summary>One classification in progress.</summary>
    private sealed class Search(Instance instance, Expr?[] drivers)
    {
        private readonly int _rows = RowsOf(instance);
        private readonly int _columns = ColumnsOf(instance);

        /// <summary>Per element: the element whose expression it equals but for positions and constants.</summary>
        private readonly int[] _class = new int[drivers.Length];

        /// <summary>Per element: where its positions start in <see cref="_positions"/>, its constants in
        /// <see cref="_constants"/>.</summary>
        private readonly int[] _firstPosition = new int[drivers.Length + 1];
        private readonly int[] _firstConstant = new int[drivers.Length + 1];
        private readonly List<int> _positions = new(drivers.Length);
        private readonly List<Const> _constants = [];
        private int _budget;

        /// <summary>The regions, or null for a gather.</summary>
        public List<WiringRegion>? Regions()
        {
            if (!FindClasses())
                return null;
            var covered = new bool[drivers.Length];
            var regions = new List<WiringRegion>();
            for (var element = 0; element < drivers.Length; element++)
            {
                if (covered[element])
                    continue;
                if (regions.Count == MostRegions)
                    return null;
                var (row, column) = (element / _columns, element % _columns);
                var columns = Run(row, column, 0, 1, _columns - column, 1, covered);
                var rows = Run(row, column, 1, 0, _rows - row, columns, covered);
                for (var r = row; r < row + rows; r++)
                    covered.AsSpan(r * _columns + column, columns).Fill(true);
                regions.Add(MakeRegion(row, column, rows, columns));
            }
            return regions;
        }

        /// <summary>
        /// How many steps right (or down, then <paramref name="breadth"/> columns wide) continue evenly. Two elements always do; when
        /// that is all, but a longer run starts at the second one, the first stands alone: it is an edge, or the seam of a ring.
        /// </summary>
        private int Run(int row, int column, int down, int right, int most, int breadth, bool[] covered)
        {
            var length = RunFrom(row, column, down, right, most, breadth, covered);
            return length == 2 && most > 2 && RunFrom(row + down, column + right, down, right, most - 1, breadth, covered) > 2 ? 1 : length;
        }

        private int RunFrom(int row, int column, int down, int right, int most, int breadth, bool[] covered)
        {
            var length = 1;
            for (; length < most; length++)
            {
                for (var i = 0; i < breadth; i++)
                {
                    var here = (row + length * down) * _columns + column + length * right + i;
                    if (covered[here] || !Continues(row, column, down, right, here, here - down * _columns - right, breadth))
                        return length;
                }
            }
            return length;
        }

        /// <summary>Whether an element differs from the one before it as the second of the run does from the first.</summary>
        private bool Continues(int row, int column, int down, int right, int here, int before, int breadth)
        {
            var first = row * _columns + column;
            if (_class[here] != _class[first] || _class[before] != _class[first])
                return false;
            var second = first + down * _columns + right;
            if (_class[second] != _class[first])
                return false;
            var count = _firstPosition[here + 1] - _firstPosition[here];
            for (var i = 0; i < count; i++)
            {
                var step = Position(second, i) - Position(first, i);
                if (Position(here, i) - Position(before, i) != step)
                    return false;
            }
            return true;
        }

        private int Position(int element, int index) => _positions[_firstPosition[element] + index];

        /// <summary>Groups the elements by the form of their driver; false when there are too many forms.</summary>
        private bool FindClasses()
        {
            var samples = new List<int>();
            var last = 0;
            for (var element = 0; element < drivers.Length; element++)
            {
                _firstPosition[element] = _positions.Count;
                _firstConstant[element] = _constants.Count;
                if (samples.Count == 0 || !Matches(element, last))
                {
                    var known = samples.FindIndex(s => s != last && Matches(element, s));
                    if (known < 0)
                    {
                        if (samples.Count == MostRegions || !Matches(element, element))
                            return false;
                        samples.Add(element);
                    }
                    last = known < 0 ? element : samples[known];
                }
                _class[element] = last;
            }
            _firstPosition[^1] = _positions.Count;
            _firstConstant[^1] = _constants.Count;
            return true;
        }

        private bool Matches(int element, int sample)
        {
            _budget = NodeBudget;
            if (Match(drivers[sample], drivers[element]))
                return true;
            _positions.RemoveRange(_firstPosition[element], _positions.Count - _firstPosition[element]);
            _constants.RemoveRange(_firstConstant[element], _constants.Count - _firstConstant[element]);
            return false;
        }

        /// <summary>Whether two trees are equal but for positions and constants, which are noted for the second one.</summary>
        private bool Match(Expr? sample, Expr? other)
        {
            if (sample is null || other is null)
                return sample is null && other is null;
            if (sample.Shape != other.Shape || _budget-- == 0)
                return false;
            switch (sample, other)
            {
                case (Const, Const constant):
                    _constants.Add(constant);
                    return true;
                case (SignalRef a, SignalRef b):
                    return a.Signal == b.Signal;
                case (PortRef a, PortRef b):
                    _positions.Add(RowOf(b));
                    _positions.Add(ColumnOf(b));
                    return a.Instance == b.Instance && a.Port == b.Port;
                case (Slice a, Slice b):
                    _positions.Add(b.Low);
                    return Match(a.Operand, b.Operand);
                case (Unary a, Unary b):
                    return a.Op == b.Op && Match(a.Operand, b.Operand);
                case (Binary a, Binary b):
                    return a.Op == b.Op && Match(a.Left, b.Left) && Match(a.Right, b.Right);
                case (Mux a, Mux b):
                    return Match(a.Select, b.Select) && Match(a.WhenTrue, b.WhenTrue) && Match(a.WhenFalse, b.WhenFalse);
                case (BitSelect a, BitSelect b):
                    return Match(a.Operand, b.Operand) && Match(a.Position, b.Position);
                case (Concat a, Concat b):
                    if (a.Parts.Count != b.Parts.Count)
                        return false;
                    for (var i = 0; i < a.Parts.Count; i++)
                    {
                        if (!Match(a.Parts[i], b.Parts[i]))
                            return false;
                    }
                    return true;
                case (Resize a, Resize b):
                    return Match(a.Operand, b.Operand);
                case (Reinterpret a, Reinterpret b):
                    return Match(a.Operand, b.Operand);
                case (MemoryRead a, MemoryRead b):
                    return a.Memory == b.Memory && Match(a.Address, b.Address);
                default:
                    return false;
            }
        }

        private WiringRegion MakeRegion(int row, int column, int rows, int columns)
        {
            var rowIndices = new Dictionary<Expr, AffineIndex>(ReferenceEqualityComparer.Instance);
            var columnIndices = new Dictionary<Expr, AffineIndex>(ReferenceEqualityComparer.Instance);
            var constants = new Dictionary<Const, IReadOnlyList<BitVector>>(ReferenceEqualityComparer.Instance);
            var first = row * _columns + column;
            var (nextPosition, nextConstant) = (0, 0);
            var template = drivers[first] is { } driver ? Copy(driver) : null;
            return new WiringRegion(row, column, rows, columns, template, rowIndices, columnIndices, constants);

            // Copies what differs between elements, in the order of Match, so that every place in the template is a node of its own.
            Expr Copy(Expr expr)
            {
                switch (expr)
                {
                    case Const constant:
                        var values = Values(nextConstant++);
                        if (values is null)
                            return constant;
                        var place = new Const(constant.Value, constant.Shape.Signed);
                        constants[place] = values;
                        return place;
                    case PortRef port:
                        var sameArray = port.Instance.Dimensions.SequenceEqual(instance.Dimensions) && port.Instance.Count > 1;
                        var rowIndex = Index(nextPosition++, sameArray && rows == 1 ? 1 : null, null);
                        var columnIndex = Index(nextPosition++, null, sameArray && columns == 1 ? 1 : null);
                        if (rowIndex.IsConstant && columnIndex.IsConstant)
                            return port;
                        var element = new PortRef(port.Instance, port.Element, port.Port);
                        rowIndices[element] = rowIndex;
                        columnIndices[element] = columnIndex;
                        return element;
                    case Slice slice:
                        var low = Index(nextPosition++, null, null);
                        var operand = Copy(slice.Operand);
                        if (low.IsConstant && operand == slice.Operand)
                            return slice;
                        var copy = new Slice(operand, slice.High, slice.Low);
                        if (!low.IsConstant)
                            rowIndices[copy] = low;
                        return copy;
                    case Unary unary:
                        return Copy(unary.Operand) is var o && o == unary.Operand ? unary : new Unary(unary.Op, o);
                    case Binary binary:
                        var (left, right) = (Copy(binary.Left), Copy(binary.Right));
                        return left == binary.Left && right == binary.Right ? binary : new Binary(binary.Op, left, right);
                    case Mux mux:
                        var (select, whenTrue, whenFalse) = (Copy(mux.Select), Copy(mux.WhenTrue), Copy(mux.WhenFalse));
                        return select == mux.Select && whenTrue == mux.WhenTrue && whenFalse == mux.WhenFalse
                            ? mux : new Mux(select, whenTrue, whenFalse);
                    case BitSelect bit:
                        var (value, position) = (Copy(bit.Operand), Copy(bit.Position));
                        return value == bit.Operand && position == bit.Position ? bit : new BitSelect(value, position);
                    case Concat concat:
                        var parts = concat.Parts.Select(Copy).ToList();
                        return parts.SequenceEqual(concat.Parts) ? concat : new Concat(parts);
                    case Resize resize:
                        return Copy(resize.Operand) is var r && r == resize.Operand ? resize : new Resize(r, resize.Width);
                    case Reinterpret reinterpret:
                        return Copy(reinterpret.Operand) is var s && s == reinterpret.Operand
                            ? reinterpret : new Reinterpret(s, reinterpret.Shape.Signed);
                    case MemoryRead read:
                        return Copy(read.Address) is var a && a == read.Address ? read : new MemoryRead(read.Memory, a);
                    default:
                        return expr;
                }
            }

            AffineIndex Index(int index, int? rowStep, int? columnStep)
            {
                var start = Position(first, index);
                var down = rows > 1 ? Position(first + _columns, index) - start : rowStep ?? 0;
                var right = columns > 1 ? Position(first + 1, index) - start : columnStep ?? 0;
                return new AffineIndex(start - down * row - right * column, down, right);
            }

            IReadOnlyList<BitVector>? Values(int index)
            {
                var sample = _constants[_firstConstant[first] + index].Value;
                var list = new List<BitVector>(rows * columns);
                var same = true;
                for (var r = row; r < row + rows; r++)
                {
                    for (var c = column; c < column + columns; c++)
                    {
                        var value = _constants[_firstConstant[r * _columns + c] + index].Value;
                        same &= value == sample;
                        list.Add(value);
                    }
                }
                return same ? null : list;
            }
        }
    }
}
