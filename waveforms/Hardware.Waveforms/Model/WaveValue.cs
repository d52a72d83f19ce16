using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Hardware.Waveforms.Storage;

namespace Hardware.Waveforms;

/// <summary>What sort of value a signal carries.</summary>
public enum ValueKind
{
    /// <summary>There is no value (yet).</summary>
    None,
    /// <summary>One or more bits, each in one of nine states.</summary>
    Bits,
    /// <summary>A 64-bit IEEE 754 number.</summary>
    Real,
    /// <summary>A text.</summary>
    Text,
}

/// <summary>The value of a signal at one time: bits of any width in up to nine states, a real or a text; a view that allocates
/// nothing.</summary>
/// <remarks>A value handed to <see cref="IWaveVisitor"/> is only valid during the call; <see cref="Detach"/> keeps it. All others
/// stay valid.</remarks>
public readonly partial struct WaveValue : IEquatable<WaveValue>, ISpanFormattable
{
    private readonly object? _data;
    private readonly int _offset;
    private readonly int _width;
    private readonly ValueEncoding _encoding;

    internal WaveValue(object? data, int offset, int width, ValueEncoding encoding)
    {
        _data = data;
        _offset = offset;
        _width = width;
        _encoding = encoding;
    }

    /// <summary>The value of a signal of <paramref name="width"/> bits that has none yet; every bit of it reads as x.</summary>
    public static WaveValue Missing(int width) => new(null, 0, width, ValueEncoding.None);

    /// <summary>What sort of value this is.</summary>
    public ValueKind Kind => _encoding switch
    {
        ValueEncoding.None => ValueKind.None,
        ValueEncoding.Real => ValueKind.Real,
        ValueEncoding.Text => ValueKind.Text,
        _ => ValueKind.Bits,
    };

    /// <summary>Width in bits; 64 for a real, 0 for a text.</summary>
    public int Width => _width;

    internal ValueEncoding Encoding => _encoding;

    /// <summary>True when every bit is 0, 1, l or h.</summary>
    public bool IsKnown
    {
        get
        {
            switch (_encoding)
            {
                case ValueEncoding.None:
                    return false;
                case ValueEncoding.Scalar:
                    return (Byte(0) & 2) == 0;
                case ValueEncoding.FourState or ValueEncoding.NineState:
                    for (int word = 0; word < WordCount; word++)
                        if (PlaneWord(1, word) != 0)
                            return false;
                    return true;
                default:
                    return true;
            }
        }
    }

    /// <summary>The state of bit <paramref name="index"/>, counted from the least significant; x beyond the value.</summary>
    public LogicState this[int index]
    {
        get
        {
            if (_encoding == ValueEncoding.Scalar)
                return index == 0 ? (LogicState)(Byte(0) & 15) : LogicState.Unknown;
            int planes = ValueLayout.Planes(_encoding);
            if (planes == 0 || (uint)index >= (uint)_width)
                return LogicState.Unknown;
            int code = 0;
            for (int plane = 0; plane < planes; plane++)
                code |= (int)(PlaneWord(plane, index >> 6) >> (index & 63) & 1) << plane;
            return (LogicState)code;
        }
    }

    /// <summary>Number of 64-bit words of the value.</summary>
    public int WordCount => _encoding is ValueEncoding.Text ? 0 : (_width + 63) / 64;

    /// <summary>Bits 64n to 64n+63 of the value; x and z read as in <see cref="LogicState"/>, x as 1 and z as 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Word(int n)
    {
        // Nearly every value read is the only word of a vector of 0s and 1s, with 8 bytes readable in its slab.
        if (n == 0 && _encoding == ValueEncoding.TwoState && _width <= 64
            && Unsafe.As<byte[]>(_data!) is var bytes && _offset + 8 <= bytes.Length)
            return Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(bytes), _offset))
                & ulong.MaxValue >> -_width;
        return AnyWord(this, n);
    }

    // By value: a value whose address nobody takes lives in registers.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong AnyWord(WaveValue value, int n) => value.AnyWord(n);

    private ulong AnyWord(int n) => _encoding switch
    {
        ValueEncoding.None => 0,
        ValueEncoding.Scalar => n == 0 ? (ulong)(Byte(0) & 1) : 0,
        ValueEncoding.Real => (ulong)BitConverter.DoubleToInt64Bits(ToDouble()),
        ValueEncoding.Text => 0,
        _ => PlaneWord(0, n),
    };

    /// <summary>Which of bits 64n to 64n+63 are not known (x, z, u, w, -).</summary>
    public ulong UnknownWord(int n) => _encoding switch
    {
        ValueEncoding.None => WordMask(n),
        ValueEncoding.Scalar => n == 0 ? (ulong)(Byte(0) >> 1 & 1) : 0,
        ValueEncoding.FourState or ValueEncoding.NineState => PlaneWord(1, n),
        _ => 0,
    };

    /// <summary>The unsigned number when all bits are known and it fits 64 bits.</summary>
    public bool TryGetUInt64(out ulong number)
    {
        number = Word(0);
        if (_encoding is ValueEncoding.TwoState && _width <= 64)
            return true;
        if (Kind != ValueKind.Bits || !IsKnown)
            return false;
        for (int word = 1; word < WordCount; word++)
            if (Word(word) != 0)
                return false;
        return true;
    }

    /// <summary>The unsigned number.</summary>
    /// <exception cref="InvalidOperationException">A bit is not known, the number needs more than 64 bits, or this is no
    /// number.</exception>
    public ulong ToUInt64() => TryGetUInt64(out ulong number)
        ? number
        : throw new InvalidOperationException($"'{this}' is not a known number of at most 64 bits: use TryGetUInt64 or ToBigInteger");

    /// <summary>The number as two's complement of the value's width, when all bits are known and it fits 64 bits.</summary>
    public bool TryGetInt64(out long number)
    {
        number = (long)Word(0);
        if (_width is > 0 and < 64)
            number = number << 64 - _width >> 64 - _width;
        if (Kind != ValueKind.Bits || !IsKnown)
            return false;
        for (int word = 1; word < WordCount; word++)
            if (Word(word) != ((ulong)(number >> 63) & WordMask(word)))
                return false;
        return true;
    }

    /// <summary>The unsigned number, or the two's complement one when <paramref name="signed"/>; bits that are not known read as
    /// <see cref="Word"/> says.</summary>
    public BigInteger ToBigInteger(bool signed = false)
    {
        BigInteger number = BigInteger.Zero;
        for (int word = WordCount - 1; word >= 0; word--)
            number = (number << 64) | Word(word);
        return signed && _width > 0 && this[_width - 1].IsOne() ? number - (BigInteger.One << _width) : number;
    }

    /// <summary>The number of a real; of bits, their unsigned number; NaN when there is none.</summary>
    public double ToDouble() => _encoding switch
    {
        ValueEncoding.Real => BinaryPrimitives.ReadDoubleLittleEndian(Bytes.AsSpan(_offset)),
        ValueEncoding.None or ValueEncoding.Text => double.NaN,
        _ => IsKnown ? (double)ToBigInteger() : double.NaN,
    };

    /// <summary>A copy that stays valid after the visitor's call has ended.</summary>
    public WaveValue Detach() => _data is byte[] bytes
        ? new WaveValue(bytes.AsSpan(_offset, ValueLayout.ValueBytes(_encoding, _width)).ToArray(), 0, _width, _encoding)
        : this;

    /// <summary>True when both are of one kind and width and have the same states; reals compare by their bits, so that NaN
    /// equals itself.</summary>
    public bool Equals(WaveValue other)
    {
        if (Kind != other.Kind || _width != other._width)
            return false;
        switch (Kind)
        {
            case ValueKind.None:
                return true;
            case ValueKind.Text:
                return (string)_data! == (string)other._data!;
            case ValueKind.Real:
                return Word(0) == other.Word(0);
        }
        for (int word = 0; word < WordCount; word++)
            for (int plane = 0; plane < 4; plane++)
                if (AnyPlaneWord(plane, word) != other.AnyPlaneWord(plane, word))
                    return false;
        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is WaveValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Kind == ValueKind.Text
        ? HashCode.Combine(_data)
        : HashCode.Combine(_width, Word(0), WordCount > 1 ? Word(WordCount - 1) : 0, UnknownWord(0));

    /// <summary>True when both are equal.</summary>
    public static bool operator ==(WaveValue left, WaveValue right) => left.Equals(right);

    /// <summary>True when they differ.</summary>
    public static bool operator !=(WaveValue left, WaveValue right) => !left.Equals(right);

    private byte[] Bytes => (byte[])_data!;

    private int Byte(int index) => Bytes[_offset + index];

    internal ulong WordMask(int n)
    {
        int bits = _width - n * 64;
        return bits >= 64 ? ulong.MaxValue : bits <= 0 ? 0 : (1UL << bits) - 1;
    }

    /// <summary>True when <see cref="Word"/>(0) says it all: at most 64 bits of 0s and 1s.</summary>
    internal bool IsPlainWord =>
        _encoding == ValueEncoding.TwoState ? _width <= 64 : _encoding == ValueEncoding.Scalar && (Byte(0) & 15) < 2;

    /// <summary>A word of a plane of any encoding of bits; planes that the encoding lacks are 0.</summary>
    internal ulong AnyPlaneWord(int plane, int word) => _encoding switch
    {
        ValueEncoding.Scalar => word == 0 ? (ulong)(Byte(0) >> plane & 1) : 0,
        ValueEncoding.None => plane < 2 ? WordMask(word) : 0,
        _ => plane < ValueLayout.Planes(_encoding) ? PlaneWord(plane, word) : 0,
    };

    private ulong PlaneWord(int plane, int word)
    {
        if ((uint)word >= (uint)WordCount)
            return 0;
        int bytes = ValueLayout.PlaneBytes(_width);
        ReadOnlySpan<byte> at = Bytes.AsSpan(_offset + plane * bytes);
        return bytes switch
        {
            1 => at[0],
            2 => BinaryPrimitives.ReadUInt16LittleEndian(at),
            4 => BinaryPrimitives.ReadUInt32LittleEndian(at),
            _ => BinaryPrimitives.ReadUInt64LittleEndian(at[(word * 8)..]),
        };
    }

    /// <summary>Binary digits, most significant first; a real in its shortest form; a text as it is.</summary>
    public override string ToString() => ToString(null, null);

    /// <summary>The text in a radix.</summary>
    /// <param name="format"><c>b</c> binary (default), <c>h</c> hexadecimal, <c>o</c> octal, <c>d</c> decimal, <c>s</c> signed decimal. A
    /// digit whose bits are all x or all z is that letter, a digit with some of them X or Z; decimal falls back to binary.</param>
    /// <param name="formatProvider">Not used: the text is the same in every culture.</param>
    public string ToString(string? format, IFormatProvider? formatProvider = null) => Kind switch
    {
        ValueKind.Text => (string)_data!,
        ValueKind.Real => ToDouble().ToString("R", CultureInfo.InvariantCulture),
        _ => FormatBits(format is { Length: > 0 } ? char.ToLowerInvariant(format[0]) : 'b'),
    };

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        if (Kind is ValueKind.Bits or ValueKind.None && (format.IsEmpty || format[0] is 'b' or 'B'))
        {
            charsWritten = Math.Min(_width, destination.Length);
            if (destination.Length < _width)
                return false;
            for (int bit = 0; bit < _width; bit++)
                destination[_width - 1 - bit] = this[bit].ToLetter();
            return true;
        }
        string text = ToString(format.ToString(), provider);
        charsWritten = Math.Min(text.Length, destination.Length);
        return text.TryCopyTo(destination);
    }

    private string FormatBits(char radix)
    {
        if (radix is 'd' or 's')
        {
            if (IsKnown)
                return ToBigInteger(radix == 's').ToString(CultureInfo.InvariantCulture);
            radix = 'b';
        }
        int digitBits = radix switch { 'h' or 'x' => 4, 'o' => 3, _ => 1 };
        return string.Create((_width + digitBits - 1) / digitBits, (Value: this, digitBits), static (text, state) =>
        {
            for (int digit = 0; digit < text.Length; digit++)
                text[text.Length - 1 - digit] = state.Value.Digit(digit * state.digitBits, state.digitBits);
        });
    }

    private char Digit(int low, int bits)
    {
        int number = 0;
        char? special = null;
        int specials = 0;
        int count = Math.Min(bits, _width - low);
        for (int bit = 0; bit < count; bit++)
        {
            LogicState state = this[low + bit];
            if (state is LogicState.Zero or LogicState.One)
            {
                number |= (int)state << bit;
                continue;
            }
            char letter = state.ToLetter();
            special = special is null || special == letter ? letter : 'x';
            specials++;
        }
        return special is not { } mark ? "0123456789abcdef"[number] : specials == count ? mark : char.ToUpperInvariant(mark);
    }
}
