// Rom: Constant words; the word read appears a cycle later
// Rom.cs:9; contents = 0, 1, 4, 9, 16, 25, 36, 49, 64, 81, 100, 121, width = 8
module Rom (
    input  logic       clock,
    input  logic [3:0] Address,
    output logic [7:0] Data
);

  logic [7:0] Words [0:11];
  initial begin
    Words[0] = 8'd0;
    Words[1] = 8'd1;
    Words[2] = 8'd4;
    Words[3] = 8'd9;
    Words[4] = 8'd16;
    Words[5] = 8'd25;
    Words[6] = 8'd36;
    Words[7] = 8'd49;
    Words[8] = 8'd64;
    Words[9] = 8'd81;
    Words[10] = 8'd100;
    Words[11] = 8'd121;
  end

  always_ff @(posedge clock) begin  // Rom.cs:20 Read
    Data <= Address < 4'd12 ? Words[Address] : 8'd0;
  end
endmodule
