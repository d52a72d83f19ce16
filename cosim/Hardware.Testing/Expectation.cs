using System.Numerics;
using System.Runtime.CompilerServices;
using Hardware.Hdl;

namespace Hardware.Testing;

/// <summary>
/// Compares what a design gives in a cycle with what its model says. What is not compared is a don't-care: the payload of a stream whose
/// valid is 0 is compared in an <c>if</c>.
/// </summary>
public sealed class Expectation
{
    internal Expectation() { }

    /// <summary>The cycle, from 0.</summary>
    public int Cycle { get; internal set; }

    /// <summary>Whether the resets are active. After a cycle with resets, the model starts anew.</summary>
    public bool IsReset { get; internal set; }

    /// <summary>Clock domains that rise at the end of the cycle, by bit; only of interest in designs of several clocks.</summary>
    public uint Rising { get; internal set; }

    /// <summary>An output must have a value.</summary>
    public void Equal(UInt actual, UInt expected, [CallerArgumentExpression(nameof(actual))] string what = "")
    {
        if ((BigInteger)actual != (BigInteger)expected)
            Differs(what, actual, expected);
    }

    /// <inheritdoc cref="Equal(UInt, UInt, string)"/>
    public void Equal(SInt actual, SInt expected, [CallerArgumentExpression(nameof(actual))] string what = "")
    {
        if ((BigInteger)actual != (BigInteger)expected)
            Differs(what, actual, expected);
    }

    /// <inheritdoc cref="Equal(UInt, UInt, string)"/>
    public void Equal(Bit actual, Bit expected, [CallerArgumentExpression(nameof(actual))] string what = "")
    {
        if (actual.Value != expected.Value)
            Differs(what, actual, expected);
    }

    /// <summary>An output must have a value.</summary>
    public void Equal<TEnum>(TEnum actual, TEnum expected, [CallerArgumentExpression(nameof(actual))] string what = "")
        where TEnum : struct, Enum
    {
        if (!EqualityComparer<TEnum>.Default.Equals(actual, expected))
            Differs(what, actual, expected);
    }

    /// <summary>Something must hold.</summary>
    public void That(Bit condition, [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        if (!condition.Value)
            throw new ExpectationFailedException(what, $"'{what}' does not hold");
    }

    /// <summary>The environment keeps a condition: a sequence that does not is cut before this cycle.</summary>
    public void Assume(Bit condition)
    {
        if (!condition.Value)
            throw new SequenceCutException();
    }

    private static void Differs(string what, object actual, object expected) =>
        throw new ExpectationFailedException(what, $"{what} is {actual}, expected {expected}");
}

/// <summary>An expectation was not met.</summary>
internal sealed class ExpectationFailedException(string what, string sentence) : Exception(sentence)
{
    public string What { get; } = what;
}

/// <summary>The sequence breaks an assumption: what follows says nothing.</summary>
internal sealed class SequenceCutException : Exception;
