// RegisteredFifo: A queue whose words leave through a register, so that its memory is read synchronously and can be a block RAM
// RegisteredFifo.cs:12; width = 16, depth = 8
module RegisteredFifo (
    input  logic        clock,
    input  logic        reset,
    input  logic        Source_Valid,
    output logic        Source_Ready,
    input  logic [15:0] Source_Payload,
    output logic        Sink_Valid,
    input  logic        Sink_Ready,
    output logic [15:0] Sink_Payload,
    output logic [3:0]  Count
);
  logic [2:0] Head;
  logic [2:0] Tail;
  logic HasOutput;
  logic [15:0] Output;
  logic Fetch;

  initial begin
    Count = 4'd0;
    Head = 3'd0;
    Tail = 3'd0;
    HasOutput = 1'b0;
  end

  logic [15:0] Words [0:7];
  initial for (int i = 0; i < 8; i++) Words[i] = 16'd0;

  assign Source_Ready = Count != 4'd8;  // RegisteredFifo.cs:32 Connect
  assign Sink_Valid = HasOutput;  // RegisteredFifo.cs:32 Connect
  assign Sink_Payload = Output;  // RegisteredFifo.cs:32 Connect

  always_ff @(posedge clock) begin  // RegisteredFifo.cs:40 Advance
    if (reset) begin
      Count <= 4'd0;
      Head <= 3'd0;
      Tail <= 3'd0;
      HasOutput <= 1'b0;
    end else begin
      if (Source_Valid && Source_Ready) begin
        Words[Tail] <= Source_Payload;
        Tail <= Tail + 3'd1;
      end
      if (Fetch) begin
        Output <= Words[Head];
        Head <= Head + 3'd1;
        HasOutput <= 1'b1;
      end else if (Sink_Ready) begin
        HasOutput <= 1'b0;
      end
      if (Source_Valid && Source_Ready && !Fetch) Count <= Count + 4'd1;
      else if (Fetch && !(Source_Valid && Source_Ready)) Count <= Count - 4'd1;
    end
  end

  assign Fetch = Count != 4'd0 && (!HasOutput || Sink_Ready);  // RegisteredFifo.cs:29
endmodule
