using Hardware.Cosim.Verilator;
using Hardware.Hdl;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Model;
using Hardware.Hdl.Simulation;

namespace Hardware.Cosim;

/// <summary>The engines a design can run on.</summary>
public enum EngineKind
{
    /// <summary>The C# methods themselves: breakpoints and live values.</summary>
    Native,

    /// <summary>The compiled model: fast, nothing to install, no build to wait for.</summary>
    Compiled,

    /// <summary>The emitted Verilog in Verilator.</summary>
    Verilator,
}

/// <summary>Makes engines.</summary>
public static class Engines
{
    /// <summary>An engine on a module and the design elaborated from it.</summary>
    /// <param name="kind">Which engine.</param>
    /// <param name="module">The module object; the native engine runs it and owns it from then on.</param>
    /// <param name="design">What <see cref="Elaborator.Elaborate"/> made of it.</param>
    /// <param name="seed">Start values of registers without reset.</param>
    /// <param name="verilator">How Verilator builds; null for the lockstep build, in which everything can be read.</param>
    /// <exception cref="SimulationException">SIM2001 and following: Verilator is missing, too old or fails.</exception>
    public static Engine Create(
        EngineKind kind, HardwareModule module, Design design, ulong seed = 0, VerilatorOptions? verilator = null) =>
        kind switch
        {
            EngineKind.Native => new NativeEngine(module, design, seed),
            EngineKind.Compiled => new CompiledEngine(design, seed),
            _ => new VerilatorEngine(design, verilator ?? VerilatorOptions.Lockstep, seed),
        };
}
