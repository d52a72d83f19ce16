// Synchronizer: Two flip-flops that bring a signal of another clock domain, or an asynchronous one, into this one: latency 2 cycles
// Synchronizer.cs:8; width = 1
module Synchronizer (
    input  logic clock,
    input  logic reset,
    input  logic Input,
    output logic Output
);
  logic First;

  initial begin
    First = 1'b0;
    Output = 1'b0;
  end

  always_ff @(posedge clock) begin  // Synchronizer.cs:19 Sample
    if (reset) begin
      First <= 1'b0;
      Output <= 1'b0;
    end else begin
      Output <= First;
      First <= Input;
    end
  end
endmodule

// UartReceiver: Receives bytes from a serial line (see UartTransmitter): samples each bit in its middle
// UartReceiver.cs:11; cyclesPerBit = 5
module UartReceiver (
    input  logic       clock,
    input  logic       reset,
    input  logic       Line,
    output logic       Sink_Valid,
    input  logic       Sink_Ready,
    output logic [7:0] Sink_Payload,
    output logic       Overrun,
    output logic       FramingError
);
  logic [3:0] BitsLeft;
  logic [2:0] Timer;
  logic [7:0] Shift;
  logic HasByte;
  logic [7:0] Byte;
  logic Level;
  logic HasPlace;

  initial begin
    Overrun = 1'b0;
    FramingError = 1'b0;
    BitsLeft = 4'd0;
    Timer = 3'd0;
    HasByte = 1'b0;
  end

  logic synchronizer_Output;
  Synchronizer synchronizer (  // UartReceiver.cs:25
      .clock(clock),
      .reset(reset),
      .Input(!Line),
      .Output(synchronizer_Output)
  );

  assign Sink_Valid = HasByte;  // UartReceiver.cs:36 Connect
  assign Sink_Payload = Byte;  // UartReceiver.cs:36 Connect

  wire sample = BitsLeft != 4'd0 && Timer == 3'd0;
  wire stop = sample && BitsLeft == 4'd1;
  wire complete = stop && Level;
  always_ff @(posedge clock) begin  // UartReceiver.cs:48 Advance
    if (reset) begin
      Overrun <= 1'b0;
      FramingError <= 1'b0;
      BitsLeft <= 4'd0;
      Timer <= 3'd0;
      HasByte <= 1'b0;
    end else begin
      FramingError <= stop && !Level;
      Overrun <= complete && !HasPlace;
      if (complete && HasPlace) begin
        HasByte <= 1'b1;
        Byte <= Shift;
      end else if (Sink_Ready) begin
        HasByte <= 1'b0;
      end
      if (BitsLeft == 4'd0) begin
        if (!Level) begin
          BitsLeft <= 4'd10;
          Timer <= 3'd1;
        end
      end else if (Timer != 3'd0) begin
        Timer <= Timer - 3'd1;
      end else begin
        BitsLeft <= BitsLeft == 4'd10 && Level ? 4'd0 : BitsLeft - 4'd1;
        Timer <= 3'd4;
        if (!stop) Shift <= {Level, Shift[7:1]};
      end
    end
  end

  assign Level = !synchronizer_Output;  // UartReceiver.cs:33
  assign HasPlace = !HasByte || Sink_Ready;  // UartReceiver.cs:45
endmodule
