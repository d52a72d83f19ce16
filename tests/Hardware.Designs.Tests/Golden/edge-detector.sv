// EdgeDetector: Tells in which cycles a signal changes
// EdgeDetector.cs:7
module EdgeDetector (
    input  logic clock,
    input  logic reset,
    input  logic Signal,
    output logic Rose,
    output logic Fell,
    output logic Changed
);
  logic Last;

  initial Last = 1'b0;

  always_ff @(posedge clock) begin  // EdgeDetector.cs:24 Advance
    if (reset) Last <= 1'b0;
    else Last <= Signal;
  end

  assign Rose = Signal && !Last;  // EdgeDetector.cs:15
  assign Fell = !Signal && Last;  // EdgeDetector.cs:18
  assign Changed = Signal ^ Last;  // EdgeDetector.cs:21
endmodule
