using Hardware.Cosim.Verilator;
using Hardware.TestKit;

namespace Hardware.Cosim.Tests.Verilator;

/// <summary>Emitted Verilog under Verilator gives the results that docs/semantics.md states.</summary>
public class SemanticsTests
{
    [Fact]
    public void Every_example_of_an_operation_holds()
    {
        using var engine = new VerilatorEngine(SemanticsTable.ToDesign());
        Assert.Empty(SemanticsTable.Verify(engine));
    }

    [Fact]
    public void Every_rule_of_state_holds() =>
        Assert.Empty(StateTable.Rows.Select(row => row.Verify((_, design) => new VerilatorEngine(design))).OfType<string>());
}
