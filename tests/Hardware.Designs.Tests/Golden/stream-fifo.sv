// StreamFifo: A first-word-fall-through queue between two streams: a word pushed in one cycle can be popped in the next
// StreamFifo.cs:12; width = 16, depth = 6
`ifndef SYNTHESIS
`ifndef __ICARUS__
`define CHECKS
`endif
`endif
module StreamFifo (
    input  logic        clock,
    input  logic        reset,
    input  logic        Source_Valid,
    output logic        Source_Ready,
    input  logic [15:0] Source_Payload,
    output logic        Sink_Valid,
    input  logic        Sink_Ready,
    output logic [15:0] Sink_Payload,
    output logic [2:0]  Count
);
  logic [2:0] Head;
  logic [2:0] Tail;

  initial begin
    Count = 3'd0;
    Head = 3'd0;
    Tail = 3'd0;
  end

  logic [15:0] Words [0:5];
  initial for (int i = 0; i < 6; i++) Words[i] = 16'd0;

  wire [15:0] Words_Head = Head < 3'd6 ? Words[Head] : 16'd0;
  assign Source_Ready = Count != 3'd6;  // StreamFifo.cs:28 Connect
  assign Sink_Valid = Count != 3'd0;  // StreamFifo.cs:28 Connect
  assign Sink_Payload = Words_Head;  // StreamFifo.cs:28 Connect

  always_ff @(posedge clock) begin  // StreamFifo.cs:36 Advance
    if (reset) begin
      Count <= 3'd0;
      Head <= 3'd0;
      Tail <= 3'd0;
    end else begin
`ifdef CHECKS
      assert (Count <= 3'd6);  // the queue holds more words than it has places for (StreamFifo.cs:38)
`endif
      if (Source_Valid && Source_Ready) begin
        if (Tail < 3'd6) Words[Tail] <= Source_Payload;
        Tail <= Tail == 3'd5 ? 3'd0 : Tail + 3'd1;
      end
      if (Sink_Valid && Sink_Ready) Head <= Head == 3'd5 ? 3'd0 : Head + 3'd1;
      if (Source_Valid && Source_Ready && !(Sink_Valid && Sink_Ready)) Count <= Count + 3'd1;
      else if (Sink_Valid && Sink_Ready && !(Source_Valid && Source_Ready)) Count <= Count - 3'd1;
    end
  end

`undef CHECKS
endmodule
