using System.Globalization;
using System.Text.Json;
using Hardware.Bench.Vcd;

// bench/Hardware.Bench.Vcd [--json]: reading and writing of traces, against vcd2fst and Verilator.
if (args.Any(argument => argument != "--json"))
{
    Console.Error.WriteLine($"'{args.First(argument => argument != "--json")}' is no argument of this benchmark: only --json is");
    return 2;
}
IReadOnlyList<BenchRow> rows;
try
{
    rows = new WaveBench(message => Console.Error.WriteLine(message)).Run();
}
catch (InvalidOperationException failure)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}
if (args.Length > 0)
{
    var report = new
    {
        bench = "vcd",
        bytes = rows[0].Bytes,
        rows = rows.Select(row => new
        {
            job = row.Job,
            tool = row.Tool,
            seconds = row.Seconds,
            cpu_s = row.ProcessorSeconds,
            bytes = row.Bytes,
            gb_per_s = row.GigabytesPerSecond,
        }),
    };
    Console.WriteLine(JsonSerializer.Serialize(report, new JsonSerializerOptions { WriteIndented = true }));
    return 0;
}
Console.WriteLine($"{rows[0].Bytes / 1e6:F0} MB of VCD written by Verilator; medians; GB = 10^9 bytes of VCD");
Console.WriteLine($"{"job",-45} {"by",-19} {"seconds",8} {"cpu s",8} {"GB/s",8}");
foreach (BenchRow row in rows)
{
    string cpu = row.ProcessorSeconds?.ToString("F3", CultureInfo.InvariantCulture) ?? "-";
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{row.Job,-45} {row.Tool,-19} {row.Seconds,8:F3} {cpu,8} {row.GigabytesPerSecond,8:F2}"));
}
return 0;
