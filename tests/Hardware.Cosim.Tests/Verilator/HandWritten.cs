using Hardware.Cosim.Verilator;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Cosim.Tests.Verilator;

/// <summary>
/// A small design with everything the engine has to find, in the IR and in Verilog written by hand: tests the engine without the
/// emitter.
/// </summary>
internal sealed class HandWritten(Design design, VerilatedSource source) : VerilogDesign(design, source)
{
    public const string Text = """
        module Cell (input logic clock, input logic reset, input logic [7:0] D, output logic [7:0] Q);
          logic [7:0] Held /*verilator public_flat_rd*/;
          assign Q = Held;
          always_ff @(posedge clock) if (reset) Held <= 8'd9; else Held <= D;
        endmodule
        module Top (input logic clock, input logic reset, input logic side_clock, input logic side_reset,
            input logic [7:0] A, input logic [99:0] Big, output logic [7:0] Count, output logic [7:0] Sum, output logic [7:0] Last);
          logic [11:0] Free /*verilator public_flat_rd*/;
          logic [99:0] Wide /*verilator public_flat_rd*/;
          logic [3:0] Side /*verilator public_flat_rd*/;
          logic [7:0] Words [0:15] /*verilator public_flat_rd*/;
          initial begin for (int i = 0; i < 16; i++) Words[i] = 0; Words[2] = 8'h42; end
          logic [7:0] q [0:1];
          logic [7:0] Count_state /*verilator public_flat_rd*/;
          assign Count = Count_state;
          assign Sum = Count + A;
          assign Last = q[1] ^ Words[A[3:0]];
          for (genvar i = 0; i < 2; i++) begin : cells
            Cell element (.clock, .reset, .D(i == 0 ? A : q[0]), .Q(q[i]));
          end
          always_ff @(posedge clock) if (reset) Count_state <= 8'd3; else Count_state <= Count_state + A;
          always_ff @(posedge clock) begin Free <= Free + 12'd1; Wide <= {Wide[98:0], Wide[99]} ^ Big; Words[Count[3:0]] <= A; end
          always_ff @(posedge side_clock or posedge side_reset) if (side_reset) Side <= 4'd5; else Side <= Side + 4'd1;
        endmodule
        """;

    public override bool IsPublic(ModuleDef module, Signal signal) => signal.Kind == SignalKind.Register;

    public override string NameOf(ModuleDef module, Signal signal) => signal.Name == "Count" ? "Count_state" : signal.Name;

    public override string ScopeOf(ModuleDef module, Instance instance, int element) => $"cells[{element}].element";

    public static HandWritten Create(string? text = null)
    {
        var cell = new ModuleDef("Cell", "Cell");
        var clock = cell.Domain();
        cell.Add(new Signal("D", new Shape(8), SignalKind.Input));
        cell.Add(new Signal("Q", new Shape(8), SignalKind.Wire) { IsOutput = true });
        cell.Add(new Signal("Held", new Shape(8), SignalKind.Register) { ResetValue = new BitVector(8, 9), Domain = clock });
        var top = new ModuleDef("Top", "Top");
        clock = top.Domain();
        var side = top.Domain("side", ResetKind.Asynchronous);
        top.Add(new Signal("A", new Shape(8), SignalKind.Input));
        top.Add(new Signal("Big", new Shape(100), SignalKind.Input));
        top.Add(new Signal("Count", new Shape(8), SignalKind.Register)
        {
            IsOutput = true,
            ResetValue = new BitVector(8, 3),
            Domain = clock,
        });
        top.Add(new Signal("Sum", new Shape(8), SignalKind.Wire) { IsOutput = true });
        top.Add(new Signal("Last", new Shape(8), SignalKind.Wire) { IsOutput = true });
        top.Add(new Signal("Free", new Shape(12), SignalKind.Register) { Domain = clock });
        top.Add(new Signal("Wide", new Shape(100), SignalKind.Register) { Domain = clock });
        top.Add(new Signal("Side", new Shape(4), SignalKind.Register, new SourceLocation("Top.cs", 12))
        {
            ResetValue = new BitVector(4, 5),
            Domain = side,
        });
        top.Add(new MemoryDef("Words", new Shape(8), 16));
        top.Add(new Instance("cells", cell, [2]) { Domains = [clock] });
        var design = new Design(top);
        return new HandWritten(design, new VerilatedSource("Top", [("Top.sv", text ?? Text)],
            ["clock", "side_clock"], ["reset", "side_reset"], [.. top.Ports.Select(port => port.Name)]));
    }
}
