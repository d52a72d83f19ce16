// StreamFork: Gives every word to all sinks, each when it is ready; the word leaves the source when the last sink has taken it
// StreamFork.cs:12; width = 8, count = 3
module StreamFork (
    input  logic       clock,
    input  logic       reset,
    input  logic       Source_Valid,
    output logic       Source_Ready,
    input  logic [7:0] Source_Payload,
    output logic       Sinks_0_Valid,
    input  logic       Sinks_0_Ready,
    output logic [7:0] Sinks_0_Payload,
    output logic       Sinks_1_Valid,
    input  logic       Sinks_1_Ready,
    output logic [7:0] Sinks_1_Payload,
    output logic       Sinks_2_Valid,
    input  logic       Sinks_2_Ready,
    output logic [7:0] Sinks_2_Payload
);
  logic [2:0] Taken;
  logic [2:0] TakenNow;

  initial Taken = 3'd0;

  assign Source_Ready = &TakenNow;  // StreamFork.cs:26 Connect
  assign Sinks_0_Valid = Source_Valid && !Taken[0];  // StreamFork.cs:26 Connect
  assign Sinks_0_Payload = Source_Payload;  // StreamFork.cs:26 Connect
  assign Sinks_1_Valid = Source_Valid && !Taken[1];  // StreamFork.cs:26 Connect
  assign Sinks_1_Payload = Source_Payload;  // StreamFork.cs:26 Connect
  assign Sinks_2_Valid = Source_Valid && !Taken[2];  // StreamFork.cs:26 Connect
  assign Sinks_2_Payload = Source_Payload;  // StreamFork.cs:26 Connect

  always_ff @(posedge clock) begin  // StreamFork.cs:37 Advance
    if (reset) Taken <= 3'd0;
    else if (Source_Valid && Source_Ready) Taken <= 3'd0;
    else if (Source_Valid) Taken <= TakenNow;
  end

  assign TakenNow = {Taken[2] || Sinks_2_Ready, Taken[1] || Sinks_1_Ready, Taken[0] || Sinks_0_Ready};  // StreamFork.cs:23
endmodule
