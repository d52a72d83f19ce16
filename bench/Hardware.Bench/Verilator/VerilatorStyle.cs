namespace Hardware.Bench.Verilator;

/// <summary>One way to give a design to Verilator; each is a row of the result.</summary>
/// <param name="Name">How the row is called.</param>
/// <param name="HandWritten">The Verilog is the hand-written twin's, not the one we emit.</param>
/// <param name="Threads">Threads of the verilated model.</param>
/// <param name="Trace">Whether Verilator's own VCD writer is built in.</param>
/// <param name="Unroll">Turns of a loop up to which Verilator unrolls it, instead of the 64 it takes by itself.</param>
internal sealed record VerilatorStyle(string Name, bool HandWritten = false, int Threads = 1, bool Trace = false, int? Unroll = null)
{
    /// <summary>What <c>./hw emit</c> writes.</summary>
    public static VerilatorStyle Emitted { get; } = new("emitted");

    /// <summary>The same on two threads.</summary>
    public static VerilatorStyle TwoThreads { get; } = new("emitted, --threads 2", Threads: 2);

    /// <summary>Written by hand as Verilator likes it best.</summary>
    public static VerilatorStyle Twin { get; } = new("hand-written", HandWritten: true);

    /// <summary>The same with the large loops kept as loops: quick to compile, and faster where unrolled code does not fit the
    /// cache.</summary>
    public static VerilatorStyle TwinWithLoops(int unroll) => new("hand-written, loops kept", HandWritten: true, Unroll: unroll);

    /// <summary>For comparing traces.</summary>
    public static VerilatorStyle Traced { get; } = new("emitted, --trace", Trace: true);
}
