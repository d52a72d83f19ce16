// DownConverter: Splits wide words into parts, the low bits first; the wide word is taken together with its last part
// DownConverter.cs:9; width = 8, factor = 4
module DownConverter (
    input  logic        clock,
    input  logic        reset,
    input  logic        Source_Valid,
    output logic        Source_Ready,
    input  logic [31:0] Source_Payload,
    output logic        Sink_Valid,
    input  logic        Sink_Ready,
    output logic [7:0]  Sink_Payload
);
  logic [1:0] Position;

  initial Position = 2'd0;

  always @* begin : Connect  // DownConverter.cs:20 Connect
    logic [7:0] part;
    Source_Ready = Position == 2'd3 && Sink_Ready;
    Sink_Valid = Source_Valid;
    part = Source_Payload[7:0];
    if (Position == 2'd1) part = Source_Payload[15:8];
    if (Position == 2'd2) part = Source_Payload[23:16];
    if (Position == 2'd3) part = Source_Payload[31:24];
    Sink_Payload = part;
  end

  always_ff @(posedge clock) begin  // DownConverter.cs:34 Advance
    if (reset) Position <= 2'd0;
    else if (Sink_Valid && Sink_Ready) Position <= Position + 2'd1;
  end
endmodule
