// StreamBroadcast: Gives every word to all sinks at once: it moves in the cycle in which all of them are ready
// StreamBroadcast.cs:12; width = 8, count = 3
module StreamBroadcast (
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

  always @* begin : Connect  // StreamBroadcast.cs:21 Connect
    logic all;
    all = 1'b1;
    all = all && Sinks_0_Ready;
    all = all && Sinks_1_Ready;
    all = all && Sinks_2_Ready;
    Source_Ready = all;
    Sinks_0_Valid = Source_Valid && all;
    Sinks_0_Payload = Source_Payload;
    Sinks_1_Valid = Source_Valid && all;
    Sinks_1_Payload = Source_Payload;
    Sinks_2_Valid = Source_Valid && all;
    Sinks_2_Payload = Source_Payload;
  end
endmodule
