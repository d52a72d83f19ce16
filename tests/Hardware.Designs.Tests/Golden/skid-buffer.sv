// SkidBuffer: Two registers in a stream: breaks the paths of valid, payload and ready
// SkidBuffer.cs:11; width = 24
module SkidBuffer (
    input  logic        clock,
    input  logic        reset,
    input  logic        Source_Valid,
    output logic        Source_Ready,
    input  logic [23:0] Source_Payload,
    output logic        Sink_Valid,
    input  logic        Sink_Ready,
    output logic [23:0] Sink_Payload
);
  logic HasOutput;
  logic [23:0] Output;
  logic HasSkid;
  logic [23:0] Skid;

  initial begin
    HasOutput = 1'b0;
    HasSkid = 1'b0;
  end

  assign Source_Ready = !HasSkid;  // SkidBuffer.cs:25 Connect
  assign Sink_Valid = HasOutput;  // SkidBuffer.cs:25 Connect
  assign Sink_Payload = Output;  // SkidBuffer.cs:25 Connect

  always_ff @(posedge clock) begin  // SkidBuffer.cs:33 Advance
    if (reset) begin
      HasOutput <= 1'b0;
      HasSkid <= 1'b0;
    end else if (!HasOutput || Sink_Ready) begin
      HasOutput <= HasSkid || Source_Valid;
      Output <= HasSkid ? Skid : Source_Payload;
      HasSkid <= 1'b0;
    end else if (Source_Valid && Source_Ready) begin
      HasSkid <= 1'b1;
      Skid <= Source_Payload;
    end
  end
endmodule
