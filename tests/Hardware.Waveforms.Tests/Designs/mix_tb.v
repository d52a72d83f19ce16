// Runs mix under an event simulator, with what only such a simulator has: unknown and floating values, reals, events, dumpoff and dumpon.
`timescale 1ns/1ps
module mix_tb;
  reg clk = 0, rst = 1;
  reg [3:0] floating = 4'bz;
  reg unset;
  real ratio = 0.5;
  integer steps = 0;
  event tick;
  mix dut(.clk(clk), .rst(rst));
  always #5 clk = ~clk;
  always @(posedge clk) begin
    steps = steps + 1;
    ratio = ratio * 1.5;
    -> tick;
    if (steps == 3) rst = 0;
    if (steps == 7) floating = 4'b1x0z;
    if (steps == 20) floating = 4'b0110;
  end
  initial begin
    $dumpfile("icarus.vcd");
    $dumpvars(0, mix_tb);
    #203 $dumpoff;
    #50 $dumpon;
    #100 $dumpall;
    #500 $finish;
  end
endmodule
