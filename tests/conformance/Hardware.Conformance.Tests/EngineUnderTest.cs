using Hardware.Cosim;
using Hardware.Cosim.Verilator;
using Hardware.Hdl.Model;
using Hardware.Hdl.Simulation;
using Hardware.TestKit;

namespace Hardware.Conformance.Tests;

/// <summary>The engines that the contract is tested on, by name.</summary>
public static class EngineUnderTest
{
    public static TheoryData<string> All => ["native", "compiled", "verilator", "verilator-speed", "reference"];

    public static TheoryData<string> WithCheckpoints => ["native", "compiled", "verilator", "verilator-speed"];

    public static TheoryData<string> WithChecks => ["native", "compiled", "verilator", "reference"];

    /// <summary>The engine with a fresh module.</summary>
    public static Simulation Create(string name, Func<HardwareModule> create, ulong seed = 0)
    {
        var module = create();
        var design = Elaborator.Elaborate(module);
        return new Simulation(name switch
        {
            "native" => new NativeEngine(module, design, seed),
            "compiled" => new CompiledEngine(design, seed),
            "verilator" => new VerilatorEngine(design, VerilatorOptions.Quick, seed),
            "verilator-speed" => new VerilatorEngine(design, VerilatorOptions.Speed, seed),
            "reference" => new SeededReference(design, seed),
            _ => throw new ArgumentException(name),
        });
    }
}

/// <summary>The reference interpreter with the start values that all other engines have.</summary>
public sealed class SeededReference : EngineDecorator
{
    public SeededReference(Hdl.Ir.Design design, ulong seed) : base(new ReferenceInterpreter(design))
    {
        foreach (var (slot, _, value) in InitialValues.OfRegisters(design, seed))
        {
            var limbs = new ulong[value.LimbCount];
            value.CopyTo(limbs);
            Write(slot, limbs);
        }
    }
}
