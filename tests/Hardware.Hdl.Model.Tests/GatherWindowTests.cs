using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;
using Hardware.TestKit;

namespace Hardware.Hdl.Model.Tests;

public class GatherWindowTests
{
    [Theory]
    [InlineData(4, 16, 1)]
    [InlineData(40, 5, 1)]
    [InlineData(64, 1, 1)]
    [InlineData(4, 4, 8)]
    [InlineData(4, 16, 8)]
    [InlineData(2, 64, 8)]
    [InlineData(32, 4, 8)]
    [InlineData(64, 2, 8)]
    [InlineData(128, 1, 8)]
    [InlineData(20, 5, 16)]
    [InlineData(7, 9, 32)]
    [InlineData(64, 1, 32)]
    [InlineData(50, 1, 32)]
    public void Rows_that_take_elements_of_a_wide_port_behave_as_the_reference_interpreter_says(int rows, int columns, int width)
    {
        foreach (var backwards in new[] { false, true })
            foreach (var windows in new[] { true, false })
            {
                var design = Rows(rows, columns, width, backwards);
                using var expected = new ReferenceInterpreter(design);
                var options = new ModelOptions { VectorBits = 512, Windows = windows, LanesWhereCheaper = false };
                using var actual = new CompiledEngine(design, 1, options);
                Assert.Equal(2, actual.Lowered.Spaces.Count);
                Compare.Run(expected, actual, rows, 12);
            }
    }

    /// <summary>Rows of cells that exclusive-or what their left neighbour holds into their register; the first of a row takes its
    /// element of a port.</summary>
    private static Design Rows(int rows, int columns, int width, bool backwards)
    {
        var cell = new ModuleDef("Cell", "Cell");
        var domain = cell.Domain();
        var shape = new Shape(width);
        var element = cell.Add(new Signal("Element", shape, SignalKind.Input));
        var held = cell.Add(new Signal("Held", shape, SignalKind.Register)
        {
            IsOutput = true,
            Domain = domain,
            ResetValue = BitVector.Zero(width),
        });
        cell.Add(new Process("Step", ProcessKind.Clocked, new Block(
            [new Assign(held, new Binary(BinaryOp.Xor, new SignalRef(held), new SignalRef(element)))]), domain));

        var top = new ModuleDef("Rows", "Rows");
        var clock = top.Domain();
        var port = top.Add(new Signal("Port", new Shape(rows * width), SignalKind.Input));
        var cells = top.Add(new Instance("cell", cell, [rows, columns]) { Domains = [clock] });
        for (var i = 0; i < rows * columns; i++)
        {
            var row = backwards ? rows - 1 - (i / columns) : i / columns;
            cells.Connections(element)[i] = i % columns > 0 ? new PortRef(cells, i - 1, held)
                : new Slice(new SignalRef(port), (row * width) + width - 1, row * width);
        }
        return new Design(top);
    }
}
