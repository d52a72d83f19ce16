// DualPortRam: A write port and a read port of one clock; the word read appears a cycle later and shows the memory before a write of the same cycle
// DualPortRam.cs:9; depth = 32, width = 20
module DualPortRam (
    input  logic        clock,
    input  logic        Write,
    input  logic [4:0]  WriteAddress,
    input  logic [19:0] WriteData,
    input  logic        Read,
    input  logic [4:0]  ReadAddress,
    output logic [19:0] ReadData
);

  logic [19:0] Words [0:31];
  initial for (int i = 0; i < 32; i++) Words[i] = 20'd0;

  always_ff @(posedge clock) begin  // DualPortRam.cs:32 Access
    if (Write) Words[WriteAddress] <= WriteData;
    if (Read) ReadData <= Words[ReadAddress];
  end
endmodule
