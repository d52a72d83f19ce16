using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Hardware.Waveforms.Query;
using Hardware.Waveforms.Show;

namespace Hardware.Waveforms.Cli;

/// <summary><c>wave find</c>: the times at which an expression holds.</summary>
internal static class FindCommand
{
    public static Command Create()
    {
        Argument<string> path = WaveCommands.FileArgument();
        Argument<string> expression = new("expression") { Description = "Such as 'fifo.count == 7 && rose(push)'." };
        Option<string?> clock =
            new("--clock")
            {
                Description = "Look only at rising edges of this signal, with the values just before them.",
                HelpName = "signal"
            };
        Option<int?> limit = new("--limit") { Description = "Stop after so many.", HelpName = "count" };
        Option<bool> json = WaveCommands.JsonOption();
        Option<string?> from = new("--from") { Description = "First time: 120 (time steps), 1.2us.", HelpName = "time" };
        Option<string?> to = new("--to") { Description = "Last time.", HelpName = "time" };
        var command = new Command("find", "Print the times at which an expression over signals holds.") { path, expression, clock, from,
            to, limit, json };
        command.Runs(result =>
        {
            WaveQuery query = WaveQuery.Parse(result.GetRequiredValue(expression));
            string? edges = result.GetValue(clock);
            string? clockName = edges is null ? null : WaveQuery.LastNameOf(edges);
            WaveFile file = WaveCommands.Open(result, result.GetRequiredValue(path),
                new WaveOptions { Select = variable => query.Mentions(variable) || variable.Name == clockName });
            long? Time(Option<string?> option) => result.GetValue(option) is { } text ? TimeText.Parse(text, file.Timescale) : null;
            long? begin = Time(from), end = Time(to);
            IEnumerable<QueryMatch> matches = edges is null
                ? query.Find(file, begin, end)
                : query.FindClocked(file, edges, begin, end).Select(time => new QueryMatch(time, time));
            Write([.. matches.Take(result.GetValue(limit) ?? int.MaxValue)], file, edges is not null, result.GetValue(json),
                result.InvocationConfiguration.Output);
            return ExitCodes.Ok;
        });
        return command;
    }

    // The time in steps first, so that scripts can cut it off; then for people.
    private static void Write(IReadOnlyList<QueryMatch> matches, WaveFile file, bool edges, bool json, TextWriter output)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(
                new
                {
                    timescale = file.Timescale.ToString(),
                    matches = matches.Select(match => new { from = match.From, to = match.To })
                }));
            return;
        }
        int digits = matches.Count == 0 ? 0 : matches[^1].From.ToString(CultureInfo.InvariantCulture).Length;
        foreach (QueryMatch match in matches)
        {
            string time = match.From.ToString(CultureInfo.InvariantCulture).PadLeft(digits);
            string duration = edges || match.From == match.To ? "" : $" for {TimeText.Of(match.To - match.From + 1, file.Timescale)}";
            output.Write($"{time}  {TimeText.Of(match.From, file.Timescale)}{duration}\n");
        }
    }
}
