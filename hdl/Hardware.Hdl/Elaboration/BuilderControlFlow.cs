using System.Runtime.CompilerServices;
using Hardware.Hdl.Ir;

namespace Hardware.Hdl;

// Control flow over signals, and variables: what the twins rewrite C# into.
public sealed partial class Builder
{
    /// <summary>Starts what happens when a condition is 1.</summary>
    public void If(Bit condition, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        At(file, line);
        Current.If(condition.ToExpr());
    }

    /// <summary>Starts what happens when it is 0.</summary>
    public void Else() => Current.NextArm(null);

    /// <summary>Ends an If.</summary>
    public void EndIf() => Current.EndChoice();

    /// <summary>Starts a choice by equality with constants.</summary>
    public void Switch<T>(T subject, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : struct, ISignal<T>
    {
        At(file, line);
        Current.Switch(subject.ToExpr());
    }

    /// <summary>Starts what happens when the subject equals one of the labels.</summary>
    public void Case<T>(params T[] labels)
        where T : struct, ISignal<T>
    {
        var shape = Current.Subject.Shape;
        Current.NextArm(labels.Select(label => label.IsRecorded
            ? throw new HdlException("HDL4008", "a case label is a signal: compare with == in an if", Current.Source)
            : (Const)label.Fit(shape).ToExpr()).ToList());
    }

    /// <summary>Starts what happens when no label is equal.</summary>
    public void Default() => Current.NextArm([]);

    /// <summary>Ends a Switch.</summary>
    public void EndSwitch() => Current.EndChoice();

    /// <summary>One of two values; both are computed. The arms of a choice have one width, or one of them is a literal.</summary>
    public T Mux<T>(Bit select, T whenTrue, T whenFalse)
        where T : struct, ISignal<T> => Choice.Of(select, whenTrue, whenFalse);

    /// <summary>A C# local that is assigned later, perhaps on several paths.</summary>
    public Var<T> Local<T>(string name)
        where T : struct, ISignal<T> => new(this, name);

    /// <summary>A C# local that is assigned again later.</summary>
    public Var<T> Local<T>(string name, T init)
        where T : struct, ISignal<T> => new(this, name) { Value = init };

    /// <summary>A C# local that is assigned once: keeps its name in Verilog unless it only names wiring.</summary>
    public T Let<T>(string name, T value)
        where T : struct, ISignal<T> =>
        !value.IsRecorded || value.IsUnsized || IsWiring(value.ToExpr()) ? value : T.FromExpr(Current.Let(name, value.ToExpr()));

    /// <summary>An argument of an inlined function; its value is computed once however often the function uses it.</summary>
    public T Arg<T>(string name, T value)
        where T : struct, ISignal<T> => Let(name, value);

    /// <summary>Enters a loop, one iteration of it, or a method without a result.</summary>
    public Frame Enter() => Current.Enter(new Frame());

    /// <summary>Leaves a frame early, on this path.</summary>
    public void Jump(Frame frame) => Current.Jump(frame);

    /// <summary>The end of a frame, where its jumps arrive.</summary>
    public void Exit(Frame frame) => Current.Exit(frame);

    /// <summary>Enters a function with a result.</summary>
    public Frame<T> Enter<T>(string name)
        where T : struct, ISignal<T>
    {
        var frame = new Frame<T>(new Var<T>(this, name));
        Current.Enter(frame);
        return frame;
    }

    /// <summary>Returns a value from a function, on this path.</summary>
    public void Return<T>(Frame<T> frame, T value)
        where T : struct, ISignal<T>
    {
        if (Current.IsDead)
            return;
        if (!frame.HasReturned && Current.IsUnconditional(frame))
            frame.Only = value;
        else
            frame.Result.Value = value;
        frame.HasReturned = true;
        Current.Jump(frame);
    }

    /// <summary>The end of a function: its result.</summary>
    public T Exit<T>(Frame<T> frame)
        where T : struct, ISignal<T>
    {
        Current.Exit(frame);
        return frame.Only ?? frame.Result.Value;
    }

    internal void Assign<T>(Var<T> variable, T value)
        where T : struct, ISignal<T>
    {
        if (!variable.IsShaped)
        {
            if (value.IsUnsized)
            {
                throw new HdlException("HDL1003",
                    $"'{variable.Name}' starts as a literal, which has no width, and is assigned again: "
                    + $"write {typeof(T).Name}.Zero(n), or give the literal a width");
            }
            variable.Signal = Current.NewLocal(variable.Name, value.Shape);
        }
        var shape = variable.Signal!.Shape;
        if (!value.IsUnsized && value.Shape.Width != shape.Width)
        {
            var wider = Math.Max(shape.Width, value.Shape.Width);
            throw new HdlException("HDL1002",
                $"'{variable.Name}' is {shape.Width} bits on one path and {value.Shape.Width} on another: "
                + $"write .Extend({wider}) on the narrower value");
        }
        Current.Assign(variable.Signal, value.Fit(shape).ToExpr());
    }

    internal T Read<T>(Var<T> variable)
        where T : struct, ISignal<T> => variable.IsShaped
        ? T.FromExpr(Current.Read(variable.Signal!))
        : throw new HdlException("HDL2007", $"'{variable.Name}' is read before it is assigned: give it a value where it is declared");

    private static bool IsWiring(Expr expr) => expr switch
    {
        Const or SignalRef or PortRef or VersionedRef => true,
        Slice slice => IsWiring(slice.Operand),
        Resize resize => IsWiring(resize.Operand),
        Reinterpret reinterpret => IsWiring(reinterpret.Operand),
        Concat concat => concat.Parts.All(IsWiring),
        _ => false,
    };
}

/// <summary>A C# local variable in elaborated code.</summary>
public sealed class Var<T>
    where T : struct, ISignal<T>
{
    private readonly Builder _builder;

    internal Var(Builder builder, string name)
    {
        _builder = builder;
        Name = name;
    }

    internal string Name { get; }

    internal Signal? Signal { get; set; }

    internal bool IsShaped => Signal is not null;

    /// <summary>The value at this point of the program.</summary>
    public T Value
    {
        get => _builder.Read(this);
        set => _builder.Assign(this, value);
    }
}

/// <summary>A stretch of captured code that jumps may leave: a loop, one iteration of it, a method.</summary>
public class Frame
{
    internal Frame() { }

    internal FrameState? State { get; set; }
}

/// <summary>A captured function with a result.</summary>
public sealed class Frame<T> : Frame
    where T : struct, ISignal<T>
{
    internal Frame(Var<T> result) => Result = result;

    internal Var<T> Result { get; }

    /// <summary>The result when one unconditional return is all there is.</summary>
    internal T? Only { get; set; }

    internal bool HasReturned { get; set; }
}
