// BarrelShifter: Shifts or rotates by any amount below the width
// BarrelShifter.cs:24; width = 32
module BarrelShifter (
    input  logic [31:0] Value,
    input  logic [4:0]  Amount,
    input  logic [1:0]  Kind,
    output logic [31:0] Result
);
  localparam logic [1:0] Left = 2'd0;
  localparam logic [1:0] RightLogical = 2'd1;
  localparam logic [1:0] RightArithmetic = 2'd2;

  assign Result = Kind == Left ? Value << Amount : Kind == RightLogical ? Value >> Amount : Kind == RightArithmetic ? $unsigned($signed(Value) >>> Amount) : 32'({Value, Value} >> Amount);  // BarrelShifter.cs:37
endmodule
