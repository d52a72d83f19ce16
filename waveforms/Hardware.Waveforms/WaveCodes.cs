namespace Hardware.Waveforms;

/// <summary>The codes of everything that can be wrong with a trace; docs/waveforms.md lists them with samples.</summary>
public static partial class WaveCodes
{
    /// <summary>The file cannot be opened.</summary>
    public const string CannotOpen = "WAV0001";
    /// <summary>A path names no variable.</summary>
    public const string NoSuchSignal = "WAV0002";
    /// <summary>The file is no trace.</summary>
    public const string NotATrace = "WAV0003";
    /// <summary>The file cannot be created or written.</summary>
    public const string CannotWrite = "WAV0004";
    /// <summary>The declarations do not end in <c>$enddefinitions</c>.</summary>
    public const string NoEndDefinitions = "WAV0101";
    /// <summary>A word stands where a command should.</summary>
    public const string StrayText = "WAV0102";
    /// <summary><c>$end</c> ends nothing.</summary>
    public const string StrayEnd = "WAV0103";
    /// <summary>A command has no <c>$end</c>.</summary>
    public const string MissingEnd = "WAV0104";
    /// <summary>A command that VCD does not have.</summary>
    public const string UnknownCommand = "WAV0105";
    /// <summary>A kind of scope or variable that is not known.</summary>
    public const string UnknownKind = "WAV0106";
    /// <summary>A <c>$scope</c> lacks a part.</summary>
    public const string BadScope = "WAV0107";
    /// <summary><c>$scope</c> and <c>$upscope</c> do not pair up.</summary>
    public const string OpenScope = "WAV0108";
    /// <summary>A <c>$var</c> lacks a part or has a bad size.</summary>
    public const string BadVariable = "WAV0109";
    /// <summary>Variables of different widths share an identifier code.</summary>
    public const string AliasMismatch = "WAV0110";
    /// <summary>The range of a variable does not have its size.</summary>
    public const string RangeMismatch = "WAV0111";
    /// <summary>The timescale is not understood.</summary>
    public const string BadTimescale = "WAV0112";
    /// <summary>An attribute is not understood.</summary>
    public const string BadAttribute = "WAV0113";
    /// <summary>A time is not understood.</summary>
    public const string BadTimeStamp = "WAV0201";
    /// <summary>Time goes backwards: the changes are kept at the latest time before.</summary>
    public const string TimeBackwards = "WAV0202";
    /// <summary>A value change of an identifier code that was not declared.</summary>
    public const string UnknownId = "WAV0203";
    /// <summary>A value is not understood.</summary>
    public const string BadValue = "WAV0204";
    /// <summary>A value has more digits than its variable: the lowest are kept.</summary>
    public const string ValueTooLong = "WAV0205";
    /// <summary>A value is of another kind than its variable.</summary>
    public const string WrongKind = "WAV0206";
    /// <summary>White space between a scalar's value and its identifier code.</summary>
    public const string SplitChange = "WAV0207";
    /// <summary>A declaration after <c>$enddefinitions</c>: it is left out.</summary>
    public const string LateDeclaration = "WAV0208";
    /// <summary>The file ends within a value change or command.</summary>
    public const string Truncated = "WAV0209";
    /// <summary>A word in the body is neither a value change nor a command.</summary>
    public const string BadText = "WAV0210";
    /// <summary>The compressed data is damaged: what was before the damage is kept.</summary>
    public const string BadCompression = "WAV0211";
    /// <summary>Value changes stand before the first time: they are taken to be at time 0.</summary>
    public const string NoTime = "WAV0212";
    /// <summary>The side-car of a trace is not understood.</summary>
    public const string BadSideCar = "WAV0401";
    /// <summary>A block of an FST file cannot be read.</summary>
    public const string BadSection = "WAV0301";
    /// <summary>The hierarchy of an FST file is missing or cannot be read.</summary>
    public const string BadHierarchy = "WAV0302";
    /// <summary>An FST file ends within a block.</summary>
    public const string CutOff = "WAV0303";
}
