using Hardware.Examples;

namespace Hardware.Hdl.Verilog.Tests;

/// <summary>Yosys proves, for all inputs and all time, that emitted modules equal what a person wrote by hand.</summary>
public sealed class EquivalenceTests
{
    private const string CounterTwin = """
        module gold(input clock, input reset, input Enable, output reg [7:0] Count);
          initial Count = 0;
          always @(posedge clock) Count <= reset ? 8'd0 : Count + {7'd0, Enable};
        endmodule
        """;

    // Words of two bits: the proof is about pointers and counts, and its time grows with every bit of the memory.
    private const string FifoTwin = """
        module gold(
            input clock, input reset, input Push, input [1:0] Data, input Pop,
            output reg [2:0] Count, output Empty, output Full, output [1:0] Front);
          reg [1:0] w0 = 0, w1 = 0, w2 = 0, w3 = 0, w4 = 0;
          reg [2:0] rp = 0, wp = 0;
          initial Count = 0;
          assign Empty = ~|Count;
          assign Full = Count[2] & Count[0];
          assign Front = rp == 0 ? w0 : rp == 1 ? w1 : rp == 2 ? w2 : rp == 3 ? w3 : rp == 4 ? w4 : 2'd0;
          wire put = Push & ~Full, get = Pop & ~Empty;
          always @(posedge clock)
            if (reset) begin rp <= 0; wp <= 0; Count <= 0; end
            else begin
              if (put) begin
                case (wp) 0: w0 <= Data; 1: w1 <= Data; 2: w2 <= Data; 3: w3 <= Data; 4: w4 <= Data; endcase
                wp <= wp == 4 ? 0 : wp + 1;
              end
              if (get) rp <= rp == 4 ? 0 : rp + 1;
              Count <= Count + put - get;
            end
        endmodule
        """;

    [Fact]
    public void The_counter_equals_a_hand_written_one() => Assert.Null(Prove(new Counter(8), CounterTwin));

    [Fact]
    public void The_FIFO_equals_a_hand_written_one() => Assert.Null(Prove(new Fifo(2, 5), FifoTwin));

    [Fact]
    public void A_twin_with_a_mistake_is_not_equal() =>
        Assert.NotNull(Prove(new Counter(8), CounterTwin.Replace("{7'd0, Enable}", "8'd1", StringComparison.Ordinal)));

    /// <summary>Null when proven, else what Yosys said.</summary>
    private static string? Prove(HardwareModule module, string gold)
    {
        using var tools = new Tools(VerilogEmitter.Emit(Elaborator.Elaborate(module)));
        File.WriteAllText(Path.Combine(tools.Folder, "gold.v"), gold);
        var said = tools.Run("yosys", [
            "-p",
            $"read_verilog -sv {string.Join(' ', tools.Paths)} gold.v; proc; memory; opt_clean; rename {tools.Top} gate; "
            + "miter -equiv -make_assert -make_outputs gold gate m; flatten m; hierarchy -top m; opt; "
            + "sat -verify -tempinduct -prove-asserts -set-init-zero -seq 1 m",
        ]);
        return said.Contains("Induction step proven: SUCCESS!", StringComparison.Ordinal) && !said.Contains("ended with", StringComparison.Ordinal)
            ? null : said[^Math.Min(1500, said.Length)..];
    }
}
