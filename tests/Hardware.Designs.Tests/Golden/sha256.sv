// Sha256: SHA-256 (FIPS 180-4), one round per cycle: a 512-bit block takes 64 cycles and one to add; blocks chain until First
// Sha256.cs:8
module Sha256 (
    input  logic         clock,
    input  logic         reset,
    input  logic         Start,
    input  logic         First,
    input  logic [511:0] Block,
    output logic         Busy,
    output logic [255:0] Digest
);
  logic [6:0] Round;
  logic [31:0] Hash_0;
  logic [31:0] Hash_1;
  logic [31:0] Hash_2;
  logic [31:0] Hash_3;
  logic [31:0] Hash_4;
  logic [31:0] Hash_5;
  logic [31:0] Hash_6;
  logic [31:0] Hash_7;
  logic [31:0] Work_0;
  logic [31:0] Work_1;
  logic [31:0] Work_2;
  logic [31:0] Work_3;
  logic [31:0] Work_4;
  logic [31:0] Work_5;
  logic [31:0] Work_6;
  logic [31:0] Work_7;
  logic [31:0] Schedule_0;
  logic [31:0] Schedule_1;
  logic [31:0] Schedule_2;
  logic [31:0] Schedule_3;
  logic [31:0] Schedule_4;
  logic [31:0] Schedule_5;
  logic [31:0] Schedule_6;
  logic [31:0] Schedule_7;
  logic [31:0] Schedule_8;
  logic [31:0] Schedule_9;
  logic [31:0] Schedule_10;
  logic [31:0] Schedule_11;
  logic [31:0] Schedule_12;
  logic [31:0] Schedule_13;
  logic [31:0] Schedule_14;
  logic [31:0] Schedule_15;

  initial begin
    Busy = 1'b0;
    Round = 7'd0;
    Hash_0 = 32'd0;
    Hash_1 = 32'd0;
    Hash_2 = 32'd0;
    Hash_3 = 32'd0;
    Hash_4 = 32'd0;
    Hash_5 = 32'd0;
    Hash_6 = 32'd0;
    Hash_7 = 32'd0;
    Work_0 = 32'd0;
    Work_1 = 32'd0;
    Work_2 = 32'd0;
    Work_3 = 32'd0;
    Work_4 = 32'd0;
    Work_5 = 32'd0;
    Work_6 = 32'd0;
    Work_7 = 32'd0;
    Schedule_0 = 32'd0;
    Schedule_1 = 32'd0;
    Schedule_2 = 32'd0;
    Schedule_3 = 32'd0;
    Schedule_4 = 32'd0;
    Schedule_5 = 32'd0;
    Schedule_6 = 32'd0;
    Schedule_7 = 32'd0;
    Schedule_8 = 32'd0;
    Schedule_9 = 32'd0;
    Schedule_10 = 32'd0;
    Schedule_11 = 32'd0;
    Schedule_12 = 32'd0;
    Schedule_13 = 32'd0;
    Schedule_14 = 32'd0;
    Schedule_15 = 32'd0;
  end

  logic [31:0] Constants [0:63];
  initial begin
    Constants[0] = 32'h428a2f98;
    Constants[1] = 32'h71374491;
    Constants[2] = 32'hb5c0fbcf;
    Constants[3] = 32'he9b5dba5;
    Constants[4] = 32'h3956c25b;
    Constants[5] = 32'h59f111f1;
    Constants[6] = 32'h923f82a4;
    Constants[7] = 32'hab1c5ed5;
    Constants[8] = 32'hd807aa98;
    Constants[9] = 32'h12835b01;
    Constants[10] = 32'h243185be;
    Constants[11] = 32'h550c7dc3;
    Constants[12] = 32'h72be5d74;
    Constants[13] = 32'h80deb1fe;
    Constants[14] = 32'h9bdc06a7;
    Constants[15] = 32'hc19bf174;
    Constants[16] = 32'he49b69c1;
    Constants[17] = 32'hefbe4786;
    Constants[18] = 32'hfc19dc6;
    Constants[19] = 32'h240ca1cc;
    Constants[20] = 32'h2de92c6f;
    Constants[21] = 32'h4a7484aa;
    Constants[22] = 32'h5cb0a9dc;
    Constants[23] = 32'h76f988da;
    Constants[24] = 32'h983e5152;
    Constants[25] = 32'ha831c66d;
    Constants[26] = 32'hb00327c8;
    Constants[27] = 32'hbf597fc7;
    Constants[28] = 32'hc6e00bf3;
    Constants[29] = 32'hd5a79147;
    Constants[30] = 32'h6ca6351;
    Constants[31] = 32'h14292967;
    Constants[32] = 32'h27b70a85;
    Constants[33] = 32'h2e1b2138;
    Constants[34] = 32'h4d2c6dfc;
    Constants[35] = 32'h53380d13;
    Constants[36] = 32'h650a7354;
    Constants[37] = 32'h766a0abb;
    Constants[38] = 32'h81c2c92e;
    Constants[39] = 32'h92722c85;
    Constants[40] = 32'ha2bfe8a1;
    Constants[41] = 32'ha81a664b;
    Constants[42] = 32'hc24b8b70;
    Constants[43] = 32'hc76c51a3;
    Constants[44] = 32'hd192e819;
    Constants[45] = 32'hd6990624;
    Constants[46] = 32'hf40e3585;
    Constants[47] = 32'h106aa070;
    Constants[48] = 32'h19a4c116;
    Constants[49] = 32'h1e376c08;
    Constants[50] = 32'h2748774c;
    Constants[51] = 32'h34b0bcb5;
    Constants[52] = 32'h391c0cb3;
    Constants[53] = 32'h4ed8aa4a;
    Constants[54] = 32'h5b9cca4f;
    Constants[55] = 32'h682e6ff3;
    Constants[56] = 32'h748f82ee;
    Constants[57] = 32'h78a5636f;
    Constants[58] = 32'h84c87814;
    Constants[59] = 32'h8cc70208;
    Constants[60] = 32'h90befffa;
    Constants[61] = 32'ha4506ceb;
    Constants[62] = 32'hbef9a3f7;
    Constants[63] = 32'hc67178f2;
  end

  wire [31:0] start = First ? 32'h6a09e667 : Hash_0;
  wire [31:0] start_1 = First ? 32'hbb67ae85 : Hash_1;
  wire [31:0] start_2 = First ? 32'h3c6ef372 : Hash_2;
  wire [31:0] start_3 = First ? 32'ha54ff53a : Hash_3;
  wire [31:0] start_4 = First ? 32'h510e527f : Hash_4;
  wire [31:0] start_5 = First ? 32'h9b05688c : Hash_5;
  wire [31:0] start_6 = First ? 32'h1f83d9ab : Hash_6;
  wire [31:0] start_7 = First ? 32'h5be0cd19 : Hash_7;
  wire [31:0] sum1 = {Work_4[5:0], Work_4[31:6]} ^ {Work_4[10:0], Work_4[31:11]} ^ {Work_4[24:0], Work_4[31:25]};
  wire [31:0] choose = Work_4 & Work_5 ^ ~Work_4 & Work_6;
  wire [31:0] t1 = Work_7 + sum1 + choose + Constants[Round[5:0]] + Schedule_0;
  wire [31:0] sum0 = {Work_0[1:0], Work_0[31:2]} ^ {Work_0[12:0], Work_0[31:13]} ^ {Work_0[21:0], Work_0[31:22]};
  wire [31:0] majority = Work_0 & Work_1 ^ Work_0 & Work_2 ^ Work_1 & Work_2;
  wire [31:0] sigma0 = {Schedule_1[6:0], Schedule_1[31:7]} ^ {Schedule_1[17:0], Schedule_1[31:18]} ^ Schedule_1 >> 3;
  wire [31:0] sigma1 = {Schedule_14[16:0], Schedule_14[31:17]} ^ {Schedule_14[18:0], Schedule_14[31:19]} ^ Schedule_14 >> 10;
  always_ff @(posedge clock) begin  // Sha256.cs:30 Advance
    if (reset) begin
      Busy <= 1'b0;
      Round <= 7'd0;
      Hash_0 <= 32'd0;
      Hash_1 <= 32'd0;
      Hash_2 <= 32'd0;
      Hash_3 <= 32'd0;
      Hash_4 <= 32'd0;
      Hash_5 <= 32'd0;
      Hash_6 <= 32'd0;
      Hash_7 <= 32'd0;
      Work_0 <= 32'd0;
      Work_1 <= 32'd0;
      Work_2 <= 32'd0;
      Work_3 <= 32'd0;
      Work_4 <= 32'd0;
      Work_5 <= 32'd0;
      Work_6 <= 32'd0;
      Work_7 <= 32'd0;
      Schedule_0 <= 32'd0;
      Schedule_1 <= 32'd0;
      Schedule_2 <= 32'd0;
      Schedule_3 <= 32'd0;
      Schedule_4 <= 32'd0;
      Schedule_5 <= 32'd0;
      Schedule_6 <= 32'd0;
      Schedule_7 <= 32'd0;
      Schedule_8 <= 32'd0;
      Schedule_9 <= 32'd0;
      Schedule_10 <= 32'd0;
      Schedule_11 <= 32'd0;
      Schedule_12 <= 32'd0;
      Schedule_13 <= 32'd0;
      Schedule_14 <= 32'd0;
      Schedule_15 <= 32'd0;
    end else if (!Busy) begin
      if (Start) begin
        Busy <= 1'b1;
        Round <= 7'd0;
        Schedule_0 <= Block[511:480];
        Schedule_1 <= Block[479:448];
        Schedule_2 <= Block[447:416];
        Schedule_3 <= Block[415:384];
        Schedule_4 <= Block[383:352];
        Schedule_5 <= Block[351:320];
        Schedule_6 <= Block[319:288];
        Schedule_7 <= Block[287:256];
        Schedule_8 <= Block[255:224];
        Schedule_9 <= Block[223:192];
        Schedule_10 <= Block[191:160];
        Schedule_11 <= Block[159:128];
        Schedule_12 <= Block[127:96];
        Schedule_13 <= Block[95:64];
        Schedule_14 <= Block[63:32];
        Schedule_15 <= Block[31:0];
        Work_0 <= start;
        Hash_0 <= start;
        Work_1 <= start_1;
        Hash_1 <= start_1;
        Work_2 <= start_2;
        Hash_2 <= start_2;
        Work_3 <= start_3;
        Hash_3 <= start_3;
        Work_4 <= start_4;
        Hash_4 <= start_4;
        Work_5 <= start_5;
        Hash_5 <= start_5;
        Work_6 <= start_6;
        Hash_6 <= start_6;
        Work_7 <= start_7;
        Hash_7 <= start_7;
      end
    end else if (Round == 7'd64) begin
      Busy <= 1'b0;
      Hash_0 <= Hash_0 + Work_0;
      Hash_1 <= Hash_1 + Work_1;
      Hash_2 <= Hash_2 + Work_2;
      Hash_3 <= Hash_3 + Work_3;
      Hash_4 <= Hash_4 + Work_4;
      Hash_5 <= Hash_5 + Work_5;
      Hash_6 <= Hash_6 + Work_6;
      Hash_7 <= Hash_7 + Work_7;
    end else begin
      Round <= Round + 7'd1;
      Work_7 <= Work_6;
      Work_6 <= Work_5;
      Work_5 <= Work_4;
      Work_4 <= Work_3 + t1;
      Work_3 <= Work_2;
      Work_2 <= Work_1;
      Work_1 <= Work_0;
      Work_0 <= t1 + sum0 + majority;
      Schedule_0 <= Schedule_1;
      Schedule_1 <= Schedule_2;
      Schedule_2 <= Schedule_3;
      Schedule_3 <= Schedule_4;
      Schedule_4 <= Schedule_5;
      Schedule_5 <= Schedule_6;
      Schedule_6 <= Schedule_7;
      Schedule_7 <= Schedule_8;
      Schedule_8 <= Schedule_9;
      Schedule_9 <= Schedule_10;
      Schedule_10 <= Schedule_11;
      Schedule_11 <= Schedule_12;
      Schedule_12 <= Schedule_13;
      Schedule_13 <= Schedule_14;
      Schedule_14 <= Schedule_15;
      Schedule_15 <= Schedule_0 + sigma0 + Schedule_9 + sigma1;
    end
  end

  assign Digest = {Hash_0, Hash_1, Hash_2, Hash_3, Hash_4, Hash_5, Hash_6, Hash_7};  // Sha256.cs:27
endmodule
