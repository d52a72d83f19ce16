// Fifo: A first-in first-out queue; a push and a pop may happen in one cycle
// Fifo.cs; width = 16, depth = 5
`ifndef SYNTHESIS
`ifndef __ICARUS__
`define CHECKS
`endif
`endif
module Fifo (
    input  logic        clock,
    input  logic        reset,
    input  logic        Push,
    input  logic [15:0] Data,
    input  logic        Pop,
    output logic [2:0]  Count,
    output logic        Empty,
    output logic        Full,
    output logic [15:0] Front
);
  logic [2:0] Head;
  logic [2:0] Tail;

  initial begin
    Head = 3'd0;
    Tail = 3'd0;
    Count = 3'd0;
  end

  logic [15:0] Words [0:4];
  initial for (int i = 0; i < 5; i++) Words[i] = 16'd0;

  wire push = Push && !Full;
  wire pop = Pop && !Empty;
  always_ff @(posedge clock) begin  // Fifo.cs Advance
    if (reset) begin
      Head <= 3'd0;
      Tail <= 3'd0;
      Count <= 3'd0;
    end else begin
`ifdef CHECKS
      assert (Count <= 3'd5);  // the queue holds more words than it has places for (Fifo.cs)
`endif
      if (push) begin
        if (Tail < 3'd5) Words[Tail] <= Data;
        Tail <= Tail == 3'd4 ? 3'd0 : Tail + 3'd1;
      end
      if (pop) Head <= Head == 3'd4 ? 3'd0 : Head + 3'd1;
      if (push && !pop) Count <= Count + 3'd1;
      else if (pop && !push) Count <= Count - 3'd1;
    end
  end

  assign Empty = Count == 3'd0;  // Fifo.cs
  assign Full = Count == 3'd5;  // Fifo.cs
  assign Front = Head < 3'd5 ? Words[Head] : 16'd0;  // Fifo.cs

`undef CHECKS
endmodule
