// TrueDualPortRam: Two ports of one clock that each read or write a word per cycle
// TrueDualPortRam.cs:16; depth = 24, width = 20
module TrueDualPortRam (
    input  logic        clock,
    input  logic        EnableA,
    input  logic        WriteA,
    input  logic [4:0]  AddressA,
    input  logic [19:0] WriteDataA,
    output logic [19:0] ReadDataA,
    input  logic        EnableB,
    input  logic        WriteB,
    input  logic [4:0]  AddressB,
    input  logic [19:0] WriteDataB,
    output logic [19:0] ReadDataB,
    output logic        Collides
);

  logic [19:0] Words [0:23];
  initial for (int i = 0; i < 24; i++) Words[i] = 20'd0;

  always_ff @(posedge clock) begin  // TrueDualPortRam.cs:54 Access
    if (EnableA && !WriteA) ReadDataA <= AddressA < 5'd24 ? Words[AddressA] : 20'd0;
    if (EnableB && !WriteB) ReadDataB <= AddressB < 5'd24 ? Words[AddressB] : 20'd0;
    if (EnableA && WriteA) if (AddressA < 5'd24) Words[AddressA] <= WriteDataA;
    if (EnableB && WriteB) if (AddressB < 5'd24) Words[AddressB] <= WriteDataB;
  end

  assign Collides = EnableA && WriteA && EnableB && WriteB && AddressA == AddressB;  // TrueDualPortRam.cs:49
endmodule
