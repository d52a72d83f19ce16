// A bit of everything that a Verilog simulator dumps: scalars, vectors, wide ones, signed, x and z, reals, an event, a memory word, arrays of instances.
`timescale 1ns/1ps
module stage #(parameter W = 8) (input clk, input rst, input [W-1:0] d, output reg [W-1:0] q);
  always @(posedge clk) if (rst) q <= 0; else q <= d;
endmodule

module mix(input clk, input rst);
  reg [7:0] count;
  reg signed [15:0] delta;
  reg [99:0] wide;
  reg [2:0] state;
  wire [7:0] tap [0:3];
  assign tap[0] = count;
  genvar i;
  generate for (i = 0; i < 3; i = i + 1) begin : g
    stage #(.W(8)) s(.clk(clk), .rst(rst), .d(tap[i]), .q(tap[i+1]));
  end endgenerate
  always @(posedge clk)
    if (rst) begin count <= 0; delta <= -3; wide <= 1; state <= 0; end
    else begin
      count <= count + 8'd3;
      delta <= delta - 16'sd7;
      wide <= {wide[98:0], ^wide[99:90]};
      state <= state == 4 ? 3'd0 : state + 3'd1;
    end
endmodule
