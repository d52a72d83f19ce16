using System.Runtime.InteropServices;
using System.Text;
using Hardware.Bench.Measuring;
using Hardware.Bench.Workloads;
using Hardware.Cosim;
using Hardware.Hdl.Ir;

namespace Hardware.Bench.Verilator;

/// <summary>A loaded library of a verilated design that runs the prepared inputs in C++.</summary>
internal sealed unsafe class VerilatorModel : IContender
{
    private readonly nint _library;
    private readonly void* _model;
    private readonly delegate* unmanaged<void*, ulong*, int*, int, int, long, ulong*, void> _run;
    private readonly Stimulus _stimulus;
    private readonly ulong[] _sums;
    private int _at;

    public VerilatorModel(VerilatorLibrary library, Design design, Stimulus stimulus, string trace = "")
    {
        try
        {
            _library = NativeLibrary.Load(library.Path);
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException)
        {
            throw new SimulationException("SIM2008",
                $"the verilated model {library.Path} cannot be loaded: delete its folder and run again.", exception);
        }
        _run = (delegate* unmanaged<void*, ulong*, int*, int, int, long, ulong*, void>)NativeLibrary.GetExport(_library, "bench_run");
        _stimulus = stimulus;
        _sums = new ulong[Checksum.LimbsOf(design)];
        fixed (byte* path = Encoding.UTF8.GetBytes(trace + '\0'))
            _model = ((delegate* unmanaged<byte*, void*>)NativeLibrary.GetExport(_library, "bench_new"))(path);
    }

    /// <inheritdoc/>
    public ulong Run(long cycles)
    {
        fixed (ulong* words = _stimulus.Words, sums = _sums)
        fixed (int* starts = _stimulus.Starts)
            _run(_model, words, starts, _stimulus.Cycles, _at, cycles, sums);
        _at = (int)((_at + cycles) % _stimulus.Cycles);
        return Checksum.Of(_sums);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ((delegate* unmanaged<void*, void>)NativeLibrary.GetExport(_library, "bench_free"))(_model);
        NativeLibrary.Free(_library);
    }
}
