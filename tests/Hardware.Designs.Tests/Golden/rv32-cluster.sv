// Rv32Divider: Division for RV32M: one bit of the quotient per cycle on magnitudes, signs mended at the end
// Rv32Divider.cs:8
module Rv32Divider (
    input  logic        clock,
    input  logic        reset,
    input  logic        Start,
    input  logic [2:0]  Function,
    input  logic [31:0] Dividend,
    input  logic [31:0] Divisor,
    output logic        Done,
    output logic [31:0] Result
);
  logic Busy;
  logic [5:0] Steps;
  logic [31:0] Quotient;
  logic [31:0] Remainder;
  logic IsSigned;
  logic DividendNegative;
  logic DivisorNegative;
  logic [31:0] Magnitude;
  logic [32:0] Shifted;

  initial begin
    Busy = 1'b0;
    Steps = 6'd0;
    Quotient = 32'd0;
    Remainder = 32'd0;
  end

  wire fits = Shifted >= {1'b0, Magnitude};
  always_ff @(posedge clock) begin  // Rv32Divider.cs:38 Advance
    if (reset) begin
      Busy <= 1'b0;
      Steps <= 6'd0;
      Quotient <= 32'd0;
      Remainder <= 32'd0;
    end else if (!Busy) begin
      Busy <= Start;
      Steps <= 6'd32;
      Quotient <= DividendNegative ? -Dividend : Dividend;
      Remainder <= 32'd0;
    end else if (Steps == 6'd0) begin
      Busy <= 1'b0;
    end else begin
      Steps <= Steps - 6'd1;
      Remainder <= 32'(fits ? Shifted - {1'b0, Magnitude} : Shifted);
      Quotient <= {Quotient[30:0], fits};
    end
  end

  assign IsSigned = Function == 3'd4 || Function == 3'd6;  // Rv32Divider.cs:22
  assign DividendNegative = IsSigned && Dividend[31];  // Rv32Divider.cs:23
  assign DivisorNegative = IsSigned && Divisor[31];  // Rv32Divider.cs:24
  assign Magnitude = DivisorNegative ? -Divisor : Divisor;  // Rv32Divider.cs:25
  assign Shifted = {Remainder, Quotient[31]};  // Rv32Divider.cs:28
  assign Done = Busy && Steps == 6'd0;  // Rv32Divider.cs:30
  assign Result = Function == 3'd4 || Function == 3'd5 ? (DividendNegative ^ DivisorNegative && Divisor != 32'd0 ? -Quotient : Quotient) : DividendNegative ? -Remainder : Remainder;  // Rv32Divider.cs:33
endmodule

// Rv32Core: An RV32IM core of three stages, one instruction per cycle except divisions (34 cycles)
// Rv32Core.cs:14
module Rv32Core (
    input  logic        clock,
    input  logic        reset,
    input  logic [31:0] Instruction,
    input  logic [31:0] DataRead,
    output logic        Retired,
    output logic [31:0] RetiredPc,
    output logic [31:0] RetiredInstruction,
    output logic [4:0]  RetiredRegister,
    output logic [31:0] RetiredValue,
    output logic        Halted,
    output logic        Illegal,
    output logic [31:0] DataAddress,
    output logic        DataReads,
    output logic [3:0]  DataWriteMask,
    output logic [31:0] DataWrite,
    output logic [31:0] InstructionAddress
);
  logic Valid;
  logic [31:0] Pc;
  logic WriteBack;
  logic IsLoad;
  logic [4:0] Destination;
  logic [31:0] Value;
  logic [2:0] LoadFunction;
  logic [1:0] LoadOffset;
  logic [6:0] Opcode;
  logic [2:0] Function;
  logic [31:0] SourceA;
  logic [31:0] SourceB;
  logic [31:0] Immediate;
  logic IsMultiplyDivide;
  logic IsDivide;
  logic IsKnown;
  logic Runs;
  logic Stalls;
  logic Executes;
  logic [31:0] Address;
  logic [31:0] Result;

  initial begin
    Valid = 1'b0;
    Pc = 32'd0;
    WriteBack = 1'b0;
    IsLoad = 1'b0;
    Destination = 5'd0;
    Value = 32'd0;
    LoadFunction = 3'd0;
    LoadOffset = 2'd0;
    Retired = 1'b0;
    RetiredPc = 32'd0;
    RetiredInstruction = 32'd0;
    Halted = 1'b0;
    Illegal = 1'b0;
  end

  logic [31:0] Registers [0:31];
  initial for (int i = 0; i < 32; i++) Registers[i] = 32'd0;

  logic divider_Done;
  logic [31:0] divider_Result;
  Rv32Divider divider (  // Rv32Core.cs:57
      .clock(clock),
      .reset(reset),
      .Start(Runs && IsDivide),
      .Function(Function),
      .Dividend(SourceA),
      .Divisor(SourceB),
      .Done(divider_Done),
      .Result(divider_Result)
  );

  wire writes = Opcode != 7'd99 && Opcode != 7'd35 && Opcode != 7'd15 && Opcode != 7'd115 && IsKnown;
  wire alternate = Function == 3'd5 && Instruction[30];
  wire aSigned = Function == 3'd1 || Function == 3'd2;
  wire bSigned = Function == 3'd1;
  wire signed [65:0] product = 66'($signed({aSigned && SourceA[31], SourceA})) * 66'($signed({bSigned && SourceB[31], SourceB}));
  always_ff @(posedge clock) begin : Advance  // Rv32Core.cs:108 Advance
    logic [31:0] Outcome;
    Outcome = 32'd0;
    if (reset) begin
      Valid <= 1'b0;
      Pc <= 32'd0;
      WriteBack <= 1'b0;
      IsLoad <= 1'b0;
      Destination <= 5'd0;
      Value <= 32'd0;
      LoadFunction <= 3'd0;
      LoadOffset <= 2'd0;
      Retired <= 1'b0;
      RetiredPc <= 32'd0;
      RetiredInstruction <= 32'd0;
      Halted <= 1'b0;
      Illegal <= 1'b0;
    end else begin
      Valid <= 1'b1;
      Pc <= InstructionAddress;
      if (Executes && (Opcode == 7'd115 || !IsKnown)) begin
        Halted <= 1'b1;
        Illegal <= !IsKnown;
      end
      WriteBack <= Executes && writes && Instruction[11:7] != 5'd0;
      IsLoad <= Opcode == 7'd3;
      Destination <= Instruction[11:7];
      case (Opcode)
        7'd55: Outcome = Immediate;
        7'd23: Outcome = Pc + Immediate;
        7'd111, 7'd103: Outcome = Pc + 32'd4;
        7'd19: begin
          Outcome = Function == 3'd0 ? (alternate ? SourceA - Immediate : SourceA + Immediate) : Function == 3'd1 ? SourceA << Immediate[4:0] : Function == 3'd2 ? {31'd0, $signed(SourceA) < $signed(Immediate)} : Function == 3'd3 ? {31'd0, SourceA < Immediate} : Function == 3'd4 ? SourceA ^ Immediate : Function == 3'd5 ? (alternate ? $unsigned($signed(SourceA) >>> Immediate[4:0]) : SourceA >> Immediate[4:0]) : Function == 3'd6 ? SourceA | Immediate : SourceA & Immediate;
        end
        default: begin
          if (!IsMultiplyDivide)
            Outcome = Function == 3'd0 ? (Instruction[30] ? SourceA - SourceB : SourceA + SourceB) : Function == 3'd1 ? SourceA << SourceB[4:0] : Function == 3'd2 ? {31'd0, $signed(SourceA) < $signed(SourceB)} : Function == 3'd3 ? {31'd0, SourceA < SourceB} : Function == 3'd4 ? SourceA ^ SourceB : Function == 3'd5 ? (Instruction[30] ? $unsigned($signed(SourceA) >>> SourceB[4:0]) : SourceA >> SourceB[4:0]) : Function == 3'd6 ? SourceA | SourceB : SourceA & SourceB;
          else Outcome = Function[2] ? divider_Result : Function == 3'd0 ? product[31:0] : product[63:32];
        end
      endcase
      Value <= Outcome;
      LoadFunction <= Function;
      LoadOffset <= Address[1:0];
      Retired <= Executes && IsKnown;
      RetiredPc <= Pc;
      RetiredInstruction <= Instruction;
    end
  end

  always_ff @(posedge clock) begin  // Rv32Core.cs:132 WriteRegister
    if (WriteBack) Registers[Destination] <= Result;
  end

  assign RetiredRegister = WriteBack ? Destination : 5'd0;  // Rv32Core.cs:44

  wire [31:0] shifted = DataRead >> {LoadOffset, 3'd0};
  assign Result = IsLoad ? (LoadFunction == 3'd0 ? 32'($signed(shifted[7:0])) : LoadFunction == 3'd1 ? 32'($signed(shifted[15:0])) : LoadFunction == 3'd4 ? {24'd0, shifted[7:0]} : LoadFunction == 3'd5 ? {16'd0, shifted[15:0]} : shifted) : Value;  // Rv32Core.cs:96 Result

  assign RetiredValue = Result;  // Rv32Core.cs:47
  assign Opcode = Instruction[6:0];  // Rv32Core.cs:61
  assign Function = Instruction[14:12];  // Rv32Core.cs:62

  wire [31:0] SourceA_Registers = Registers[Instruction[19:15]];
  always @* begin : SourceA_2  // Rv32Core.cs:63 SourceA
    logic [31:0] Operand;
    Operand = 32'd0;
    if (Instruction[19:15] == 5'd0) Operand = 32'd0;
    else if (WriteBack && Destination == Instruction[19:15]) Operand = Result;
    else Operand = SourceA_Registers;
    SourceA = Operand;
  end

  wire [31:0] SourceB_Registers = Registers[Instruction[24:20]];
  always @* begin : SourceB_2  // Rv32Core.cs:64 SourceB
    logic [31:0] Operand_1;
    Operand_1 = 32'd0;
    if (Instruction[24:20] == 5'd0) Operand_1 = 32'd0;
    else if (WriteBack && Destination == Instruction[24:20]) Operand_1 = Result;
    else Operand_1 = SourceB_Registers;
    SourceB = Operand_1;
  end

  assign Immediate = Instruction[6:0] == 7'd55 || Instruction[6:0] == 7'd23 ? {Instruction[31:12], 12'd0} : Instruction[6:0] == 7'd111 ? 32'($signed({Instruction[31], Instruction[19:12], Instruction[20], Instruction[30:21], 1'b0})) : Instruction[6:0] == 7'd99 ? 32'($signed({Instruction[31], Instruction[7], Instruction[30:25], Instruction[11:8], 1'b0})) : Instruction[6:0] == 7'd35 ? 32'($signed({Instruction[31:25], Instruction[11:7]})) : 32'($signed(Instruction[31:20]));  // Rv32Core.cs:65
  assign IsMultiplyDivide = Opcode == 7'd51 && Instruction[25];  // Rv32Core.cs:66
  assign IsDivide = IsMultiplyDivide && Function[2];  // Rv32Core.cs:67
  assign IsKnown = Opcode == 7'd55 || Opcode == 7'd23 || Opcode == 7'd111 || Opcode == 7'd15 || Opcode == 7'd19 || Opcode == 7'd51 || Opcode == 7'd115 ? 1'b1 : Opcode == 7'd103 ? Function == 3'd0 : Opcode == 7'd99 ? Function != 3'd2 && Function != 3'd3 : Opcode == 7'd3 ? Function != 3'd3 && Function < 3'd6 : Opcode == 7'd35 ? Function < 3'd3 : 1'b0;  // Rv32Core.cs:68
  assign Runs = Valid && !Halted;  // Rv32Core.cs:69
  assign Stalls = Runs && IsDivide && !divider_Done;  // Rv32Core.cs:70
  assign Executes = Runs && !Stalls;  // Rv32Core.cs:71
  assign Address = SourceA + Immediate;  // Rv32Core.cs:75
  assign DataAddress = Address;  // Rv32Core.cs:78
  assign DataReads = Executes && Opcode == 7'd3;  // Rv32Core.cs:81
  assign DataWriteMask = Executes && Opcode == 7'd35 ? (Function == 3'd0 ? 4'd1 << Address[1:0] : Function == 3'd1 ? 4'd3 << Address[1:0] : 4'd15) : 4'd0;  // Rv32Core.cs:84
  assign DataWrite = SourceB << {Address[1:0], 3'd0};  // Rv32Core.cs:87

  always @* begin : InstructionAddress_2  // Rv32Core.cs:92 InstructionAddress
    logic [31:0] NextPc;
    NextPc = 32'd0;
    case (Opcode)
      7'd111: NextPc = Pc + Immediate;
      7'd103: NextPc = {Address[31:1], 1'b0};
      7'd99: begin
        NextPc = (Function == 3'd0 ? SourceA == SourceB : Function == 3'd1 ? SourceA != SourceB : Function == 3'd4 ? $signed(SourceA) < $signed(SourceB) : Function == 3'd5 ? $signed(SourceA) >= $signed(SourceB) : Function == 3'd6 ? SourceA < SourceB : SourceA >= SourceB) ? Pc + Immediate : Pc + 32'd4;
      end
      default: NextPc = Pc + 32'd4;
    endcase
    InstructionAddress = Executes ? NextPc : Pc;
  end

  // Not read by anything; named so that linters know it is meant.
  wire unused = &{1'b0, product[65:64]};
endmodule

// Rv32System_512: An Rv32Core with one memory for instructions and data, from address 0; addresses beyond it read 0
// Rv32System.cs:7; program = 12983, 59933331, 1049363, 1299, 4196755, 1103517879, 3872950419, 1073743507, 1174407443, 51544755, 1297253011, 8574995, 17211427, 20350643, 4280739555, 24118675, 1073743507, 1555, 435971, 4630403, 15193699, 16162851, 15114787, 4621971, 1443347, 4273357539, 4294280595, 4228225763, 1073743507, 448259, 3573635, 15025459, 51710003, 52983731, 16254259, 4621971, 4280738531, 4294116115, 4160951011, 115, words = 512
module Rv32System_512 (
    input  logic        clock,
    input  logic        reset,
    output logic        Retired,
    output logic [31:0] RetiredPc,
    output logic [31:0] RetiredInstruction,
    output logic [4:0]  RetiredRegister,
    output logic [31:0] RetiredValue,
    output logic        Halted,
    output logic        Illegal
);
  logic [31:0] Instruction;
  logic [31:0] Data;

  logic [31:0] Words [0:511];
  initial begin
    Words[0] = 32'h32b7;
    Words[1] = 32'h3928293;
    Words[2] = 32'h100313;
    Words[3] = 32'd1299;
    Words[4] = 32'h400993;
    Words[5] = 32'h41c658b7;
    Words[6] = 32'he6d88893;
    Words[7] = 32'h40000693;
    Words[8] = 32'h46000913;
    Words[9] = 32'h31282b3;
    Words[10] = 32'h4d528293;
    Words[11] = 32'h82d813;
    Words[12] = 32'h106a023;
    Words[13] = 32'h13686b3;
    Words[14] = 32'hff26e6e3;
    Words[15] = 32'h1700593;
    Words[16] = 32'h40000693;
    Words[17] = 32'd1555;
    Words[18] = 32'h6a703;
    Words[19] = 32'h46a783;
    Words[20] = 32'he7d663;
    Words[21] = 32'hf6a023;
    Words[22] = 32'he6a223;
    Words[23] = 32'h468693;
    Words[24] = 32'h160613;
    Words[25] = 32'hfeb642e3;
    Words[26] = 32'hfff58593;
    Words[27] = 32'hfc059ae3;
    Words[28] = 32'h40000693;
    Words[29] = 32'h6d703;
    Words[30] = 32'h368783;
    Words[31] = 32'he54533;
    Words[32] = 32'h3150833;
    Words[33] = 32'h32877b3;
    Words[34] = 32'hf80533;
    Words[35] = 32'h468693;
    Words[36] = 32'hff26e2e3;
    Words[37] = 32'hfff30313;
    Words[38] = 32'hf80312e3;
    Words[39] = 32'd115;
    for (int i = 40; i < 512; i++) Words[i] = 32'd0;
  end

  logic core_Retired;
  logic [31:0] core_RetiredPc;
  logic [31:0] core_RetiredInstruction;
  logic [4:0] core_RetiredRegister;
  logic [31:0] core_RetiredValue;
  logic core_Halted;
  logic core_Illegal;
  logic [31:0] core_DataAddress;
  logic core_DataReads;
  logic [3:0] core_DataWriteMask;
  logic [31:0] core_DataWrite;
  logic [31:0] core_InstructionAddress;
  Rv32Core core (  // Rv32System.cs:13
      .clock(clock),
      .reset(reset),
      .Instruction(Instruction),
      .DataRead(Data),
      .Retired(core_Retired),
      .RetiredPc(core_RetiredPc),
      .RetiredInstruction(core_RetiredInstruction),
      .RetiredRegister(core_RetiredRegister),
      .RetiredValue(core_RetiredValue),
      .Halted(core_Halted),
      .Illegal(core_Illegal),
      .DataAddress(core_DataAddress),
      .DataReads(core_DataReads),
      .DataWriteMask(core_DataWriteMask),
      .DataWrite(core_DataWrite),
      .InstructionAddress(core_InstructionAddress)
  );

  always_ff @(posedge clock) begin  // Rv32System.cs:44 Access
    Instruction <= core_InstructionAddress[31:2] < 30'd512 ? Words[core_InstructionAddress[10:2]] : 32'd0;
    if (core_DataReads)
      Data <= core_DataAddress[31:2] < 30'd512 ? Words[core_DataAddress[10:2]] : 32'd0;
    if (core_DataWriteMask != 4'd0) begin
      if (core_DataAddress[31:2] < 30'd512) begin
        if (core_DataWriteMask[0]) Words[core_DataAddress[10:2]][7:0] <= core_DataWrite[7:0];
        if (core_DataWriteMask[1]) Words[core_DataAddress[10:2]][15:8] <= core_DataWrite[15:8];
        if (core_DataWriteMask[2]) Words[core_DataAddress[10:2]][23:16] <= core_DataWrite[23:16];
        if (core_DataWriteMask[3]) Words[core_DataAddress[10:2]][31:24] <= core_DataWrite[31:24];
      end
    end
  end

  assign Retired = core_Retired;  // Rv32System.cs:16
  assign RetiredPc = core_RetiredPc;  // Rv32System.cs:19
  assign RetiredInstruction = core_RetiredInstruction;  // Rv32System.cs:22
  assign RetiredRegister = core_RetiredRegister;  // Rv32System.cs:25
  assign RetiredValue = core_RetiredValue;  // Rv32System.cs:28
  assign Halted = core_Halted;  // Rv32System.cs:31
  assign Illegal = core_Illegal;  // Rv32System.cs:34

  // Not read by anything; named so that linters know it is meant.
  wire unused = &{1'b0, core_DataAddress[1:0], core_InstructionAddress[1:0]};
endmodule

// Rv32System_512_1: An Rv32Core with one memory for instructions and data, from address 0; addresses beyond it read 0
// Rv32System.cs:7; program = 12983, 59933331, 2097939, 1299, 4196755, 1103517879, 3872950419, 1073743507, 1174407443, 51544755, 1297253011, 8574995, 17211427, 20350643, 4280739555, 24118675, 1073743507, 1555, 435971, 4630403, 15193699, 16162851, 15114787, 4621971, 1443347, 4273357539, 4294280595, 4228225763, 1073743507, 448259, 3573635, 15025459, 51710003, 52983731, 16254259, 4621971, 4280738531, 4294116115, 4160951011, 115, words = 512
module Rv32System_512_1 (
    input  logic        clock,
    input  logic        reset,
    output logic        Retired,
    output logic [31:0] RetiredPc,
    output logic [31:0] RetiredInstruction,
    output logic [4:0]  RetiredRegister,
    output logic [31:0] RetiredValue,
    output logic        Halted,
    output logic        Illegal
);
  logic [31:0] Instruction;
  logic [31:0] Data;

  logic [31:0] Words [0:511];
  initial begin
    Words[0] = 32'h32b7;
    Words[1] = 32'h3928293;
    Words[2] = 32'h200313;
    Words[3] = 32'd1299;
    Words[4] = 32'h400993;
    Words[5] = 32'h41c658b7;
    Words[6] = 32'he6d88893;
    Words[7] = 32'h40000693;
    Words[8] = 32'h46000913;
    Words[9] = 32'h31282b3;
    Words[10] = 32'h4d528293;
    Words[11] = 32'h82d813;
    Words[12] = 32'h106a023;
    Words[13] = 32'h13686b3;
    Words[14] = 32'hff26e6e3;
    Words[15] = 32'h1700593;
    Words[16] = 32'h40000693;
    Words[17] = 32'd1555;
    Words[18] = 32'h6a703;
    Words[19] = 32'h46a783;
    Words[20] = 32'he7d663;
    Words[21] = 32'hf6a023;
    Words[22] = 32'he6a223;
    Words[23] = 32'h468693;
    Words[24] = 32'h160613;
    Words[25] = 32'hfeb642e3;
    Words[26] = 32'hfff58593;
    Words[27] = 32'hfc059ae3;
    Words[28] = 32'h40000693;
    Words[29] = 32'h6d703;
    Words[30] = 32'h368783;
    Words[31] = 32'he54533;
    Words[32] = 32'h3150833;
    Words[33] = 32'h32877b3;
    Words[34] = 32'hf80533;
    Words[35] = 32'h468693;
    Words[36] = 32'hff26e2e3;
    Words[37] = 32'hfff30313;
    Words[38] = 32'hf80312e3;
    Words[39] = 32'd115;
    for (int i = 40; i < 512; i++) Words[i] = 32'd0;
  end

  logic core_Retired;
  logic [31:0] core_RetiredPc;
  logic [31:0] core_RetiredInstruction;
  logic [4:0] core_RetiredRegister;
  logic [31:0] core_RetiredValue;
  logic core_Halted;
  logic core_Illegal;
  logic [31:0] core_DataAddress;
  logic core_DataReads;
  logic [3:0] core_DataWriteMask;
  logic [31:0] core_DataWrite;
  logic [31:0] core_InstructionAddress;
  Rv32Core core (  // Rv32System.cs:13
      .clock(clock),
      .reset(reset),
      .Instruction(Instruction),
      .DataRead(Data),
      .Retired(core_Retired),
      .RetiredPc(core_RetiredPc),
      .RetiredInstruction(core_RetiredInstruction),
      .RetiredRegister(core_RetiredRegister),
      .RetiredValue(core_RetiredValue),
      .Halted(core_Halted),
      .Illegal(core_Illegal),
      .DataAddress(core_DataAddress),
      .DataReads(core_DataReads),
      .DataWriteMask(core_DataWriteMask),
      .DataWrite(core_DataWrite),
      .InstructionAddress(core_InstructionAddress)
  );

  always_ff @(posedge clock) begin  // Rv32System.cs:44 Access
    Instruction <= core_InstructionAddress[31:2] < 30'd512 ? Words[core_InstructionAddress[10:2]] : 32'd0;
    if (core_DataReads)
      Data <= core_DataAddress[31:2] < 30'd512 ? Words[core_DataAddress[10:2]] : 32'd0;
    if (core_DataWriteMask != 4'd0) begin
      if (core_DataAddress[31:2] < 30'd512) begin
        if (core_DataWriteMask[0]) Words[core_DataAddress[10:2]][7:0] <= core_DataWrite[7:0];
        if (core_DataWriteMask[1]) Words[core_DataAddress[10:2]][15:8] <= core_DataWrite[15:8];
        if (core_DataWriteMask[2]) Words[core_DataAddress[10:2]][23:16] <= core_DataWrite[23:16];
        if (core_DataWriteMask[3]) Words[core_DataAddress[10:2]][31:24] <= core_DataWrite[31:24];
      end
    end
  end

  assign Retired = core_Retired;  // Rv32System.cs:16
  assign RetiredPc = core_RetiredPc;  // Rv32System.cs:19
  assign RetiredInstruction = core_RetiredInstruction;  // Rv32System.cs:22
  assign RetiredRegister = core_RetiredRegister;  // Rv32System.cs:25
  assign RetiredValue = core_RetiredValue;  // Rv32System.cs:28
  assign Halted = core_Halted;  // Rv32System.cs:31
  assign Illegal = core_Illegal;  // Rv32System.cs:34

  // Not read by anything; named so that linters know it is meant.
  wire unused = &{1'b0, core_DataAddress[1:0], core_InstructionAddress[1:0]};
endmodule

// Rv32System_512_2: An Rv32Core with one memory for instructions and data, from address 0; addresses beyond it read 0
// Rv32System.cs:7; program = 12983, 59933331, 3146515, 1299, 4196755, 1103517879, 3872950419, 1073743507, 1174407443, 51544755, 1297253011, 8574995, 17211427, 20350643, 4280739555, 24118675, 1073743507, 1555, 435971, 4630403, 15193699, 16162851, 15114787, 4621971, 1443347, 4273357539, 4294280595, 4228225763, 1073743507, 448259, 3573635, 15025459, 51710003, 52983731, 16254259, 4621971, 4280738531, 4294116115, 4160951011, 115, words = 512
module Rv32System_512_2 (
    input  logic        clock,
    input  logic        reset,
    output logic        Retired,
    output logic [31:0] RetiredPc,
    output logic [31:0] RetiredInstruction,
    output logic [4:0]  RetiredRegister,
    output logic [31:0] RetiredValue,
    output logic        Halted,
    output logic        Illegal
);
  logic [31:0] Instruction;
  logic [31:0] Data;

  logic [31:0] Words [0:511];
  initial begin
    Words[0] = 32'h32b7;
    Words[1] = 32'h3928293;
    Words[2] = 32'h300313;
    Words[3] = 32'd1299;
    Words[4] = 32'h400993;
    Words[5] = 32'h41c658b7;
    Words[6] = 32'he6d88893;
    Words[7] = 32'h40000693;
    Words[8] = 32'h46000913;
    Words[9] = 32'h31282b3;
    Words[10] = 32'h4d528293;
    Words[11] = 32'h82d813;
    Words[12] = 32'h106a023;
    Words[13] = 32'h13686b3;
    Words[14] = 32'hff26e6e3;
    Words[15] = 32'h1700593;
    Words[16] = 32'h40000693;
    Words[17] = 32'd1555;
    Words[18] = 32'h6a703;
    Words[19] = 32'h46a783;
    Words[20] = 32'he7d663;
    Words[21] = 32'hf6a023;
    Words[22] = 32'he6a223;
    Words[23] = 32'h468693;
    Words[24] = 32'h160613;
    Words[25] = 32'hfeb642e3;
    Words[26] = 32'hfff58593;
    Words[27] = 32'hfc059ae3;
    Words[28] = 32'h40000693;
    Words[29] = 32'h6d703;
    Words[30] = 32'h368783;
    Words[31] = 32'he54533;
    Words[32] = 32'h3150833;
    Words[33] = 32'h32877b3;
    Words[34] = 32'hf80533;
    Words[35] = 32'h468693;
    Words[36] = 32'hff26e2e3;
    Words[37] = 32'hfff30313;
    Words[38] = 32'hf80312e3;
    Words[39] = 32'd115;
    for (int i = 40; i < 512; i++) Words[i] = 32'd0;
  end

  logic core_Retired;
  logic [31:0] core_RetiredPc;
  logic [31:0] core_RetiredInstruction;
  logic [4:0] core_RetiredRegister;
  logic [31:0] core_RetiredValue;
  logic core_Halted;
  logic core_Illegal;
  logic [31:0] core_DataAddress;
  logic core_DataReads;
  logic [3:0] core_DataWriteMask;
  logic [31:0] core_DataWrite;
  logic [31:0] core_InstructionAddress;
  Rv32Core core (  // Rv32System.cs:13
      .clock(clock),
      .reset(reset),
      .Instruction(Instruction),
      .DataRead(Data),
      .Retired(core_Retired),
      .RetiredPc(core_RetiredPc),
      .RetiredInstruction(core_RetiredInstruction),
      .RetiredRegister(core_RetiredRegister),
      .RetiredValue(core_RetiredValue),
      .Halted(core_Halted),
      .Illegal(core_Illegal),
      .DataAddress(core_DataAddress),
      .DataReads(core_DataReads),
      .DataWriteMask(core_DataWriteMask),
      .DataWrite(core_DataWrite),
      .InstructionAddress(core_InstructionAddress)
  );

  always_ff @(posedge clock) begin  // Rv32System.cs:44 Access
    Instruction <= core_InstructionAddress[31:2] < 30'd512 ? Words[core_InstructionAddress[10:2]] : 32'd0;
    if (core_DataReads)
      Data <= core_DataAddress[31:2] < 30'd512 ? Words[core_DataAddress[10:2]] : 32'd0;
    if (core_DataWriteMask != 4'd0) begin
      if (core_DataAddress[31:2] < 30'd512) begin
        if (core_DataWriteMask[0]) Words[core_DataAddress[10:2]][7:0] <= core_DataWrite[7:0];
        if (core_DataWriteMask[1]) Words[core_DataAddress[10:2]][15:8] <= core_DataWrite[15:8];
        if (core_DataWriteMask[2]) Words[core_DataAddress[10:2]][23:16] <= core_DataWrite[23:16];
        if (core_DataWriteMask[3]) Words[core_DataAddress[10:2]][31:24] <= core_DataWrite[31:24];
      end
    end
  end

  assign Retired = core_Retired;  // Rv32System.cs:16
  assign RetiredPc = core_RetiredPc;  // Rv32System.cs:19
  assign RetiredInstruction = core_RetiredInstruction;  // Rv32System.cs:22
  assign RetiredRegister = core_RetiredRegister;  // Rv32System.cs:25
  assign RetiredValue = core_RetiredValue;  // Rv32System.cs:28
  assign Halted = core_Halted;  // Rv32System.cs:31
  assign Illegal = core_Illegal;  // Rv32System.cs:34

  // Not read by anything; named so that linters know it is meant.
  wire unused = &{1'b0, core_DataAddress[1:0], core_InstructionAddress[1:0]};
endmodule

// Rv32System_512_3: An Rv32Core with one memory for instructions and data, from address 0; addresses beyond it read 0
// Rv32System.cs:7; program = 12983, 59933331, 4195091, 1299, 4196755, 1103517879, 3872950419, 1073743507, 1174407443, 51544755, 1297253011, 8574995, 17211427, 20350643, 4280739555, 24118675, 1073743507, 1555, 435971, 4630403, 15193699, 16162851, 15114787, 4621971, 1443347, 4273357539, 4294280595, 4228225763, 1073743507, 448259, 3573635, 15025459, 51710003, 52983731, 16254259, 4621971, 4280738531, 4294116115, 4160951011, 115, words = 512
module Rv32System_512_3 (
    input  logic        clock,
    input  logic        reset,
    output logic        Retired,
    output logic [31:0] RetiredPc,
    output logic [31:0] RetiredInstruction,
    output logic [4:0]  RetiredRegister,
    output logic [31:0] RetiredValue,
    output logic        Halted,
    output logic        Illegal
);
  logic [31:0] Instruction;
  logic [31:0] Data;

  logic [31:0] Words [0:511];
  initial begin
    Words[0] = 32'h32b7;
    Words[1] = 32'h3928293;
    Words[2] = 32'h400313;
    Words[3] = 32'd1299;
    Words[4] = 32'h400993;
    Words[5] = 32'h41c658b7;
    Words[6] = 32'he6d88893;
    Words[7] = 32'h40000693;
    Words[8] = 32'h46000913;
    Words[9] = 32'h31282b3;
    Words[10] = 32'h4d528293;
    Words[11] = 32'h82d813;
    Words[12] = 32'h106a023;
    Words[13] = 32'h13686b3;
    Words[14] = 32'hff26e6e3;
    Words[15] = 32'h1700593;
    Words[16] = 32'h40000693;
    Words[17] = 32'd1555;
    Words[18] = 32'h6a703;
    Words[19] = 32'h46a783;
    Words[20] = 32'he7d663;
    Words[21] = 32'hf6a023;
    Words[22] = 32'he6a223;
    Words[23] = 32'h468693;
    Words[24] = 32'h160613;
    Words[25] = 32'hfeb642e3;
    Words[26] = 32'hfff58593;
    Words[27] = 32'hfc059ae3;
    Words[28] = 32'h40000693;
    Words[29] = 32'h6d703;
    Words[30] = 32'h368783;
    Words[31] = 32'he54533;
    Words[32] = 32'h3150833;
    Words[33] = 32'h32877b3;
    Words[34] = 32'hf80533;
    Words[35] = 32'h468693;
    Words[36] = 32'hff26e2e3;
    Words[37] = 32'hfff30313;
    Words[38] = 32'hf80312e3;
    Words[39] = 32'd115;
    for (int i = 40; i < 512; i++) Words[i] = 32'd0;
  end

  logic core_Retired;
  logic [31:0] core_RetiredPc;
  logic [31:0] core_RetiredInstruction;
  logic [4:0] core_RetiredRegister;
  logic [31:0] core_RetiredValue;
  logic core_Halted;
  logic core_Illegal;
  logic [31:0] core_DataAddress;
  logic core_DataReads;
  logic [3:0] core_DataWriteMask;
  logic [31:0] core_DataWrite;
  logic [31:0] core_InstructionAddress;
  Rv32Core core (  // Rv32System.cs:13
      .clock(clock),
      .reset(reset),
      .Instruction(Instruction),
      .DataRead(Data),
      .Retired(core_Retired),
      .RetiredPc(core_RetiredPc),
      .RetiredInstruction(core_RetiredInstruction),
      .RetiredRegister(core_RetiredRegister),
      .RetiredValue(core_RetiredValue),
      .Halted(core_Halted),
      .Illegal(core_Illegal),
      .DataAddress(core_DataAddress),
      .DataReads(core_DataReads),
      .DataWriteMask(core_DataWriteMask),
      .DataWrite(core_DataWrite),
      .InstructionAddress(core_InstructionAddress)
  );

  always_ff @(posedge clock) begin  // Rv32System.cs:44 Access
    Instruction <= core_InstructionAddress[31:2] < 30'd512 ? Words[core_InstructionAddress[10:2]] : 32'd0;
    if (core_DataReads)
      Data <= core_DataAddress[31:2] < 30'd512 ? Words[core_DataAddress[10:2]] : 32'd0;
    if (core_DataWriteMask != 4'd0) begin
      if (core_DataAddress[31:2] < 30'd512) begin
        if (core_DataWriteMask[0]) Words[core_DataAddress[10:2]][7:0] <= core_DataWrite[7:0];
        if (core_DataWriteMask[1]) Words[core_DataAddress[10:2]][15:8] <= core_DataWrite[15:8];
        if (core_DataWriteMask[2]) Words[core_DataAddress[10:2]][23:16] <= core_DataWrite[23:16];
        if (core_DataWriteMask[3]) Words[core_DataAddress[10:2]][31:24] <= core_DataWrite[31:24];
      end
    end
  end

  assign Retired = core_Retired;  // Rv32System.cs:16
  assign RetiredPc = core_RetiredPc;  // Rv32System.cs:19
  assign RetiredInstruction = core_RetiredInstruction;  // Rv32System.cs:22
  assign RetiredRegister = core_RetiredRegister;  // Rv32System.cs:25
  assign RetiredValue = core_RetiredValue;  // Rv32System.cs:28
  assign Halted = core_Halted;  // Rv32System.cs:31
  assign Illegal = core_Illegal;  // Rv32System.cs:34

  // Not read by anything; named so that linters know it is meant.
  wire unused = &{1'b0, core_DataAddress[1:0], core_InstructionAddress[1:0]};
endmodule

// Rv32Cluster: Cores side by side, each with a program and a memory of its own; a core stops at the end of its program
// Rv32Cluster.cs:7; programs = 12983, 59933331, 1049363, 1299, 4196755, 1103517879, 3872950419, 1073743507, 1174407443, 51544755, 1297253011, 8574995, 17211427, 20350643, 4280739555, 24118675, 1073743507, 1555, 435971, 4630403, 15193699, 16162851, 15114787, 4621971, 1443347, 4273357539, 4294280595, 4228225763, 1073743507, 448259, 3573635, 15025459, 51710003, 52983731, 16254259, 4621971, 4280738531, 4294116115, 4160951011, 115, 12983, 59933331, 2097939, 1299, 4196755, 1103517879, 3872950419, 1073743507, 1174407443, 51544755, 1297253011, 8574995, 17211427, 20350643, 4280739555, 24118675, 1073743507, 1555, 435971, 4630403, 15193699, 16162851, 15114787, 4621971, 1443347, 4273357539, 4294280595, 4228225763, 1073743507, 448259, 3573635, 15025459, 51710003, 52983731, 16254259, 4621971, 4280738531, 4294116115, 4160951011, 115, 12983, 59933331, 3146515, 1299, 4196755, 1103517879, 3872950419, 1073743507, 1174407443, 51544755, 1297253011, 8574995, 17211427, 20350643, 4280739555, 24118675, 1073743507, 1555, 435971, 4630403, 15193699, 16162851, 15114787, 4621971, 1443347, 4273357539, 4294280595, 4228225763, 1073743507, 448259, 3573635, 15025459, 51710003, 52983731, 16254259, 4621971, 4280738531, 4294116115, 4160951011, 115, 12983, 59933331, 4195091, 1299, 4196755, 1103517879, 3872950419, 1073743507, 1174407443, 51544755, 1297253011, 8574995, 17211427, 20350643, 4280739555, 24118675, 1073743507, 1555, 435971, 4630403, 15193699, 16162851, 15114787, 4621971, 1443347, 4273357539, 4294280595, 4228225763, 1073743507, 448259, 3573635, 15025459, 51710003, 52983731, 16254259, 4621971, 4280738531, 4294116115, 4160951011, 115, words = 512
module Rv32Cluster (
    input  logic        clock,
    input  logic        reset,
    output logic        AllHalted,
    output logic        AnyIllegal,
    output logic [31:0] Digest
);

  logic systems_0_Retired;
  logic [31:0] systems_0_RetiredPc;
  logic [31:0] systems_0_RetiredInstruction;
  logic [4:0] systems_0_RetiredRegister;
  logic [31:0] systems_0_RetiredValue;
  logic systems_0_Halted;
  logic systems_0_Illegal;
  Rv32System_512 systems_0 (  // Rv32Cluster.cs:9
      .clock(clock),
      .reset(reset),
      .Retired(systems_0_Retired),
      .RetiredPc(systems_0_RetiredPc),
      .RetiredInstruction(systems_0_RetiredInstruction),
      .RetiredRegister(systems_0_RetiredRegister),
      .RetiredValue(systems_0_RetiredValue),
      .Halted(systems_0_Halted),
      .Illegal(systems_0_Illegal)
  );

  logic systems_1_Retired;
  logic [31:0] systems_1_RetiredPc;
  logic [31:0] systems_1_RetiredInstruction;
  logic [4:0] systems_1_RetiredRegister;
  logic [31:0] systems_1_RetiredValue;
  logic systems_1_Halted;
  logic systems_1_Illegal;
  Rv32System_512_1 systems_1 (  // Rv32Cluster.cs:9
      .clock(clock),
      .reset(reset),
      .Retired(systems_1_Retired),
      .RetiredPc(systems_1_RetiredPc),
      .RetiredInstruction(systems_1_RetiredInstruction),
      .RetiredRegister(systems_1_RetiredRegister),
      .RetiredValue(systems_1_RetiredValue),
      .Halted(systems_1_Halted),
      .Illegal(systems_1_Illegal)
  );

  logic systems_2_Retired;
  logic [31:0] systems_2_RetiredPc;
  logic [31:0] systems_2_RetiredInstruction;
  logic [4:0] systems_2_RetiredRegister;
  logic [31:0] systems_2_RetiredValue;
  logic systems_2_Halted;
  logic systems_2_Illegal;
  Rv32System_512_2 systems_2 (  // Rv32Cluster.cs:9
      .clock(clock),
      .reset(reset),
      .Retired(systems_2_Retired),
      .RetiredPc(systems_2_RetiredPc),
      .RetiredInstruction(systems_2_RetiredInstruction),
      .RetiredRegister(systems_2_RetiredRegister),
      .RetiredValue(systems_2_RetiredValue),
      .Halted(systems_2_Halted),
      .Illegal(systems_2_Illegal)
  );

  logic systems_3_Retired;
  logic [31:0] systems_3_RetiredPc;
  logic [31:0] systems_3_RetiredInstruction;
  logic [4:0] systems_3_RetiredRegister;
  logic [31:0] systems_3_RetiredValue;
  logic systems_3_Halted;
  logic systems_3_Illegal;
  Rv32System_512_3 systems_3 (  // Rv32Cluster.cs:9
      .clock(clock),
      .reset(reset),
      .Retired(systems_3_Retired),
      .RetiredPc(systems_3_RetiredPc),
      .RetiredInstruction(systems_3_RetiredInstruction),
      .RetiredRegister(systems_3_RetiredRegister),
      .RetiredValue(systems_3_RetiredValue),
      .Halted(systems_3_Halted),
      .Illegal(systems_3_Illegal)
  );

  assign AllHalted = systems_0_Halted && systems_1_Halted && systems_2_Halted && systems_3_Halted;  // Rv32Cluster.cs:12
  assign AnyIllegal = systems_0_Illegal || systems_1_Illegal || systems_2_Illegal || systems_3_Illegal;  // Rv32Cluster.cs:15
  assign Digest = systems_0_RetiredValue ^ systems_1_RetiredValue ^ systems_2_RetiredValue ^ systems_3_RetiredValue;  // Rv32Cluster.cs:18

  // Not read by anything; named so that linters know it is meant.
  wire unused = &{1'b0, systems_0_Retired, systems_0_RetiredPc, systems_0_RetiredInstruction, systems_0_RetiredRegister, systems_1_Retired, systems_1_RetiredPc, systems_1_RetiredInstruction, systems_1_RetiredRegister, systems_2_Retired, systems_2_RetiredPc, systems_2_RetiredInstruction, systems_2_RetiredRegister, systems_3_Retired, systems_3_RetiredPc, systems_3_RetiredInstruction, systems_3_RetiredRegister};
endmodule
