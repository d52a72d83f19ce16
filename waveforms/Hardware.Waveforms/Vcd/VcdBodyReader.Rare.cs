using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Hardware.Waveforms.Storage;

namespace Hardware.Waveforms.Vcd;

/// <content>Times, commands, unknown and wide values, and everything that is against the rules.</content>
internal sealed unsafe partial class VcdBodyReader<TSink>
{
    /// <summary>A value longer than this is no VCD, in bytes.</summary>
    private const int LongestToken = 1 << 26;

    // A command whose words run to its $end, wherever that is.
    private Pending _pending;
    private byte[] _extended = [];
    private bool _inDump;

    /// <summary>True when what was read ends inside a command or section.</summary>
    public bool EndsInCommand => _pending != Pending.None || _inDump;

    private enum Pending
    {
        None,
        Skip,
        Close,
    }

    /// <summary>Reads the change or command at word <paramref name="i"/> and returns how many words it took; 0 when it needs
    /// words that are not there yet.</summary>
    private int ReadRare(byte* text, uint start, int i, int count)
    {
        uint end = _index.Positions[i];
        byte* at = text + start;
        int length = (int)(end - start);
        if (length == 0)
            return 1;
        if (_pending != Pending.None)
        {
            ReadPending(new ReadOnlySpan<byte>(at, length));
            return 1;
        }
        switch (*at)
        {
            case (byte)'#':
                ReadTime(at, length);
                return 1;
            case (byte)'$':
                ReadCommand(at, new ReadOnlySpan<byte>(at, length));
                return 1;
            case (byte)'b' or (byte)'B' or (byte)'r' or (byte)'R':
                return ReadTwoWords(text, at, length, i, count);
            case (byte)'s' or (byte)'S':
                return ReadTextChange(text, at, i, count);
            case (byte)'p':
                return ReadPort(text, at, length, i, count);
        }
        if (LogicStates.Code(*at) == LogicStates.Invalid)
        {
            Report(WaveCodes.BadText, WaveSeverity.Error, at, $"'{Show(at, length)}' is neither a value change nor a command");
            return 1;
        }
        if (length > 1)
        {
            ReadBits(at, at, 1, new ReadOnlySpan<byte>(at + 1, length - 1));
            return 1;
        }
        int id = NextWord(text, i + 1, count, out byte* idStart, out int idLength);
        if (id < 0)
            return 0;
        Report(WaveCodes.SplitChange, WaveSeverity.Warning, at,
            $"white space between '{(char)*at}' and its identifier code '{Show(idStart, idLength)}'");
        ReadBits(at, at, 1, new ReadOnlySpan<byte>(idStart, idLength));
        return id + 1 - i;
    }

    /// <summary>The next word that is not empty, from word <paramref name="i"/> on; -1 when it is not there yet.</summary>
    private int NextWord(byte* text, int i, int count, out byte* start, out int length)
    {
        for (; i < count; i++)
        {
            start = text + _index.Positions[i - 1] + 1;
            length = (int)(text + _index.Positions[i] - start);
            if (length > 0)
                return i;
        }
        start = null;
        length = 0;
        return -1;
    }

    private int ReadTwoWords(byte* text, byte* at, int length, int i, int count)
    {
        int id = NextWord(text, i + 1, count, out byte* idStart, out int idLength);
        if (id < 0)
            return 0;
        var idBytes = new ReadOnlySpan<byte>(idStart, idLength);
        if ((*idStart is (byte)'#' or (byte)'$') && idLength > 1 && !_slots.TryFind(idBytes, out _, out _))
        {
            Report(WaveCodes.BadValue, WaveSeverity.Error, at, $"'{Show(at, length)}' has no identifier code");
            return 1;
        }
        if (length == 1)
            Report(WaveCodes.BadValue, WaveSeverity.Error, at, $"'{(char)*at} {Show(idStart, idLength)}' has no value");
        else if ((*at | 0x20) == 'b')
            ReadBits(at, at + 1, length - 1, idBytes);
        else
            ReadReal(at, new ReadOnlySpan<byte>(at + 1, length - 1), idBytes);
        return id + 1 - i;
    }

    private void ReadBits(byte* at, byte* digits, int count, ReadOnlySpan<byte> id)
    {
        if (!TryFind(at, id, out HotSignal* hot, out Signal? signal))
            return;
        if (signal.Kind == ValueKind.Text)
        {
            Report(WaveCodes.WrongKind, WaveSeverity.Warning, at, $"'{signal}' is a text but gets bits");
            Sink.AppendText(hot, Encoding.ASCII.GetString(digits, count));
            return;
        }
        if (signal.Kind == ValueKind.Real)
            Report(WaveCodes.WrongKind, WaveSeverity.Warning, at, $"'{signal}' is a real but gets bits");
        if (count > signal.Width)
        {
            int excess = count - signal.Width;
            // Leading zeros are only verbose; anything else is lost.
            if (new ReadOnlySpan<byte>(digits, excess).ContainsAnyExcept((byte)'0'))
                Report(WaveCodes.ValueTooLong, WaveSeverity.Warning, at,
                    $"'{Show(digits, count)}' has more digits than the {signal.Width} bits of '{signal}': the lowest are kept");
            digits += excess;
            count = signal.Width;
        }
        if (Sink.AppendDigits(hot, signal.Width, digits, count))
            return;
        ChangeCount--;
        Report(WaveCodes.BadValue, WaveSeverity.Error, at,
            $"the value '{Show(digits, count)}' of '{signal}' has a letter that is no state of a bit: 0 1 x z h l u w - are");
    }

    private void ReadReal(byte* at, ReadOnlySpan<byte> number, ReadOnlySpan<byte> id)
    {
        if (!TryFind(at, id, out HotSignal* hot, out Signal? signal))
            return;
        if (!TryParseReal(number, out double value))
        {
            ChangeCount--;
            Report(WaveCodes.BadValue, WaveSeverity.Error, at, $"'{Show(at + 1, number.Length)}' is no number");
            return;
        }
        if (signal.Kind != ValueKind.Real)
            Report(WaveCodes.WrongKind, WaveSeverity.Warning, at, $"'{signal}' is not declared as real but gets one");
        Sink.AppendReal(hot, value);
    }

    private static bool TryParseReal(ReadOnlySpan<byte> number, out double value)
    {
        if (Utf8Parser.TryParse(number, out value, out int used) && used == number.Length)
            return true;
        string text = Encoding.ASCII.GetString(number).ToLowerInvariant();
        double? named = text.TrimStart('+', '-') switch
        {
            "nan" or "nan(ind)" or "nanq" => double.NaN,
            "inf" or "infinity" => text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity,
            _ => null,
        };
        value = named ?? 0;
        return named is not null || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    // s text id: the text should be one word, but some tools leave its spaces in: then the last word of the line is the code.
    private int ReadTextChange(byte* text, byte* at, int i, int count)
    {
        int lineEnd = i;
        while (lineEnd < count && text[_index.Positions[lineEnd]] != '\n')
            lineEnd++;
        if (lineEnd == count && !(_window.AtEnd && text + _index.Positions[count - 1] + 1 == _window.End))
            return 0;
        lineEnd = Math.Min(lineEnd, count - 1);
        byte* end = text + _index.Positions[lineEnd];
        while (end > at && end[-1] <= ' ')
            end--;
        byte* id = end;
        while (id > at && id[-1] > ' ')
            id--;
        byte* valueEnd = id;
        if (valueEnd > at && valueEnd[-1] <= ' ')
            valueEnd--;
        if (id <= at)
        {
            Report(WaveCodes.BadValue, WaveSeverity.Error, at, $"'{Show(at, (int)(end - at))}' has no identifier code");
            return lineEnd + 1 - i;
        }
        if (TryFind(at, new ReadOnlySpan<byte>(id, (int)(end - id)), out HotSignal* hot, out Signal? signal))
        {
            if (signal.Kind == ValueKind.Real)
                Report(WaveCodes.WrongKind, WaveSeverity.Warning, at, $"'{signal}' is a real but gets a text");
            Sink.AppendText(hot, TextEscapes.Decode(Encoding.UTF8.GetString(at + 1, (int)(valueEnd - at - 1))));
        }
        return lineEnd + 1 - i;
    }

    // p states strength0 strength1 id, IEEE 1364-2005 18.4.3
    private int ReadPort(byte* text, byte* at, int length, int i, int count)
    {
        int strength0 = NextWord(text, i + 1, count, out byte* s0, out int s0Length);
        int strength1 = strength0 < 0 ? -1 : NextWord(text, strength0 + 1, count, out _, out _);
        byte* idStart = null;
        int idLength = 0;
        int id = strength1 < 0 ? -1 : NextWord(text, strength1 + 1, count, out idStart, out idLength);
        if (id < 0)
            return 0;
        if (*s0 is < (byte)'0' or > (byte)'7')
        {
            Report(WaveCodes.BadValue, WaveSeverity.Error, at,
                $"'{Show(at, length)} {Show(s0, s0Length)}' is no port value: two strengths of 0 to 7 belong after the states");
            return 1;
        }
        // The states become letters in a buffer of our own, with room before them for wide loads.
        int states = length - 1;
        if (_extended.Length < states + 64)
            _extended = new byte[2 * states + 64];
        for (int bit = 0; bit < states; bit++)
            _extended[64 + bit] = PortStates.ToLetter(at[1 + bit]);
        fixed (byte* letters = _extended)
            if (states > 0)
                ReadBits(at, letters + 64, states, new ReadOnlySpan<byte>(idStart, idLength));
            else
                Report(WaveCodes.BadValue, WaveSeverity.Error, at, "a port value has no states");
        return id + 1 - i;
    }

    private void ReadTime(byte* at, int length)
    {
        var digits = new ReadOnlySpan<byte>(at + 1, length - 1);
        if (!Utf8Parser.TryParse(digits, out ulong time, out int used) || used != digits.Length || digits[0] == '+')
        {
            Report(WaveCodes.BadTimeStamp, WaveSeverity.Error, at, $"'{Show(at, length)}' is no time");
            return;
        }
        if (time > long.MaxValue)
        {
            Report(WaveCodes.BadTimeStamp, WaveSeverity.Error, at, $"'{Show(at, length)}' is beyond 2^63-1");
            return;
        }
        MoveTo((long)time, at);
    }

    private void MoveTo(long time, byte* at)
    {
        if (FirstTime is null)
        {
            FirstTime = time;
            _fastSlots = (uint)_slots.DenseCount;
        }
        else if (time <= CurrentTime)
        {
            if (time < CurrentTime)
                Report(WaveCodes.TimeBackwards, WaveSeverity.Warning, at,
                    $"time goes back from {CurrentTime} to {time}: what follows is kept at {CurrentTime}");
            return;
        }
        CurrentTime = time;
        Sink.Time(time);
    }

    private bool TryFind(byte* at, ReadOnlySpan<byte> id, out HotSignal* hot, out Signal signal)
    {
        bool found = _slots.TryFind(id, out int slot, out signal);
        hot = _hot + slot;
        if (!found)
        {
            string code = Encoding.Latin1.GetString(id[..Math.Min(id.Length, 100)]);
            Report(WaveCodes.UnknownId, WaveSeverity.Error, at, $"the identifier code '{VcdHeaderReader.Show(code)}' was not declared");
            return false;
        }
        if (FirstTime is null)
        {
            if (!_inDump)
                Report(WaveCodes.NoTime, WaveSeverity.Warning, at, "a value change stands before the first time: time 0 is taken");
            MoveTo(0, at);
        }
        ChangeCount++;
        return true;
    }

    private void ReadCommand(byte* at, ReadOnlySpan<byte> word)
    {
        if (word.SequenceEqual("$end"u8))
        {
            if (!_inDump)
                Report(WaveCodes.StrayEnd, WaveSeverity.Warning, at, "$end without a command");
            _inDump = false;
        }
        else if (word.SequenceEqual("$comment"u8))
        {
            _pending = Pending.Skip;
        }
        else if (word.SequenceEqual("$vcdclose"u8))
        {
            _pending = Pending.Close;
        }
        else if (word.StartsWith("$dump"u8))
        {
            if (_inDump)
                Report(WaveCodes.MissingEnd, WaveSeverity.Warning, at,
                    $"'{Show(at, word.Length)}' begins before the $end of the command before it");
            _inDump = true;
            bool off = word.SequenceEqual("$dumpoff"u8) || word.SequenceEqual("$dumpportsoff"u8);
            if (off || word.SequenceEqual("$dumpon"u8) || word.SequenceEqual("$dumpportson"u8))
                DumpSwitches.Add(new DumpSwitch(CurrentTime, !off));
        }
        else if (word.SequenceEqual("$var"u8) || word.SequenceEqual("$scope"u8) || word.SequenceEqual("$upscope"u8)
            || word.SequenceEqual("$enddefinitions"u8) || word.SequenceEqual("$timescale"u8)
            || word.SequenceEqual("$date"u8) || word.SequenceEqual("$version"u8)
            || word.SequenceEqual("$attrbegin"u8) || word.SequenceEqual("$attrend"u8) || word.SequenceEqual("$timezero"u8))
        {
            Report(WaveCodes.LateDeclaration, WaveSeverity.Error, at,
                $"{Show(at, word.Length)} stands after $enddefinitions and is left out");
            _pending = Pending.Skip;
        }
        else
        {
            Report(WaveCodes.UnknownCommand, WaveSeverity.Warning, at, $"'{Show(at, word.Length)}' is no command of VCD and is skipped");
        }
        // While words are skipped no change may be taken the fast way.
        if (_pending != Pending.None)
            _fastSlots = 0;
    }

    private void ReadPending(ReadOnlySpan<byte> word)
    {
        if (word.SequenceEqual("$end"u8))
        {
            _pending = Pending.None;
            _fastSlots = FirstTime is null ? 0 : (uint)_slots.DenseCount;
        }
        else if (_pending == Pending.Close && word[0] == '#'
            && Utf8Parser.TryParse(word[1..], out long time, out int used) && used == word.Length - 1 && time > CurrentTime)
        {
            CurrentTime = time;
            FirstTime ??= time;
            Sink.Time(time);
        }
    }

    /// <summary>Nothing could be read of the piece: gets more text, or deals with the end of it. False when all is read.</summary>
    private bool ReadLongToken()
    {
        if (_window.Length == 0 && _window.AtEnd)
            return false;
        if (_window.Length <= WhitespaceIndex.PieceBytes || !_window.AtEnd && _window.Length < 2 * LongestToken)
        {
            if (_window.Fill() && _window.Length <= WhitespaceIndex.PieceBytes)
                return true;
        }
        return ReadWhole();
    }

    /// <summary>A change longer than a piece: a very wide vector or a long text.</summary>
    private bool ReadWhole()
    {
        while (true)
        {
            byte* text = _window.Start;
            int length = _window.Length;
            int count = 0;
            // A change has at most four words, and empty words come from runs of white space.
            for (int at = 0; at < length && count < 64; at++)
                if (text[at] <= ' ')
                    _index.Positions[count++] = (uint)at;
            int words = count == 0 ? 0 : ReadRare(text, 0, 0, count);
            if (words > 0)
            {
                _window.ConsumeTo(text + _index.Positions[words - 1] + 1);
                return true;
            }
            if (!_window.AtEnd && length < LongestToken && count < 64)
            {
                _window.Fill();
                continue;
            }
            // No more will come that could complete it: leave out its first word.
            byte* end = count > 0 ? text + _index.Positions[0] + 1 : text + length;
            Report(WaveCodes.Truncated, WaveSeverity.Error, text, _window.AtEnd
                ? $"the file ends within the value change '{Show(text, (int)(end - text))}'"
                : $"'{Show(text, (int)(end - text))}' is too long to be a value change");
            _window.ConsumeTo(end);
            return true;
        }
    }

    private void Report(string code, WaveSeverity severity, byte* at, string message) =>
        _diagnostics.Add(code, severity, _window.LineOf(at), _window.OffsetOf(at), message);

    private static string Show(byte* at, int length) =>
        VcdHeaderReader.Show(Encoding.Latin1.GetString(at, Math.Clamp(length, 0, 100)).TrimEnd());
}
