namespace Hardware.Hdl.Model;

/// <summary>When numbers of lanes are kept in slices: their bits or bytes apart from each other.</summary>
public enum SliceUse
{
    /// <summary>Never: a number is a lane of a vector.</summary>
    Never,

    /// <summary>Where that is estimated to take fewer instructions.</summary>
    WhereCheaper,

    /// <summary>Wherever it is possible.</summary>
    Always,
}
