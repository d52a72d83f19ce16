// PriorityEncoder: The position of the lowest 1
// PriorityEncoder.cs:8; width = 20
module PriorityEncoder (
    input  logic [19:0] Value,
    output logic        Found,
    output logic [4:0]  Index
);

  assign Found = |Value;  // PriorityEncoder.cs:14

  wire [19:0] oneHot = Value & ~Value + 20'd1;
  always @* begin : Index_2  // PriorityEncoder.cs:17 Index
    logic [4:0] index;
    index = 5'd0;
    index = index | (oneHot[1] ? 5'd1 : 5'd0);
    index = index | (oneHot[2] ? 5'd2 : 5'd0);
    index = index | (oneHot[3] ? 5'd3 : 5'd0);
    index = index | (oneHot[4] ? 5'd4 : 5'd0);
    index = index | (oneHot[5] ? 5'd5 : 5'd0);
    index = index | (oneHot[6] ? 5'd6 : 5'd0);
    index = index | (oneHot[7] ? 5'd7 : 5'd0);
    index = index | (oneHot[8] ? 5'd8 : 5'd0);
    index = index | (oneHot[9] ? 5'd9 : 5'd0);
    index = index | (oneHot[10] ? 5'd10 : 5'd0);
    index = index | (oneHot[11] ? 5'd11 : 5'd0);
    index = index | (oneHot[12] ? 5'd12 : 5'd0);
    index = index | (oneHot[13] ? 5'd13 : 5'd0);
    index = index | (oneHot[14] ? 5'd14 : 5'd0);
    index = index | (oneHot[15] ? 5'd15 : 5'd0);
    index = index | (oneHot[16] ? 5'd16 : 5'd0);
    index = index | (oneHot[17] ? 5'd17 : 5'd0);
    index = index | (oneHot[18] ? 5'd18 : 5'd0);
    index = index | (oneHot[19] ? 5'd19 : 5'd0);
    Index = index;
  end

  // Not read by anything; named so that linters know it is meant.
  wire unused = &{1'b0, oneHot[0]};
endmodule
