using System.Text.Json;
using Hardware.Waveforms.Show;

namespace Hardware.Waveforms.Tools.Tests.Browser;

/// <summary>The page packs and unpacks changes and writes values in its own code: it must say what the library says.</summary>
[Collection(nameof(Chromium))]
public sealed class ValueTests(Chromium chromium)
{
    private const int End = 400;

    private static readonly WaveRadix[] Radices =
        [WaveRadix.Auto, WaveRadix.Bin, WaveRadix.Hex, WaveRadix.Dec, WaveRadix.Signed, WaveRadix.Ascii];

    [Fact]
    public async Task The_page_shows_the_values_that_the_library_writes()
    {
        WaveFile file = Traces.Open(RandomTrace(seed: 7));
        await using ViewPage view = await chromium.OpenAsync(file);
        (Variable Variable, WaveRadix Radix)[] cases =
        [
            .. from variable in file.Hierarchy.Variables
               from radix in variable.Signal.Kind == ValueKind.Bits ? Radices : [WaveRadix.Auto]
               select (variable, radix),
        ];
        string[][] expected = [.. cases.Select(c =>
            Enumerable.Range(0, End + 1).Select(time => ValueText.Of(c.Variable, c.Variable.Signal.ValueAt(time), c.Radix)).ToArray())];
        string asked = JsonSerializer.Serialize(
            cases.Select(c => new[] { c.Variable.Path, c.Radix == WaveRadix.Auto ? "" : c.Radix.ToString().ToLowerInvariant() }));
        string[][] shown = await view.Get<string[][]>(
            $"{asked}.map(([path, radix]) => Array.from({{ length: {End + 1} }}, (_, time) => waves.value(path, time, radix)))");
        for (int i = 0; i < cases.Length; i++)
            Assert.Equal((cases[i], string.Join('|', expected[i])), (cases[i], string.Join('|', shown[i])));
    }

    [Fact]
    public async Task The_page_has_the_changes_that_the_library_has()
    {
        WaveFile file = Traces.Open(RandomTrace(seed: 11));
        await using ViewPage view = await chromium.OpenAsync(file);
        long[][] expected = [.. file.Hierarchy.Variables.Select(variable =>
            variable.Signal.Changes().ToList().Select(change => change.Time).Distinct()
            .Where(time => variable.Signal.ValueAt(time) != variable.Signal.ValueAt(time - 1)).ToArray())];
        Assert.Equal(expected, await view.Get<long[][]>("waves.paths().map(path => waves.changes(path))"));
    }

    /// <summary>Signals of many widths and kinds with values in all states.</summary>
    private static string RandomTrace(int seed)
    {
        var random = new Random(seed);
        int[] widths = [1, 2, 7, 8, 31, 32, 33, 53, 54, 64, 65, 130];
        string text = "$timescale 10 ps $end\n$scope module t $end\n"
            + "$attrbegin misc 07 Mode 3 Off On Odd 00 01 1x 1 $end\n$attrbegin misc 07 \"\" 1 $end\n$var reg 2 mode mode [1:0] $end\n";
        foreach (int width in widths)
            text += $"$var {(width == 33 ? "integer" : "wire")} {width} w{width} w{width} $end\n";
        text += "$var real 64 r real $end\n$var string 1 s text $end\n$upscope $end\n$enddefinitions $end\n";
        for (int time = 0; time <= End; time += random.Next(1, 4) * (time < 200 ? 1 : 5))
        {
            text += $"#{time}\n";
            foreach (int width in widths)
                if (random.Next(3) == 0)
                    text += $"b{Bits(random, width)} w{width}\n";
            if (random.Next(3) == 0)
                text += $"b{Bits(random, 2)} mode\n";
            if (random.Next(3) == 0)
                text += $"r{random.Next(-1000, 1000) / 8.0} r\nsword{random.Next(10)}é s\n";
        }
        return text + $"#{End}\n";
    }

    private static string Bits(Random random, int width)
    {
        string letters = random.Next(4) switch { 0 => "01x", 1 => "01xzuwlh-", 2 => "xz"[random.Next(2)].ToString(), _ => "01" };
        return string.Concat(Enumerable.Range(0, random.Next(1, width + 1)).Select(_ => letters[random.Next(letters.Length)]));
    }
}
