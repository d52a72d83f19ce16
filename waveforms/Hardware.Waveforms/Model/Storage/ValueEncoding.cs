namespace Hardware.Waveforms.Storage;

/// <summary>How the bytes of one stored value are to be read.</summary>
/// <remarks>
/// A vector is stored as planes, one per bit of the <see cref="LogicState"/> code it needs; a plane is the vector's bits, least
/// significant first, in 1, 2, 4 or 8 bytes, and in whole 8-byte words above that.
/// </remarks>
internal enum ValueEncoding : byte
{
    /// <summary>No value yet.</summary>
    None,
    /// <summary>One bit: the low 4 bits of one byte are its code.</summary>
    Scalar,
    /// <summary>One plane: 0 and 1 only.</summary>
    TwoState,
    /// <summary>Two planes: 0, 1, x, z.</summary>
    FourState,
    /// <summary>Four planes: all nine states.</summary>
    NineState,
    /// <summary>8 bytes, IEEE 754.</summary>
    Real,
    /// <summary>4 bytes, an index into the table of texts.</summary>
    Text,
}

/// <summary>Sizes of encoded values.</summary>
internal static class ValueLayout
{
    /// <summary>Bytes of one plane of a vector.</summary>
    public static int PlaneBytes(int width) => width switch
    {
        <= 8 => 1,
        <= 16 => 2,
        <= 32 => 4,
        <= 64 => 8,
        _ => checked((int)(((long)width + 63) / 64 * 8)),
    };

    /// <summary>Planes of a vector encoding.</summary>
    public static int Planes(ValueEncoding encoding) => encoding switch
    {
        ValueEncoding.TwoState => 1,
        ValueEncoding.FourState => 2,
        ValueEncoding.NineState => 4,
        _ => 0,
    };

    /// <summary>Bytes of a value.</summary>
    public static int ValueBytes(ValueEncoding encoding, int width) => encoding switch
    {
        ValueEncoding.None => 0,
        ValueEncoding.Scalar => 1,
        ValueEncoding.Real => 8,
        ValueEncoding.Text => 4,
        _ => Planes(encoding) * PlaneBytes(width),
    };
}
