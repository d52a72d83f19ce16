namespace Hardware.Hdl;

/// <summary>What the documentation says about one diagnostic code.</summary>
public sealed class DiagnosticEntry
{
    /// <summary>An entry; every text is a sentence, <paramref name="sample"/> the shortest C# that triggers it.</summary>
    public DiagnosticEntry(string code, string title, string cause, string fix, string sample)
    {
        Code = code;
        Title = title;
        Cause = cause;
        Fix = fix;
        Sample = sample;
    }

    /// <summary><c>HDLnnnn</c>: 1 widths, signs and values, 2 drivers and structure, 3 clocks and resets, 4 capture, 5 names, 6 elaboration.</summary>
    public string Code { get; }

    /// <summary>The mistake in a few words.</summary>
    public string Title { get; }

    /// <summary>Why it is a mistake.</summary>
    public string Cause { get; }

    /// <summary>What to write instead.</summary>
    public string Fix { get; }

    /// <summary>The shortest C# that triggers it.</summary>
    public string Sample { get; }
}
