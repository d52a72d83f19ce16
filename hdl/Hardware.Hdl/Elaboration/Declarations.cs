using System.Runtime.CompilerServices;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Values;

namespace Hardware.Hdl;

/// <summary>How the members of a view travel and what they are.</summary>
public enum SignalRole
{
    /// <summary>Input ports.</summary>
    Input,

    /// <summary>Output ports driven by a combinational method.</summary>
    Output,

    /// <summary>Wires driven by a combinational method.</summary>
    Wire,

    /// <summary>Registers.</summary>
    Register,
}

/// <summary>What generated code tells about a module: once to build its definition, and once per instance to give it native
/// storage.</summary>
public abstract class Declarations
{
    private protected Declarations() { }

    /// <summary>Declares an input port.</summary>
    public void Input<T>(ref Cell<T>? cell, string name, int width = -1,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Signal(ref cell, name, width, new SignalOptions(SignalKind.Input, false), new SourceLocation(file, line));

    /// <summary>Declares a wire or output that a combinational method drives.</summary>
    public void Wire<T>(ref Cell<T>? cell, string name, bool isPort, int width = -1,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Signal(ref cell, name, width, new SignalOptions(SignalKind.Wire, isPort), new SourceLocation(file, line));

    /// <summary>Declares a register.</summary>
    /// <param name="cell">Receives native storage.</param>
    /// <param name="name">Name of the property.</param>
    /// <param name="isPort">Whether it is an output port.</param>
    /// <param name="width">Width in bits; -1 for <see cref="Bit"/> and enums.</param>
    /// <param name="reset">Reset value: integer, signal value or enum member; null for 0.</param>
    /// <param name="resetLess">Whether reset leaves it alone.</param>
    /// <param name="crossesDomains">Whether other clock domains may read it.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public void Register<T>(ref Cell<T>? cell, string name, bool isPort, int width = -1, object? reset = null, bool resetLess = false,
        bool crossesDomains = false, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Signal(
            ref cell, name, width, new SignalOptions(SignalKind.Register, isPort, reset, resetLess, crossesDomains),
            new SourceLocation(file, line));

    /// <summary>Declares a computed property: a wire, or an output.</summary>
    public abstract void Computed<T>(string name, Func<T> value, bool isPort, int width = -1,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0);

    /// <summary>Declares a memory.</summary>
    /// <param name="memory">The view.</param>
    /// <param name="name">Name of the property.</param>
    /// <param name="depth">Number of words.</param>
    /// <param name="width">Bits of a word.</param>
    /// <param name="contents">Initial words: a sequence of integers or signal values; null for all 0.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public abstract void Memory<T>(Mem<T> memory, string name, int depth, int width, System.Collections.IEnumerable? contents = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : struct, ISignal<T>;

    /// <summary>Declares the members of a <see cref="Vec{T}"/>, <see cref="Stream{T}"/> or bundle.</summary>
    /// <param name="view">The view.</param>
    /// <param name="name">Name of the property.</param>
    /// <param name="role">What its members are.</param>
    /// <param name="isPort">Whether wires and registers are output ports.</param>
    /// <param name="width">Width in bits; -1 when none was given.</param>
    /// <param name="count">Number of elements of a Vec; -1 for other views.</param>
    /// <param name="reset">Reset value of each member; null for 0.</param>
    /// <param name="resetLess">Whether reset leaves them alone.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public void View(View view, string name, SignalRole role, bool isPort = false, int width = -1, int count = -1, object? reset = null,
        bool resetLess = false, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        view.Width = Math.Max(width, 0);
        var source = new SourceLocation(file, line);
        if (count is not -1 and < 1)
            throw new HdlException("HDL1007", $"'{name}' is declared with {count} elements: give a count of at least 1", source);
        DeclaredView(name, view.Width, count);
        view.Declare(new ViewMembers(this, name, role, isPort, count, reset, resetLess, source) { Width = view.Width });
    }

    /// <summary>Declares a clock domain.</summary>
    public abstract void Domain(string name, ResetKind reset = ResetKind.Synchronous);

    /// <summary>Registers a combinational method.</summary>
    public abstract void Combinational(string name, Action method);

    /// <summary>Registers a clocked method.</summary>
    public abstract void Clocked(string name, Action method, string domain = "");

    /// <summary>Registers what a field holds: a module or an array of modules is a child, all else is ignored.</summary>
    public abstract void Child(string field, object? value, (string Child, string Parent)[]? domains = null,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0);

    internal abstract void Signal<T>(ref Cell<T>? cell, string name, int width, SignalOptions options, SourceLocation source);

    private protected virtual void DeclaredView(string name, int width, int count) { }

    /// <summary>The name hardware has for a field: without leading underscores.</summary>
    internal static string HardwareName(string field) => field.TrimStart('_') is { Length: > 0 } name ? name : field;

    /// <summary>A reset value as bits of a shape.</summary>
    internal static BitVector ResetBits(object? reset, Shape shape, string name, SourceLocation source)
    {
        try
        {
            return ConstantBits.Of(reset ?? 0, shape);
        }
        catch (HdlException problem)
        {
            throw new HdlException(problem.Code, $"the reset value of '{name}': {problem.Diagnostics[0].Text}", source);
        }
    }
}

/// <summary>Everything about a signal but its type, name and width.</summary>
internal readonly record struct SignalOptions(
    SignalKind Kind, bool IsPort, object? Reset = null, bool ResetLess = false, bool CrossesDomains = false);

/// <summary>Declares the members of a view as signals named after it.</summary>
internal sealed class ViewMembers(
    Declarations declarations, string name, SignalRole role, bool isPort, int count, object? reset, bool resetLess, SourceLocation source)
    : VecDeclarations(count)
{
    protected override void Declare<T>(ref Cell<T>? cell, string field, int width, bool flipped)
    {
        var kind = (role, flipped) switch
        {
            (SignalRole.Register, _) => SignalKind.Register,
            (SignalRole.Input, false) or (SignalRole.Output, true) => SignalKind.Input,
            _ => SignalKind.Wire,
        };
        var output = kind != SignalKind.Input && (isPort || role is SignalRole.Input or SignalRole.Output);
        declarations.Signal(ref cell, $"{name}_{field}", width, new SignalOptions(kind, output, reset, resetLess), source);
    }

    internal override void Payload(View view, string field) =>
        view.Declare(new ViewMembers(declarations, $"{name}_{field}", role, isPort, -1, reset, resetLess, source) { Width = Width });
}

/// <summary>Field declarations of a view that may be a <see cref="Vec{T}"/>.</summary>
internal abstract class VecDeclarations(int count) : FieldDeclarations
{
    /// <summary>Number of elements; -1 when the view is not a Vec.</summary>
    public int Count { get; } = count;
}
