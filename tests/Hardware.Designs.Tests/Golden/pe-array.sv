// Pe: One processing element of a weight-stationary array: multiplies the activation that passes by with its weight and adds the sum from above
// Pe.cs:10
module Pe (
    input  logic               clock,
    input  logic               reset,
    input  logic               Stall,
    input  logic               Load,
    input  logic               ValidIn,
    input  logic               SwapIn,
    input  logic signed [7:0]  ActivationIn,
    input  logic signed [7:0]  WeightIn,
    input  logic signed [31:0] SumIn,
    output logic               Valid,
    output logic               Swap,
    output logic signed [7:0]  Activation,
    output logic signed [7:0]  NextWeight,
    output logic signed [31:0] Sum
);
  logic signed [7:0] Weight;

  initial begin
    Valid = 1'b0;
    Swap = 1'b0;
    Activation = 8'sd0;
    NextWeight = 8'sd0;
    Weight = 8'sd0;
    Sum = 32'sd0;
  end

  always_ff @(posedge clock) begin  // Pe.cs:29 Advance
    if (reset) begin
      Valid <= 1'b0;
      Swap <= 1'b0;
      Activation <= 8'sd0;
      NextWeight <= 8'sd0;
      Weight <= 8'sd0;
      Sum <= 32'sd0;
    end else begin
      if (Load) NextWeight <= WeightIn;
      if (!Stall) begin
        Valid <= ValidIn;
        Swap <= SwapIn;
        if (ValidIn) begin
          Activation <= ActivationIn;
          Sum <= SumIn + 32'(ActivationIn) * 32'(Weight);
        end
        if (SwapIn) Weight <= NextWeight;
      end
    end
  end
endmodule

// PeArray: A weight-stationary systolic array, rows x columns, int8 x int8 to int32
// PeArray.cs:14; rows = 16, columns = 16
module PeArray (
    input  logic         clock,
    input  logic         reset,
    input  logic         Stall,
    input  logic         Load,
    input  logic [15:0]  ValidIn,
    input  logic [15:0]  SwapIn,
    input  logic [127:0] Activations,
    input  logic [127:0] Weights,
    output logic [15:0]  ValidOut,
    output logic [511:0] Sums
);

  for (genvar r = 0; r < 16; r++) begin : pes
    for (genvar c = 0; c < 16; c++) begin : column
      logic pes_ValidIn;
      logic pes_SwapIn;
      logic signed [7:0] ActivationIn;
      logic signed [7:0] WeightIn;
      logic signed [31:0] SumIn;
      logic Valid;
      logic Swap;
      logic signed [7:0] Activation;
      logic signed [7:0] NextWeight;
      logic signed [31:0] Sum;
      if (c == 0) assign pes_ValidIn = ValidIn[r];
      else assign pes_ValidIn = pes[r].column[c - 1].Valid;
      if (c == 0) assign pes_SwapIn = SwapIn[r];
      else assign pes_SwapIn = pes[r].column[c - 1].Swap;
      if (c == 0) assign ActivationIn = Activations[8*r +: 8];
      else assign ActivationIn = pes[r].column[c - 1].Activation;
      if (r == 0) assign WeightIn = Weights[8*c +: 8];
      else assign WeightIn = pes[r - 1].column[c].NextWeight;
      if (r == 0) assign SumIn = 32'sd0;
      else assign SumIn = pes[r - 1].column[c].Sum;
      Pe element (  // PeArray.cs:34
          .clock(clock),
          .reset(reset),
          .Stall(Stall),
          .Load(Load),
          .ValidIn(pes_ValidIn),
          .SwapIn(pes_SwapIn),
          .ActivationIn(ActivationIn),
          .WeightIn(WeightIn),
          .SumIn(SumIn),
          .Valid(Valid),
          .Swap(Swap),
          .Activation(Activation),
          .NextWeight(NextWeight),
          .Sum(Sum)
      );
      wire unused = &{1'b0, Valid, Swap, Activation, NextWeight};
    end
  end

  assign ValidOut = {pes[15].column[15].Valid, pes[15].column[14].Valid, pes[15].column[13].Valid, pes[15].column[12].Valid, pes[15].column[11].Valid, pes[15].column[10].Valid, pes[15].column[9].Valid, pes[15].column[8].Valid, pes[15].column[7].Valid, pes[15].column[6].Valid, pes[15].column[5].Valid, pes[15].column[4].Valid, pes[15].column[3].Valid, pes[15].column[2].Valid, pes[15].column[1].Valid, pes[15].column[0].Valid};  // PeArray.cs:37
  assign Sums = {pes[15].column[15].Sum, pes[15].column[14].Sum, pes[15].column[13].Sum, pes[15].column[12].Sum, pes[15].column[11].Sum, pes[15].column[10].Sum, pes[15].column[9].Sum, pes[15].column[8].Sum, pes[15].column[7].Sum, pes[15].column[6].Sum, pes[15].column[5].Sum, pes[15].column[4].Sum, pes[15].column[3].Sum, pes[15].column[2].Sum, pes[15].column[1].Sum, pes[15].column[0].Sum};  // PeArray.cs:40
endmodule
