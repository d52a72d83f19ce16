// DotPe: A processing element that multiplies a row of int8 activations with its own column of weights, sums the products in a tree, and accumulates; of a pair of elements the first can take the second's sum into its accumulator
// DotPe.cs:11; multipliers = 16
module DotPe (
    input  logic               clock,
    input  logic               reset,
    input  logic               Enable,
    input  logic               First,
    input  logic               AddPartner,
    input  logic [127:0]       Activations,
    input  logic               LoadWeight,
    input  logic [3:0]         WeightIndex,
    input  logic signed [7:0]  WeightData,
    input  logic signed [31:0] PartnerSum,
    output logic signed [31:0] Accumulator,
    output logic signed [31:0] RowSum
);
  logic signed [7:0] Weights_0;
  logic signed [7:0] Weights_1;
  logic signed [7:0] Weights_2;
  logic signed [7:0] Weights_3;
  logic signed [7:0] Weights_4;
  logic signed [7:0] Weights_5;
  logic signed [7:0] Weights_6;
  logic signed [7:0] Weights_7;
  logic signed [7:0] Weights_8;
  logic signed [7:0] Weights_9;
  logic signed [7:0] Weights_10;
  logic signed [7:0] Weights_11;
  logic signed [7:0] Weights_12;
  logic signed [7:0] Weights_13;
  logic signed [7:0] Weights_14;
  logic signed [7:0] Weights_15;

  initial begin
    Weights_0 = 8'sd0;
    Weights_1 = 8'sd0;
    Weights_2 = 8'sd0;
    Weights_3 = 8'sd0;
    Weights_4 = 8'sd0;
    Weights_5 = 8'sd0;
    Weights_6 = 8'sd0;
    Weights_7 = 8'sd0;
    Weights_8 = 8'sd0;
    Weights_9 = 8'sd0;
    Weights_10 = 8'sd0;
    Weights_11 = 8'sd0;
    Weights_12 = 8'sd0;
    Weights_13 = 8'sd0;
    Weights_14 = 8'sd0;
    Weights_15 = 8'sd0;
    Accumulator = 32'sd0;
  end

  wire signed [31:0] sum = RowSum + (AddPartner ? PartnerSum : 32'sd0);
  always_ff @(posedge clock) begin  // DotPe.cs:34 Accumulate
    if (reset) begin
      Weights_0 <= 8'sd0;
      Weights_1 <= 8'sd0;
      Weights_2 <= 8'sd0;
      Weights_3 <= 8'sd0;
      Weights_4 <= 8'sd0;
      Weights_5 <= 8'sd0;
      Weights_6 <= 8'sd0;
      Weights_7 <= 8'sd0;
      Weights_8 <= 8'sd0;
      Weights_9 <= 8'sd0;
      Weights_10 <= 8'sd0;
      Weights_11 <= 8'sd0;
      Weights_12 <= 8'sd0;
      Weights_13 <= 8'sd0;
      Weights_14 <= 8'sd0;
      Weights_15 <= 8'sd0;
      Accumulator <= 32'sd0;
    end else begin
      if (LoadWeight) begin
        case (WeightIndex)
          4'd0: Weights_0 <= WeightData;
          4'd1: Weights_1 <= WeightData;
          4'd2: Weights_2 <= WeightData;
          4'd3: Weights_3 <= WeightData;
          4'd4: Weights_4 <= WeightData;
          4'd5: Weights_5 <= WeightData;
          4'd6: Weights_6 <= WeightData;
          4'd7: Weights_7 <= WeightData;
          4'd8: Weights_8 <= WeightData;
          4'd9: Weights_9 <= WeightData;
          4'd10: Weights_10 <= WeightData;
          4'd11: Weights_11 <= WeightData;
          4'd12: Weights_12 <= WeightData;
          4'd13: Weights_13 <= WeightData;
          4'd14: Weights_14 <= WeightData;
          default: Weights_15 <= WeightData;
        endcase
      end
      if (Enable) Accumulator <= First ? sum : Accumulator + sum;
    end
  end

  assign RowSum = 32'($signed(Activations[7:0])) * 32'(Weights_0) + 32'($signed(Activations[15:8])) * 32'(Weights_1) + 32'($signed(Activations[23:16])) * 32'(Weights_2) + 32'($signed(Activations[31:24])) * 32'(Weights_3) + 32'($signed(Activations[39:32])) * 32'(Weights_4) + 32'($signed(Activations[47:40])) * 32'(Weights_5) + 32'($signed(Activations[55:48])) * 32'(Weights_6) + 32'($signed(Activations[63:56])) * 32'(Weights_7) + 32'($signed(Activations[71:64])) * 32'(Weights_8) + 32'($signed(Activations[79:72])) * 32'(Weights_9) + 32'($signed(Activations[87:80])) * 32'(Weights_10) + 32'($signed(Activations[95:88])) * 32'(Weights_11) + 32'($signed(Activations[103:96])) * 32'(Weights_12) + 32'($signed(Activations[111:104])) * 32'(Weights_13) + 32'($signed(Activations[119:112])) * 32'(Weights_14) + 32'($signed(Activations[127:120])) * 32'(Weights_15);  // DotPe.cs:31
endmodule

// DotArray: T_C processing elements of T_P multipliers each
// DotArray.cs:12; elements = 16, multipliers = 16
module DotArray (
    input  logic              clock,
    input  logic              reset,
    input  logic              Enable,
    input  logic              First,
    input  logic              Stacked,
    input  logic [255:0]      Activations,
    input  logic [15:0]       LoadWeight,
    input  logic [3:0]        WeightIndex,
    input  logic signed [7:0] WeightData,
    output logic [511:0]      Accumulators
);
  logic [127:0] Lower;
  logic [127:0] OddRow;

  for (genvar i = 0; i < 16; i++) begin : pes
    logic AddPartner;
    logic [127:0] pes_Activations;
    logic signed [31:0] PartnerSum;
    logic signed [31:0] Accumulator;
    logic signed [31:0] RowSum;
    if (i == 0) assign AddPartner = Stacked;
    else if (i == 1) assign AddPartner = 1'b0;
    else if (i == 2) assign AddPartner = Stacked;
    else if (i == 3) assign AddPartner = 1'b0;
    else if (i == 4) assign AddPartner = Stacked;
    else if (i == 5) assign AddPartner = 1'b0;
    else if (i == 6) assign AddPartner = Stacked;
    else if (i == 7) assign AddPartner = 1'b0;
    else if (i == 8) assign AddPartner = Stacked;
    else if (i == 9) assign AddPartner = 1'b0;
    else if (i == 10) assign AddPartner = Stacked;
    else if (i == 11) assign AddPartner = 1'b0;
    else if (i == 12) assign AddPartner = Stacked;
    else if (i == 13) assign AddPartner = 1'b0;
    else if (i == 14) assign AddPartner = Stacked;
    else assign AddPartner = 1'b0;
    if (i == 0) assign pes_Activations = Lower;
    else if (i == 1) assign pes_Activations = OddRow;
    else if (i == 2) assign pes_Activations = Lower;
    else if (i == 3) assign pes_Activations = OddRow;
    else if (i == 4) assign pes_Activations = Lower;
    else if (i == 5) assign pes_Activations = OddRow;
    else if (i == 6) assign pes_Activations = Lower;
    else if (i == 7) assign pes_Activations = OddRow;
    else if (i == 8) assign pes_Activations = Lower;
    else if (i == 9) assign pes_Activations = OddRow;
    else if (i == 10) assign pes_Activations = Lower;
    else if (i == 11) assign pes_Activations = OddRow;
    else if (i == 12) assign pes_Activations = Lower;
    else if (i == 13) assign pes_Activations = OddRow;
    else if (i == 14) assign pes_Activations = Lower;
    else assign pes_Activations = OddRow;
    if (i == 0) assign PartnerSum = pes[i + 1].RowSum;
    else if (i == 1) assign PartnerSum = 32'sd0;
    else if (i == 2) assign PartnerSum = pes[i + 1].RowSum;
    else if (i == 3) assign PartnerSum = 32'sd0;
    else if (i == 4) assign PartnerSum = pes[i + 1].RowSum;
    else if (i == 5) assign PartnerSum = 32'sd0;
    else if (i == 6) assign PartnerSum = pes[i + 1].RowSum;
    else if (i == 7) assign PartnerSum = 32'sd0;
    else if (i == 8) assign PartnerSum = pes[i + 1].RowSum;
    else if (i == 9) assign PartnerSum = 32'sd0;
    else if (i == 10) assign PartnerSum = pes[i + 1].RowSum;
    else if (i == 11) assign PartnerSum = 32'sd0;
    else if (i == 12) assign PartnerSum = pes[i + 1].RowSum;
    else if (i == 13) assign PartnerSum = 32'sd0;
    else if (i == 14) assign PartnerSum = pes[i + 1].RowSum;
    else assign PartnerSum = 32'sd0;
    DotPe element (  // DotArray.cs:26
        .clock(clock),
        .reset(reset),
        .Enable(Enable),
        .First(First),
        .AddPartner(AddPartner),
        .Activations(pes_Activations),
        .LoadWeight(LoadWeight[i]),
        .WeightIndex(WeightIndex),
        .WeightData(WeightData),
        .PartnerSum(PartnerSum),
        .Accumulator(Accumulator),
        .RowSum(RowSum)
    );
    wire unused = &{1'b0, RowSum};
  end

  assign Accumulators = {pes[15].Accumulator, pes[14].Accumulator, pes[13].Accumulator, pes[12].Accumulator, pes[11].Accumulator, pes[10].Accumulator, pes[9].Accumulator, pes[8].Accumulator, pes[7].Accumulator, pes[6].Accumulator, pes[5].Accumulator, pes[4].Accumulator, pes[3].Accumulator, pes[2].Accumulator, pes[1].Accumulator, pes[0].Accumulator};  // DotArray.cs:28
  assign Lower = Activations[127:0];  // DotArray.cs:30
  assign OddRow = Stacked ? Activations[255:128] : Lower;  // DotArray.cs:31
endmodule
