using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Hardware.Waveforms.Fst;

/// <summary>One block of value changes: its times, the values at its beginning, and for each signal a packed chain of changes.</summary>
/// <remarks>
/// <code>
/// begin time, end time, memory needed | values at the beginning (packed) | pack type, chains | index of the chains | times (packed)
/// </code>
/// </remarks>
internal sealed class FstSection
{
    /// <summary>Readable bytes before and after a chain, for wide loads.</summary>
    public const int Pad = 64;

    private readonly byte[] _block;
    private readonly int _chainStart;
    private readonly char _pack;
    private readonly long[] _positions;
    private readonly int[] _lengths;
    private readonly Range _frame;
    private readonly ulong _frameLength;
    private byte[] _chain = GC.AllocateUninitializedArray<byte>(1 << 16, pinned: true);

    public FstSection(byte[] block, FstBlockType type)
    {
        _block = block;
        var bytes = new FstBytes(block);
        BeginTime = bytes.UInt64();
        EndTime = bytes.UInt64();
        bytes.UInt64();
        _frameLength = bytes.Varint();
        ulong framePacked = bytes.Varint();
        FrameSignals = Count(bytes.Varint());
        int frameStart = bytes.Position;
        bytes.Take((long)Math.Min(framePacked, int.MaxValue));
        _frame = frameStart..bytes.Position;
        int signals = Count(bytes.Varint());
        _chainStart = bytes.Position;
        _pack = (char)bytes.Byte();
        // The rest is found from the end.
        if (block.Length < 24)
            throw new FstException("it is too short");
        var tail = new FstBytes(block) { Position = block.Length - 24 };
        ulong timesLength = tail.UInt64();
        ulong timesPacked = tail.UInt64();
        ulong timeCount = tail.UInt64();
        long timesStart = block.Length - 24 - (long)Math.Min(timesPacked, int.MaxValue);
        if (timesStart < 8)
            throw new FstException("its times do not fit");
        Times = ReadTimes(FstInput.Inflate(block.AsSpan((int)timesStart, (int)timesPacked), timesLength), timeCount);
        var indexLength = new FstBytes(block) { Position = (int)timesStart - 8 };
        ulong length = indexLength.UInt64();
        long indexStart = timesStart - 8 - (long)Math.Min(length, int.MaxValue);
        if (indexStart < _chainStart)
            throw new FstException("its index does not fit");
        var index = new FstBytes(block.AsSpan((int)indexStart, (int)length));
        _positions = new long[signals + 1];
        _lengths = new int[signals + 1];
        int read = type == FstBlockType.ChangesDynamicAlias2 ? ReadIndex2(ref index) : ReadIndex(ref index);
        FindLengths(read, indexStart - _chainStart);
    }

    public ulong BeginTime { get; }

    public ulong EndTime { get; }

    /// <summary>Times of the block in ascending order; changes count in them.</summary>
    public ulong[] Times { get; }

    /// <summary>Signals that <see cref="Frame"/> holds.</summary>
    public int FrameSignals { get; }

    /// <summary>Values at the beginning: for each signal its letters, or 8 bytes of a real; nothing for a text.</summary>
    public byte[] Frame() => FstInput.Inflate(_block.AsSpan(_frame), _frameLength);

    /// <summary>Signals that may have changes.</summary>
    public int SignalCount => _positions.Length - 1;

    /// <summary>The unpacked chain of a signal, readable <see cref="Pad"/> bytes before and after; empty when it has no changes.
    /// Valid until the next call.</summary>
    public unsafe ReadOnlySpan<byte> Chain(int signal)
    {
        if ((uint)signal >= (uint)SignalCount || _positions[signal] == 0)
            return default;
        long start = _chainStart + _positions[signal];
        if (start + _lengths[signal] > _block.Length)
            throw new FstException($"the changes of signal {signal} do not fit");
        var packed = new FstBytes(_block.AsSpan((int)start, _lengths[signal]));
        ulong length = packed.Varint();
        ReadOnlySpan<byte> content = packed.Take(packed.Remaining);
        FstInput.CheckRatio(content.Length, length);
        int unpacked = length == 0 ? content.Length : (int)length;
        if (_chain.Length < unpacked + 2 * Pad)
            _chain = GC.AllocateUninitializedArray<byte>(2 * unpacked + 2 * Pad, pinned: true);
        Span<byte> to = _chain.AsSpan(Pad, unpacked);
        if (length == 0)
            content.CopyTo(to);
        else if (_pack == 'Z')
            FstInput.InflateTo(content, to);
        else if (!(_pack == '4' ? Lz4.Decompress(content, to) : FastLz.Decompress(content, to)))
            throw new FstException($"the changes of signal {signal} cannot be unpacked");
        return to;
    }

    private static int Count(ulong count) => count <= 1 << 28 ? (int)count : throw new FstException($"{count} signals are not believed");

    private static ulong[] ReadTimes(byte[] stream, ulong count)
    {
        if (count > (ulong)stream.Length)
            throw new FstException("it has fewer times than it says");
        var times = new ulong[count];
        var bytes = new FstBytes(stream);
        ulong time = 0;
        for (int i = 0; i < times.Length; i++)
            times[i] = time += bytes.Varint();
        return times;
    }

    /// <summary>Positions as deltas, aliases as a 0 and the number; even numbers are runs of signals without changes.</summary>
    private int ReadIndex(ref FstBytes index)
    {
        int signal = 0;
        long position = 0;
        while (!index.AtEnd)
        {
            ulong value = index.Varint();
            if (value == 0)
                Set(signal++, 0, -(int)Math.Min(index.Varint(), int.MaxValue));
            else if ((value & 1) != 0)
                Set(signal++, position += (long)(value >> 1), 0);
            else
                signal = Skip(signal, value >> 1);
        }
        return signal;
    }

    /// <summary>The same with signed numbers: negative ones are aliases, 0 is the alias before.</summary>
    private int ReadIndex2(ref FstBytes index)
    {
        int signal = 0;
        long position = 0;
        int alias = 0;
        while (!index.AtEnd)
        {
            int start = index.Position;
            if ((index.Byte() & 1) != 0)
            {
                index.Position = start;
                long value = index.SignedVarint() >> 1;
                if (value > 0)
                    Set(signal++, position += value, 0);
                else
                    Set(signal++, 0, alias = value == 0 ? alias : (int)Math.Max(value, int.MinValue + 1));
            }
            else
            {
                index.Position = start;
                signal = Skip(signal, index.Varint() >> 1);
            }
        }
        return signal;
    }

    private int Skip(int signal, ulong count) =>
        count <= (ulong)(SignalCount - signal) ? signal + (int)count : throw new FstException("its index has more signals than there are");

    private void Set(int signal, long position, int alias)
    {
        if (signal >= SignalCount)
            throw new FstException("its index has more signals than there are");
        _positions[signal] = position;
        _lengths[signal] = alias;
    }

    // A chain ends where the next one begins; an alias takes over the chain of an earlier signal.
    private void FindLengths(int count, long end)
    {
        for (int signal = count - 1; signal >= 0; signal--)
        {
            if (_positions[signal] == 0)
                continue;
            if (_positions[signal] >= end)
                throw new FstException("its index points outside of it");
            _lengths[signal] = (int)(end - _positions[signal]);
            end = _positions[signal];
        }
        for (int signal = 0; signal < count; signal++)
        {
            int original = -_lengths[signal] - 1;
            if (_positions[signal] != 0 || original < 0 || original >= signal)
                continue;
            _positions[signal] = _positions[original];
            _lengths[signal] = _lengths[original];
        }
    }
}
