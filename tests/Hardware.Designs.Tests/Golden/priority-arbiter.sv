// PriorityArbiter: Grants the lowest requester
// PriorityArbiter.cs:8; count = 6
module PriorityArbiter (
    input  logic [5:0] Request,
    output logic [5:0] Grant
);

  assign Grant = Request & ~Request + 6'd1;  // PriorityArbiter.cs:14
endmodule
