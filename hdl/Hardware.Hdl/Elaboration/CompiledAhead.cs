using Hardware.Hdl.Ir;
using Hardware.Hdl.Simulation;

namespace Hardware.Hdl;

/// <summary>
/// Never called. Names every generic member that generated code calls, for the three value types, so that an ahead-of-time build has
/// machine code for them in this assembly; otherwise each process compiles them again (docs/decisions/0009).
/// </summary>
internal static class CompiledAhead
{
    internal static void All(Builder builder, ModuleContext context, DefinitionDeclarations declarations, Engine engine, MemoryDef memory)
    {
        Of<Bit>(builder, context, declarations, engine, memory);
        Of<UInt>(builder, context, declarations, engine, memory);
        Of<SInt>(builder, context, declarations, engine, memory);
    }

    private static void Of<T>(Builder builder, ModuleContext context, DefinitionDeclarations declarations, Engine engine, MemoryDef memory)
        where T : struct, ISignal<T>
    {
        Cell<T>? cell = null;
        declarations.Input(ref cell, "");
        declarations.Wire(ref cell, "", isPort: true);
        declarations.Register(ref cell, "", isPort: true);
        declarations.Signal(ref cell, "", 0, default, default);
        declarations.Computed<T>("", () => default, isPort: true, -1);
        declarations.Memory(new Mem<T>(), "", 0, 0, null);
        new ViewMembers(declarations, "", default, false, 0, null, false, default).Field(ref cell, "");

        context.Write("", context.Read<T>(""));
        cell = new HardwareCell<T>(context, "");
        cell.Value = new EngineCell<T>(engine, 0, default).Value;
        MemoryCell<T> cells = new HardwareMemory<T>(context, "");
        cells.Write(default, new EngineMemory<T>(engine, 0, memory).Read(default), null);
        _ = new Mem<T> { [0] = default }[0];
        _ = new Vec<T> { [0] = default }[0];
        _ = new Stream<T> { Payload = default }.Payload;

        builder.Computed("", _ => default(T));
        builder.Switch(builder.Let("", builder.Arg("", builder.Mux(default, default(T), default(T)))));
        builder.Case(default(T));
        var frame = builder.Enter<T>("");
        builder.Return(frame, builder.Local<T>("").Value);
        builder.Local("", default(T)).Value = builder.Exit(frame);
    }
}
