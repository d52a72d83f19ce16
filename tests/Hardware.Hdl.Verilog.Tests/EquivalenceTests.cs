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

    // Its registers have the emitted names, so that the proof can go register by register: states no reset leads to need no argument.
    private const string FifoTwin = """
        module gold(
            input clock, input reset, input Push, input [15:0] Data, input Pop,
            output reg [2:0] Count, output Empty, output Full, output [15:0] Front);
          reg [2:0] Head, Tail;
          reg [15:0] Words [0:4];
          integer i;
          initial begin Count = 0; Head = 0; Tail = 0; for (i = 0; i < 5; i = i + 1) Words[i] = 0; end
          assign Empty = ~|Count;
          assign Full = ~|(Count ^ 3'b101);
          assign Front = Head > 4 ? 16'd0 : Words[Head];
          wire put = Push & ~Full, get = Pop & ~Empty;
          wire [2:0] after_put = Tail == 4 ? 3'd0 : Tail + 3'd1, after_get = Head == 4 ? 3'd0 : Head + 3'd1;
          always @(posedge clock)
            if (reset) begin Head <= 0; Tail <= 0; Count <= 0; end
            else begin
              if (put && Tail < 5) Words[Tail] <= Data;
              Tail <= put ? after_put : Tail;
              Head <= get ? after_get : Head;
              Count <= Count + put - get;
            end
        endmodule
        """;

    [Fact]
    public void The_counter_equals_a_hand_written_one() => Assert.Null(Prove(new Counter(8), CounterTwin));

    [Fact]
    public void The_FIFO_equals_a_hand_written_one() => Assert.Null(ProveByRegister(new Fifo(16, 5), FifoTwin));

    [Fact]
    public void A_FIFO_with_a_mistake_is_not_equal() =>
        Assert.NotNull(ProveByRegister(new Fifo(16, 5), FifoTwin.Replace("Count + put - get", "Count + put", StringComparison.Ordinal)));

    [Fact]
    public void A_twin_with_a_mistake_is_not_equal() =>
        Assert.NotNull(Prove(new Counter(8), CounterTwin.Replace("{7'd0, Enable}", "8'd1", StringComparison.Ordinal)));

    /// <summary>Equality of outputs by induction from the start state. Null when proven, else what Yosys said.</summary>
    private static string? Prove(HardwareModule module, string gold) => Yosys(module, gold,
        "proc; memory; opt_clean; rename {0} gate; miter -equiv -make_assert -make_outputs gold gate m; flatten m; hierarchy -top m; opt; "
        + "sat -verify -tempinduct -prove-asserts -set-init-zero -seq 1 m", "Induction step proven: SUCCESS!");

    /// <summary>
    /// Equality of every register and output, each given that the others are equal. Null when proven, else what Yosys said.
    /// </summary>
    private static string? ProveByRegister(HardwareModule module, string gold) => Yosys(module, gold,
        "proc; memory; opt_clean; equiv_make gold {0} equiv; hierarchy -top equiv; opt_clean; "
        + "equiv_simple -undef; equiv_induct -undef; equiv_status -assert",
        "Equivalence successfully proven!");

    private static string? Yosys(HardwareModule module, string gold, string script, string proven)
    {
        using var tools = new Tools(VerilogEmitter.Emit(Elaborator.Elaborate(module)));
        File.WriteAllText(Path.Combine(tools.Folder, "gold.v"), gold);
        var proof = $"read_verilog -sv {string.Join(' ', tools.Paths)} gold.v; " + string.Format(script, tools.Top);
        var said = tools.Run("yosys", ["-p", proof]);
        return said.Contains(proven, StringComparison.Ordinal) && !said.Contains("ended with", StringComparison.Ordinal)
            ? null : said[^Math.Min(1500, said.Length)..];
    }
}
