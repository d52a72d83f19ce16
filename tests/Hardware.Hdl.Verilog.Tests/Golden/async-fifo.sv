// Synchronizer: Two flip-flops that bring a signal of another clock domain, or an asynchronous one, into this one: latency 2 cycles
// Synchronizer.cs; width = 4
module Synchronizer (
    input  logic       clock,
    input  logic       reset,
    input  logic [3:0] Input,
    output logic [3:0] Output
);
  logic [3:0] First;

  initial begin
    First = 4'd0;
    Output = 4'd0;
  end

  always_ff @(posedge clock) begin  // Synchronizer.cs Sample
    if (reset) begin
      First <= 4'd0;
      Output <= 4'd0;
    end else begin
      Output <= First;
      First <= Input;
    end
  end
endmodule

// AsyncFifo: A queue between two clock domains, with Gray-coded pointers through two flip-flops each way (C
// AsyncFifo.cs; width = 12, addressBits = 3
module AsyncFifo (
    input  logic        write_clock,
    input  logic        write_reset,
    input  logic        read_clock,
    input  logic        read_reset,
    input  logic        Source_Valid,
    output logic        Source_Ready,
    input  logic [11:0] Source_Payload,
    output logic        Sink_Valid,
    input  logic        Sink_Ready,
    output logic [11:0] Sink_Payload
);
  logic [3:0] WriteCount;
  logic [3:0] WriteGray;
  logic [3:0] ReadCount;
  logic [3:0] ReadGray;
  logic Full;

  initial begin
    WriteCount = 4'd0;
    WriteGray = 4'd0;
    ReadCount = 4'd0;
    ReadGray = 4'd0;
  end

  logic [11:0] Words [0:7];
  initial for (int i = 0; i < 8; i++) Words[i] = 12'd0;

  logic [3:0] readInWrite_Output;
  Synchronizer readInWrite (  // AsyncFifo.cs
      .clock(write_clock),
      .reset(write_reset),
      .Input(ReadGray),
      .Output(readInWrite_Output)
  );

  logic [3:0] writeInRead_Output;
  Synchronizer writeInRead (  // AsyncFifo.cs
      .clock(read_clock),
      .reset(read_reset),
      .Input(WriteGray),
      .Output(writeInRead_Output)
  );

  wire [11:0] Connect_Words = Words[ReadCount[2:0]];
  assign Source_Ready = !Full;  // AsyncFifo.cs Connect
  assign Sink_Valid = ReadGray != writeInRead_Output;  // AsyncFifo.cs Connect
  assign Sink_Payload = Connect_Words;  // AsyncFifo.cs Connect

  wire [3:0] next = WriteCount + 4'd1;
  always_ff @(posedge write_clock) begin  // AsyncFifo.cs Write
    if (write_reset) begin
      WriteCount <= 4'd0;
      WriteGray <= 4'd0;
    end else if (Source_Valid && Source_Ready) begin
      Words[WriteCount[2:0]] <= Source_Payload;
      WriteCount <= next;
      WriteGray <= next ^ next >> 1;
    end
  end

  wire [3:0] next_1 = ReadCount + 4'd1;
  always_ff @(posedge read_clock) begin  // AsyncFifo.cs Read
    if (read_reset) begin
      ReadCount <= 4'd0;
      ReadGray <= 4'd0;
    end else if (Sink_Valid && Sink_Ready) begin
      ReadCount <= next_1;
      ReadGray <= next_1 ^ next_1 >> 1;
    end
  end

  assign Full = WriteGray == (readInWrite_Output ^ 4'd12);  // AsyncFifo.cs
endmodule
