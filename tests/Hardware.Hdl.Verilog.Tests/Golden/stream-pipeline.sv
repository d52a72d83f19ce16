// StreamPipeline: Squares a signed number, adds an offset and saturates the result to the number's width: three registered stages with backpressure
// StreamPipeline.cs; width = 8, offset = -100
module StreamPipeline (
    input  logic              clock,
    input  logic              reset,
    input  logic              Source_Valid,
    output logic              Source_Ready,
    input  logic signed [7:0] Source_Payload,
    output logic              Sink_Valid,
    input  logic              Sink_Ready,
    output logic signed [7:0] Sink_Payload
);
  logic HasSquare;
  logic HasSum;
  logic HasResult;
  logic signed [15:0] Square;
  logic signed [16:0] Sum;
  logic signed [7:0] Result;
  logic ResultMoves;
  logic SumMoves;
  logic SquareMoves;

  initial begin
    HasSquare = 1'b0;
    HasSum = 1'b0;
    HasResult = 1'b0;
  end

  assign Source_Ready = SquareMoves;  // StreamPipeline.cs Connect
  assign Sink_Valid = HasResult;  // StreamPipeline.cs Connect
  assign Sink_Payload = Result;  // StreamPipeline.cs Connect

  always_ff @(posedge clock) begin : Advance  // StreamPipeline.cs Advance
    logic signed [7:0] Saturate;
    Saturate = 8'd0;
    if (reset) begin
      HasSquare <= 1'b0;
      HasSum <= 1'b0;
      HasResult <= 1'b0;
    end else begin
      if (SquareMoves) begin
        HasSquare <= Source_Valid;
        Square <= 16'(Source_Payload) * 16'(Source_Payload);
      end
      if (SumMoves) begin
        HasSum <= HasSquare;
        Sum <= 17'(Square) + -17'sd100;
      end
      if (ResultMoves) begin
        HasResult <= HasSum;
        if (Sum > 17'sd127) Saturate = 8'sd127;
        else if (Sum < -17'sd128) Saturate = 8'sh80;
        else Saturate = Sum[7:0];
        Result <= Saturate;
      end
    end
  end

  assign ResultMoves = !HasResult || Sink_Ready;  // StreamPipeline.cs
  assign SumMoves = !HasSum || ResultMoves;  // StreamPipeline.cs
  assign SquareMoves = !HasSquare || SumMoves;  // StreamPipeline.cs
endmodule
