// The router mesh of examples/Hardware.Examples/Mesh as a programmer would simulate it: one process over unpacked arrays that
// skips what does not move. Grants and the flits they let pass are computed right after the edge that changed the queues. SIZE is the routers of a row.
module FifoMesh (
    input  logic                    clock,
    input  logic                    reset,
    input  logic [SIZE*SIZE-1:0]    InjectValid,
    input  logic [32*SIZE*SIZE-1:0] InjectFlit,
    input  logic [SIZE*SIZE-1:0]    EjectReady,
    output logic [SIZE*SIZE-1:0]    InjectReady,
    output logic [SIZE*SIZE-1:0]    EjectValid,
    output logic [32*SIZE*SIZE-1:0] EjectFlit
);
  localparam int Local = 0, North = 1, East = 2, South = 3, West = 4, Ports = 5, Nodes = SIZE * SIZE, Depth = 4;

  logic [31:0] words[Nodes][Ports][Depth];
  logic [1:0]  head[Nodes][Ports];
  logic [1:0]  tail[Nodes][Ports];
  logic [2:0]  count[Nodes][Ports];
  logic [4:0]  turn[Nodes][Ports];
  logic [4:0]  grant[Nodes][Ports];
  logic [31:0] flit[Nodes][Ports];

  logic        ready[Nodes][Ports];
  logic [4:0]  request[Ports];
  logic [31:0] front[Ports];
  logic [4:0]  picked;
  int          to;
  int          entry;

  always @(posedge clock)
    if (reset)
      for (int n = 0; n < Nodes; n++)
        for (int p = 0; p < Ports; p++) begin
          head[n][p] = 0;
          tail[n][p] = 0;
          count[n][p] = 0;
          turn[n][p] = 5'b11111;
          grant[n][p] = 0;
          flit[n][p] = 0;
        end
    else begin
      for (int n = 0; n < Nodes; n++)
        for (int p = 0; p < Ports; p++) ready[n][p] = count[n][p] != Depth;

      for (int n = 0; n < Nodes; n++) begin
        if (InjectValid[n] && ready[n][Local]) begin
          words[n][Local][tail[n][Local]] = InjectFlit[32*n+:32];
          tail[n][Local] = tail[n][Local] + 1;
          count[n][Local] = count[n][Local] + 1;
        end
        for (int o = 0; o < Ports; o++)
          if (grant[n][o] != 0) begin
            to = o == North ? n - SIZE : o == East ? n + 1 : o == South ? n + SIZE : n - 1;
            entry = o == North ? South : o == East ? West : o == South ? North : East;
            if (o == Local ? EjectReady[n] : ready[to][entry]) begin
              for (int i = 0; i < Ports; i++)
                if (grant[n][o][i]) begin
                  head[n][i] = head[n][i] + 1;
                  count[n][i] = count[n][i] - 1;
                end
              turn[n][o] = ~(grant[n][o] | (grant[n][o] - 1));
              if (o != Local) begin
                words[to][entry][tail[to][entry]] = flit[n][o];
                tail[to][entry] = tail[to][entry] + 1;
                count[to][entry] = count[to][entry] + 1;
              end
            end
          end
      end

      for (int n = 0; n < Nodes; n++) begin
        for (int o = 0; o < Ports; o++) request[o] = 0;
        for (int i = 0; i < Ports; i++)
          if (count[n][i] != 0) begin
            front[i] = words[n][i][head[n][i]];
            if (32'(front[i][3:0]) > n % SIZE) request[East][i] = 1;
            else if (32'(front[i][3:0]) < n % SIZE) request[West][i] = 1;
            else if (32'(front[i][7:4]) > n / SIZE) request[South][i] = 1;
            else if (32'(front[i][7:4]) < n / SIZE) request[North][i] = 1;
            else request[Local][i] = 1;
          end
        for (int o = 0; o < Ports; o++) begin
          picked = (request[o] & turn[n][o]) != 0 ? request[o] & turn[n][o] : request[o];
          grant[n][o] = picked & -picked;
          flit[n][o] = 0;
          for (int i = 0; i < Ports; i++) if (grant[n][o][i]) flit[n][o] = front[i];
        end
      end
    end

  for (genvar n = 0; n < Nodes; n++) begin : node
    assign InjectReady[n] = count[n][Local] != Depth;
    assign EjectValid[n] = grant[n][Local] != 0;
    assign EjectFlit[32*n+:32] = flit[n][Local];
  end
endmodule
