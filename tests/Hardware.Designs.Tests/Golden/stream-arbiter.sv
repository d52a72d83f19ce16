// RoundRobinArbiter: Grants requesters in turn: after a grant is accepted, the one after it comes first
// RoundRobinArbiter.cs:11; count = 4
module RoundRobinArbiter (
    input  logic       clock,
    input  logic       reset,
    input  logic [3:0] Request,
    input  logic       Accept,
    output logic [3:0] Grant
);
  logic [3:0] Turn;
  logic [3:0] InTurn;

  initial Turn = 4'd15;

  always_ff @(posedge clock) begin  // RoundRobinArbiter.cs:28 Advance
    if (reset) Turn <= 4'd15;
    else if (Accept && |Request) Turn <= ~(Grant | Grant - 4'd1);
  end

  wire [3:0] value = Request & Turn;
  assign InTurn = value & ~value + 4'd1;  // RoundRobinArbiter.cs:22 InTurn

  assign Grant = |(Request & Turn) ? InTurn : Request & ~Request + 4'd1;  // RoundRobinArbiter.cs:25
endmodule

// StreamArbiter: Merges streams in turn, a word at a time
// StreamArbiter.cs:9; width = 8, count = 4
module StreamArbiter (
    input  logic       clock,
    input  logic       reset,
    input  logic       Sources_0_Valid,
    output logic       Sources_0_Ready,
    input  logic [7:0] Sources_0_Payload,
    input  logic       Sources_1_Valid,
    output logic       Sources_1_Ready,
    input  logic [7:0] Sources_1_Payload,
    input  logic       Sources_2_Valid,
    output logic       Sources_2_Ready,
    input  logic [7:0] Sources_2_Payload,
    input  logic       Sources_3_Valid,
    output logic       Sources_3_Ready,
    input  logic [7:0] Sources_3_Payload,
    output logic       Sink_Valid,
    input  logic       Sink_Ready,
    output logic [7:0] Sink_Payload,
    output logic [3:0] Grant
);

  logic [3:0] arbiter_Grant;
  RoundRobinArbiter arbiter (  // StreamArbiter.cs:20
      .clock(clock),
      .reset(reset),
      .Request({Sources_3_Valid, Sources_2_Valid, Sources_1_Valid, Sources_0_Valid}),
      .Accept(Sink_Ready),
      .Grant(arbiter_Grant)
  );

  always @* begin : Connect  // StreamArbiter.cs:23 Connect
    logic [7:0] payload;
    payload = 8'd0;
    Sources_0_Ready = arbiter_Grant[0] && Sink_Ready;
    payload = payload | (arbiter_Grant[0] ? Sources_0_Payload : 8'd0);
    Sources_1_Ready = arbiter_Grant[1] && Sink_Ready;
    payload = payload | (arbiter_Grant[1] ? Sources_1_Payload : 8'd0);
    Sources_2_Ready = arbiter_Grant[2] && Sink_Ready;
    payload = payload | (arbiter_Grant[2] ? Sources_2_Payload : 8'd0);
    Sources_3_Ready = arbiter_Grant[3] && Sink_Ready;
    payload = payload | (arbiter_Grant[3] ? Sources_3_Payload : 8'd0);
    Sink_Valid = |arbiter_Grant;
    Sink_Payload = payload;
  end

  assign Grant = arbiter_Grant;  // StreamArbiter.cs:18
endmodule
