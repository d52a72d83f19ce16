namespace Hardware.Generators.Twin;

/// <summary>A condition of the twin: its text, and whether it is a Bit or a C# bool, which combine differently.</summary>
internal readonly record struct Condition(string Text, bool IsSignal)
{
    public static Condition Always { get; } = new("true", false);

    public bool IsAlways => Text == "true" && !IsSignal;

    /// <summary>The condition as a Bit.</summary>
    public string Bit => IsSignal ? Text : $"(Bit)({Text})";

    /// <summary>Both; a C# condition on the left keeps the right from being computed.</summary>
    public Condition And(Condition other) => IsAlways ? other
        : other.IsAlways ? this
        : !IsSignal && !other.IsSignal ? new($"({Text} && {other.Text})", false)
        : !IsSignal ? new($"({Text} ? {other.Text} : (Bit)false)", true)
        : new($"({Text} & {other.Bit})", true);

    /// <summary>Either.</summary>
    public Condition Or(Condition other) => IsAlways || other.IsAlways ? Always
        : !IsSignal && !other.IsSignal ? new($"({Text} || {other.Text})", false)
        : !IsSignal ? new($"({Text} ? (Bit)true : {other.Text})", true)
        : new($"({Text} | {other.Bit})", true);

    public Condition Not() => new($"!({Text})", IsSignal);
}
