// IdleCell: A small worker: on a start it steps a number through 16 rounds of a mixing function, then rests
// IdleCell.cs:7
module IdleCell (
    input  logic        clock,
    input  logic        reset,
    input  logic        Start,
    input  logic [31:0] Seed,
    output logic [31:0] State,
    output logic        Busy
);
  logic [4:0] Rounds;

  initial begin
    Rounds = 5'd0;
    State = 32'd0;
  end

  always_ff @(posedge clock) begin  // IdleCell.cs:18 Advance
    if (reset) begin
      Rounds <= 5'd0;
      State <= 32'd0;
    end else if (Rounds != 5'd0) begin
      Rounds <= Rounds - 5'd1;
      State <= 32'({32'd0, State} * 64'h9e3779b1) ^ State >> 15;
    end else if (Start) begin
      Rounds <= 5'd16;
      State <= State ^ Seed;
    end
  end

  assign Busy = Rounds != 5'd0;  // IdleCell.cs:15
endmodule

// IdleArray: A large design that is mostly quiescent: workers that a broadcast start wakes, all of them or one
// IdleArray.cs:8; cells = 256
module IdleArray (
    input  logic        clock,
    input  logic        reset,
    input  logic        Start,
    input  logic        All,
    input  logic [7:0]  Chosen,
    input  logic [31:0] Seed,
    output logic        AnyBusy,
    output logic [31:0] Digest
);

  for (genvar i = 0; i < 256; i++) begin : cells
    logic [31:0] State;
    logic Busy;
    IdleCell element (  // IdleArray.cs:18
        .clock(clock),
        .reset(reset),
        .Start(Start && (All || Chosen == 8'(i))),
        .Seed(Seed),
        .State(State),
        .Busy(Busy)
    );
  end

  assign AnyBusy = cells[0].Busy || cells[1].Busy || cells[2].Busy || cells[3].Busy || cells[4].Busy || cells[5].Busy || cells[6].Busy || cells[7].Busy || cells[8].Busy || cells[9].Busy || cells[10].Busy || cells[11].Busy || cells[12].Busy || cells[13].Busy || cells[14].Busy || cells[15].Busy || cells[16].Busy || cells[17].Busy || cells[18].Busy || cells[19].Busy || cells[20].Busy || cells[21].Busy || cells[22].Busy || cells[23].Busy || cells[24].Busy || cells[25].Busy || cells[26].Busy || cells[27].Busy || cells[28].Busy || cells[29].Busy || cells[30].Busy || cells[31].Busy || cells[32].Busy || cells[33].Busy || cells[34].Busy || cells[35].Busy || cells[36].Busy || cells[37].Busy || cells[38].Busy || cells[39].Busy || cells[40].Busy || cells[41].Busy || cells[42].Busy || cells[43].Busy || cells[44].Busy || cells[45].Busy || cells[46].Busy || cells[47].Busy || cells[48].Busy || cells[49].Busy || cells[50].Busy || cells[51].Busy || cells[52].Busy || cells[53].Busy || cells[54].Busy || cells[55].Busy || cells[56].Busy || cells[57].Busy || cells[58].Busy || cells[59].Busy || cells[60].Busy || cells[61].Busy || cells[62].Busy || cells[63].Busy || cells[64].Busy || cells[65].Busy || cells[66].Busy || cells[67].Busy || cells[68].Busy || cells[69].Busy || cells[70].Busy || cells[71].Busy || cells[72].Busy || cells[73].Busy || cells[74].Busy || cells[75].Busy || cells[76].Busy || cells[77].Busy || cells[78].Busy || cells[79].Busy || cells[80].Busy || cells[81].Busy || cells[82].Busy || cells[83].Busy || cells[84].Busy || cells[85].Busy || cells[86].Busy || cells[87].Busy || cells[88].Busy || cells[89].Busy || cells[90].Busy || cells[91].Busy || cells[92].Busy || cells[93].Busy || cells[94].Busy || cells[95].Busy || cells[96].Busy || cells[97].Busy || cells[98].Busy || cells[99].Busy || cells[100].Busy || cells[101].Busy || cells[102].Busy || cells[103].Busy || cells[104].Busy || cells[105].Busy || cells[106].Busy || cells[107].Busy || cells[108].Busy || cells[109].Busy || cells[110].Busy || cells[111].Busy || cells[112].Busy || cells[113].Busy || cells[114].Busy || cells[115].Busy || cells[116].Busy || cells[117].Busy || cells[118].Busy || cells[119].Busy || cells[120].Busy || cells[121].Busy || cells[122].Busy || cells[123].Busy || cells[124].Busy || cells[125].Busy || cells[126].Busy || cells[127].Busy || cells[128].Busy || cells[129].Busy || cells[130].Busy || cells[131].Busy || cells[132].Busy || cells[133].Busy || cells[134].Busy || cells[135].Busy || cells[136].Busy || cells[137].Busy || cells[138].Busy || cells[139].Busy || cells[140].Busy || cells[141].Busy || cells[142].Busy || cells[143].Busy || cells[144].Busy || cells[145].Busy || cells[146].Busy || cells[147].Busy || cells[148].Busy || cells[149].Busy || cells[150].Busy || cells[151].Busy || cells[152].Busy || cells[153].Busy || cells[154].Busy || cells[155].Busy || cells[156].Busy || cells[157].Busy || cells[158].Busy || cells[159].Busy || cells[160].Busy || cells[161].Busy || cells[162].Busy || cells[163].Busy || cells[164].Busy || cells[165].Busy || cells[166].Busy || cells[167].Busy || cells[168].Busy || cells[169].Busy || cells[170].Busy || cells[171].Busy || cells[172].Busy || cells[173].Busy || cells[174].Busy || cells[175].Busy || cells[176].Busy || cells[177].Busy || cells[178].Busy || cells[179].Busy || cells[180].Busy || cells[181].Busy || cells[182].Busy || cells[183].Busy || cells[184].Busy || cells[185].Busy || cells[186].Busy || cells[187].Busy || cells[188].Busy || cells[189].Busy || cells[190].Busy || cells[191].Busy || cells[192].Busy || cells[193].Busy || cells[194].Busy || cells[195].Busy || cells[196].Busy || cells[197].Busy || cells[198].Busy || cells[199].Busy || cells[200].Busy || cells[201].Busy || cells[202].Busy || cells[203].Busy || cells[204].Busy || cells[205].Busy || cells[206].Busy || cells[207].Busy || cells[208].Busy || cells[209].Busy || cells[210].Busy || cells[211].Busy || cells[212].Busy || cells[213].Busy || cells[214].Busy || cells[215].Busy || cells[216].Busy || cells[217].Busy || cells[218].Busy || cells[219].Busy || cells[220].Busy || cells[221].Busy || cells[222].Busy || cells[223].Busy || cells[224].Busy || cells[225].Busy || cells[226].Busy || cells[227].Busy || cells[228].Busy || cells[229].Busy || cells[230].Busy || cells[231].Busy || cells[232].Busy || cells[233].Busy || cells[234].Busy || cells[235].Busy || cells[236].Busy || cells[237].Busy || cells[238].Busy || cells[239].Busy || cells[240].Busy || cells[241].Busy || cells[242].Busy || cells[243].Busy || cells[244].Busy || cells[245].Busy || cells[246].Busy || cells[247].Busy || cells[248].Busy || cells[249].Busy || cells[250].Busy || cells[251].Busy || cells[252].Busy || cells[253].Busy || cells[254].Busy || cells[255].Busy;  // IdleArray.cs:20
  assign Digest = cells[0].State ^ cells[1].State ^ cells[2].State ^ cells[3].State ^ cells[4].State ^ cells[5].State ^ cells[6].State ^ cells[7].State ^ cells[8].State ^ cells[9].State ^ cells[10].State ^ cells[11].State ^ cells[12].State ^ cells[13].State ^ cells[14].State ^ cells[15].State ^ cells[16].State ^ cells[17].State ^ cells[18].State ^ cells[19].State ^ cells[20].State ^ cells[21].State ^ cells[22].State ^ cells[23].State ^ cells[24].State ^ cells[25].State ^ cells[26].State ^ cells[27].State ^ cells[28].State ^ cells[29].State ^ cells[30].State ^ cells[31].State ^ cells[32].State ^ cells[33].State ^ cells[34].State ^ cells[35].State ^ cells[36].State ^ cells[37].State ^ cells[38].State ^ cells[39].State ^ cells[40].State ^ cells[41].State ^ cells[42].State ^ cells[43].State ^ cells[44].State ^ cells[45].State ^ cells[46].State ^ cells[47].State ^ cells[48].State ^ cells[49].State ^ cells[50].State ^ cells[51].State ^ cells[52].State ^ cells[53].State ^ cells[54].State ^ cells[55].State ^ cells[56].State ^ cells[57].State ^ cells[58].State ^ cells[59].State ^ cells[60].State ^ cells[61].State ^ cells[62].State ^ cells[63].State ^ cells[64].State ^ cells[65].State ^ cells[66].State ^ cells[67].State ^ cells[68].State ^ cells[69].State ^ cells[70].State ^ cells[71].State ^ cells[72].State ^ cells[73].State ^ cells[74].State ^ cells[75].State ^ cells[76].State ^ cells[77].State ^ cells[78].State ^ cells[79].State ^ cells[80].State ^ cells[81].State ^ cells[82].State ^ cells[83].State ^ cells[84].State ^ cells[85].State ^ cells[86].State ^ cells[87].State ^ cells[88].State ^ cells[89].State ^ cells[90].State ^ cells[91].State ^ cells[92].State ^ cells[93].State ^ cells[94].State ^ cells[95].State ^ cells[96].State ^ cells[97].State ^ cells[98].State ^ cells[99].State ^ cells[100].State ^ cells[101].State ^ cells[102].State ^ cells[103].State ^ cells[104].State ^ cells[105].State ^ cells[106].State ^ cells[107].State ^ cells[108].State ^ cells[109].State ^ cells[110].State ^ cells[111].State ^ cells[112].State ^ cells[113].State ^ cells[114].State ^ cells[115].State ^ cells[116].State ^ cells[117].State ^ cells[118].State ^ cells[119].State ^ cells[120].State ^ cells[121].State ^ cells[122].State ^ cells[123].State ^ cells[124].State ^ cells[125].State ^ cells[126].State ^ cells[127].State ^ cells[128].State ^ cells[129].State ^ cells[130].State ^ cells[131].State ^ cells[132].State ^ cells[133].State ^ cells[134].State ^ cells[135].State ^ cells[136].State ^ cells[137].State ^ cells[138].State ^ cells[139].State ^ cells[140].State ^ cells[141].State ^ cells[142].State ^ cells[143].State ^ cells[144].State ^ cells[145].State ^ cells[146].State ^ cells[147].State ^ cells[148].State ^ cells[149].State ^ cells[150].State ^ cells[151].State ^ cells[152].State ^ cells[153].State ^ cells[154].State ^ cells[155].State ^ cells[156].State ^ cells[157].State ^ cells[158].State ^ cells[159].State ^ cells[160].State ^ cells[161].State ^ cells[162].State ^ cells[163].State ^ cells[164].State ^ cells[165].State ^ cells[166].State ^ cells[167].State ^ cells[168].State ^ cells[169].State ^ cells[170].State ^ cells[171].State ^ cells[172].State ^ cells[173].State ^ cells[174].State ^ cells[175].State ^ cells[176].State ^ cells[177].State ^ cells[178].State ^ cells[179].State ^ cells[180].State ^ cells[181].State ^ cells[182].State ^ cells[183].State ^ cells[184].State ^ cells[185].State ^ cells[186].State ^ cells[187].State ^ cells[188].State ^ cells[189].State ^ cells[190].State ^ cells[191].State ^ cells[192].State ^ cells[193].State ^ cells[194].State ^ cells[195].State ^ cells[196].State ^ cells[197].State ^ cells[198].State ^ cells[199].State ^ cells[200].State ^ cells[201].State ^ cells[202].State ^ cells[203].State ^ cells[204].State ^ cells[205].State ^ cells[206].State ^ cells[207].State ^ cells[208].State ^ cells[209].State ^ cells[210].State ^ cells[211].State ^ cells[212].State ^ cells[213].State ^ cells[214].State ^ cells[215].State ^ cells[216].State ^ cells[217].State ^ cells[218].State ^ cells[219].State ^ cells[220].State ^ cells[221].State ^ cells[222].State ^ cells[223].State ^ cells[224].State ^ cells[225].State ^ cells[226].State ^ cells[227].State ^ cells[228].State ^ cells[229].State ^ cells[230].State ^ cells[231].State ^ cells[232].State ^ cells[233].State ^ cells[234].State ^ cells[235].State ^ cells[236].State ^ cells[237].State ^ cells[238].State ^ cells[239].State ^ cells[240].State ^ cells[241].State ^ cells[242].State ^ cells[243].State ^ cells[244].State ^ cells[245].State ^ cells[246].State ^ cells[247].State ^ cells[248].State ^ cells[249].State ^ cells[250].State ^ cells[251].State ^ cells[252].State ^ cells[253].State ^ cells[254].State ^ cells[255].State;  // IdleArray.cs:23
endmodule
