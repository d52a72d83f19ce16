namespace Hardware.Hdl.Model;

/// <summary>When small numbers of lanes are kept as words of one bit per lane.</summary>
public enum BitSliceUse
{
    /// <summary>Never: as vectors of bytes or 16-bit words.</summary>
    Never,

    /// <summary>Where that is estimated to take fewer instructions.</summary>
    WhereCheaper,

    /// <summary>Wherever it is possible.</summary>
    Always,
}
