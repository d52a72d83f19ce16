// StreamFifo: A first-word-fall-through queue between two streams: a word pushed in one cycle can be popped in the next
// StreamFifo.cs:12; width = 32, depth = 4
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
    input  logic [31:0] Source_Payload,
    output logic        Sink_Valid,
    input  logic        Sink_Ready,
    output logic [31:0] Sink_Payload,
    output logic [2:0]  Count
);
  logic [1:0] Head;
  logic [1:0] Tail;

  initial begin
    Count = 3'd0;
    Head = 2'd0;
    Tail = 2'd0;
  end

  logic [31:0] Words [0:3];
  initial for (int i = 0; i < 4; i++) Words[i] = 32'd0;

  wire [31:0] Words_Head = Words[Head];
  assign Source_Ready = Count != 3'd4;  // StreamFifo.cs:28 Connect
  assign Sink_Valid = Count != 3'd0;  // StreamFifo.cs:28 Connect
  assign Sink_Payload = Words_Head;  // StreamFifo.cs:28 Connect

  always_ff @(posedge clock) begin  // StreamFifo.cs:36 Advance
    if (reset) begin
      Count <= 3'd0;
      Head <= 2'd0;
      Tail <= 2'd0;
    end else begin
`ifdef CHECKS
      assert (Count <= 3'd4);  // the queue holds more words than it has places for (StreamFifo.cs:38)
`endif
      if (Source_Valid && Source_Ready) begin
        Words[Tail] <= Source_Payload;
        Tail <= Tail + 2'd1;
      end
      if (Sink_Valid && Sink_Ready) Head <= Head + 2'd1;
      if (Source_Valid && Source_Ready && !(Sink_Valid && Sink_Ready)) Count <= Count + 3'd1;
      else if (Sink_Valid && Sink_Ready && !(Source_Valid && Source_Ready)) Count <= Count - 3'd1;
    end
  end

`undef CHECKS
endmodule

// RoundRobinArbiter: Grants requesters in turn: after a grant is accepted, the one after it comes first
// RoundRobinArbiter.cs:11; count = 5
module RoundRobinArbiter (
    input  logic       clock,
    input  logic       reset,
    input  logic [4:0] Request,
    input  logic       Accept,
    output logic [4:0] Grant
);
  logic [4:0] Turn;
  logic [4:0] InTurn;

  initial Turn = 5'd31;

  always_ff @(posedge clock) begin  // RoundRobinArbiter.cs:28 Advance
    if (reset) Turn <= 5'd31;
    else if (Accept && |Request) Turn <= ~(Grant | Grant - 5'd1);
  end

  wire [4:0] value = Request & Turn;
  assign InTurn = value & ~value + 5'd1;  // RoundRobinArbiter.cs:22 InTurn

  assign Grant = |(Request & Turn) ? InTurn : Request & ~Request + 5'd1;  // RoundRobinArbiter.cs:25
endmodule

// Router: A router of a two-dimensional mesh: five ports with a queue each, dimension-ordered (x first) routing, round-robin choice per output, backpressure
// Router.cs:12; queueDepth = 4
module Router (
    input  logic        clock,
    input  logic        reset,
    input  logic [3:0]  X,
    input  logic [3:0]  Y,
    input  logic        Inputs_0_Valid,
    output logic        Inputs_0_Ready,
    input  logic [31:0] Inputs_0_Payload,
    input  logic        Inputs_1_Valid,
    output logic        Inputs_1_Ready,
    input  logic [31:0] Inputs_1_Payload,
    input  logic        Inputs_2_Valid,
    output logic        Inputs_2_Ready,
    input  logic [31:0] Inputs_2_Payload,
    input  logic        Inputs_3_Valid,
    output logic        Inputs_3_Ready,
    input  logic [31:0] Inputs_3_Payload,
    input  logic        Inputs_4_Valid,
    output logic        Inputs_4_Ready,
    input  logic [31:0] Inputs_4_Payload,
    output logic        Outputs_0_Valid,
    input  logic        Outputs_0_Ready,
    output logic [31:0] Outputs_0_Payload,
    output logic        Outputs_1_Valid,
    input  logic        Outputs_1_Ready,
    output logic [31:0] Outputs_1_Payload,
    output logic        Outputs_2_Valid,
    input  logic        Outputs_2_Ready,
    output logic [31:0] Outputs_2_Payload,
    output logic        Outputs_3_Valid,
    input  logic        Outputs_3_Ready,
    output logic [31:0] Outputs_3_Payload,
    output logic        Outputs_4_Valid,
    input  logic        Outputs_4_Ready,
    output logic [31:0] Outputs_4_Payload
);
  logic [4:0] arbiters_0_Request;
  logic [4:0] arbiters_1_Request;
  logic [4:0] arbiters_2_Request;
  logic [4:0] arbiters_3_Request;
  logic [4:0] arbiters_4_Request;
  logic queues_0_Sink_Ready;
  logic queues_1_Sink_Ready;
  logic queues_2_Sink_Ready;
  logic queues_3_Sink_Ready;
  logic queues_4_Sink_Ready;

  for (genvar i = 0; i < 5; i++) begin : queues
    logic Source_Valid;
    logic Source_Ready;
    logic [31:0] Source_Payload;
    logic Sink_Valid;
    logic Sink_Ready;
    logic [31:0] Sink_Payload;
    logic [2:0] Count;
    if (i == 0) assign Source_Valid = Inputs_0_Valid;
    else if (i == 1) assign Source_Valid = Inputs_1_Valid;
    else if (i == 2) assign Source_Valid = Inputs_2_Valid;
    else if (i == 3) assign Source_Valid = Inputs_3_Valid;
    else assign Source_Valid = Inputs_4_Valid;
    if (i == 0) assign Source_Payload = Inputs_0_Payload;
    else if (i == 1) assign Source_Payload = Inputs_1_Payload;
    else if (i == 2) assign Source_Payload = Inputs_2_Payload;
    else if (i == 3) assign Source_Payload = Inputs_3_Payload;
    else assign Source_Payload = Inputs_4_Payload;
    if (i == 0) assign Sink_Ready = queues_0_Sink_Ready;
    else if (i == 1) assign Sink_Ready = queues_1_Sink_Ready;
    else if (i == 2) assign Sink_Ready = queues_2_Sink_Ready;
    else if (i == 3) assign Sink_Ready = queues_3_Sink_Ready;
    else assign Sink_Ready = queues_4_Sink_Ready;
    StreamFifo element (  // Router.cs:23
        .clock(clock),
        .reset(reset),
        .Source_Valid(Source_Valid),
        .Source_Ready(Source_Ready),
        .Source_Payload(Source_Payload),
        .Sink_Valid(Sink_Valid),
        .Sink_Ready(Sink_Ready),
        .Sink_Payload(Sink_Payload),
        .Count(Count)
    );
    wire unused = &{1'b0, Count};
  end

  for (genvar i = 0; i < 5; i++) begin : arbiters
    logic [4:0] Request;
    logic Accept;
    logic [4:0] Grant;
    if (i == 0) assign Request = arbiters_0_Request;
    else if (i == 1) assign Request = arbiters_1_Request;
    else if (i == 2) assign Request = arbiters_2_Request;
    else if (i == 3) assign Request = arbiters_3_Request;
    else assign Request = arbiters_4_Request;
    if (i == 0) assign Accept = Outputs_0_Ready;
    else if (i == 1) assign Accept = Outputs_1_Ready;
    else if (i == 2) assign Accept = Outputs_2_Ready;
    else if (i == 3) assign Accept = Outputs_3_Ready;
    else assign Accept = Outputs_4_Ready;
    RoundRobinArbiter element (  // Router.cs:24
        .clock(clock),
        .reset(reset),
        .Request(Request),
        .Accept(Accept),
        .Grant(Grant)
    );
  end

  wire here = queues[4].Sink_Payload[3:0] == X && queues[4].Sink_Payload[7:4] == Y;
  wire here_1 = queues[3].Sink_Payload[3:0] == X && queues[3].Sink_Payload[7:4] == Y;
  wire here_2 = queues[2].Sink_Payload[3:0] == X && queues[2].Sink_Payload[7:4] == Y;
  wire here_3 = queues[1].Sink_Payload[3:0] == X && queues[1].Sink_Payload[7:4] == Y;
  wire here_4 = queues[0].Sink_Payload[3:0] == X && queues[0].Sink_Payload[7:4] == Y;
  wire here_5 = queues[4].Sink_Payload[3:0] == X && queues[4].Sink_Payload[7:4] < Y;
  wire here_6 = queues[3].Sink_Payload[3:0] == X && queues[3].Sink_Payload[7:4] < Y;
  wire here_7 = queues[2].Sink_Payload[3:0] == X && queues[2].Sink_Payload[7:4] < Y;
  wire here_8 = queues[1].Sink_Payload[3:0] == X && queues[1].Sink_Payload[7:4] < Y;
  wire here_9 = queues[0].Sink_Payload[3:0] == X && queues[0].Sink_Payload[7:4] < Y;
  wire here_10 = queues[4].Sink_Payload[3:0] > X;
  wire here_11 = queues[3].Sink_Payload[3:0] > X;
  wire here_12 = queues[2].Sink_Payload[3:0] > X;
  wire here_13 = queues[1].Sink_Payload[3:0] > X;
  wire here_14 = queues[0].Sink_Payload[3:0] > X;
  wire here_15 = queues[4].Sink_Payload[3:0] == X && queues[4].Sink_Payload[7:4] > Y;
  wire here_16 = queues[3].Sink_Payload[3:0] == X && queues[3].Sink_Payload[7:4] > Y;
  wire here_17 = queues[2].Sink_Payload[3:0] == X && queues[2].Sink_Payload[7:4] > Y;
  wire here_18 = queues[1].Sink_Payload[3:0] == X && queues[1].Sink_Payload[7:4] > Y;
  wire here_19 = queues[0].Sink_Payload[3:0] == X && queues[0].Sink_Payload[7:4] > Y;
  wire here_20 = queues[4].Sink_Payload[3:0] < X;
  wire here_21 = queues[3].Sink_Payload[3:0] < X;
  wire here_22 = queues[2].Sink_Payload[3:0] < X;
  wire here_23 = queues[1].Sink_Payload[3:0] < X;
  wire here_24 = queues[0].Sink_Payload[3:0] < X;
  always @* begin : Connect  // Router.cs:27 Connect
    logic [31:0] flit;
    logic [31:0] flit_1;
    logic [31:0] flit_2;
    logic [31:0] flit_3;
    logic [31:0] flit_4;
    logic taken;
    logic taken_1;
    logic taken_2;
    logic taken_3;
    logic taken_4;
    Inputs_0_Ready = queues[0].Source_Ready;
    Inputs_1_Ready = queues[1].Source_Ready;
    Inputs_2_Ready = queues[2].Source_Ready;
    Inputs_3_Ready = queues[3].Source_Ready;
    Inputs_4_Ready = queues[4].Source_Ready;
    arbiters_0_Request = {here && queues[4].Sink_Valid, here_1 && queues[3].Sink_Valid, here_2 && queues[2].Sink_Valid, here_3 && queues[1].Sink_Valid, here_4 && queues[0].Sink_Valid};
    Outputs_0_Valid = |arbiters[0].Grant;
    flit = 32'd0;
    flit = flit | (arbiters[0].Grant[0] ? queues[0].Sink_Payload : 32'd0);
    flit = flit | (arbiters[0].Grant[1] ? queues[1].Sink_Payload : 32'd0);
    flit = flit | (arbiters[0].Grant[2] ? queues[2].Sink_Payload : 32'd0);
    flit = flit | (arbiters[0].Grant[3] ? queues[3].Sink_Payload : 32'd0);
    flit = flit | (arbiters[0].Grant[4] ? queues[4].Sink_Payload : 32'd0);
    Outputs_0_Payload = flit;
    arbiters_1_Request = {here_5 && queues[4].Sink_Valid, here_6 && queues[3].Sink_Valid, here_7 && queues[2].Sink_Valid, here_8 && queues[1].Sink_Valid, here_9 && queues[0].Sink_Valid};
    Outputs_1_Valid = |arbiters[1].Grant;
    flit_1 = 32'd0;
    flit_1 = flit_1 | (arbiters[1].Grant[0] ? queues[0].Sink_Payload : 32'd0);
    flit_1 = flit_1 | (arbiters[1].Grant[1] ? queues[1].Sink_Payload : 32'd0);
    flit_1 = flit_1 | (arbiters[1].Grant[2] ? queues[2].Sink_Payload : 32'd0);
    flit_1 = flit_1 | (arbiters[1].Grant[3] ? queues[3].Sink_Payload : 32'd0);
    flit_1 = flit_1 | (arbiters[1].Grant[4] ? queues[4].Sink_Payload : 32'd0);
    Outputs_1_Payload = flit_1;
    arbiters_2_Request = {here_10 && queues[4].Sink_Valid, here_11 && queues[3].Sink_Valid, here_12 && queues[2].Sink_Valid, here_13 && queues[1].Sink_Valid, here_14 && queues[0].Sink_Valid};
    Outputs_2_Valid = |arbiters[2].Grant;
    flit_2 = 32'd0;
    flit_2 = flit_2 | (arbiters[2].Grant[0] ? queues[0].Sink_Payload : 32'd0);
    flit_2 = flit_2 | (arbiters[2].Grant[1] ? queues[1].Sink_Payload : 32'd0);
    flit_2 = flit_2 | (arbiters[2].Grant[2] ? queues[2].Sink_Payload : 32'd0);
    flit_2 = flit_2 | (arbiters[2].Grant[3] ? queues[3].Sink_Payload : 32'd0);
    flit_2 = flit_2 | (arbiters[2].Grant[4] ? queues[4].Sink_Payload : 32'd0);
    Outputs_2_Payload = flit_2;
    arbiters_3_Request = {here_15 && queues[4].Sink_Valid, here_16 && queues[3].Sink_Valid, here_17 && queues[2].Sink_Valid, here_18 && queues[1].Sink_Valid, here_19 && queues[0].Sink_Valid};
    Outputs_3_Valid = |arbiters[3].Grant;
    flit_3 = 32'd0;
    flit_3 = flit_3 | (arbiters[3].Grant[0] ? queues[0].Sink_Payload : 32'd0);
    flit_3 = flit_3 | (arbiters[3].Grant[1] ? queues[1].Sink_Payload : 32'd0);
    flit_3 = flit_3 | (arbiters[3].Grant[2] ? queues[2].Sink_Payload : 32'd0);
    flit_3 = flit_3 | (arbiters[3].Grant[3] ? queues[3].Sink_Payload : 32'd0);
    flit_3 = flit_3 | (arbiters[3].Grant[4] ? queues[4].Sink_Payload : 32'd0);
    Outputs_3_Payload = flit_3;
    arbiters_4_Request = {here_20 && queues[4].Sink_Valid, here_21 && queues[3].Sink_Valid, here_22 && queues[2].Sink_Valid, here_23 && queues[1].Sink_Valid, here_24 && queues[0].Sink_Valid};
    Outputs_4_Valid = |arbiters[4].Grant;
    flit_4 = 32'd0;
    flit_4 = flit_4 | (arbiters[4].Grant[0] ? queues[0].Sink_Payload : 32'd0);
    flit_4 = flit_4 | (arbiters[4].Grant[1] ? queues[1].Sink_Payload : 32'd0);
    flit_4 = flit_4 | (arbiters[4].Grant[2] ? queues[2].Sink_Payload : 32'd0);
    flit_4 = flit_4 | (arbiters[4].Grant[3] ? queues[3].Sink_Payload : 32'd0);
    flit_4 = flit_4 | (arbiters[4].Grant[4] ? queues[4].Sink_Payload : 32'd0);
    Outputs_4_Payload = flit_4;
    taken = 1'b0;
    taken = taken || arbiters[0].Grant[0] && Outputs_0_Ready;
    taken = taken || arbiters[1].Grant[0] && Outputs_1_Ready;
    taken = taken || arbiters[2].Grant[0] && Outputs_2_Ready;
    taken = taken || arbiters[3].Grant[0] && Outputs_3_Ready;
    taken = taken || arbiters[4].Grant[0] && Outputs_4_Ready;
    queues_0_Sink_Ready = taken;
    taken_1 = 1'b0;
    taken_1 = taken_1 || arbiters[0].Grant[1] && Outputs_0_Ready;
    taken_1 = taken_1 || arbiters[1].Grant[1] && Outputs_1_Ready;
    taken_1 = taken_1 || arbiters[2].Grant[1] && Outputs_2_Ready;
    taken_1 = taken_1 || arbiters[3].Grant[1] && Outputs_3_Ready;
    taken_1 = taken_1 || arbiters[4].Grant[1] && Outputs_4_Ready;
    queues_1_Sink_Ready = taken_1;
    taken_2 = 1'b0;
    taken_2 = taken_2 || arbiters[0].Grant[2] && Outputs_0_Ready;
    taken_2 = taken_2 || arbiters[1].Grant[2] && Outputs_1_Ready;
    taken_2 = taken_2 || arbiters[2].Grant[2] && Outputs_2_Ready;
    taken_2 = taken_2 || arbiters[3].Grant[2] && Outputs_3_Ready;
    taken_2 = taken_2 || arbiters[4].Grant[2] && Outputs_4_Ready;
    queues_2_Sink_Ready = taken_2;
    taken_3 = 1'b0;
    taken_3 = taken_3 || arbiters[0].Grant[3] && Outputs_0_Ready;
    taken_3 = taken_3 || arbiters[1].Grant[3] && Outputs_1_Ready;
    taken_3 = taken_3 || arbiters[2].Grant[3] && Outputs_2_Ready;
    taken_3 = taken_3 || arbiters[3].Grant[3] && Outputs_3_Ready;
    taken_3 = taken_3 || arbiters[4].Grant[3] && Outputs_4_Ready;
    queues_3_Sink_Ready = taken_3;
    taken_4 = 1'b0;
    taken_4 = taken_4 || arbiters[0].Grant[4] && Outputs_0_Ready;
    taken_4 = taken_4 || arbiters[1].Grant[4] && Outputs_1_Ready;
    taken_4 = taken_4 || arbiters[2].Grant[4] && Outputs_2_Ready;
    taken_4 = taken_4 || arbiters[3].Grant[4] && Outputs_3_Ready;
    taken_4 = taken_4 || arbiters[4].Grant[4] && Outputs_4_Ready;
    queues_4_Sink_Ready = taken_4;
  end
endmodule

// FifoMesh: A mesh of routers; node (r, c) injects at bit r * columns + c of the inputs and receives at the same place of the outputs
// FifoMesh.cs:11; rows = 8, columns = 8, queueDepth = 4
module FifoMesh (
    input  logic          clock,
    input  logic          reset,
    input  logic [63:0]   InjectValid,
    input  logic [2047:0] InjectFlit,
    input  logic [63:0]   EjectReady,
    output logic [63:0]   InjectReady,
    output logic [63:0]   EjectValid,
    output logic [2047:0] EjectFlit
);

  for (genvar r = 0; r < 8; r++) begin : routers
    for (genvar c = 0; c < 8; c++) begin : column
      logic Inputs_0_Ready;
      logic Inputs_1_Valid;
      logic Inputs_1_Ready;
      logic [31:0] Inputs_1_Payload;
      logic Inputs_2_Valid;
      logic Inputs_2_Ready;
      logic [31:0] Inputs_2_Payload;
      logic Inputs_3_Valid;
      logic Inputs_3_Ready;
      logic [31:0] Inputs_3_Payload;
      logic Inputs_4_Valid;
      logic Inputs_4_Ready;
      logic [31:0] Inputs_4_Payload;
      logic Outputs_0_Valid;
      logic [31:0] Outputs_0_Payload;
      logic Outputs_1_Valid;
      logic Outputs_1_Ready;
      logic [31:0] Outputs_1_Payload;
      logic Outputs_2_Valid;
      logic Outputs_2_Ready;
      logic [31:0] Outputs_2_Payload;
      logic Outputs_3_Valid;
      logic Outputs_3_Ready;
      logic [31:0] Outputs_3_Payload;
      logic Outputs_4_Valid;
      logic Outputs_4_Ready;
      logic [31:0] Outputs_4_Payload;
      if (r == 0) assign Inputs_1_Valid = 1'b0;
      else assign Inputs_1_Valid = routers[r - 1].column[c].Outputs_3_Valid;
      if (r == 0) assign Inputs_1_Payload = 32'd0;
      else assign Inputs_1_Payload = routers[r - 1].column[c].Outputs_3_Payload;
      if (c < 7) assign Inputs_2_Valid = routers[r].column[c + 1].Outputs_4_Valid;
      else assign Inputs_2_Valid = 1'b0;
      if (c < 7) assign Inputs_2_Payload = routers[r].column[c + 1].Outputs_4_Payload;
      else assign Inputs_2_Payload = 32'd0;
      if (r < 7) assign Inputs_3_Valid = routers[r + 1].column[c].Outputs_1_Valid;
      else assign Inputs_3_Valid = 1'b0;
      if (r < 7) assign Inputs_3_Payload = routers[r + 1].column[c].Outputs_1_Payload;
      else assign Inputs_3_Payload = 32'd0;
      if (c == 0) assign Inputs_4_Valid = 1'b0;
      else assign Inputs_4_Valid = routers[r].column[c - 1].Outputs_2_Valid;
      if (c == 0) assign Inputs_4_Payload = 32'd0;
      else assign Inputs_4_Payload = routers[r].column[c - 1].Outputs_2_Payload;
      if (r == 0) assign Outputs_1_Ready = 1'b0;
      else assign Outputs_1_Ready = routers[r - 1].column[c].Inputs_3_Ready;
      if (c < 7) assign Outputs_2_Ready = routers[r].column[c + 1].Inputs_4_Ready;
      else assign Outputs_2_Ready = 1'b0;
      if (r < 7) assign Outputs_3_Ready = routers[r + 1].column[c].Inputs_1_Ready;
      else assign Outputs_3_Ready = 1'b0;
      if (c == 0) assign Outputs_4_Ready = 1'b0;
      else assign Outputs_4_Ready = routers[r].column[c - 1].Inputs_2_Ready;
      Router element (  // FifoMesh.cs:17
          .clock(clock),
          .reset(reset),
          .X(4'(c)),
          .Y(4'(r)),
          .Inputs_0_Valid(InjectValid[8*r + c]),
          .Inputs_0_Ready(Inputs_0_Ready),
          .Inputs_0_Payload(InjectFlit[256*r + 32*c +: 32]),
          .Inputs_1_Valid(Inputs_1_Valid),
          .Inputs_1_Ready(Inputs_1_Ready),
          .Inputs_1_Payload(Inputs_1_Payload),
          .Inputs_2_Valid(Inputs_2_Valid),
          .Inputs_2_Ready(Inputs_2_Ready),
          .Inputs_2_Payload(Inputs_2_Payload),
          .Inputs_3_Valid(Inputs_3_Valid),
          .Inputs_3_Ready(Inputs_3_Ready),
          .Inputs_3_Payload(Inputs_3_Payload),
          .Inputs_4_Valid(Inputs_4_Valid),
          .Inputs_4_Ready(Inputs_4_Ready),
          .Inputs_4_Payload(Inputs_4_Payload),
          .Outputs_0_Valid(Outputs_0_Valid),
          .Outputs_0_Ready(EjectReady[8*r + c]),
          .Outputs_0_Payload(Outputs_0_Payload),
          .Outputs_1_Valid(Outputs_1_Valid),
          .Outputs_1_Ready(Outputs_1_Ready),
          .Outputs_1_Payload(Outputs_1_Payload),
          .Outputs_2_Valid(Outputs_2_Valid),
          .Outputs_2_Ready(Outputs_2_Ready),
          .Outputs_2_Payload(Outputs_2_Payload),
          .Outputs_3_Valid(Outputs_3_Valid),
          .Outputs_3_Ready(Outputs_3_Ready),
          .Outputs_3_Payload(Outputs_3_Payload),
          .Outputs_4_Valid(Outputs_4_Valid),
          .Outputs_4_Ready(Outputs_4_Ready),
          .Outputs_4_Payload(Outputs_4_Payload)
      );
      wire unused = &{1'b0, Inputs_1_Ready, Inputs_2_Ready, Inputs_3_Ready, Inputs_4_Ready, Outputs_1_Valid, Outputs_1_Payload, Outputs_2_Valid, Outputs_2_Payload, Outputs_3_Valid, Outputs_3_Payload, Outputs_4_Valid, Outputs_4_Payload};
    end
  end

  assign InjectReady = {routers[7].column[7].Inputs_0_Ready, routers[7].column[6].Inputs_0_Ready, routers[7].column[5].Inputs_0_Ready, routers[7].column[4].Inputs_0_Ready, routers[7].column[3].Inputs_0_Ready, routers[7].column[2].Inputs_0_Ready, routers[7].column[1].Inputs_0_Ready, routers[7].column[0].Inputs_0_Ready, routers[6].column[7].Inputs_0_Ready, routers[6].column[6].Inputs_0_Ready, routers[6].column[5].Inputs_0_Ready, routers[6].column[4].Inputs_0_Ready, routers[6].column[3].Inputs_0_Ready, routers[6].column[2].Inputs_0_Ready, routers[6].column[1].Inputs_0_Ready, routers[6].column[0].Inputs_0_Ready, routers[5].column[7].Inputs_0_Ready, routers[5].column[6].Inputs_0_Ready, routers[5].column[5].Inputs_0_Ready, routers[5].column[4].Inputs_0_Ready, routers[5].column[3].Inputs_0_Ready, routers[5].column[2].Inputs_0_Ready, routers[5].column[1].Inputs_0_Ready, routers[5].column[0].Inputs_0_Ready, routers[4].column[7].Inputs_0_Ready, routers[4].column[6].Inputs_0_Ready, routers[4].column[5].Inputs_0_Ready, routers[4].column[4].Inputs_0_Ready, routers[4].column[3].Inputs_0_Ready, routers[4].column[2].Inputs_0_Ready, routers[4].column[1].Inputs_0_Ready, routers[4].column[0].Inputs_0_Ready, routers[3].column[7].Inputs_0_Ready, routers[3].column[6].Inputs_0_Ready, routers[3].column[5].Inputs_0_Ready, routers[3].column[4].Inputs_0_Ready, routers[3].column[3].Inputs_0_Ready, routers[3].column[2].Inputs_0_Ready, routers[3].column[1].Inputs_0_Ready, routers[3].column[0].Inputs_0_Ready, routers[2].column[7].Inputs_0_Ready, routers[2].column[6].Inputs_0_Ready, routers[2].column[5].Inputs_0_Ready, routers[2].column[4].Inputs_0_Ready, routers[2].column[3].Inputs_0_Ready, routers[2].column[2].Inputs_0_Ready, routers[2].column[1].Inputs_0_Ready, routers[2].column[0].Inputs_0_Ready, routers[1].column[7].Inputs_0_Ready, routers[1].column[6].Inputs_0_Ready, routers[1].column[5].Inputs_0_Ready, routers[1].column[4].Inputs_0_Ready, routers[1].column[3].Inputs_0_Ready, routers[1].column[2].Inputs_0_Ready, routers[1].column[1].Inputs_0_Ready, routers[1].column[0].Inputs_0_Ready, routers[0].column[7].Inputs_0_Ready, routers[0].column[6].Inputs_0_Ready, routers[0].column[5].Inputs_0_Ready, routers[0].column[4].Inputs_0_Ready, routers[0].column[3].Inputs_0_Ready, routers[0].column[2].Inputs_0_Ready, routers[0].column[1].Inputs_0_Ready, routers[0].column[0].Inputs_0_Ready};  // FifoMesh.cs:19
  assign EjectValid = {routers[7].column[7].Outputs_0_Valid, routers[7].column[6].Outputs_0_Valid, routers[7].column[5].Outputs_0_Valid, routers[7].column[4].Outputs_0_Valid, routers[7].column[3].Outputs_0_Valid, routers[7].column[2].Outputs_0_Valid, routers[7].column[1].Outputs_0_Valid, routers[7].column[0].Outputs_0_Valid, routers[6].column[7].Outputs_0_Valid, routers[6].column[6].Outputs_0_Valid, routers[6].column[5].Outputs_0_Valid, routers[6].column[4].Outputs_0_Valid, routers[6].column[3].Outputs_0_Valid, routers[6].column[2].Outputs_0_Valid, routers[6].column[1].Outputs_0_Valid, routers[6].column[0].Outputs_0_Valid, routers[5].column[7].Outputs_0_Valid, routers[5].column[6].Outputs_0_Valid, routers[5].column[5].Outputs_0_Valid, routers[5].column[4].Outputs_0_Valid, routers[5].column[3].Outputs_0_Valid, routers[5].column[2].Outputs_0_Valid, routers[5].column[1].Outputs_0_Valid, routers[5].column[0].Outputs_0_Valid, routers[4].column[7].Outputs_0_Valid, routers[4].column[6].Outputs_0_Valid, routers[4].column[5].Outputs_0_Valid, routers[4].column[4].Outputs_0_Valid, routers[4].column[3].Outputs_0_Valid, routers[4].column[2].Outputs_0_Valid, routers[4].column[1].Outputs_0_Valid, routers[4].column[0].Outputs_0_Valid, routers[3].column[7].Outputs_0_Valid, routers[3].column[6].Outputs_0_Valid, routers[3].column[5].Outputs_0_Valid, routers[3].column[4].Outputs_0_Valid, routers[3].column[3].Outputs_0_Valid, routers[3].column[2].Outputs_0_Valid, routers[3].column[1].Outputs_0_Valid, routers[3].column[0].Outputs_0_Valid, routers[2].column[7].Outputs_0_Valid, routers[2].column[6].Outputs_0_Valid, routers[2].column[5].Outputs_0_Valid, routers[2].column[4].Outputs_0_Valid, routers[2].column[3].Outputs_0_Valid, routers[2].column[2].Outputs_0_Valid, routers[2].column[1].Outputs_0_Valid, routers[2].column[0].Outputs_0_Valid, routers[1].column[7].Outputs_0_Valid, routers[1].column[6].Outputs_0_Valid, routers[1].column[5].Outputs_0_Valid, routers[1].column[4].Outputs_0_Valid, routers[1].column[3].Outputs_0_Valid, routers[1].column[2].Outputs_0_Valid, routers[1].column[1].Outputs_0_Valid, routers[1].column[0].Outputs_0_Valid, routers[0].column[7].Outputs_0_Valid, routers[0].column[6].Outputs_0_Valid, routers[0].column[5].Outputs_0_Valid, routers[0].column[4].Outputs_0_Valid, routers[0].column[3].Outputs_0_Valid, routers[0].column[2].Outputs_0_Valid, routers[0].column[1].Outputs_0_Valid, routers[0].column[0].Outputs_0_Valid};  // FifoMesh.cs:20
  assign EjectFlit = {routers[7].column[7].Outputs_0_Payload, routers[7].column[6].Outputs_0_Payload, routers[7].column[5].Outputs_0_Payload, routers[7].column[4].Outputs_0_Payload, routers[7].column[3].Outputs_0_Payload, routers[7].column[2].Outputs_0_Payload, routers[7].column[1].Outputs_0_Payload, routers[7].column[0].Outputs_0_Payload, routers[6].column[7].Outputs_0_Payload, routers[6].column[6].Outputs_0_Payload, routers[6].column[5].Outputs_0_Payload, routers[6].column[4].Outputs_0_Payload, routers[6].column[3].Outputs_0_Payload, routers[6].column[2].Outputs_0_Payload, routers[6].column[1].Outputs_0_Payload, routers[6].column[0].Outputs_0_Payload, routers[5].column[7].Outputs_0_Payload, routers[5].column[6].Outputs_0_Payload, routers[5].column[5].Outputs_0_Payload, routers[5].column[4].Outputs_0_Payload, routers[5].column[3].Outputs_0_Payload, routers[5].column[2].Outputs_0_Payload, routers[5].column[1].Outputs_0_Payload, routers[5].column[0].Outputs_0_Payload, routers[4].column[7].Outputs_0_Payload, routers[4].column[6].Outputs_0_Payload, routers[4].column[5].Outputs_0_Payload, routers[4].column[4].Outputs_0_Payload, routers[4].column[3].Outputs_0_Payload, routers[4].column[2].Outputs_0_Payload, routers[4].column[1].Outputs_0_Payload, routers[4].column[0].Outputs_0_Payload, routers[3].column[7].Outputs_0_Payload, routers[3].column[6].Outputs_0_Payload, routers[3].column[5].Outputs_0_Payload, routers[3].column[4].Outputs_0_Payload, routers[3].column[3].Outputs_0_Payload, routers[3].column[2].Outputs_0_Payload, routers[3].column[1].Outputs_0_Payload, routers[3].column[0].Outputs_0_Payload, routers[2].column[7].Outputs_0_Payload, routers[2].column[6].Outputs_0_Payload, routers[2].column[5].Outputs_0_Payload, routers[2].column[4].Outputs_0_Payload, routers[2].column[3].Outputs_0_Payload, routers[2].column[2].Outputs_0_Payload, routers[2].column[1].Outputs_0_Payload, routers[2].column[0].Outputs_0_Payload, routers[1].column[7].Outputs_0_Payload, routers[1].column[6].Outputs_0_Payload, routers[1].column[5].Outputs_0_Payload, routers[1].column[4].Outputs_0_Payload, routers[1].column[3].Outputs_0_Payload, routers[1].column[2].Outputs_0_Payload, routers[1].column[1].Outputs_0_Payload, routers[1].column[0].Outputs_0_Payload, routers[0].column[7].Outputs_0_Payload, routers[0].column[6].Outputs_0_Payload, routers[0].column[5].Outputs_0_Payload, routers[0].column[4].Outputs_0_Payload, routers[0].column[3].Outputs_0_Payload, routers[0].column[2].Outputs_0_Payload, routers[0].column[1].Outputs_0_Payload, routers[0].column[0].Outputs_0_Payload};  // FifoMesh.cs:21
endmodule
