namespace Hardware.Waveforms;

/// <content>What can be wrong with a request to the tools.</content>
public static partial class WaveCodes
{
    /// <summary>An expression is not well formed.</summary>
    public const string ExpressionSyntax = "WAV0501";
    /// <summary>A name in an expression or request is no signal.</summary>
    public const string UnknownName = "WAV0502";
    /// <summary>A name in an expression or request could be several signals.</summary>
    public const string AmbiguousName = "WAV0503";
    /// <summary>Operands of an expression do not go together.</summary>
    public const string ExpressionType = "WAV0504";
    /// <summary>A time is not well formed or lies between two time steps.</summary>
    public const string BadTime = "WAV0505";
    /// <summary>No signal matches.</summary>
    public const string NothingSelected = "WAV0506";
    /// <summary>A mapping file is not well formed.</summary>
    public const string BadMapping = "WAV0507";
    /// <summary>A trace does not fit what it is to be turned into.</summary>
    public const string TooLarge = "WAV0508";
    /// <summary>An option's value is not one of those possible.</summary>
    public const string BadOption = "WAV0509";
}
