namespace Hardware.Tests;

/// <summary>Measures what code allocates once it runs.</summary>
internal static class SteadyState
{
    /// <summary>
    /// Bytes that <paramref name="action"/> allocates on this thread: the least of five runs. What the code itself allocates comes
    /// back in every run; what the runtime allocates once for it (a stub, a tier of compilation) does not.
    /// </summary>
    internal static long AllocatedBytes(Action action)
    {
        var least = long.MaxValue;
        for (var run = 0; run < 5; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return least;
    }
}
