// What the waveform benchmark traces: lanes that handshake, count, hash and shift, so that the trace has the mix of a real design -
// single bits that toggle often, small counters, 32 and 64-bit data, and some very wide vectors.
module lane #(parameter [31:0] SEED = 1) (input clk, input rst, input stall, output reg valid, output reg [31:0] data);
  reg [7:0] count;
  reg [2:0] state;
  reg [31:0] lfsr;
  reg [63:0] hash;
  reg [15:0] address;
  wire take = valid && !stall;
  wire [31:0] next = {lfsr[30:0], lfsr[31] ^ lfsr[21] ^ lfsr[1] ^ lfsr[0]};
  always @(posedge clk)
    if (rst) begin
      count <= 0; state <= 0; lfsr <= SEED; hash <= 64'h9E3779B97F4A7C15; address <= SEED[15:0]; valid <= 0; data <= 0;
    end else begin
      lfsr <= next;
      valid <= next[3] | next[7];
      if (take) begin
        count <= count + 1;
        data <= lfsr ^ hash[31:0];
        hash <= {hash[56:0], hash[63:57]} + {lfsr, next};
      end
      case (state)
        0: if (take) state <= 1;
        1: state <= stall ? 2 : 3;
        2: if (!stall) state <= 3;
        3: begin state <= count[0] ? 4 : 0; address <= address + 4; end
        default: state <= 0;
      endcase
    end
endmodule

module lanes #(parameter N = 24) (input clk, input rst, output [31:0] sum);
  wire [N-1:0] valid;
  wire [32*N-1:0] data;
  reg [N-1:0] stall;
  reg [31:0] total;
  reg [255:0] window;
  assign sum = total;
  genvar i;
  generate for (i = 0; i < N; i = i + 1) begin : g
    lane #(.SEED(32'h1234567 * (i + 3))) u (.clk(clk), .rst(rst), .stall(stall[i]), .valid(valid[i]), .data(data[32*i +: 32]));
  end endgenerate
  always @(posedge clk)
    if (rst) begin total <= 0; stall <= 0; window <= 0; end
    else begin
      total <= total + data[31:0];
      stall <= {stall[N-2:0], ^data[63:32]} & valid;
      if (valid[0]) window <= {window[223:0], data[31:0]};
    end
endmodule
