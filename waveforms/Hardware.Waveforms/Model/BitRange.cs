namespace Hardware.Waveforms;

/// <summary>The declared range of a vector or array dimension, <c>[left:right]</c>; both ends may be negative and in either
/// order.</summary>
/// <param name="Left">Index of the most significant bit.</param>
/// <param name="Right">Index of the least significant bit.</param>
public readonly record struct BitRange(int Left, int Right)
{
    /// <summary>Number of bits or elements.</summary>
    public int Width => (int)Math.Min(int.MaxValue, Math.Abs((long)Left - Right) + 1);

    /// <summary><c>[7:0]</c>, or <c>[3]</c> when both ends are equal.</summary>
    public override string ToString() => Left == Right ? $"[{Left}]" : $"[{Left}:{Right}]";
}
