using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Hardware.Waveforms.Vcd;

/// <summary>Writes a VCD. A change of up to 64 bits is formatted without a branch that depends on it: some 3 ns, no allocation.</summary>
public sealed unsafe partial class VcdWriter : IWaveWriter
{
    private const int BufferBytes = 1 << 18;
    // The longest thing written without asking for room: b, 64 letters, space, id, line end, and what the wide stores spill.
    private const int Slack = 192;

    private readonly Stream _stream;
    private readonly bool _leaveOpen;
    private readonly WaveWriterOptions _options;
    private readonly WriterDeclarations _declarations = new();
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(BufferBytes + Slack, pinned: true);
    private readonly byte* _base;
    private Slot[] _slots = new Slot[64];
    private Shadow[] _shadows = new Shadow[64];
    private int _count;
    private int _used;
    // Fast changes go up to here; below 0 while recording is off, so that all take the slow way.
    private int _fastLimit = BufferBytes;
    private long _time = -1;
    private bool _disposed;

    /// <summary>Begins a VCD on a stream.</summary>
    /// <param name="stream">Gets the text.</param>
    /// <param name="options">The header's facts.</param>
    /// <param name="leaveOpen">Do not close the stream when the writer is closed.</param>
    public VcdWriter(Stream stream, WaveWriterOptions? options = null, bool leaveOpen = false)
    {
        _stream = stream;
        _leaveOpen = leaveOpen;
        _options = options ?? new WaveWriterOptions();
        _base = (byte*)Marshal.UnsafeAddrOfPinnedArrayElement(_buffer, 0);
        WriteFacts();
    }

    /// <summary>Where the trace is, for the files that go beside it; empty for a stream.</summary>
    internal string Path { get; init; } = "";

    /// <summary>What has been declared so far.</summary>
    public WaveHierarchy Hierarchy => _declarations.Hierarchy;

    /// <summary>What a fast change needs to know of its signal.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 32)]
    private struct Slot
    {
        /// <summary>What follows the digits: space (vectors only), id, line end.</summary>
        public ulong Suffix;

        /// <summary>The last value, when <see cref="LastIsWord"/>.</summary>
        public ulong Last;

        public int SuffixLength;

        /// <summary>Width of bits; 0 of what is no bits.</summary>
        public int Width;

        /// <summary>1 for a vector, which begins with b.</summary>
        public byte Prefix;

        /// <summary>Most digits of a fast change; 0 when all changes are slow.</summary>
        public byte Digits;

        /// <summary>The last value is <see cref="Last"/>, not in the shadow.</summary>
        public bool LastIsWord;

        /// <summary>Writes a fast change; gives where the next one goes.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public byte* Write(ulong value, byte* to)
        {
            Last = value;
            LastIsWord = true;
            *to = (byte)'b';
            to += Prefix;
            // The top 1 comes first, since a value is written in its shortest form; letters that are too many are written over by the
            // suffix and the next change.
            int zeros;
            if (Digits <= 32)
            {
                uint bits = (uint)value << (32 - Digits);
                zeros = BitOperations.LeadingZeroCount(bits);
                BitText.Write32(bits << zeros, to);
            }
            else
            {
                ulong bits = value << (64 - Digits);
                zeros = BitOperations.LeadingZeroCount(bits);
                BitText.Write64(bits << zeros, to);
            }
            to += Math.Max(1, Digits - zeros);
            *(ulong*)to = Suffix;
            return to + SuffixLength;
        }
    }

    /// <inheritdoc/>
    public void EndDefinitions()
    {
        if (_declarations.Ended)
            return;
        while (_declarations.Depth > 0)
            EndScope();
        _declarations.Ended = true;
        _declarations.WriteCompanions(Path, _options);
        Text("$enddefinitions $end\n");
    }

    /// <inheritdoc/>
    public void Time(long time)
    {
        EndDefinitions();
        if (time < _time || time < 0)
            throw new ArgumentOutOfRangeException(nameof(time), $"time {time} is before {Math.Max(0, _time)}: times must not go back");
        if (time == _time)
            return;
        _time = time;
        if (_used > BufferBytes)
            Drain();
        _buffer[_used++] = (byte)'#';
        Utf8Formatter.TryFormat(time, _buffer.AsSpan(_used), out int written);
        _used += written;
        _buffer[_used++] = (byte)'\n';
    }

    /// <inheritdoc/>
    public void Change(SignalHandle signal, ulong value)
    {
        ref Slot slot = ref _slots[signal.Index];
        if (_used <= _fastLimit && slot.Digits != 0)
            _used = (int)(slot.Write(value, _base + _used) - _base);
        else
            ChangeSlowly(signal, value);
    }

    /// <inheritdoc/>
    public void Change(ReadOnlySpan<SignalHandle> signals, ReadOnlySpan<ulong> values)
    {
        values = values[..signals.Length];
        byte* to = _base + _used;
        for (int i = 0; i < signals.Length; i++)
        {
            ref Slot slot = ref _slots[signals[i].Index];
            if (to <= _base + _fastLimit && slot.Digits != 0)
            {
                to = slot.Write(values[i], to);
                continue;
            }
            _used = (int)(to - _base);
            ChangeSlowly(signals[i], values[i]);
            to = _base + _used;
        }
        _used = (int)(to - _base);
    }

    /// <inheritdoc/>
    public void Flush()
    {
        Drain();
        _stream.Flush();
    }

    /// <summary>Ends the trace and closes the stream.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        EndDefinitions();
        Drain();
        _stream.Flush();
        if (!_leaveOpen)
            _stream.Dispose();
    }

    private void Drain()
    {
        _stream.Write(_buffer, 0, _used);
        _used = 0;
    }

    private void Room(int bytes)
    {
        if (_used + bytes > BufferBytes)
            Drain();
    }

    private void Bytes(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > BufferBytes - _used)
        {
            int part = BufferBytes - Math.Min(BufferBytes, _used);
            bytes[..part].CopyTo(_buffer.AsSpan(_used));
            _used += part;
            bytes = bytes[part..];
            Drain();
        }
        bytes.CopyTo(_buffer.AsSpan(_used));
        _used += bytes.Length;
    }

    private void Text(string text) => Bytes(Encoding.UTF8.GetBytes(text));
}
