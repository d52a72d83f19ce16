namespace Hardware.Waveforms.Fst;

/// <summary>The first byte of a block of an FST file: type, then length (8 bytes, big-endian, itself included), then content.</summary>
internal enum FstBlockType : byte
{
    Header = 0,
    Changes = 1,
    Blackout = 2,
    Geometry = 3,
    HierarchyGzip = 4,
    ChangesDynamicAlias = 5,
    HierarchyLz4 = 6,
    HierarchyLz4Twice = 7,
    ChangesDynamicAlias2 = 8,
    Gzip = 254,
    Skip = 255,
}

/// <summary>Tags of the hierarchy stream beyond the kinds of variables, which are their own tags.</summary>
internal static class FstTag
{
    public const byte AttributeBegin = 252;
    public const byte AttributeEnd = 253;
    public const byte Scope = 254;
    public const byte UpScope = 255;
}

/// <summary>Layout of the header block, counted from the block's first byte.</summary>
internal static class FstHeader
{
    public const int Length = 330;
    public const int StartTime = 9;
    public const int EndTime = 17;
    public const int EndianTest = 25;
    public const int MemoryUsed = 33;
    public const int ScopeCount = 41;
    public const int VariableCount = 49;
    public const int SignalCount = 57;
    public const int SectionCount = 65;
    public const int Timescale = 73;
    public const int Writer = 74;
    public const int WriterLength = 128;
    public const int Date = 202;
    public const int DateLength = 119;
    public const int FileType = 321;
    public const int TimeZero = 322;

    /// <summary>e, to tell the byte order of reals.</summary>
    public const double EndianTestValue = Math.E;
}
