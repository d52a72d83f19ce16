// Counter: Counts enabled cycles and wraps
// Counter.cs; width = 8
module Counter (
    input  logic       clock,
    input  logic       reset,
    input  logic       Enable,
    output logic [7:0] Count
);

  initial Count = 8'd0;

  always_ff @(posedge clock) begin  // Counter.cs Advance
    if (reset) Count <= 8'd0;
    else if (Enable) Count <= Count + 8'd1;
  end
endmodule
