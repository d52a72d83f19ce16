using Hardware.Cosim;
using Hardware.Hdl;
using Hardware.Waveforms;

namespace Hardware.Cli;

/// <summary>Turns what went wrong into one sentence on standard error; traces of our own bugs go to a file, never to the screen.</summary>
internal static class Failure
{
    /// <summary>Prints the sentence and gives the exit status.</summary>
    public static int Report(Exception exception)
    {
        switch (exception)
        {
            case OperationCanceledException:
                Console.Error.WriteLine("hw: stopped.");
                return ExitCode.Failure;
            case SimulationException known:
                Console.Error.WriteLine($"hw: {known.Message}");
                return ExitCode.Failure;
            case WaveException wave:
                Console.Error.WriteLine($"hw: {wave.Message}");
                return ExitCode.Failure;
            case HdlException mistakes:
                foreach (var mistake in mistakes.Diagnostics)
                    Console.Error.WriteLine($"hw: {mistake}");
                return ExitCode.Failure;
            case IOException or UnauthorizedAccessException:
                Console.Error.WriteLine($"hw: SIM1001: {exception.Message.TrimEnd('.')}: name another path, or give permission.");
                return ExitCode.Failure;
            default:
                var what = $"{exception.GetType().Name}: {FirstLine(exception.Message)}";
                Console.Error.WriteLine($"hw: SIM1000: this is a bug in hw ({what}); {Trace(exception)}");
                return ExitCode.Failure;
        }
    }

    private static string FirstLine(string message) => message.Split('\n')[0].Trim().TrimEnd('.');

    private static string Trace(Exception exception)
    {
        try
        {
            var path = Path.Combine(Repository.Output, "hw-error.log");
            File.WriteAllText(path, exception.ToString());
            return $"please report it with {path}.";
        }
        catch (Exception)
        {
            return "please report it.";
        }
    }
}
