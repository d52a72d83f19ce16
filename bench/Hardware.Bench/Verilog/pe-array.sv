// The PE array of examples/Hardware.Examples/PeArray as one flat module of unpacked arrays, one process and no hierarchy, which is
// what Verilator makes the fastest code of. SIZE is replaced by the number of rows and columns.
module PeArray (
    input  logic               clock,
    input  logic               reset,
    input  logic               Stall,
    input  logic               Load,
    input  logic [SIZE-1:0]    ValidIn,
    input  logic [SIZE-1:0]    SwapIn,
    input  logic [8*SIZE-1:0]  Activations,
    input  logic [8*SIZE-1:0]  Weights,
    output logic [SIZE-1:0]    ValidOut,
    output logic [32*SIZE-1:0] Sums
);
  logic               valid[SIZE][SIZE + 1];
  logic               swap[SIZE][SIZE + 1];
  logic signed [7:0]  activation[SIZE][SIZE + 1];
  logic signed [7:0]  weight[SIZE][SIZE];
  logic signed [7:0]  next[SIZE + 1][SIZE];
  logic signed [31:0] sum[SIZE + 1][SIZE];

  for (genvar r = 0; r < SIZE; r++) begin : row
    assign valid[r][0] = ValidIn[r];
    assign swap[r][0] = SwapIn[r];
    assign activation[r][0] = Activations[8*r+:8];
    for (genvar c = 0; c < SIZE; c++) begin : column
      always_ff @(posedge clock)
        if (reset) begin
          valid[r][c+1] <= 0;
          swap[r][c+1] <= 0;
          activation[r][c+1] <= 0;
          weight[r][c] <= 0;
          next[r+1][c] <= 0;
          sum[r+1][c] <= 0;
        end else begin
          if (Load) next[r+1][c] <= next[r][c];
          if (!Stall) begin
            valid[r][c+1] <= valid[r][c];
            swap[r][c+1] <= swap[r][c];
            if (valid[r][c]) begin
              activation[r][c+1] <= activation[r][c];
              sum[r+1][c] <= sum[r][c] + 32'(activation[r][c]) * 32'(weight[r][c]);
            end
            if (swap[r][c]) weight[r][c] <= next[r+1][c];
          end
        end
    end
  end
  for (genvar c = 0; c < SIZE; c++) begin : edge_column
    assign next[0][c] = Weights[8*c+:8];
    assign sum[0][c] = 0;
    assign ValidOut[c] = valid[SIZE-1][c+1];
    assign Sums[32*c+:32] = sum[SIZE][c];
  end
endmodule
