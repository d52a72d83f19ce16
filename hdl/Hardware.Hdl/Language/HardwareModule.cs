using System.ComponentModel;
using System.Runtime.CompilerServices;
using Hardware.Hdl.Ir;

namespace Hardware.Hdl;

/// <summary>What every module is: the generated part of a <see cref="ModuleAttribute"/> class overrides these members.</summary>
public abstract class HardwareModule
{
    /// <summary>A module; the generated code makes it known to elaboration and simulation.</summary>
    protected HardwareModule() => __Hdl = new ModuleContext(this);

    /// <summary>Where the module stands: unbound, under elaboration, a child seen from its parent, or simulated natively.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ModuleContext __Hdl { get; }

    /// <summary>The module must hold at every evaluation of this statement; simulation reports it otherwise.</summary>
    protected void Assert(Bit condition, string message, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        __Hdl.Check(CheckKind.Assert, condition, message, new SourceLocation(file, line));

    /// <summary>The environment keeps the condition; simulation reports it otherwise, a proof may rely on it.</summary>
    protected void Assume(Bit condition, string message, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        __Hdl.Check(CheckKind.Assume, condition, message, new SourceLocation(file, line));

    /// <summary>The condition should hold at least once; simulation counts how often.</summary>
    protected void Cover(Bit condition, string message, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        __Hdl.Check(CheckKind.Cover, condition, message, new SourceLocation(file, line));

    /// <summary>Type and parameters: modules of equal keys share one definition.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual ModuleKey __Key() => new(GetType(), []);

    /// <summary>Name, summary and place of the class.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual ModuleInfo __Info() => new(GetType().Name, "");

    /// <summary>Declares domains, signals, memories, processes and children.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual void __Declare(Declarations declarations) { }

    /// <summary>Runs the captured twins of computed properties and processes.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual void __Elaborate(Builder builder) { }
}

/// <summary>A module whose simulation handle is <typeparamref name="TPorts"/>; implemented by generated code.</summary>
public interface IModule<out TPorts>
    where TPorts : ModulePorts
{
    /// <summary>Makes the handle of an instance whose first slot is <paramref name="slot"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    TPorts __CreatePorts(Simulation.Engine engine, ModuleDef module, int slot, string path);
}

/// <summary>Name, one-sentence summary and place of a module class.</summary>
public sealed class ModuleInfo(string name, string summary, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
{
    /// <summary>Name of the class.</summary>
    public string Name { get; } = name;

    /// <summary>First sentence of its documentation; may be empty.</summary>
    public string Summary { get; } = summary;

    /// <summary>Where it is declared.</summary>
    public SourceLocation Source { get; } = new(file, line);
}
