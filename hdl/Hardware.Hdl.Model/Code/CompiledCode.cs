using System.Reflection;
using System.Runtime.CompilerServices;

namespace Hardware.Hdl.Model.Code;

/// <summary>Machine code of a model: runs its entry a number of times on a state block.</summary>
internal sealed unsafe class CompiledCode
{
    // The assembly is collectible: the method keeps it alive as long as its pointer is used.
    private readonly MethodInfo _method;
    private readonly delegate*<byte*, long, void> _run;

    public CompiledCode(MethodInfo method)
    {
        _method = method;
        RuntimeHelpers.PrepareMethod(method.MethodHandle);
        _run = (delegate*<byte*, long, void>)method.MethodHandle.GetFunctionPointer();
    }

    public void Run(byte* state, long times)
    {
        _run(state, times);
        GC.KeepAlive(_method);
    }
}
