using Hardware.Hdl;

namespace Hardware.Hdl.Tests.Elaboration;

/// <summary>A module whose generated part is written by hand: two numbers and two bits in, one number out, by a given body.</summary>
internal sealed class HandWritten(Func<HandWritten, Builder, UInt> body) : HardwareModule
{
    public UInt A => __Hdl.Read<UInt>("A");

    public UInt B => __Hdl.Read<UInt>("B");

    public Bit P => __Hdl.Read<Bit>("P");

    public Bit Q => __Hdl.Read<Bit>("Q");

    protected internal override ModuleInfo __Info() => new("HandWritten", "");

    protected internal override void __Declare(Declarations declarations)
    {
        Cell<UInt>? number = null;
        Cell<Bit>? bit = null;
        declarations.Input(ref number, "A", 8);
        declarations.Input(ref number, "B", 8);
        declarations.Input(ref bit, "P");
        declarations.Input(ref bit, "Q");
        declarations.Wire(ref number, "Y", isPort: true, width: 8);
    }

    protected internal override void __Elaborate(Builder builder) =>
        builder.Combinational("Body", b => __Hdl.Write("Y", body(this, b)));
}
