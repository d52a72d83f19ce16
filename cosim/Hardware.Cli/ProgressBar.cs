using System.Diagnostics;

namespace Hardware.Cli;

/// <summary>One line of progress on standard error when that is a terminal and the work takes more than a second; else silence.</summary>
internal sealed class ProgressBar(string title) : IProgress<double>, IDisposable
{
    private const int Cells = 30;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly bool _visible = !Console.IsErrorRedirected;
    private long _next = 1000;
    private bool _drawn;

    /// <summary>Shows the part done, 0 to 1, and how long the rest will take.</summary>
    public void Report(double done) => Report(done, "");

    /// <summary>Shows the part done, 0 to 1, with a word on what is being done.</summary>
    public void Report(double done, string what)
    {
        if (!_visible || _clock.ElapsedMilliseconds < _next)
            return;
        _next = _clock.ElapsedMilliseconds + 100;
        _drawn = true;
        done = Math.Clamp(done, 0, 1);
        var full = (int)(done * Cells);
        var left = done > 0 ? $"{_clock.Elapsed.TotalSeconds * (1 - done) / done:0} s left" : "";
        Console.Error.Write($"\r\e[K{title} [{new string('#', full)}{new string('.', Cells - full)}] {done,4:0%} {left} {what}");
    }

    /// <summary>Removes the line.</summary>
    public void Dispose()
    {
        if (_drawn)
            Console.Error.Write("\r\e[K");
    }
}
