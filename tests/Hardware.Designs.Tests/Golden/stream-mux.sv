// StreamMux: Passes the words of the source that a signal chooses; the others wait
// StreamMux.cs:9; width = 8, count = 3
module StreamMux (
    input  logic [1:0] Choice,
    input  logic       Sources_0_Valid,
    output logic       Sources_0_Ready,
    input  logic [7:0] Sources_0_Payload,
    input  logic       Sources_1_Valid,
    output logic       Sources_1_Ready,
    input  logic [7:0] Sources_1_Payload,
    input  logic       Sources_2_Valid,
    output logic       Sources_2_Ready,
    input  logic [7:0] Sources_2_Payload,
    output logic       Sink_Valid,
    input  logic       Sink_Ready,
    output logic [7:0] Sink_Payload
);

  always @* begin : Connect  // StreamMux.cs:21 Connect
    logic valid;
    logic [7:0] payload;
    valid = 1'b0;
    payload = Sources_0_Payload;
    Sources_0_Ready = Choice == 2'd0 && Sink_Ready;
    if (Choice == 2'd0) begin
      valid = Sources_0_Valid;
      payload = Sources_0_Payload;
    end
    Sources_1_Ready = Choice == 2'd1 && Sink_Ready;
    if (Choice == 2'd1) begin
      valid = Sources_1_Valid;
      payload = Sources_1_Payload;
    end
    Sources_2_Ready = Choice == 2'd2 && Sink_Ready;
    if (Choice == 2'd2) begin
      valid = Sources_2_Valid;
      payload = Sources_2_Payload;
    end
    Sink_Valid = valid;
    Sink_Payload = payload;
  end
endmodule
