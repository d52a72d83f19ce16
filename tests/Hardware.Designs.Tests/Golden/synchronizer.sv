// Synchronizer: Two flip-flops that bring a signal of another clock domain, or an asynchronous one, into this one: latency 2 cycles
// Synchronizer.cs:8; width = 3
module Synchronizer (
    input  logic       clock,
    input  logic       reset,
    input  logic [2:0] Input,
    output logic [2:0] Output
);
  logic [2:0] First;

  initial begin
    First = 3'd0;
    Output = 3'd0;
  end

  always_ff @(posedge clock) begin  // Synchronizer.cs:19 Sample
    if (reset) begin
      First <= 3'd0;
      Output <= 3'd0;
    end else begin
      Output <= First;
      First <= Input;
    end
  end
endmodule
