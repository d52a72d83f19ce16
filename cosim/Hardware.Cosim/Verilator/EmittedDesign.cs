using Hardware.Hdl.Ir;

namespace Hardware.Cosim.Verilator;

/// <summary>The Verilog of a design as our emitter writes it, from copies of its modules made for Verilator (<see cref="ModuleCopy"/>).</summary>
internal sealed class EmittedDesign
{
    public static VerilogDesign Of(Design design, Observation observe) => throw new NotImplementedException("the Verilog emitter is not there yet");
}
