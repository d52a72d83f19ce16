// Lfsr: A linear feedback shift register in Fibonacci form: a pseudo-random number per enabled cycle, never 0
// Lfsr.cs:9; width = 16, taps = 16, 14, 13, 11
module Lfsr (
    input  logic        clock,
    input  logic        reset,
    input  logic        Enable,
    output logic [15:0] State
);

  initial State = 16'd1;

  always_ff @(posedge clock) begin : Advance  // Lfsr.cs:18 Advance
    logic feedback;
    feedback = 1'b0;
    if (reset) begin
      State <= 16'd1;
    end else if (Enable) begin
      feedback = 1'b0;
      feedback = feedback ^ State[15];
      feedback = feedback ^ State[13];
      feedback = feedback ^ State[12];
      feedback = feedback ^ State[10];
      State <= {State[14:0], feedback};
    end
  end
endmodule
