// TrafficLight: A crossing of a main road and a side road: the side road gets green when a car waits there and the main road has had its time
// TrafficLight.cs; greenCycles = 6, yellowCycles = 2
`ifndef SYNTHESIS
`ifndef __ICARUS__
`define CHECKS
`endif
`endif
module TrafficLight (
    input  logic       clock,
    input  logic       reset,
    input  logic       CarWaits,
    output logic [1:0] State,
    output logic       MainMayGo,
    output logic       SideMayGo
);
  localparam logic [1:0] MainGreen = 2'd0;
  localparam logic [1:0] MainYellow = 2'd1;
  localparam logic [1:0] SideGreen = 2'd2;
  localparam logic [1:0] SideYellow = 2'd3;

  logic [2:0] Timer;

  initial begin
    State = MainGreen;
    Timer = 3'd0;
  end

  always_ff @(posedge clock) begin  // TrafficLight.cs Advance
    if (reset) begin
      State <= MainGreen;
      Timer <= 3'd0;
    end else begin
      if (Timer != 3'd0) Timer <= Timer - 3'd1;
      case (State)
        MainGreen: begin
          if (CarWaits && Timer == 3'd0) begin
            State <= MainYellow;
            Timer <= 3'd1;
          end
        end
        MainYellow: begin
          if (Timer == 3'd0) begin
            State <= SideGreen;
            Timer <= 3'd5;
          end
        end
        SideGreen: begin
          if (Timer == 3'd0) begin
            State <= SideYellow;
            Timer <= 3'd1;
          end
        end
        default: begin
          if (Timer == 3'd0) begin
            State <= MainGreen;
            Timer <= 3'd5;
          end
        end
      endcase
`ifdef CHECKS
      assert (!(MainMayGo && SideMayGo));  // both roads have green (TrafficLight.cs)
`endif
    end
  end

  assign MainMayGo = State == MainGreen;  // TrafficLight.cs
  assign SideMayGo = State == SideGreen;  // TrafficLight.cs

`undef CHECKS
endmodule
