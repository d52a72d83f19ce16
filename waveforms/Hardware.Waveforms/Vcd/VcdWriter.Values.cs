using System.Globalization;
using System.Numerics;
using System.Text;
using Hardware.Waveforms.Storage;

namespace Hardware.Waveforms.Vcd;

/// <content>Changes that are wide, not binary, or not to be written.</content>
public sealed unsafe partial class VcdWriter
{
    private byte[] _letters = new byte[256];
    private bool _off;

    /// <summary>The last value of a signal, where a word does not hold it: the text as it stands in the file before the id.</summary>
    private struct Shadow
    {
        public byte[]? Text;
        public int Length;
    }

    /// <inheritdoc/>
    public void Change(SignalHandle signal, ReadOnlySpan<ulong> value) => Change(signal, value, default);

    /// <inheritdoc/>
    public void Change(SignalHandle signal, ReadOnlySpan<ulong> value, ReadOnlySpan<ulong> unknown)
    {
        int width = BitsOf(signal);
        Span<byte> letters = Letters(1 + width + 64);
        fixed (byte* first = letters)
        {
            *first = (byte)'b';
            byte* to = first + 1;
            for (int word = (width - 1) / 64; word >= 0; word--)
            {
                ulong bits = word < value.Length ? value[word] : 0;
                int count = Math.Min(64, width - word * 64);
                // Letters that are too many are written over by the next word.
                BitText.Write64(bits << (64 - count), to);
                if (word < unknown.Length)
                    for (ulong hidden = unknown[word] & ulong.MaxValue >> (64 - count); hidden != 0; hidden &= hidden - 1)
                    {
                        int bit = BitOperations.TrailingZeroCount(hidden);
                        to[count - 1 - bit] = (bits >> bit & 1) != 0 ? (byte)'x' : (byte)'z';
                    }
                to += count;
            }
        }
        Put(signal, letters[..(1 + width)]);
    }

    /// <inheritdoc/>
    public void Change(SignalHandle signal, double value)
    {
        Signal declared = Declared(signal);
        if (declared.Kind != ValueKind.Real)
            throw new ArgumentException($"'{declared}' is not a real: give it bits or text", nameof(value));
        string text = value switch
        {
            double.NaN => "nan",
            double.PositiveInfinity => "inf",
            double.NegativeInfinity => "-inf",
            _ => value.ToString("R", CultureInfo.InvariantCulture),
        };
        Put(signal, Encoding.ASCII.GetBytes("r" + text));
    }

    /// <inheritdoc/>
    public void Change(SignalHandle signal, in WaveValue value)
    {
        Signal declared = Declared(signal);
        if (value.IsPlainWord && declared.Kind == ValueKind.Bits)
        {
            Change(signal, value.Word(0));
            return;
        }
        switch (value.Kind)
        {
            case ValueKind.Real when declared.Kind == ValueKind.Real:
                Change(signal, value.ToDouble());
                return;
            case ValueKind.Text:
                PutText(signal, value.ToString());
                return;
            case ValueKind.Real:
                Put(signal, Encoding.ASCII.GetBytes("r" + value));
                return;
        }
        if (declared.Kind == ValueKind.Text)
        {
            PutText(signal, value.ToString());
            return;
        }
        int width = declared.Width;
        if (value.Encoding == ValueEncoding.TwoState && value.Width == width && width <= 4096)
        {
            Span<ulong> words = stackalloc ulong[value.WordCount];
            for (int word = 0; word < words.Length; word++)
                words[word] = value.Word(word);
            Change(signal, words);
            return;
        }
        int own = Math.Min(width, Math.Max(1, value.Width));
        Span<byte> letters = Letters(1 + width);
        letters[0] = (byte)'b';
        LogicState top = value[own - 1];
        letters[1..(1 + width - own)].Fill((byte)(top == LogicState.One ? '0' : top.ToLetter()));
        for (int bit = 0; bit < own; bit++)
            letters[width - bit] = (byte)value[bit].ToLetter();
        Put(signal, letters);
    }

    /// <inheritdoc/>
    public void Change(SignalHandle signal, ReadOnlySpan<char> value)
    {
        if (Declared(signal).Kind == ValueKind.Text)
            PutText(signal, value);
        else
            Change(signal, WaveValue.Parse(value));
    }

    /// <inheritdoc/>
    public void DumpOff()
    {
        if (_off)
            return;
        EndDefinitions();
        Text("$dumpoff\n");
        for (int i = 0; i < _count; i++)
        {
            Signal signal = Hierarchy.SignalList[i];
            if (signal.Kind == ValueKind.Bits)
                Write(i, signal.Width == 1 ? "x"u8 : "bx"u8);
        }
        Text("$end\n");
        _off = true;
        _fastLimit = -1;
    }

    /// <inheritdoc/>
    public void DumpOn()
    {
        if (!_off)
            return;
        _off = false;
        _fastLimit = BufferBytes;
        DumpValues("$dumpon\n");
    }

    /// <inheritdoc/>
    public void DumpAll()
    {
        EndDefinitions();
        if (!_off)
            DumpValues("$dumpall\n");
    }

    /// <summary>Marks the switching only: the values around it are written as changes by the caller.</summary>
    internal void MarkDump(bool on)
    {
        EndDefinitions();
        Text(on ? "$dumpon\n$end\n" : "$dumpoff\n$end\n");
    }

    private void DumpValues(string command)
    {
        Text(command);
        for (int i = 0; i < _count; i++)
        {
            if (_slots[i].LastIsWord)
                Change(new SignalHandle(i), _slots[i].Last);
            else if (_shadows[i].Text is { } text)
                Write(i, text.AsSpan(0, _shadows[i].Length));
        }
        Text("$end\n");
    }

    private void ChangeSlowly(SignalHandle signal, ulong value)
    {
        if (_slots[signal.Index].Digits == 0 || Declared(signal).Kind != ValueKind.Bits)
        {
            Change(signal, [value]);
            return;
        }
        if (!_off)
        {
            Drain();
            Change(signal, value);
            return;
        }
        _slots[signal.Index].Last = value;
        _slots[signal.Index].LastIsWord = true;
    }

    private void PutText(SignalHandle signal, ReadOnlySpan<char> text) =>
        Put(signal, Encoding.UTF8.GetBytes("s" + TextEscapes.Encode(text)));

    /// <summary>Remembers and writes a value given as the file has it; a scalar loses its b.</summary>
    private void Put(SignalHandle signal, ReadOnlySpan<byte> text)
    {
        if (text[0] == 'b' && BitsOf(signal) == 1)
            text = text[1..];
        _slots[signal.Index].LastIsWord = false;
        ref Shadow shadow = ref _shadows[signal.Index];
        if (shadow.Text is null || shadow.Text.Length < text.Length)
            shadow.Text = new byte[text.Length];
        text.CopyTo(shadow.Text);
        shadow.Length = text.Length;
        if (!_off)
            Write(signal.Index, text);
    }

    private void Write(int index, ReadOnlySpan<byte> value)
    {
        Bytes(value);
        Room(16);
        bool bare = value.Length == 1 && LogicStates.Code(value[0]) != LogicStates.Invalid;
        if (!bare)
            _buffer[_used++] = (byte)' ';
        Span<byte> id = stackalloc byte[8];
        int length = VcdIds.Encode((uint)index + 1, id);
        id[..length].CopyTo(_buffer.AsSpan(_used));
        _used += length;
        _buffer[_used++] = (byte)'\n';
    }

    private Span<byte> Letters(int count)
    {
        if (_letters.Length < count)
            _letters = new byte[count * 2];
        return _letters.AsSpan(0, count);
    }

    private Signal Declared(SignalHandle signal) => Hierarchy.SignalList[signal.Index];

    private int BitsOf(SignalHandle signal) => _slots[signal.Index].Width is var width and > 0 ? width : throw new ArgumentException(
        $"'{Declared(signal)}' is a {Declared(signal).Kind.ToString().ToLowerInvariant()}, not bits", nameof(signal));
}
