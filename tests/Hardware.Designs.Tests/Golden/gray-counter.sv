// GrayCounter: Counts enabled cycles in Gray code: one bit of Code changes at a time, so that another clock domain may sample it
// GrayCounter.cs:8; width = 5
module GrayCounter (
    input  logic       clock,
    input  logic       reset,
    input  logic       Enable,
    output logic [4:0] Count,
    output logic [4:0] Code
);

  initial begin
    Count = 5'd0;
    Code = 5'd0;
  end

  wire [4:0] next = Count + 5'd1;
  always_ff @(posedge clock) begin  // GrayCounter.cs:20 Advance
    if (reset) begin
      Count <= 5'd0;
      Code <= 5'd0;
    end else if (Enable) begin
      Count <= next;
      Code <= next ^ next >> 1;
    end
  end
endmodule
