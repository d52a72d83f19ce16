// RegisterSlice: One register in a stream: breaks the path of valid and payload, not of ready
// RegisterSlice.cs:10; width = 24
module RegisterSlice (
    input  logic        clock,
    input  logic        reset,
    input  logic        Source_Valid,
    output logic        Source_Ready,
    input  logic [23:0] Source_Payload,
    output logic        Sink_Valid,
    input  logic        Sink_Ready,
    output logic [23:0] Sink_Payload
);
  logic Full;
  logic [23:0] Word;

  initial Full = 1'b0;

  assign Source_Ready = !Full || Sink_Ready;  // RegisterSlice.cs:22 Connect
  assign Sink_Valid = Full;  // RegisterSlice.cs:22 Connect
  assign Sink_Payload = Word;  // RegisterSlice.cs:22 Connect

  always_ff @(posedge clock) begin  // RegisterSlice.cs:30 Advance
    if (reset) begin
      Full <= 1'b0;
    end else begin
      if (Source_Ready) Full <= Source_Valid;
      if (Source_Valid && Source_Ready) Word <= Source_Payload;
    end
  end
endmodule
