// SinglePortRam: One port that reads or writes a word per cycle, with a mask; the word read appears a cycle later and shows the memory before the write
// SinglePortRam.cs; depth = 24, width = 32, parts = 4
module SinglePortRam (
    input  logic        clock,
    input  logic        Enable,
    input  logic [3:0]  WriteMask,
    input  logic [4:0]  Address,
    input  logic [31:0] WriteData,
    output logic [31:0] ReadData
);

  logic [31:0] Words [0:23];
  initial for (int i = 0; i < 24; i++) Words[i] = 32'd0;

  always_ff @(posedge clock) begin  // SinglePortRam.cs Access
    if (Enable) begin
      ReadData <= Address < 5'd24 ? Words[Address] : 32'd0;
      if (Address < 5'd24) begin
        if (WriteMask[0]) Words[Address][7:0] <= WriteData[7:0];
        if (WriteMask[1]) Words[Address][15:8] <= WriteData[15:8];
        if (WriteMask[2]) Words[Address][23:16] <= WriteData[23:16];
        if (WriteMask[3]) Words[Address][31:24] <= WriteData[31:24];
      end
    end
  end
endmodule
