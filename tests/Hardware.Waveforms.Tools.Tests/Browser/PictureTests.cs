using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace Hardware.Waveforms.Tools.Tests.Browser;

/// <summary>The picture in docs/waveforms.md; <c>HW_PICTURES=1</c> takes it anew.</summary>
[Collection(nameof(Chromium))]
public sealed class PictureTests(Chromium chromium)
{
    [Fact]
    public async Task The_page_in_the_documentation_shows_a_signal_of_each_kind()
    {
        using var folder = new TemporaryFolder();
        await using ViewPage view =
            await chromium.OpenAsync(Gallery.Record(folder.At("lockstep.vcd")), Gallery.State, width: 1440, height: 610);
        await view.Page.ClickAsync("#tree summary >> text=queue");
        await view.Page.Mouse.MoveAsync(1400, 600);
        State state = await view.State();
        Assert.Equal(11, state.Rows.Count(row => row.Path is not null));
        Assert.All(state.Rows, row => Assert.NotEqual("", row.Value));
        Assert.Equal((170, "8"), (state.Markers.Delta, state.Rows[0].Value));
        if (Environment.GetEnvironmentVariable("HW_PICTURES") == "1")
            await view.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Root(), "docs/images/wave-view.png") });
    }

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));
}
