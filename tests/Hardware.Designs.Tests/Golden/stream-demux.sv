// StreamDemux: Passes words to the sink that a signal chooses; the others see nothing
// StreamDemux.cs:9; width = 8, count = 3
module StreamDemux (
    input  logic [1:0] Choice,
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

  always @* begin : Connect  // StreamDemux.cs:21 Connect
    logic ready;
    ready = 1'b0;
    Sinks_0_Valid = Choice == 2'd0 && Source_Valid;
    Sinks_0_Payload = Source_Payload;
    if (Choice == 2'd0) ready = Sinks_0_Ready;
    Sinks_1_Valid = Choice == 2'd1 && Source_Valid;
    Sinks_1_Payload = Source_Payload;
    if (Choice == 2'd1) ready = Sinks_1_Ready;
    Sinks_2_Valid = Choice == 2'd2 && Source_Valid;
    Sinks_2_Payload = Source_Payload;
    if (Choice == 2'd2) ready = Sinks_2_Ready;
    Source_Ready = ready;
  end
endmodule
