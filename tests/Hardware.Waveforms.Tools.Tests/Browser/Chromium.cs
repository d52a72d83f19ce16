using System.Text.Json;
using Hardware.Waveforms.View;
using Microsoft.Playwright;

namespace Hardware.Waveforms.Tools.Tests.Browser;

/// <summary>Debian's Chromium, started once for all tests of the page, which take turns.</summary>
[CollectionDefinition(nameof(Chromium))]
public sealed class Chromium : IAsyncLifetime, ICollectionFixture<Chromium>
{
    private const string Executable = "/usr/bin/chromium";

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private IPage? _eye;

    public async ValueTask InitializeAsync()
    {
        Assert.True(File.Exists(Executable),
            $"{Executable} is missing and the page cannot be tested: install Debian's package with 'apt-get install chromium'");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Executable,
            Headless = true,
            Args =
            [
                "--no-sandbox", "--headless", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
        _eye = await _browser.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>Writes the page of a trace and opens it.</summary>
    internal async Task<ViewPage> OpenAsync(WaveFile file, ViewState? state = null, string hash = "", int width = 1200, int height = 600)
    {
        var folder = new TemporaryFolder();
        HtmlView.Write(file, folder.At("page.html"), new ViewOptions
        {
            Title = file.Path.Length > 0 ? Path.GetFileName(file.Path) : "test",
            State = (state ?? new ViewState()) with { Theme = state?.Theme ?? "dark" },
        });
        IPage page = await _browser!.NewPageAsync(
            new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = width, Height = height } });
        var view = new ViewPage(page, folder, _eye!);
        await page.GotoAsync("file://" + folder.At("page.html") + hash);
        return view;
    }
}

/// <summary>An open page: what it says of itself through <c>window.waves</c>, and what can be seen on it.</summary>
internal sealed class ViewPage : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly IPage _eye;

    public ViewPage(IPage page, TemporaryFolder folder, IPage eye)
    {
        Page = page;
        _folder = folder;
        _eye = eye;
        page.Request += (_, request) => Requests.Add(request.Url);
        page.PageError += (_, error) => Errors.Add(error);
        page.Console += (_, message) => Errors.Add(message.Text);
    }

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public IPage Page { get; }

    public List<string> Requests { get; } = [];

    public List<string> Errors { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await Page.CloseAsync();
        _folder.Dispose();
        Assert.Empty(Errors);
    }

    /// <summary>The value of a JavaScript expression, after what was asked for has been drawn.</summary>
    /// <remarks>Drawing is asked for, not waited for: a browser without a screen need not give a page any frames.</remarks>
    public async Task<T> Get<T>(string expression)
    {
        string json = await Page.EvaluateAsync<string>($"(waves.paint(), JSON.stringify({expression}))").WaitAsync(Patience);
        return JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web)!;
    }

    public Task Do(string statement) => Page.EvaluateAsync($"() => {{ {statement} }}");

    /// <summary>Waits until a JavaScript expression is true. (Playwright's own waiting needs eval, which the page forbids.)</summary>
    public async Task Until(string expression)
    {
        for (int i = 0; i < 500; i++)
        {
            if (await Page.EvaluateAsync<bool>(expression).WaitAsync(Patience))
                return;
            await Task.Delay(20);
        }
        Assert.Fail($"waited in vain for {expression}");
    }

    /// <summary>Waits until the page draws no more frames; the number of those drawn.</summary>
    public async Task<int> FramesWhenQuiet()
    {
        for (int i = 0, before = -1; i < 100; i++)
        {
            int frames = await Page.EvaluateAsync<int>("waves.frames().count").WaitAsync(Patience);
            if (frames == before)
                return frames;
            before = frames;
            await Task.Delay(200);
        }
        Assert.Fail("the page draws without an end");
        return 0;
    }

    public Task<State> State() => Get<State>("waves.state()");

    public Task<Place> Place(string path, double time) => Get<Place>($"waves.place('{path}', {time})");

    public async Task Click(string path, double time)
    {
        Place place = await Place(path, time);
        await Page.Mouse.ClickAsync(place.X, place.Y);
    }

    public async Task Drag(float fromX, float fromY, float toX, float toY)
    {
        await Page.Mouse.MoveAsync(fromX, fromY);
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(toX, toY, new MouseMoveOptions { Steps = 5 });
        await Page.Mouse.UpAsync();
    }

    /// <summary>The name of a row, in the list beside the waves.</summary>
    public ILocator Row(string path) => Page.Locator($"#rows .row[data-path='{path}']");

    /// <summary>Paths (and names of groups) of the rows, indented by their depth.</summary>
    public async Task<string[]> Rows() => [.. (await State()).Rows.Select(row => new string(' ', row.Depth) + (row.Path ?? row.Group))];

    /// <summary>Takes a screenshot, to look at single pixels.</summary>
    public async Task<Screenshot> Shoot()
    {
        await Get<int>("0");
        byte[] png = await Page.ScreenshotAsync();
        await _eye.EvaluateAsync("""
            async png => {
              const image = new Image();
              image.src = 'data:image/png;base64,' + png;
              await image.decode();
              const canvas = new OffscreenCanvas(image.width, image.height);
              const context = canvas.getContext('2d');
              context.drawImage(image, 0, 0);
              window.pixel = (x, y) => [...context.getImageData(Math.round(x), Math.round(y), 1, 1).data].slice(0, 3);
            }
            """, Convert.ToBase64String(png));
        return new Screenshot(_eye);
    }
}

internal sealed class Screenshot(IPage eye)
{
    /// <summary>Red, green and blue, 0 to 255.</summary>
    public async Task<Colour> At(float x, float y)
    {
        int[] pixel = await eye.EvaluateAsync<int[]>("([x, y]) => pixel(x, y)", new double[] { x, y });
        return new Colour(pixel[0], pixel[1], pixel[2]);
    }
}

internal readonly record struct Colour(int Red, int Green, int Blue)
{
    public int Light => (Red + Green + Blue) / 3;

    public bool IsGreen => Green > Red + 40 && Green > Blue + 20;

    public bool IsRed => Red > Green + 40 && Red > Blue + 30;

    public bool IsYellow => Red > 150 && Green > 120 && Blue < 140;
}

internal sealed record Place(float X, float Y, float Top, float Bottom);

internal sealed record State(double From, double To, long Cursor, Markers Markers, string? Selected, string Theme, Row[] Rows);

internal sealed record Markers(long? A, long? B, long? Delta);

internal sealed record Row(int Depth, string? Path, string? Group, bool? Open, string? Radix, string? Value, string? Tint);
