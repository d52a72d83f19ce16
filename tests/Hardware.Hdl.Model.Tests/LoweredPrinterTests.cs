using Hardware.Hdl.Ir;
using Hardware.Hdl.Lowered;
using Hardware.Hdl.Values;

namespace Hardware.Hdl.Model.Tests;

public class LoweredPrinterTests
{
    [Fact]
    public void A_counter_is_a_mux_under_reset_and_an_adder()
    {
        Assert.Equal("""
            %0 = input u1 Enable
            %1 = register u8 Count
            %3 = add u8 %1 8'h01
            %4 = mux u8 %0 %3 %1
            %6 = reset u1 0
            %7 = mux u8 %6 8'h00 %4
            at 0: %1 <= %7 ; Count

            """, LoweredPrinter.Print(Lowering.Lower(Counter.Create())));
    }

    [Fact]
    public void The_instances_of_an_array_are_lanes_of_one_body()
    {
        var design = Shifter(4);
        Assert.Equal("""
            lanes @1 Stage x 4
            %0 = input u1 In
            %1@1 = register u1 Q
            %2 = extract u1 3 %1@1
            %3@1 = gather u1 [0]=%0 [1..3]=%1@1[0..2]
            at 0: %1@1 <= %3@1 ; Q

            """, LoweredPrinter.Print(Lowering.Lower(design, [design.Modules[0]])));
    }

    [Fact]
    public void A_loop_through_lanes_is_lowered_instance_by_instance()
    {
        var stage = new ModuleDef("Pass", "Pass");
        var input = stage.Add(new Signal("In", Shape.Bit, SignalKind.Input));
        var output = stage.Add(new Signal("Out", Shape.Bit, SignalKind.Wire) { IsOutput = true });
        stage.Add(new Process("Out", ProcessKind.Continuous, new Block([new Assign(output, new Unary(UnaryOp.Not,
            new SignalRef(input)))])));
        var top = new ModuleDef("Chain", "Chain");
        var first = top.Add(new Signal("In", Shape.Bit, SignalKind.Input));
        var stages = top.Add(new Instance("stage", stage, [3]));
        for (var i = 0; i < 3; i++)
            stages.Connections(input)[i] = i == 0 ? new SignalRef(first) : new PortRef(stages, i - 1, output);
        var lowered = Lowering.Lower(new Design(top), [stage]);
        Assert.Single(lowered.Spaces);
        Assert.Equal("%0 = input u1 In\n%1 = not u1 %0\n", LoweredPrinter.Print(lowered));
    }

    [Fact]
    public void A_combinational_loop_is_told_with_its_path()
    {
        var top = new ModuleDef("Loop", "Loop");
        var (a, b) = (top.Add(new Signal("A", Shape.Bit, SignalKind.Wire)), top.Add(new Signal("B", Shape.Bit, SignalKind.Wire)));
        top.Add(new Process("A", ProcessKind.Continuous, new Block([new Assign(a, new Unary(UnaryOp.Not, new SignalRef(b)))])));
        top.Add(new Process("B", ProcessKind.Continuous, new Block([new Assign(b, new SignalRef(a))])));
        var error = Assert.Throws<HdlException>(() => Lowering.Lower(new Design(top)));
        Assert.Equal("HDL2006", error.Code);
        Assert.Contains("A <- B <- A", error.Message);
    }

    private static Design Shifter(int length)
    {
        var stage = new ModuleDef("Stage", "Stage");
        var domain = stage.Domain();
        var input = stage.Add(new Signal("In", Shape.Bit, SignalKind.Input));
        var q = stage.Add(new Signal("Q", Shape.Bit, SignalKind.Register) { IsOutput = true, Domain = domain });
        stage.Add(new Process("Step", ProcessKind.Clocked, new Block([new Assign(q, new SignalRef(input))]), domain));
        var top = new ModuleDef("Shifter", "Shifter");
        top.Domain();
        var first = top.Add(new Signal("In", Shape.Bit, SignalKind.Input));
        var last = top.Add(new Signal("Out", Shape.Bit, SignalKind.Wire) { IsOutput = true });
        var stages = top.Add(new Instance("stage", stage, [length]) { Domains = [top.Domains[0]] });
        for (var i = 0; i < length; i++)
            stages.Connections(input)[i] = i == 0 ? new SignalRef(first) : new PortRef(stages, i - 1, q);
        top.Add(new Process("Out", ProcessKind.Continuous, new Block([new Assign(last, new PortRef(stages, length - 1, q))])));
        return new Design(top);
    }
}
