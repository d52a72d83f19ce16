// The PE array of examples/Hardware.Examples/PeArray as a programmer would simulate it: one process over unpacked arrays, which
// shifts them in place. SIZE is the rows and columns.
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
  // One row and column more than there are elements: what comes from outside.
  logic               valid[SIZE][SIZE + 1];
  logic               swap[SIZE][SIZE + 1];
  logic signed [7:0]  activation[SIZE][SIZE + 1];
  logic signed [7:0]  weight[SIZE][SIZE];
  logic signed [7:0]  next[SIZE + 1][SIZE];
  logic signed [31:0] sum[SIZE + 1][SIZE];

  always @(posedge clock)
    if (reset) begin
      for (int r = 0; r < SIZE; r++)
        for (int c = 0; c < SIZE; c++) begin
          valid[r][c+1] = 0;
          swap[r][c+1] = 0;
          activation[r][c+1] = 0;
          weight[r][c] = 0;
          next[r+1][c] = 0;
          sum[r+1][c] = 0;
        end
      for (int c = 0; c < SIZE; c++) sum[0][c] = 0;
    end else begin
      if (!Stall) begin
        for (int r = 0; r < SIZE; r++) begin
          valid[r][0] = ValidIn[r];
          swap[r][0] = SwapIn[r];
          activation[r][0] = Activations[8*r+:8];
        end
        // Downwards, so that each element still finds what its neighbours had before the edge.
        for (int r = SIZE - 1; r >= 0; r--)
          for (int c = SIZE - 1; c >= 0; c--) begin
            valid[r][c+1] = valid[r][c];
            if (valid[r][c]) begin
              activation[r][c+1] = activation[r][c];
              sum[r+1][c] = sum[r][c] + 32'(activation[r][c]) * 32'(weight[r][c]);
            end
            swap[r][c+1] = swap[r][c];
            if (swap[r][c]) weight[r][c] = next[r+1][c];
          end
      end
      if (Load) begin
        for (int r = SIZE - 1; r > 0; r--)
          for (int c = 0; c < SIZE; c++) next[r+1][c] = next[r][c];
        for (int c = 0; c < SIZE; c++) next[1][c] = Weights[8*c+:8];
      end
    end

  for (genvar c = 0; c < SIZE; c++) begin : bottom
    assign ValidOut[c] = valid[SIZE-1][c+1];
    assign Sums[32*c+:32] = sum[SIZE][c];
  end
endmodule
