namespace Hardware.Waveforms.Show;

/// <summary>How values are written; the viewer offers the same.</summary>
public enum WaveRadix
{
    /// <summary>What suits the variable: enum names, signed decimal when it is signed, one bit as it is, else hexadecimal.</summary>
    Auto,
    /// <summary>Binary digits.</summary>
    Bin,
    /// <summary>Octal digits.</summary>
    Oct,
    /// <summary>Hexadecimal digits.</summary>
    Hex,
    /// <summary>Unsigned decimal.</summary>
    Dec,
    /// <summary>Two's complement decimal.</summary>
    Signed,
    /// <summary>Characters of eight bits.</summary>
    Ascii,
}
