// UpConverter: Gathers words into one wide word, the first in the low bits
// UpConverter.cs:12; width = 8, factor = 4
module UpConverter (
    input  logic        clock,
    input  logic        reset,
    input  logic        Source_Valid,
    output logic        Source_Ready,
    input  logic [7:0]  Source_Payload,
    output logic        Sink_Valid,
    input  logic        Sink_Ready,
    output logic [31:0] Sink_Payload
);
  logic [1:0] Position;
  logic [23:0] Gathered;
  logic Last;

  initial Position = 2'd0;

  assign Source_Ready = !Last || Sink_Ready;  // UpConverter.cs:26 Connect
  assign Sink_Valid = Last && Source_Valid;  // UpConverter.cs:26 Connect
  assign Sink_Payload = {Source_Payload, Gathered};  // UpConverter.cs:26 Connect

  always_ff @(posedge clock) begin  // UpConverter.cs:34 Advance
    if (reset) begin
      Position <= 2'd0;
    end else if (Source_Valid && Source_Ready) begin
      Position <= Position + 2'd1;
      Gathered <= {Source_Payload, Gathered[23:8]};
    end
  end

  assign Last = Position == 2'd3;  // UpConverter.cs:23
endmodule
