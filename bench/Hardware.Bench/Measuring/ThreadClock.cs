using System.Runtime.InteropServices;

namespace Hardware.Bench.Measuring;

/// <summary>Processor time of the calling thread: wall time, less what other processes took from it.</summary>
internal static partial class ThreadClock
{
    private const int ThreadTime = 3;

    /// <summary>Seconds.</summary>
    public static double Seconds
    {
        get
        {
            clock_gettime(ThreadTime, out var time);
            return time.Seconds + (time.Nanoseconds * 1e-9);
        }
    }

    [LibraryImport("libc")]
    private static partial int clock_gettime(int clock, out Time time);

    private readonly struct Time
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }
}
