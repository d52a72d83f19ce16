// Divider: Divides unsigned numbers by restoring division, one bit of the quotient per cycle: a result width cycles after the operands were taken
// Divider.cs:11; width = 12
module Divider (
    input  logic        clock,
    input  logic        reset,
    input  logic        Source_Valid,
    output logic        Source_Ready,
    input  logic [23:0] Source_Payload,
    output logic        Sink_Valid,
    input  logic        Sink_Ready,
    output logic [23:0] Sink_Payload
);
  logic [3:0] Steps;
  logic Busy;
  logic [11:0] Divisor;
  logic [11:0] Quotient;
  logic [11:0] Remainder;
  logic [12:0] Shifted;

  initial begin
    Steps = 4'd0;
    Busy = 1'b0;
  end

  assign Source_Ready = !Busy;  // Divider.cs:31 Connect
  assign Sink_Valid = Busy && Steps == 4'd0;  // Divider.cs:31 Connect
  assign Sink_Payload = {Remainder, Quotient};  // Divider.cs:31 Connect

  wire fits = Shifted >= {1'b0, Divisor};
  always_ff @(posedge clock) begin  // Divider.cs:39 Advance
    if (reset) begin
      Steps <= 4'd0;
      Busy <= 1'b0;
    end else if (!Busy) begin
      Busy <= Source_Valid;
      Steps <= 4'd12;
      Divisor <= Source_Payload[23:12];
      Quotient <= Source_Payload[11:0];
      Remainder <= 12'd0;
    end else if (Steps != 4'd0) begin
      Steps <= Steps - 4'd1;
      Remainder <= 12'(fits ? Shifted - {1'b0, Divisor} : Shifted);
      Quotient <= {Quotient[10:0], fits};
    end else if (Sink_Ready) begin
      Busy <= 1'b0;
    end
  end

  assign Shifted = {Remainder, Quotient[11]};  // Divider.cs:28
endmodule
