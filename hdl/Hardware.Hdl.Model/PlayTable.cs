using System.Runtime.Intrinsics;

namespace Hardware.Hdl.Model;

/// <summary>What is played: a row of inputs and a row of values looked at for each cycle, and where the state block has its
/// inputs.</summary>
internal readonly unsafe struct PlayTable(ulong* inputs, int inputLimbs, ulong* rows, int rowLimbs, byte* stateInputs)
{
    /// <summary>Bytes that code may load behind a row: windows of two vectors.</summary>
    private const int Reach = 192;

    public int InputLimbs => inputLimbs;

    /// <summary>Cycles at the end whose inputs must be copied, since code would load what lies behind the table.</summary>
    public int Tail => inputLimbs == 0 ? 0 : (Reach / (8 * inputLimbs)) + 1;

    public ulong* Inputs(int cycle) => inputs + ((long)cycle * inputLimbs);

    public ulong* Row(int cycle) => rows + ((long)cycle * rowLimbs);

    /// <summary>Whether a cycle has the inputs of the one before.</summary>
    public bool Repeats(int cycle)
    {
        var row = Inputs(cycle);
        for (var i = 0; i < inputLimbs; i++)
            if (row[i] != row[i - inputLimbs])
                return false;
        return true;
    }

    /// <summary>How many cycles, before <paramref name="end"/>, have the same inputs as the one before <paramref name="cycle"/>.</summary>
    public int Repeated(int cycle, int end)
    {
        if (inputLimbs == 0)
            return end - cycle;
        var now = Inputs(cycle);
        var before = Inputs(cycle - 1);
        var (limbs, same) = ((end - cycle) * inputLimbs, 0);
        while (same <= limbs - Vector512<ulong>.Count && Vector512.Load(now + same) == Vector512.Load(before + same))
            same += Vector512<ulong>.Count;
        while (same < limbs && now[same] == before[same])
            same++;
        return same / inputLimbs;
    }

    /// <summary>Makes the rows of some cycles that of the one before.</summary>
    public void RepeatRow(int cycle, int cycles)
    {
        if (rowLimbs is 1 or 2 or 4 or 8)
        {
            Fill(Row(cycle - 1), (cycles + 1) * rowLimbs);
            return;
        }
        var all = new Span<ulong>(Row(cycle - 1), (cycles + 1) * rowLimbs);
        for (var filled = rowLimbs; filled < all.Length; filled *= 2)
            all[..Math.Min(filled, all.Length - filled)].CopyTo(all[filled..]);
    }

    /// <summary>Repeats a short row, a vector at a time.</summary>
    private void Fill(ulong* row, int limbs)
    {
        var pattern = stackalloc ulong[Vector512<ulong>.Count];
        for (var i = 0; i < Vector512<ulong>.Count; i++)
            pattern[i] = row[i % rowLimbs];
        var some = Vector512.Load(pattern);
        var filled = 0;
        for (; filled <= limbs - Vector512<ulong>.Count; filled += Vector512<ulong>.Count)
            some.Store(row + filled);
        for (filled = Math.Max(filled, rowLimbs); filled < limbs; filled++)
            row[filled] = row[filled - rowLimbs];
    }

    /// <summary>Copies the inputs of a cycle into the state block.</summary>
    public ulong* ToState(int cycle)
    {
        new ReadOnlySpan<ulong>(Inputs(cycle), inputLimbs).CopyTo(new Span<ulong>(stateInputs, inputLimbs));
        return (ulong*)stateInputs;
    }
}
