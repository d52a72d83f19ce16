// UartTransmitter: Sends bytes on a serial line: a start bit (0), eight bits lowest first, a stop bit (1); the line rests at 1
// UartTransmitter.cs:8; cyclesPerBit = 5
module UartTransmitter (
    input  logic       clock,
    input  logic       reset,
    input  logic       Source_Valid,
    output logic       Source_Ready,
    input  logic [7:0] Source_Payload,
    output logic       Line
);
  logic [9:0] Shift;
  logic [3:0] BitsLeft;
  logic [2:0] Timer;

  initial begin
    Shift = 10'h3ff;
    BitsLeft = 4'd0;
    Timer = 3'd0;
  end

  assign Source_Ready = BitsLeft == 4'd0;  // UartTransmitter.cs:22

  always_ff @(posedge clock) begin  // UartTransmitter.cs:25 Advance
    if (reset) begin
      Shift <= 10'h3ff;
      BitsLeft <= 4'd0;
      Timer <= 3'd0;
    end else if (Source_Valid && Source_Ready) begin
      Shift <= {1'b1, Source_Payload, 1'b0};
      BitsLeft <= 4'd10;
      Timer <= 3'd4;
    end else if (BitsLeft != 4'd0) begin
      if (Timer == 3'd0) begin
        Shift <= {1'b1, Shift[9:1]};
        BitsLeft <= BitsLeft - 4'd1;
        Timer <= 3'd4;
      end else begin
        Timer <= Timer - 3'd1;
      end
    end
  end

  assign Line = Shift[0];  // UartTransmitter.cs:19
endmodule
