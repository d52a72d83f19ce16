namespace Hardware.Hdl;

/// <summary>What the documentation says about one diagnostic code.</summary>
public sealed class DiagnosticEntry
{
    /// <summary>
    /// An entry; every text is a sentence. For what analyzers find, <paramref name="sample"/> is members of a module (or whole classes)
    /// with the underlined text between <c>[|</c> and <c>|]</c>, and <paramref name="corrected"/> is the same without the mistake: tests
    /// compile both.
    /// </summary>
    public DiagnosticEntry(string code, string title, string cause, string fix, string sample, string? corrected = null)
    {
        Code = code;
        Title = title;
        Cause = cause;
        Fix = fix;
        Sample = sample;
        Corrected = corrected;
    }

    /// <summary>
    /// <c>HDLnnnn</c>: 1 widths, signs and values, 2 drivers and structure, 3 clocks and resets, 4 capture, 5 names,
    /// 6 elaboration, 7 Verilog; <c>SIMnnnn</c>: 1 files, 2 Verilator, 3 use, 4 test benches.
    /// </summary>
    public string Code { get; }

    /// <summary>The mistake in a few words.</summary>
    public string Title { get; }

    /// <summary>Why it is a mistake.</summary>
    public string Cause { get; }

    /// <summary>What to write instead.</summary>
    public string Fix { get; }

    /// <summary>The shortest C# that triggers it.</summary>
    public string Sample { get; }

    /// <summary>The sample without the mistake; null when only elaboration or simulation finds it.</summary>
    public string? Corrected { get; }
}
