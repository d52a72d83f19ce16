using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Hardware.Cosim.Verilator;

/// <summary>One model in a loaded verilated library: its functions as pointers, its values as addresses. Knows nothing of the IR.</summary>
internal sealed unsafe class VerilatedLibrary : IDisposable
{
    private readonly nint _library;
    private readonly delegate* unmanaged<void*, void> _free;
    private readonly delegate* unmanaged<void*, byte*> _error;
    private readonly delegate* unmanaged<void*, int> _eval;
    private readonly delegate* unmanaged<void*, int> _settle;
    private readonly delegate* unmanaged<void*, uint, long, long, int> _tick;
    private readonly delegate* unmanaged[SuppressGCTransition]<void*, uint, int> _step;
    private readonly delegate* unmanaged<void*, int, void*> _port;
    private readonly delegate* unmanaged<void*, byte*, byte*, int*, void*> _find;
    private readonly delegate* unmanaged<void*, void*, uint, int, int, int, void> _watch;
    private readonly delegate* unmanaged<void*, int, ulong> _covered;
    private readonly delegate* unmanaged<void*, int, long*, int> _failure;
    private void* _model;

    /// <summary>Loads the library and makes a model.</summary>
    /// <exception cref="SimulationException">SIM2008: it cannot be loaded; SIM2009: the design fails at time zero.</exception>
    public VerilatedLibrary(string path)
    {
        try
        {
            _library = NativeLibrary.Load(path);
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException)
        {
            throw new SimulationException(
                "SIM2008",
                $"the verilated model {path} cannot be loaded: delete {Path.GetDirectoryName(path)} and run again.",
                exception);
        }
        _free = (delegate* unmanaged<void*, void>)Export("hw_free");
        _error = (delegate* unmanaged<void*, byte*>)Export("hw_error");
        _eval = (delegate* unmanaged<void*, int>)Export("hw_eval");
        _settle = (delegate* unmanaged<void*, int>)Export("hw_settle");
        _tick = (delegate* unmanaged<void*, uint, long, long, int>)Export("hw_tick");
        _step = (delegate* unmanaged[SuppressGCTransition]<void*, uint, int>)Export("hw_step");
        _port = (delegate* unmanaged<void*, int, void*>)Export("hw_port");
        _find = (delegate* unmanaged<void*, byte*, byte*, int*, void*>)Export("hw_find");
        _watch = (delegate* unmanaged<void*, void*, uint, int, int, int, void>)Export("hw_watch");
        _covered = (delegate* unmanaged<void*, int, ulong>)Export("hw_covered");
        _failure = (delegate* unmanaged<void*, int, long*, int>)Export("hw_failure");
        _model = ((delegate* unmanaged<void*>)Export("hw_new"))();
        if (_model is null)
            throw new SimulationException("SIM2009", "the verilated model does not settle at time zero: it has a combinational loop.");
    }

    /// <summary>Computes what the inputs changed.</summary>
    public void Eval() => Check(_eval(_model));

    /// <summary>Computes every combinational value, after state was written.</summary>
    public void Settle() => Check(_settle(_model));

    /// <summary>Rising edges of the clocks in the mask; <paramref name="cycle"/> is the number of the first, for failures.</summary>
    /// <remarks>Not inlined: whoever contains a call that the collector may interrupt pays for its frame on every path, also on
    /// that of <see cref="Step"/>.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Tick(uint domains, long cycles, long cycle) => Check(_tick(_model, domains, cycles, cycle));

    /// <summary>One cycle of a small model without watches; the garbage collector waits for its end.</summary>
    public void Step(uint domains) => Check(_step(_model, domains));

    /// <summary>Address of a port, by its position in <see cref="VerilatedSource.Ports"/>.</summary>
    public void* Port(int index) => _port(_model, index);

    /// <summary>Address of a public variable and bytes per element; null when there is none.</summary>
    public void* Find(string scope, string name, out int bytes)
    {
        bytes = 0;
        fixed (byte* scopeText = Encoding.UTF8.GetBytes(scope + '\0'), nameText = Encoding.UTF8.GetBytes(name + '\0'))
        fixed (int* size = &bytes)
            return _find(_model, scopeText, nameText, size);
    }

    /// <summary>Looks at a flag in every cycle.</summary>
    public void Watch(void* flag, uint domains, int point, bool combinational, bool cover) =>
        _watch(_model, flag, domains, point, combinational ? 1 : 0, cover ? 1 : 0);

    /// <summary>How often a watched cover point held.</summary>
    public long Covered(int point) => (long)_covered(_model, point);

    /// <summary>Takes the watched flags that rose since the last call.</summary>
    public List<(int Point, long Cycle)> TakeFailures()
    {
        var failures = new List<(int, long)>();
        long cycle;
        for (int index = 0, point; (point = _failure(_model, index, &cycle)) >= 0; index++)
            failures.Add((point, cycle));
        return failures;
    }

    /// <summary>Starts Verilator's own VCD.</summary>
    public void OpenTrace(string path)
    {
        fixed (byte* text = Encoding.UTF8.GetBytes(path + '\0'))
        {
            var status = ((delegate* unmanaged<void*, byte*, int>)Export("hw_trace_open"))(_model, text);
            if (status != 0)
                throw new SimulationException("SIM4001", $"{path} cannot be written: name another path, or give permission.");
        }
    }

    /// <summary>Ends Verilator's own VCD.</summary>
    public void CloseTrace() => ((delegate* unmanaged<void*, void>)Export("hw_trace_close"))(_model);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_model is null)
            return;
        _free(_model);
        _model = null;
        NativeLibrary.Free(_library);
    }

    private nint Export(string name) => NativeLibrary.GetExport(_library, name);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Check(int status)
    {
        if (status != 0)
            Stop();
    }

    [DoesNotReturn]
    private void Stop() =>
        throw new SimulationException("SIM2009", $"the verilated model stopped: {Marshal.PtrToStringUTF8((nint)_error(_model))}.");
}
