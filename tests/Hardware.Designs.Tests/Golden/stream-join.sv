// StreamJoin: Waits for a word on every source and gives them side by side, source 0 in the low bits; all move in one cycle
// StreamJoin.cs:9; width = 8, count = 3
module StreamJoin (
    input  logic        Sources_0_Valid,
    output logic        Sources_0_Ready,
    input  logic [7:0]  Sources_0_Payload,
    input  logic        Sources_1_Valid,
    output logic        Sources_1_Ready,
    input  logic [7:0]  Sources_1_Payload,
    input  logic        Sources_2_Valid,
    output logic        Sources_2_Ready,
    input  logic [7:0]  Sources_2_Payload,
    output logic        Sink_Valid,
    input  logic        Sink_Ready,
    output logic [23:0] Sink_Payload
);

  always @* begin : Connect  // StreamJoin.cs:18 Connect
    logic all;
    all = 1'b1;
    all = all && Sources_0_Valid;
    all = all && Sources_1_Valid;
    all = all && Sources_2_Valid;
    Sink_Valid = all;
    Sink_Payload = {Sources_2_Payload, Sources_1_Payload, Sources_0_Payload};
    Sources_0_Ready = all && Sink_Ready;
    Sources_1_Ready = all && Sink_Ready;
    Sources_2_Ready = all && Sink_Ready;
  end
endmodule
