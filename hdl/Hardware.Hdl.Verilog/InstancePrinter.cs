using Hardware.Hdl.Ir;
using Hardware.Hdl.Passes;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Verilog;

/// <summary>Writes the children of a module: single ones by name, arrays as loops whose conditions are the edges of their wiring.</summary>
internal sealed class InstancePrinter(
    ModuleDef module, ModuleNames names, ExpressionPrinter expressions, SignalUse use, ClockUse clocks, VerilogOptions options)
{
    private SourceWriter _writer = new();

    /// <summary>An input written into the port list when it is at most this long; otherwise it gets a wire.</summary>
    private const int LongestConnection = 80;

    private readonly Dictionary<(Instance, Signal, int), string> _tableNames = [];

    /// <summary>Writes the children; twice gives the same text, but only the second time knows what all of them read of each
    /// other.</summary>
    public void Print(SourceWriter to)
    {
        _writer = to;
        foreach (var instance in module.Instances)
            Print(instance);
        _writer.NoBlank();
    }

    /// <summary>Writes a child, or an array of children.</summary>
    private void Print(Instance instance)
    {
        _writer.Blank();
        if (instance.Dimensions.Count == 0)
            PrintSingle(instance);
        else
            PrintArray(instance);
        _writer.Blank();
    }

    /// <summary>Short enough, and without a cast of anything but a loop variable: Yosys 0.23 takes the width of such a connection
    /// from what is cast.</summary>
    private static bool StandsInPortList(string text, params string[] loopVariables)
    {
        var casts = text.Split("'(").Skip(1);
        return text.Length <= LongestConnection && casts.All(cast => loopVariables.Contains(cast[..Math.Max(0, cast.IndexOf(')'))]));
    }

    private void PrintSingle(Instance instance)
    {
        var connections = ClockConnections(instance);
        foreach (var port in instance.Module.Ports)
        {
            var wire = port.Name;
            if (port.IsOutput)
            {
                wire = names.PortWire(instance, port);
                _writer.Line($"{Declarations.Logic(port.Shape)} {wire};");
            }
            else
            {
                wire = expressions.Text(Driver(instance, port, 0), port.Enum);
                if (!StandsInPortList(wire))
                {
                    var named = names.PortWire(instance, port);
                    _writer.Line($"{Declarations.Logic(port.Shape)} {named};");
                    _writer.Line($"assign {named} = {wire};");
                    wire = named;
                }
            }
            connections.Add((port.Name, wire));
        }
        PrintPorts($"{instance.Module.Name} {instance.Name}", connections, instance);
    }

    private void PrintArray(Instance instance)
    {
        var array = names.Array(instance);
        var wirings = ArrayWiring.Of(instance);
        var tables = Tables(instance, wirings);
        var (rows, columns) = (ArrayWiring.RowsOf(instance), ArrayWiring.ColumnsOf(instance));
        var loop = $"for (genvar {array.ColumnIndex} = 0; {array.ColumnIndex} < {columns}; {array.ColumnIndex}++) begin";
        if (instance.Dimensions.Count == 1)
        {
            _writer.Line($"{loop} : {array.Block}");
            _writer.Indented(() => PrintElement(instance, array, wirings, tables));
        }
        else
        {
            _writer.Line($"for (genvar {array.RowIndex} = 0; {array.RowIndex} < {rows}; {array.RowIndex}++) begin : {array.Block}");
            _writer.Indented(() =>
            {
                _writer.Line($"{loop} : {array.Column}");
                _writer.Indented(() => PrintElement(instance, array, wirings, tables));
                _writer.Line("end");
            });
        }
        _writer.Line("end");
    }

    /// <summary>
    /// What does not follow a rule stands in a table beside the loop, of which each element takes its part: constants, and whole drivers
    /// of an input without any regularity.
    /// </summary>
    private Dictionary<object, string> Tables(Instance instance, IReadOnlyList<ArrayWiring> wirings)
    {
        var tables = new Dictionary<object, string>(ReferenceEqualityComparer.Instance);
        foreach (var wiring in wirings)
        {
            var width = wiring.Input.Shape.Width;
            if (wiring.IsGather)
            {
                var name = TableName(instance, wiring.Input, 0, $"{instance.Name}_{wiring.Input.Name}");
                var parts = Enumerable.Range(0, instance.Count).Reverse().Select(e => expressions.Text(Driver(instance, wiring.Input, e)));
                _writer.Line($"wire [{width * instance.Count - 1}:0] {name} = {{");
                _writer.Indented(() => _writer.Line(string.Join(", ", parts)));
                _writer.Line("};");
                tables[wiring] = name;
                continue;
            }
            var number = 0;
            foreach (var region in wiring.Regions)
            {
                foreach (var constant in Statements.Nodes(region.Template is null ? [] : [region.Template]).OfType<Const>())
                {
                    if (region.ValuesOf(constant) is not { } values || Progression(region, values) is not null)
                        continue;
                    var name = TableName(instance, wiring.Input, ++number, $"{instance.Name}_{wiring.Input.Name}_values");
                    var parts = values.Reverse().Select(Literals.Unsigned);
                    _writer.Line($"localparam logic [{constant.Width * values.Count - 1}:0] {name} = {{");
                    _writer.Indented(() => _writer.Line(string.Join(", ", parts)));
                    _writer.Line("};");
                    tables[constant] = name;
                }
            }
        }
        return tables;
    }

    private string TableName(Instance instance, Signal input, int number, string wanted)
    {
        if (!_tableNames.TryGetValue((instance, input, number), out var name))
            _tableNames[(instance, input, number)] = name = names.Unique(wanted);
        return name;
    }

    private void PrintElement(
        Instance instance, ArrayNames array, IReadOnlyList<ArrayWiring> wirings, Dictionary<object, string> tables)
    {
        var connections = ClockConnections(instance);
        var declarations = new List<string>();
        var assignments = new List<Action>();
        foreach (var port in instance.Module.Ports)
        {
            if (port.IsOutput)
            {
                var output = names.PortWire(instance, port);
                declarations.Add($"{Declarations.Logic(port.Shape)} {output};");
                connections.Add((port.Name, output));
                continue;
            }
            var wiring = wirings.First(w => w.Input == port);
            if (wiring.IsGather)
            {
                var width = port.Shape.Width;
                var element = new AffineIndex(0, instance.Dimensions.Count == 1 ? 0 : width * ArrayWiring.ColumnsOf(instance), width);
                connections.Add((port.Name, $"{tables[wiring]}[{IndexText(element, array)} +: {width}]"));
                continue;
            }
            var texts = wiring.Regions.Select(r => (Region: r, Text: TemplateText(instance, array, r, port, tables))).ToList();
            if (texts is [var all] && StandsInPortList(all.Text, array.RowIndex, array.ColumnIndex))
            {
                connections.Add((port.Name, all.Text));
                continue;
            }
            var wire = names.PortWire(instance, port);
            declarations.Add($"{Declarations.Logic(port.Shape)} {wire};");
            connections.Add((port.Name, wire));
            assignments.Add(() => PrintRegions(instance, array, wire, texts));
        }
        declarations.ForEach(_writer.Line);
        assignments.ForEach(a => a());
        PrintPorts($"{instance.Module.Name} {array.Element}", connections, instance);
        var unread = instance.Module.Ports.Where(p => p.IsOutput)
            .SelectMany(p => use.Unread(instance, p).Select(bits => names.PortWire(instance, p) + Declarations.Select(p.Shape, bits)))
            .ToList();
        if (unread.Count > 0)
            _writer.Line($"wire unused = &{{1'b0, {string.Join(", ", unread)}}};");
    }

    private void PrintRegions(Instance instance, ArrayNames array, string wire, List<(WiringRegion Region, string Text)> regions)
    {
        for (var i = 0; i < regions.Count; i++)
        {
            var condition = i == regions.Count - 1 ? null : Condition(instance, array, regions[i].Region);
            var start = (i, condition) switch
            {
                (0, null) => "",
                (0, _) => $"if ({condition}) ",
                (_, null) => "else ",
                _ => $"else if ({condition}) ",
            };
            _writer.Line($"{start}assign {wire} = {regions[i].Text};");
        }
    }

    /// <summary>Whether an element is in a region, asked of the loop variables.</summary>
    private static string Condition(Instance instance, ArrayNames array, WiringRegion region)
    {
        string[] bounds =
        [
            .. Bounds(array.RowIndex, region.Row, region.Rows, ArrayWiring.RowsOf(instance)),
            .. Bounds(array.ColumnIndex, region.Column, region.Columns, ArrayWiring.ColumnsOf(instance)),
        ];
        return bounds.Length == 0 ? "1" : string.Join(" && ", bounds);
    }

    private static IEnumerable<string> Bounds(string index, int first, int count, int size)
    {
        if (count == size)
            yield break;
        if (count == 1)
        {
            yield return $"{index} == {first}";
            yield break;
        }
        if (first > 0)
            yield return $"{index} >= {first}";
        if (first + count < size)
            yield return $"{index} < {first + count}";
    }

    private string TemplateText(Instance instance, ArrayNames array, WiringRegion region, Signal port, Dictionary<object, string> tables)
    {
        if (region.Template is null)
            throw NotDriven(instance, port, region.Row * ArrayWiring.ColumnsOf(instance) + region.Column);
        expressions.Template = (region, array.RowIndex, array.ColumnIndex, constant => ConstantText(array, region, constant, tables));
        var text = expressions.Text(region.Template, port.Enum);
        expressions.Template = null;
        return text;
    }

    /// <summary>A constant that differs between elements: a cast of what the loop variables give, or a part of its table.</summary>
    private static string? ConstantText(ArrayNames array, WiringRegion region, Const constant, Dictionary<object, string> tables)
    {
        if (region.ValuesOf(constant) is not { } values)
            return null;
        if (Progression(region, values) is { } even)
            return $"{constant.Width}'({IndexText(even, array)})";
        var width = constant.Width;
        var (down, right) = (region.Rows == 1 ? 0 : width * region.Columns, region.Columns == 1 ? 0 : width);
        var position = new AffineIndex(-(down * region.Row + right * region.Column), down, right);
        var index = IndexText(position, array);
        return width == 1 ? $"{tables[constant]}[{index}]" : $"{tables[constant]}[{index} +: {width}]";
    }

    /// <summary>The rule of constants that grow evenly with row and column; null when they do not.</summary>
    private static AffineIndex? Progression(WiringRegion region, IReadOnlyList<BitVector> values)
    {
        if (values.Any(v => Literals.Number(v) > int.MaxValue / 2))
            return null;
        var start = (int)values[0].Low;
        var down = region.Rows > 1 ? (int)values[region.Columns].Low - start : 0;
        var right = region.Columns > 1 ? (int)values[1].Low - start : 0;
        var even = new AffineIndex(start - down * region.Row - right * region.Column, down, right);
        for (var i = 0; i < values.Count; i++)
        {
            if (even.At(region.Row + i / region.Columns, region.Column + i % region.Columns) != (int)values[i].Low)
                return null;
        }
        return even;
    }

    private static string IndexText(AffineIndex index, ArrayNames array) =>
        ExpressionPrinter.Affine(index, array.RowIndex, array.ColumnIndex);

    private List<(string Port, string Value)> ClockConnections(Instance instance)
    {
        var connections = new List<(string, string)>();
        foreach (var domain in instance.Module.Domains)
        {
            var outer = instance.Domains[domain.Index];
            if (clocks.NeedsClock(instance.Module, domain))
                connections.Add((domain.ClockName, outer.ClockName));
            if (clocks.NeedsReset(instance.Module, domain))
                connections.Add((domain.ResetName, outer.ResetName));
        }
        return connections;
    }

    private void PrintPorts(string head, List<(string Port, string Value)> connections, Instance instance)
    {
        var source = options.SourceComments && instance.Source.IsKnown ? $"  // {instance.Source}" : "";
        if (connections.Count == 0)
        {
            _writer.Line($"{head} ();{source}");
            return;
        }
        _writer.Line($"{head} ({source}");
        _writer.Indented(() => _writer.Indented(() =>
        {
            for (var i = 0; i < connections.Count; i++)
                _writer.Line($".{connections[i].Port}({connections[i].Value}){(i < connections.Count - 1 ? "," : "")}");
        }));
        _writer.Line(");");
    }

    private Expr Driver(Instance instance, Signal port, int element) =>
        instance.Connections(port)[element] ?? throw NotDriven(instance, port, element);

    private HdlException NotDriven(Instance instance, Signal port, int element) => new(
        "HDL2005",
        $"nothing drives '{port.Name}' of {module.Name}.{instance.ElementName(element)}: assign it in a [Comb] method of the parent",
        instance.Source);
}
