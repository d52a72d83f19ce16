// Fir: A finite impulse response filter in transposed form: one sample per cycle, one multiplier per tap, no adder tree
// Fir.cs:10; taps = 1, 4, 6, 4, 1, width = 12
module Fir (
    input  logic               clock,
    input  logic               reset,
    input  logic               Valid,
    input  logic signed [11:0] Sample,
    output logic signed [18:0] Output
);
  logic signed [18:0] Sums_0;
  logic signed [18:0] Sums_1;
  logic signed [18:0] Sums_2;
  logic signed [18:0] Sums_3;
  logic signed [18:0] Sums_4;

  initial begin
    Sums_0 = 19'sd0;
    Sums_1 = 19'sd0;
    Sums_2 = 19'sd0;
    Sums_3 = 19'sd0;
    Sums_4 = 19'sd0;
  end

  wire signed [18:0] product = 19'(Sample) * 19'sd1;
  wire signed [18:0] product_1 = 19'(Sample) * 19'sd4;
  wire signed [18:0] product_2 = 19'(Sample) * 19'sd6;
  wire signed [18:0] product_3 = 19'(Sample) * 19'sd4;
  wire signed [18:0] product_4 = 19'(Sample) * 19'sd1;
  always_ff @(posedge clock) begin  // Fir.cs:25 Filter
    if (reset) begin
      Sums_0 <= 19'sd0;
      Sums_1 <= 19'sd0;
      Sums_2 <= 19'sd0;
      Sums_3 <= 19'sd0;
      Sums_4 <= 19'sd0;
    end else if (Valid) begin
      Sums_0 <= product + Sums_1;
      Sums_1 <= product_1 + Sums_2;
      Sums_2 <= product_2 + Sums_3;
      Sums_3 <= product_3 + Sums_4;
      Sums_4 <= product_4;
    end
  end

  assign Output = Sums_0;  // Fir.cs:22
endmodule
