// IntervalTimer: Counts enabled cycles up to a period and starts over
// IntervalTimer.cs:8; period = 10
module IntervalTimer (
    input  logic       clock,
    input  logic       reset,
    input  logic       Enable,
    input  logic       Clear,
    output logic [3:0] Count,
    output logic       Expired
);

  initial Count = 4'd0;

  always_ff @(posedge clock) begin  // IntervalTimer.cs:23 Advance
    if (reset) Count <= 4'd0;
    else if (Clear || Expired) Count <= 4'd0;
    else if (Enable) Count <= Count + 4'd1;
  end

  assign Expired = Enable && Count == 4'd9;  // IntervalTimer.cs:20
endmodule
