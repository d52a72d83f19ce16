using System.Runtime.InteropServices;
using Hardware.Waveforms.Storage;
using Microsoft.Win32.SafeHandles;

namespace Hardware.Waveforms.Vcd;

/// <summary>Reads the body of a VCD in two halves at once: values are absolute, so the second half needs nothing of the first but
/// its last time.</summary>
/// <remarks>
/// The halves meet at a line that begins with a time. Whether that line really is a time, and not text in a comment, is known only when
/// the first half has been read: if it ends inside a command, or later than the second begins, the whole is read again in one piece.
/// </remarks>
internal sealed class VcdHalves(
    SafeFileHandle file, long bodyStart, long bodyLine, WaveHierarchy hierarchy, VcdSlots slots, WaveOptions options)
{
    private const int WindowBytes = 1 << 18;

    private sealed class Half
    {
        public required ByteWindow Window { get; init; }
        public required DiagnosticList Diagnostics { get; init; }
        public required ChangeRecorder Recorder { get; init; }
        public required VcdBodyReader<RecorderSink> Body { get; init; }
    }

    /// <summary>Reads and stores; false, with nothing changed, when the halves do not fit together.</summary>
    public bool TryLoad(WaveFile wave, DiagnosticList diagnostics, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        long length = RandomAccess.GetLength(file);
        if (FindTime(bodyStart + (length - bodyStart) / 2, length) is not { } middle)
            return false;
        bool[] selected = options.Selected(hierarchy);
        using HotSignalTable firstTable = slots.CreateTable(selected), secondTable = slots.CreateTable(selected);
        using ChangeRecorder firstRecorder = new(hierarchy.SignalList, firstTable), secondRecorder = new(hierarchy.SignalList, secondTable);
        Half first = Create(bodyStart, middle, firstTable, firstRecorder, progress, cancellationToken);
        Half second = Create(middle, length, secondTable, secondRecorder, null, cancellationToken);
        using VcdBodyReader<RecorderSink> firstBody = first.Body, secondBody = second.Body;
        Task reading = Task.Run(secondBody.Read, cancellationToken);
        try
        {
            firstBody.Read();
        }
        finally
        {
            // The other half writes to memory that is freed on the way out.
            ((IAsyncResult)reading).AsyncWaitHandle.WaitOne();
        }
        reading.GetAwaiter().GetResult();
        bool cut = firstBody.EndsInCommand || first.Diagnostics.Items.Any(diagnostic => diagnostic.Code == WaveCodes.Truncated);
        if (cut || firstBody.FirstTime is null || secondBody.FirstTime is null || firstBody.CurrentTime > secondBody.FirstTime)
            return false;
        Join(wave, first, second, diagnostics);
        return true;
    }

    private Half Create(
        long start, long end, HotSignalTable table, ChangeRecorder recorder,
        IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var window = new ByteWindow(new PartStream(file, start, end), WindowBytes, start, end - start, null, progress, cancellationToken);
        var diagnostics = new DiagnosticList(options);
        return new Half
        {
            Window = window,
            Diagnostics = diagnostics,
            Recorder = recorder,
            Body = new VcdBodyReader<RecorderSink>(window, slots, table, diagnostics, new RecorderSink(recorder)),
        };
    }

    /// <summary>The offset of the first line at or after <paramref name="from"/> that begins with # and a digit; null when there
    /// is none nearby.</summary>
    private long? FindTime(long from, long length)
    {
        var buffer = new byte[(int)Math.Min(1 << 22, length - from)];
        ReadOnlySpan<byte> text = buffer.AsSpan(0, RandomAccess.Read(file, buffer, from));
        for (int at = 0; ;)
        {
            int found = text[at..].IndexOf("\n#"u8);
            if (found < 0 || at + found + 2 >= text.Length)
                return null;
            at += found + 2;
            if (char.IsAsciiDigit((char)text[at]))
                return from + at - 1;
        }
    }

    private unsafe void Join(WaveFile wave, Half first, Half second, DiagnosticList diagnostics)
    {
        TimeTable times = first.Recorder.Times;
        ReadOnlySpan<long> later = second.Recorder.Times.Times;
        // Both halves know the time at which they meet when no time lies between.
        bool shared = times[times.Count - 1] == later[0];
        int shift = times.Count - (shared ? 1 : 0);
        foreach (long time in later[(shared ? 1 : 0)..])
            times.Add(time);
        int textShift = first.Recorder.Texts.Count;
        first.Recorder.Texts.AddRange(second.Recorder.Texts);
        var found = new ChangeBlock[hierarchy.SignalList.Count][];
        first.Recorder.Finish((signal, blocks) => found[signal.Index] = blocks);
        second.Recorder.Finish((signal, blocks) =>
        {
            foreach (ref ChangeBlock block in blocks.AsSpan())
            {
                block.TimeBase += shift;
                if (block.Encoding == ValueEncoding.Text)
                    for (int entry = 0; entry < block.Count; entry++)
                        MemoryMarshal.AsRef<int>(block.Slab.AsSpan(block.ValueOffset(entry))) += textShift;
            }
            signal.Stored = new SignalChanges([.. found[signal.Index], .. blocks], times, first.Recorder.Texts);
        });
        wave.Table = times;
        wave.Start = first.Body.FirstTime!.Value;
        wave.End = second.Body.CurrentTime;
        wave.ChangeCount = first.Body.ChangeCount + second.Body.ChangeCount;
        wave.DumpSwitches = [.. first.Body.DumpSwitches, .. second.Body.DumpSwitches];
        long lines = first.Window.LineOf(first.Window.End) - 2;
        foreach (WaveDiagnostic diagnostic in first.Diagnostics.Items)
            diagnostics.Add(diagnostic.Code, diagnostic.Severity, diagnostic.Line + bodyLine - 1, diagnostic.Offset, diagnostic.Message);
        foreach (WaveDiagnostic diagnostic in second.Diagnostics.Items)
        {
            long line = diagnostic.Line + bodyLine - 1 + lines;
            diagnostics.Add(diagnostic.Code, diagnostic.Severity, line, diagnostic.Offset, diagnostic.Message);
        }
    }
}
