namespace Hardware.Hdl.Values;

/// <summary>An immutable vector of bits of any width, without a sign; bits above the width are always 0.</summary>
public readonly struct BitVector : IEquatable<BitVector>
{
    private readonly ulong _low;
    private readonly ulong[]? _limbs;

    /// <summary>A vector of at most 64 bits; bits of <paramref name="value"/> above the width are dropped.</summary>
    public BitVector(int width, ulong value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        Width = width;
        _low = width < 64 ? value & ((1UL << width) - 1) : value;
        if (width > 64)
        {
            _limbs = new ulong[(width + 63) / 64];
            _limbs[0] = value;
        }
    }

    /// <summary>A vector from limbs of 64 bits, least significant first; missing limbs are 0, bits above the width are dropped.</summary>
    public BitVector(int width, ReadOnlySpan<ulong> limbs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        Width = width;
        var count = (width + 63) / 64;
        var top = width % 64 == 0 ? ulong.MaxValue : (1UL << (width % 64)) - 1;
        if (count == 1)
        {
            _low = limbs.IsEmpty ? 0 : limbs[0] & top;
            return;
        }
        _limbs = new ulong[count];
        limbs[..Math.Min(count, limbs.Length)].CopyTo(_limbs);
        _limbs[^1] &= top;
        _low = _limbs[0];
    }

    /// <summary>Width in bits.</summary>
    public int Width { get; }

    /// <summary>The low 64 bits.</summary>
    public ulong Low => _low;

    /// <summary>Number of 64-bit limbs.</summary>
    public int LimbCount => (Width + 63) / 64;

    /// <summary>Limb <paramref name="index"/>, the least significant first.</summary>
    public ulong Limb(int index) => _limbs is null ? _low : _limbs[index];

    /// <summary>Whether all bits are 0.</summary>
    public bool IsZero => _limbs is null ? _low == 0 : _limbs.AsSpan().IndexOfAnyExcept(0UL) < 0;

    /// <summary>The bit at a position inside the width.</summary>
    public bool this[int position] => (Limb(position / 64) >> (position % 64) & 1) != 0;

    /// <summary>Copies the limbs, least significant first.</summary>
    public void CopyTo(Span<ulong> limbs)
    {
        if (_limbs is null)
            limbs[0] = _low;
        else
            _limbs.CopyTo(limbs);
    }

    /// <summary>All bits 0.</summary>
    public static BitVector Zero(int width) => new(width, 0UL);

    /// <inheritdoc/>
    public bool Equals(BitVector other) =>
        Width == other.Width && (_limbs is null ? _low == other._low : _limbs.AsSpan().SequenceEqual(other._limbs));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is BitVector other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Width);
        for (var i = 0; i < LimbCount; i++)
            hash.Add(Limb(i));
        return hash.ToHashCode();
    }

    /// <summary>Whether two vectors have the same width and bits.</summary>
    public static bool operator ==(BitVector left, BitVector right) => left.Equals(right);

    /// <summary>Whether two vectors differ in width or bits.</summary>
    public static bool operator !=(BitVector left, BitVector right) => !left.Equals(right);

    /// <summary>Width and hexadecimal digits: <c>8'h2a</c>.</summary>
    public override string ToString()
    {
        var text = "";
        for (var i = 0; i < LimbCount; i++)
            text = Limb(i).ToString("x16") + text;
        return $"{Width}'h{text[^((Width + 3) / 4)..]}";
    }
}
