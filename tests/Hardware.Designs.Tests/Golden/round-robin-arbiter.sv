// RoundRobinArbiter: Grants requesters in turn: after a grant is accepted, the one after it comes first
// RoundRobinArbiter.cs:11; count = 6
module RoundRobinArbiter (
    input  logic       clock,
    input  logic       reset,
    input  logic [5:0] Request,
    input  logic       Accept,
    output logic [5:0] Grant
);
  logic [5:0] Turn;
  logic [5:0] InTurn;

  initial Turn = 6'd63;

  always_ff @(posedge clock) begin  // RoundRobinArbiter.cs:28 Advance
    if (reset) Turn <= 6'd63;
    else if (Accept && |Request) Turn <= ~(Grant | Grant - 6'd1);
  end

  wire [5:0] value = Request & Turn;
  assign InTurn = value & ~value + 6'd1;  // RoundRobinArbiter.cs:22 InTurn

  assign Grant = |(Request & Turn) ? InTurn : Request & ~Request + 6'd1;  // RoundRobinArbiter.cs:25
endmodule
