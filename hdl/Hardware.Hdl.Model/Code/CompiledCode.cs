using System.Reflection;
using System.Runtime.CompilerServices;

namespace Hardware.Hdl.Model.Code;

/// <summary>Machine code of a model: runs its entry a number of times on a state block.</summary>
internal sealed unsafe class CompiledCode
{
    // The assembly is collectible: the method keeps it alive as long as its pointer is used.
    private readonly MethodInfo _method;
    private readonly PlayFrame _frame;
    private readonly delegate*<byte*, byte*, byte*, long, void> _run;

    public CompiledCode(MethodInfo method, PlayFrame frame)
    {
        (_method, _frame) = (method, frame);
        RuntimeHelpers.PrepareMethod(method.MethodHandle);
        _run = (delegate*<byte*, byte*, byte*, long, void>)method.MethodHandle.GetFunctionPointer();
    }

    /// <summary>Runs on the state alone.</summary>
    public void Run(byte* state, long times)
    {
        _run(state, state, state, times);
        GC.KeepAlive(_method);
    }

    /// <summary>Runs with a row of inputs and a row of results for each time. Code adds its offsets in the state block to the
    /// addresses it is given.</summary>
    public void Play(byte* state, ulong* inputs, ulong* row, long times)
    {
        _run(state, (byte*)inputs - _frame.Inputs, (byte*)row - _frame.Row, times);
        GC.KeepAlive(_method);
    }
}
