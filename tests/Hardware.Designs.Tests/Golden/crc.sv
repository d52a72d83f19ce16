// Crc: A cyclic redundancy check over words of any width, one word per cycle, in the parameters of the Rocksoft model (R
// Crc.cs:16; width = 32, polynomial = 79764919, dataWidth = 8, initial = 4294967295, reflect = True, finalXor = 4294967295
module Crc (
    input  logic        clock,
    input  logic        reset,
    input  logic        Valid,
    input  logic        Start,
    input  logic [7:0]  Data,
    output logic [31:0] Check
);
  logic [31:0] State;

  initial State = 32'hffffffff;

  wire [31:0] start = Start ? 32'hffffffff : State;
  always_ff @(posedge clock) begin : Advance  // Crc.cs:33 Advance
    logic [31:0] remainder;
    logic feedback;
    logic feedback_1;
    logic feedback_2;
    logic feedback_3;
    logic feedback_4;
    logic feedback_5;
    logic feedback_6;
    logic feedback_7;
    remainder = 32'd0;
    feedback = 1'b0;
    feedback_1 = 1'b0;
    feedback_2 = 1'b0;
    feedback_3 = 1'b0;
    feedback_4 = 1'b0;
    feedback_5 = 1'b0;
    feedback_6 = 1'b0;
    feedback_7 = 1'b0;
    if (reset) begin
      State <= 32'hffffffff;
    end else if (Valid) begin
      remainder = start;
      feedback = Data[0] ^ remainder[31];
      remainder = remainder << 1 ^ (feedback ? 32'h4c11db7 : 32'd0);
      feedback_1 = Data[1] ^ remainder[31];
      remainder = remainder << 1 ^ (feedback_1 ? 32'h4c11db7 : 32'd0);
      feedback_2 = Data[2] ^ remainder[31];
      remainder = remainder << 1 ^ (feedback_2 ? 32'h4c11db7 : 32'd0);
      feedback_3 = Data[3] ^ remainder[31];
      remainder = remainder << 1 ^ (feedback_3 ? 32'h4c11db7 : 32'd0);
      feedback_4 = Data[4] ^ remainder[31];
      remainder = remainder << 1 ^ (feedback_4 ? 32'h4c11db7 : 32'd0);
      feedback_5 = Data[5] ^ remainder[31];
      remainder = remainder << 1 ^ (feedback_5 ? 32'h4c11db7 : 32'd0);
      feedback_6 = Data[6] ^ remainder[31];
      remainder = remainder << 1 ^ (feedback_6 ? 32'h4c11db7 : 32'd0);
      feedback_7 = Data[7] ^ remainder[31];
      remainder = remainder << 1 ^ (feedback_7 ? 32'h4c11db7 : 32'd0);
      State <= remainder;
    end else begin
      State <= start;
    end
  end

  assign Check = {State[0], State[1], State[2], State[3], State[4], State[5], State[6], State[7], State[8], State[9], State[10], State[11], State[12], State[13], State[14], State[15], State[16], State[17], State[18], State[19], State[20], State[21], State[22], State[23], State[24], State[25], State[26], State[27], State[28], State[29], State[30], State[31]} ^ 32'hffffffff;  // Crc.cs:30
endmodule
