// VectorLane: One lane of a vector unit: an accumulator of 32 bits and a mask bit; masked lanes keep their accumulator
// VectorLane.cs:35
module VectorLane (
    input  logic               clock,
    input  logic               reset,
    input  logic [2:0]         Op,
    input  logic signed [31:0] Operand,
    output logic signed [31:0] Accumulator,
    output logic               Mask
);
  localparam logic [2:0] Load = 3'd1;
  localparam logic [2:0] Add = 3'd2;
  localparam logic [2:0] Multiply = 3'd3;
  localparam logic [2:0] Min = 3'd4;
  localparam logic [2:0] Max = 3'd5;
  localparam logic [2:0] SetMask = 3'd6;
  localparam logic [2:0] ClearMask = 3'd7;

  initial begin
    Accumulator = 32'sd0;
    Mask = 1'b1;
  end

  always_ff @(posedge clock) begin  // VectorLane.cs:44 Execute
    if (reset) begin
      Accumulator <= 32'sd0;
      Mask <= 1'b1;
    end else begin
      case (Op)
        SetMask: Mask <= Accumulator < Operand;
        ClearMask: Mask <= 1'b1;
        default: begin
          if (Mask)
            Accumulator <= Op == Load ? Operand : Op == Add ? Accumulator + Operand : Op == Multiply ? 32'(64'(Accumulator) * 64'(Operand)) : Op == Min ? (Accumulator < Operand ? Accumulator : Operand) : Op == Max ? (Accumulator > Operand ? Accumulator : Operand) : Accumulator;
        end
      endcase
    end
  end
endmodule

// VectorUnit: Lanes of int32 that execute one operation per cycle on an operand each, with masks, and registered reductions: the sum and the maximum of the unmasked accumulators of the cycle before
// VectorUnit.cs:11; lanes = 64
module VectorUnit (
    input  logic               clock,
    input  logic               reset,
    input  logic [2:0]         Op,
    input  logic [2047:0]      Operands,
    output logic signed [31:0] Sum,
    output logic signed [31:0] Maximum,
    output logic [63:0]        Masks,
    output logic [2047:0]      Accumulators
);

  initial begin
    Sum = 32'sd0;
    Maximum = 32'sd0;
  end

  for (genvar i = 0; i < 64; i++) begin : lanes
    logic signed [31:0] Accumulator;
    logic Mask;
    VectorLane element (  // VectorUnit.cs:16
        .clock(clock),
        .reset(reset),
        .Op(Op),
        .Operand(Operands[32*i +: 32]),
        .Accumulator(Accumulator),
        .Mask(Mask)
    );
  end

  wire signed [31:0] Maximum_1 = lanes[0].Mask ? lanes[0].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_2 = lanes[1].Mask ? lanes[1].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_3 = Maximum_1 > Maximum_2 ? Maximum_1 : Maximum_2;
  wire signed [31:0] Maximum_4 = lanes[2].Mask ? lanes[2].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_5 = lanes[3].Mask ? lanes[3].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_6 = Maximum_4 > Maximum_5 ? Maximum_4 : Maximum_5;
  wire signed [31:0] Maximum_7 = Maximum_3 > Maximum_6 ? Maximum_3 : Maximum_6;
  wire signed [31:0] Maximum_8 = lanes[4].Mask ? lanes[4].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_9 = lanes[5].Mask ? lanes[5].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_10 = Maximum_8 > Maximum_9 ? Maximum_8 : Maximum_9;
  wire signed [31:0] Maximum_11 = lanes[6].Mask ? lanes[6].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_12 = lanes[7].Mask ? lanes[7].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_13 = Maximum_11 > Maximum_12 ? Maximum_11 : Maximum_12;
  wire signed [31:0] Maximum_14 = Maximum_10 > Maximum_13 ? Maximum_10 : Maximum_13;
  wire signed [31:0] Maximum_15 = Maximum_7 > Maximum_14 ? Maximum_7 : Maximum_14;
  wire signed [31:0] Maximum_16 = lanes[8].Mask ? lanes[8].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_17 = lanes[9].Mask ? lanes[9].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_18 = Maximum_16 > Maximum_17 ? Maximum_16 : Maximum_17;
  wire signed [31:0] Maximum_19 = lanes[10].Mask ? lanes[10].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_20 = lanes[11].Mask ? lanes[11].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_21 = Maximum_19 > Maximum_20 ? Maximum_19 : Maximum_20;
  wire signed [31:0] Maximum_22 = Maximum_18 > Maximum_21 ? Maximum_18 : Maximum_21;
  wire signed [31:0] Maximum_23 = lanes[12].Mask ? lanes[12].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_24 = lanes[13].Mask ? lanes[13].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_25 = Maximum_23 > Maximum_24 ? Maximum_23 : Maximum_24;
  wire signed [31:0] Maximum_26 = lanes[14].Mask ? lanes[14].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_27 = lanes[15].Mask ? lanes[15].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_28 = Maximum_26 > Maximum_27 ? Maximum_26 : Maximum_27;
  wire signed [31:0] Maximum_29 = Maximum_25 > Maximum_28 ? Maximum_25 : Maximum_28;
  wire signed [31:0] Maximum_30 = Maximum_22 > Maximum_29 ? Maximum_22 : Maximum_29;
  wire signed [31:0] Maximum_31 = Maximum_15 > Maximum_30 ? Maximum_15 : Maximum_30;
  wire signed [31:0] Maximum_32 = lanes[16].Mask ? lanes[16].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_33 = lanes[17].Mask ? lanes[17].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_34 = Maximum_32 > Maximum_33 ? Maximum_32 : Maximum_33;
  wire signed [31:0] Maximum_35 = lanes[18].Mask ? lanes[18].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_36 = lanes[19].Mask ? lanes[19].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_37 = Maximum_35 > Maximum_36 ? Maximum_35 : Maximum_36;
  wire signed [31:0] Maximum_38 = Maximum_34 > Maximum_37 ? Maximum_34 : Maximum_37;
  wire signed [31:0] Maximum_39 = lanes[20].Mask ? lanes[20].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_40 = lanes[21].Mask ? lanes[21].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_41 = Maximum_39 > Maximum_40 ? Maximum_39 : Maximum_40;
  wire signed [31:0] Maximum_42 = lanes[22].Mask ? lanes[22].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_43 = lanes[23].Mask ? lanes[23].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_44 = Maximum_42 > Maximum_43 ? Maximum_42 : Maximum_43;
  wire signed [31:0] Maximum_45 = Maximum_41 > Maximum_44 ? Maximum_41 : Maximum_44;
  wire signed [31:0] Maximum_46 = Maximum_38 > Maximum_45 ? Maximum_38 : Maximum_45;
  wire signed [31:0] Maximum_47 = lanes[24].Mask ? lanes[24].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_48 = lanes[25].Mask ? lanes[25].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_49 = Maximum_47 > Maximum_48 ? Maximum_47 : Maximum_48;
  wire signed [31:0] Maximum_50 = lanes[26].Mask ? lanes[26].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_51 = lanes[27].Mask ? lanes[27].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_52 = Maximum_50 > Maximum_51 ? Maximum_50 : Maximum_51;
  wire signed [31:0] Maximum_53 = Maximum_49 > Maximum_52 ? Maximum_49 : Maximum_52;
  wire signed [31:0] Maximum_54 = lanes[28].Mask ? lanes[28].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_55 = lanes[29].Mask ? lanes[29].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_56 = Maximum_54 > Maximum_55 ? Maximum_54 : Maximum_55;
  wire signed [31:0] Maximum_57 = lanes[30].Mask ? lanes[30].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_58 = lanes[31].Mask ? lanes[31].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_59 = Maximum_57 > Maximum_58 ? Maximum_57 : Maximum_58;
  wire signed [31:0] Maximum_60 = Maximum_56 > Maximum_59 ? Maximum_56 : Maximum_59;
  wire signed [31:0] Maximum_61 = Maximum_53 > Maximum_60 ? Maximum_53 : Maximum_60;
  wire signed [31:0] Maximum_62 = Maximum_46 > Maximum_61 ? Maximum_46 : Maximum_61;
  wire signed [31:0] Maximum_63 = Maximum_31 > Maximum_62 ? Maximum_31 : Maximum_62;
  wire signed [31:0] Maximum_64 = lanes[32].Mask ? lanes[32].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_65 = lanes[33].Mask ? lanes[33].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_66 = Maximum_64 > Maximum_65 ? Maximum_64 : Maximum_65;
  wire signed [31:0] Maximum_67 = lanes[34].Mask ? lanes[34].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_68 = lanes[35].Mask ? lanes[35].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_69 = Maximum_67 > Maximum_68 ? Maximum_67 : Maximum_68;
  wire signed [31:0] Maximum_70 = Maximum_66 > Maximum_69 ? Maximum_66 : Maximum_69;
  wire signed [31:0] Maximum_71 = lanes[36].Mask ? lanes[36].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_72 = lanes[37].Mask ? lanes[37].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_73 = Maximum_71 > Maximum_72 ? Maximum_71 : Maximum_72;
  wire signed [31:0] Maximum_74 = lanes[38].Mask ? lanes[38].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_75 = lanes[39].Mask ? lanes[39].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_76 = Maximum_74 > Maximum_75 ? Maximum_74 : Maximum_75;
  wire signed [31:0] Maximum_77 = Maximum_73 > Maximum_76 ? Maximum_73 : Maximum_76;
  wire signed [31:0] Maximum_78 = Maximum_70 > Maximum_77 ? Maximum_70 : Maximum_77;
  wire signed [31:0] Maximum_79 = lanes[40].Mask ? lanes[40].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_80 = lanes[41].Mask ? lanes[41].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_81 = Maximum_79 > Maximum_80 ? Maximum_79 : Maximum_80;
  wire signed [31:0] Maximum_82 = lanes[42].Mask ? lanes[42].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_83 = lanes[43].Mask ? lanes[43].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_84 = Maximum_82 > Maximum_83 ? Maximum_82 : Maximum_83;
  wire signed [31:0] Maximum_85 = Maximum_81 > Maximum_84 ? Maximum_81 : Maximum_84;
  wire signed [31:0] Maximum_86 = lanes[44].Mask ? lanes[44].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_87 = lanes[45].Mask ? lanes[45].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_88 = Maximum_86 > Maximum_87 ? Maximum_86 : Maximum_87;
  wire signed [31:0] Maximum_89 = lanes[46].Mask ? lanes[46].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_90 = lanes[47].Mask ? lanes[47].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_91 = Maximum_89 > Maximum_90 ? Maximum_89 : Maximum_90;
  wire signed [31:0] Maximum_92 = Maximum_88 > Maximum_91 ? Maximum_88 : Maximum_91;
  wire signed [31:0] Maximum_93 = Maximum_85 > Maximum_92 ? Maximum_85 : Maximum_92;
  wire signed [31:0] Maximum_94 = Maximum_78 > Maximum_93 ? Maximum_78 : Maximum_93;
  wire signed [31:0] Maximum_95 = lanes[48].Mask ? lanes[48].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_96 = lanes[49].Mask ? lanes[49].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_97 = Maximum_95 > Maximum_96 ? Maximum_95 : Maximum_96;
  wire signed [31:0] Maximum_98 = lanes[50].Mask ? lanes[50].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_99 = lanes[51].Mask ? lanes[51].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_100 = Maximum_98 > Maximum_99 ? Maximum_98 : Maximum_99;
  wire signed [31:0] Maximum_101 = Maximum_97 > Maximum_100 ? Maximum_97 : Maximum_100;
  wire signed [31:0] Maximum_102 = lanes[52].Mask ? lanes[52].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_103 = lanes[53].Mask ? lanes[53].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_104 = Maximum_102 > Maximum_103 ? Maximum_102 : Maximum_103;
  wire signed [31:0] Maximum_105 = lanes[54].Mask ? lanes[54].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_106 = lanes[55].Mask ? lanes[55].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_107 = Maximum_105 > Maximum_106 ? Maximum_105 : Maximum_106;
  wire signed [31:0] Maximum_108 = Maximum_104 > Maximum_107 ? Maximum_104 : Maximum_107;
  wire signed [31:0] Maximum_109 = Maximum_101 > Maximum_108 ? Maximum_101 : Maximum_108;
  wire signed [31:0] Maximum_110 = lanes[56].Mask ? lanes[56].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_111 = lanes[57].Mask ? lanes[57].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_112 = Maximum_110 > Maximum_111 ? Maximum_110 : Maximum_111;
  wire signed [31:0] Maximum_113 = lanes[58].Mask ? lanes[58].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_114 = lanes[59].Mask ? lanes[59].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_115 = Maximum_113 > Maximum_114 ? Maximum_113 : Maximum_114;
  wire signed [31:0] Maximum_116 = Maximum_112 > Maximum_115 ? Maximum_112 : Maximum_115;
  wire signed [31:0] Maximum_117 = lanes[60].Mask ? lanes[60].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_118 = lanes[61].Mask ? lanes[61].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_119 = Maximum_117 > Maximum_118 ? Maximum_117 : Maximum_118;
  wire signed [31:0] Maximum_120 = lanes[62].Mask ? lanes[62].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_121 = lanes[63].Mask ? lanes[63].Accumulator : 32'sh80000000;
  wire signed [31:0] Maximum_122 = Maximum_120 > Maximum_121 ? Maximum_120 : Maximum_121;
  wire signed [31:0] Maximum_123 = Maximum_119 > Maximum_122 ? Maximum_119 : Maximum_122;
  wire signed [31:0] Maximum_124 = Maximum_116 > Maximum_123 ? Maximum_116 : Maximum_123;
  wire signed [31:0] Maximum_125 = Maximum_109 > Maximum_124 ? Maximum_109 : Maximum_124;
  wire signed [31:0] Maximum_126 = Maximum_94 > Maximum_125 ? Maximum_94 : Maximum_125;
  always_ff @(posedge clock) begin  // VectorUnit.cs:35 Reduce
    if (reset) begin
      Sum <= 32'sd0;
      Maximum <= 32'sd0;
    end else begin
      Sum <= (lanes[0].Mask ? lanes[0].Accumulator : 32'sd0) + (lanes[1].Mask ? lanes[1].Accumulator : 32'sd0) + (lanes[2].Mask ? lanes[2].Accumulator : 32'sd0) + (lanes[3].Mask ? lanes[3].Accumulator : 32'sd0) + (lanes[4].Mask ? lanes[4].Accumulator : 32'sd0) + (lanes[5].Mask ? lanes[5].Accumulator : 32'sd0) + (lanes[6].Mask ? lanes[6].Accumulator : 32'sd0) + (lanes[7].Mask ? lanes[7].Accumulator : 32'sd0) + (lanes[8].Mask ? lanes[8].Accumulator : 32'sd0) + (lanes[9].Mask ? lanes[9].Accumulator : 32'sd0) + (lanes[10].Mask ? lanes[10].Accumulator : 32'sd0) + (lanes[11].Mask ? lanes[11].Accumulator : 32'sd0) + (lanes[12].Mask ? lanes[12].Accumulator : 32'sd0) + (lanes[13].Mask ? lanes[13].Accumulator : 32'sd0) + (lanes[14].Mask ? lanes[14].Accumulator : 32'sd0) + (lanes[15].Mask ? lanes[15].Accumulator : 32'sd0) + (lanes[16].Mask ? lanes[16].Accumulator : 32'sd0) + (lanes[17].Mask ? lanes[17].Accumulator : 32'sd0) + (lanes[18].Mask ? lanes[18].Accumulator : 32'sd0) + (lanes[19].Mask ? lanes[19].Accumulator : 32'sd0) + (lanes[20].Mask ? lanes[20].Accumulator : 32'sd0) + (lanes[21].Mask ? lanes[21].Accumulator : 32'sd0) + (lanes[22].Mask ? lanes[22].Accumulator : 32'sd0) + (lanes[23].Mask ? lanes[23].Accumulator : 32'sd0) + (lanes[24].Mask ? lanes[24].Accumulator : 32'sd0) + (lanes[25].Mask ? lanes[25].Accumulator : 32'sd0) + (lanes[26].Mask ? lanes[26].Accumulator : 32'sd0) + (lanes[27].Mask ? lanes[27].Accumulator : 32'sd0) + (lanes[28].Mask ? lanes[28].Accumulator : 32'sd0) + (lanes[29].Mask ? lanes[29].Accumulator : 32'sd0) + (lanes[30].Mask ? lanes[30].Accumulator : 32'sd0) + (lanes[31].Mask ? lanes[31].Accumulator : 32'sd0) + (lanes[32].Mask ? lanes[32].Accumulator : 32'sd0) + (lanes[33].Mask ? lanes[33].Accumulator : 32'sd0) + (lanes[34].Mask ? lanes[34].Accumulator : 32'sd0) + (lanes[35].Mask ? lanes[35].Accumulator : 32'sd0) + (lanes[36].Mask ? lanes[36].Accumulator : 32'sd0) + (lanes[37].Mask ? lanes[37].Accumulator : 32'sd0) + (lanes[38].Mask ? lanes[38].Accumulator : 32'sd0) + (lanes[39].Mask ? lanes[39].Accumulator : 32'sd0) + (lanes[40].Mask ? lanes[40].Accumulator : 32'sd0) + (lanes[41].Mask ? lanes[41].Accumulator : 32'sd0) + (lanes[42].Mask ? lanes[42].Accumulator : 32'sd0) + (lanes[43].Mask ? lanes[43].Accumulator : 32'sd0) + (lanes[44].Mask ? lanes[44].Accumulator : 32'sd0) + (lanes[45].Mask ? lanes[45].Accumulator : 32'sd0) + (lanes[46].Mask ? lanes[46].Accumulator : 32'sd0) + (lanes[47].Mask ? lanes[47].Accumulator : 32'sd0) + (lanes[48].Mask ? lanes[48].Accumulator : 32'sd0) + (lanes[49].Mask ? lanes[49].Accumulator : 32'sd0) + (lanes[50].Mask ? lanes[50].Accumulator : 32'sd0) + (lanes[51].Mask ? lanes[51].Accumulator : 32'sd0) + (lanes[52].Mask ? lanes[52].Accumulator : 32'sd0) + (lanes[53].Mask ? lanes[53].Accumulator : 32'sd0) + (lanes[54].Mask ? lanes[54].Accumulator : 32'sd0) + (lanes[55].Mask ? lanes[55].Accumulator : 32'sd0) + (lanes[56].Mask ? lanes[56].Accumulator : 32'sd0) + (lanes[57].Mask ? lanes[57].Accumulator : 32'sd0) + (lanes[58].Mask ? lanes[58].Accumulator : 32'sd0) + (lanes[59].Mask ? lanes[59].Accumulator : 32'sd0) + (lanes[60].Mask ? lanes[60].Accumulator : 32'sd0) + (lanes[61].Mask ? lanes[61].Accumulator : 32'sd0) + (lanes[62].Mask ? lanes[62].Accumulator : 32'sd0) + (lanes[63].Mask ? lanes[63].Accumulator : 32'sd0);
      Maximum <= Maximum_63 > Maximum_126 ? Maximum_63 : Maximum_126;
    end
  end

  assign Masks = {lanes[63].Mask, lanes[62].Mask, lanes[61].Mask, lanes[60].Mask, lanes[59].Mask, lanes[58].Mask, lanes[57].Mask, lanes[56].Mask, lanes[55].Mask, lanes[54].Mask, lanes[53].Mask, lanes[52].Mask, lanes[51].Mask, lanes[50].Mask, lanes[49].Mask, lanes[48].Mask, lanes[47].Mask, lanes[46].Mask, lanes[45].Mask, lanes[44].Mask, lanes[43].Mask, lanes[42].Mask, lanes[41].Mask, lanes[40].Mask, lanes[39].Mask, lanes[38].Mask, lanes[37].Mask, lanes[36].Mask, lanes[35].Mask, lanes[34].Mask, lanes[33].Mask, lanes[32].Mask, lanes[31].Mask, lanes[30].Mask, lanes[29].Mask, lanes[28].Mask, lanes[27].Mask, lanes[26].Mask, lanes[25].Mask, lanes[24].Mask, lanes[23].Mask, lanes[22].Mask, lanes[21].Mask, lanes[20].Mask, lanes[19].Mask, lanes[18].Mask, lanes[17].Mask, lanes[16].Mask, lanes[15].Mask, lanes[14].Mask, lanes[13].Mask, lanes[12].Mask, lanes[11].Mask, lanes[10].Mask, lanes[9].Mask, lanes[8].Mask, lanes[7].Mask, lanes[6].Mask, lanes[5].Mask, lanes[4].Mask, lanes[3].Mask, lanes[2].Mask, lanes[1].Mask, lanes[0].Mask};  // VectorUnit.cs:21
  assign Accumulators = {lanes[63].Accumulator, lanes[62].Accumulator, lanes[61].Accumulator, lanes[60].Accumulator, lanes[59].Accumulator, lanes[58].Accumulator, lanes[57].Accumulator, lanes[56].Accumulator, lanes[55].Accumulator, lanes[54].Accumulator, lanes[53].Accumulator, lanes[52].Accumulator, lanes[51].Accumulator, lanes[50].Accumulator, lanes[49].Accumulator, lanes[48].Accumulator, lanes[47].Accumulator, lanes[46].Accumulator, lanes[45].Accumulator, lanes[44].Accumulator, lanes[43].Accumulator, lanes[42].Accumulator, lanes[41].Accumulator, lanes[40].Accumulator, lanes[39].Accumulator, lanes[38].Accumulator, lanes[37].Accumulator, lanes[36].Accumulator, lanes[35].Accumulator, lanes[34].Accumulator, lanes[33].Accumulator, lanes[32].Accumulator, lanes[31].Accumulator, lanes[30].Accumulator, lanes[29].Accumulator, lanes[28].Accumulator, lanes[27].Accumulator, lanes[26].Accumulator, lanes[25].Accumulator, lanes[24].Accumulator, lanes[23].Accumulator, lanes[22].Accumulator, lanes[21].Accumulator, lanes[20].Accumulator, lanes[19].Accumulator, lanes[18].Accumulator, lanes[17].Accumulator, lanes[16].Accumulator, lanes[15].Accumulator, lanes[14].Accumulator, lanes[13].Accumulator, lanes[12].Accumulator, lanes[11].Accumulator, lanes[10].Accumulator, lanes[9].Accumulator, lanes[8].Accumulator, lanes[7].Accumulator, lanes[6].Accumulator, lanes[5].Accumulator, lanes[4].Accumulator, lanes[3].Accumulator, lanes[2].Accumulator, lanes[1].Accumulator, lanes[0].Accumulator};  // VectorUnit.cs:22
endmodule
