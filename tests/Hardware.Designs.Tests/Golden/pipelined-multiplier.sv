// PipelinedMultiplier: A signed multiplier with registers behind it for retiming: one product per enabled cycle, latency stages cycles
// PipelinedMultiplier.cs:9; width = 16, stages = 3
module PipelinedMultiplier (
    input  logic               clock,
    input  logic               reset,
    input  logic               Enable,
    input  logic               Valid,
    input  logic signed [15:0] Left,
    input  logic signed [15:0] Right,
    output logic signed [31:0] Product,
    output logic               ProductValid
);
  logic signed [31:0] Products_0;
  logic signed [31:0] Products_1;
  logic signed [31:0] Products_2;
  logic [2:0] Valids;

  initial Valids = 3'd0;

  always_ff @(posedge clock) begin  // PipelinedMultiplier.cs:33 Advance
    if (reset) begin
      Valids <= 3'd0;
    end else if (Enable) begin
      Products_0 <= 32'(Left) * 32'(Right);
      Products_1 <= Products_0;
      Products_2 <= Products_1;
      Valids <= {Valids[1:0], Valid};
    end
  end

  assign Product = Products_2;  // PipelinedMultiplier.cs:27
  assign ProductValid = Valids[2];  // PipelinedMultiplier.cs:30
endmodule
