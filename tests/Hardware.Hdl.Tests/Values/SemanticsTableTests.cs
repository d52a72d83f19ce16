using Hardware.Hdl.Ir;
using Hardware.Hdl.Passes;
using Hardware.Hdl.Simulation;
using Hardware.Hdl.Values;
using Hardware.TestKit;

namespace Hardware.Hdl.Tests.Values;

/// <summary>
/// The tables of docs/semantics.md hold for the value structs, for recorded and folded hardware, and for the reference interpreter.
/// </summary>
public class SemanticsTableTests
{
    [Fact]
    public void Every_example_holds_on_numbers()
    {
        foreach (var (row, example) in SemanticsTable.Examples)
            Assert.True(example.Result.Bits == example.Compute(), $"{row.Name}: {example.Text} with {example}, but it is "
                + $"{example.Compute()}");
    }

    [Fact]
    public void Every_example_holds_when_recorded_and_folded()
    {
        foreach (var (row, example) in SemanticsTable.Examples)
        {
            var operands = example.Operands.Select((o, i) => new Signal($"{i}", o.Shape, SignalKind.Input)).ToList();
            var node = example.Record([.. operands.Select(s => new SignalRef(s))]);
            Assert.True(example.Result.Shape == node.Shape, $"{row.Name}: {example.Text} records {node.Shape}, not {example.Result.Shape}");
            var values = operands.Zip(example.Operands, (s, o) => KeyValuePair.Create(s, new Const(o.Bits, o.Shape.Signed))).ToDictionary();
            var bound = ExprRewriter.Rewrite(node, [], leaf => leaf is SignalRef s ? values[s.Signal] : leaf);
            Assert.Equal((row.Name, example.Result.Bits), (row.Name, ((Const)new FoldConstants().Fold(bound)).Value));
        }
    }

    [Fact]
    public void Every_example_holds_in_the_reference_interpreter()
    {
        using var engine = new ReferenceInterpreter(SemanticsTable.ToDesign());
        Assert.Empty(SemanticsTable.Verify(engine));
    }

    [Fact]
    public void Every_rule_of_state_holds_in_the_reference_interpreter() =>
        Assert.Empty(StateTable.Rows.Select(row => row.Verify((_, design) => new ReferenceInterpreter(design))).OfType<string>());

    [Fact]
    public void Every_rule_of_state_holds_natively()
    {
        var broken = StateTable.Rows.Select(row => row.Verify((module, design) => new NativeEngine(module, design))).OfType<string>();
        Assert.Equal("", string.Join("\n", broken));
    }

    [Fact]
    public void Designs_of_the_tables_have_no_findings()
    {
        Assert.Empty(Pipeline.Check(SemanticsTable.ToDesign()));
        foreach (var row in StateTable.Rows)
            Assert.Empty(Pipeline.Check(Elaborator.Elaborate(row.Build())));
    }

    [Fact]
    public void The_documentation_is_made_from_the_tables()
    {
        var path = Path.Combine(Repository.Root, "docs", "semantics.md");
        if (Environment.GetEnvironmentVariable("HW_WRITE_DOCS") == "1")
            File.WriteAllText(path, SemanticsDocument.Text());
        Assert.Equal(SemanticsDocument.Text(), File.ReadAllText(path));
    }
}
