namespace Hardware.Hdl.Verilog;

/// <summary>What Verilog itself takes an expression's text to be.</summary>
internal enum TextSign
{
    /// <summary>Unsigned.</summary>
    Unsigned,

    /// <summary>Signed.</summary>
    Signed,

    /// <summary>Depends on the tool, or on the other operands: say it where it matters.</summary>
    Unclear,
}

/// <summary>How tightly operators bind, the tightest last.</summary>
internal enum Precedence
{
    Conditional,
    LogicalOr,
    LogicalAnd,
    Or,
    Xor,
    And,
    Equality,
    Comparison,
    Shift,
    Additive,
    Multiplicative,
    Unary,

    /// <summary><c>8'(x)</c>; Yosys 0.23 reads <c>~8'(x)</c> as a cast to <c>~8</c> bits, so it is not primary.</summary>
    Cast,
    Primary,
}

/// <summary>The text of an expression with what decides how it may be embedded in another.</summary>
/// <param name="Text">Verilog.</param>
/// <param name="Precedence">Its outermost operator.</param>
/// <param name="Sign">What Verilog takes it to be.</param>
/// <param name="SignMatters">
/// Whether an operator in it changes its result when Verilog makes it unsigned because of an unsigned neighbour: <c>&gt;&gt;&gt;</c>,
/// signed <c>/</c> and <c>%</c>.
/// </param>
internal readonly record struct Printed(string Text, Precedence Precedence, TextSign Sign = TextSign.Unsigned, bool SignMatters = false)
{
    /// <summary>The text, in parentheses when its operator binds less tightly.</summary>
    public string At(Precedence least) => Precedence >= least ? Text : $"({Text})";

    /// <summary>The text with the sign said explicitly.</summary>
    public Printed As(bool signed) => new(
        $"{(signed ? "$signed" : "$unsigned")}({Text})", Precedence.Primary, signed ? TextSign.Signed : TextSign.Unsigned);
}
