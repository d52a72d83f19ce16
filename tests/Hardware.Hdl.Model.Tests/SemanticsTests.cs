using Hardware.TestKit;

namespace Hardware.Hdl.Model.Tests;

/// <summary>The compiled engine gives the results that docs/semantics.md states.</summary>
public class SemanticsTests
{
    [Fact]
    public void Every_example_of_an_operation_holds()
    {
        using var engine = new CompiledEngine(SemanticsTable.ToDesign());
        Assert.Empty(SemanticsTable.Verify(engine));
    }

    [Fact]
    public void Every_rule_of_state_holds() =>
        Assert.Empty(StateTable.Rows.Select(row => row.Verify((_, design) => new CompiledEngine(design))).OfType<string>());
}
