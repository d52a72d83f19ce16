using Hardware.Waveforms.View;
using Microsoft.Playwright;

namespace Hardware.Waveforms.Tools.Tests.Browser;

/// <summary>The page in a real browser, driven by a real mouse and keyboard; <c>window.waves</c> and pixels say what came of it.</summary>
[Collection(nameof(Chromium))]
public sealed class ViewTests(Chromium chromium, ITestOutputHelper log)
{
    private static readonly ViewState AllRows = new()
    {
        Rows = [new ViewSignal("top.clock"), new ViewSignal("top.push"), new ViewSignal("top.fifo.count"),
            new ViewSignal("top.fifo.state"), new ViewSignal("top.fifo.data")],
    };

    private Task<ViewPage> Open(ViewState? state = null, string hash = "") => chromium.OpenAsync(Traces.OpenFifo(), state ?? AllRows, hash);

    [Fact]
    public async Task The_page_asks_for_nothing_but_itself()
    {
        await using ViewPage view = await Open();
        Assert.Single(view.Requests);
        // Even a script that wanted to could not.
        Assert.True(await view.Page.EvaluateAsync<bool>("fetch('file:///etc/hostname').then(() => false, () => true)"));
        view.Errors.RemoveAll(error => error.Contains("Content Security Policy") || error.Contains("Fetch API"));
    }

    [Fact]
    public async Task It_opens_at_the_time_and_with_the_rows_it_was_written_with()
    {
        await using ViewPage view = await Open(new ViewState
        {
            Time = 20,
            From = 10,
            To = 30,
            MarkerA = 12,
            MarkerB = 20,
            Message = "count is 2 & should be <3>",
            Rows = [new ViewSignal("top.fifo.count", "dec", "red"),
                new ViewGroup("inputs", [new ViewSignal("top.push"), new ViewSignal("top.gone")])],
        });
        State state = await view.State();
        Assert.Equal((10d, 30d, 20L, 8L), (state.From, state.To, state.Cursor, state.Markers.Delta));
        Assert.Equal(["top.fifo.count", "inputs", " top.push"], await view.Rows());
        Assert.Equal(("red", "dec", "2"), (state.Rows[0].Tint, state.Rows[0].Radix, state.Rows[0].Value));
        Assert.Equal("top.fifo.count", state.Selected);
        Assert.Equal("count is 2 & should be <3>", await view.Page.InnerTextAsync("#message"));
        Assert.Equal("Δ 8 ns (125 MHz)", await view.Page.InnerTextAsync("#status-delta"));
    }

    [Fact]
    public async Task Without_a_state_a_small_trace_is_shown_whole_grouped_by_scope()
    {
        await using ViewPage view = await Open(new ViewState());
        Assert.Equal(["top", " top.clock", " top.push", "top.fifo", " top.fifo.state", " top.fifo.count", " top.fifo.data"],
            await view.Rows());
        State state = await view.State();
        Assert.Equal((0d, 40d), (state.From, state.To));
    }

    [Fact]
    public async Task A_click_puts_the_cursor_on_the_near_edge_and_shows_the_values_there()
    {
        await using ViewPage view = await Open();
        Place edge = await view.Place("top.fifo.count", 10);
        await view.Page.Mouse.ClickAsync(edge.X + 4, edge.Y);
        State state = await view.State();
        Assert.Equal((10L, "top.fifo.count"), (state.Cursor, state.Selected));
        Assert.Equal(["0", "1", "1", "Fill", "41"], state.Rows.Select(row => row.Value));
        Assert.Equal("Fill", await view.Row("top.fifo.state").Locator(".value").InnerTextAsync());
        Assert.Equal("Cursor 10 ns", await view.Page.InnerTextAsync("#status-cursor"));
        // Far from an edge it stays where it was clicked.
        await view.Click("top.fifo.count", 16);
        Assert.Equal(16, (await view.State()).Cursor);
    }

    [Fact]
    public async Task The_wheel_with_Ctrl_zooms_around_the_pointer_and_with_Shift_moves()
    {
        await using ViewPage view = await Open();
        Place pointer = await view.Place("top.push", 20);
        await view.Page.Mouse.MoveAsync(pointer.X, pointer.Y);
        await view.Page.Keyboard.DownAsync("Control");
        await view.Page.Mouse.WheelAsync(0, -300);
        await view.Page.Keyboard.UpAsync("Control");
        State zoomed = await view.State();
        Assert.True(zoomed.To - zoomed.From < 30);
        Assert.Equal(pointer.X, (await view.Place("top.push", 20)).X, 1f);
        await view.Page.Keyboard.DownAsync("Shift");
        await view.Page.Mouse.WheelAsync(0, 100);
        await view.Page.Keyboard.UpAsync("Shift");
        State moved = await view.State();
        Assert.True(moved.From > zoomed.From);
        Assert.Equal(zoomed.To - zoomed.From, moved.To - moved.From, 6);
    }

    [Fact]
    public async Task Dragging_moves_through_time_and_dragging_on_the_ruler_zooms()
    {
        await using ViewPage view = await Open();
        await view.Do("waves.zoom(10, 20)");
        Place from = await view.Place("top.push", 18), to = await view.Place("top.push", 16);
        await view.Drag(from.X, from.Y, to.X, to.Y);
        State moved = await view.State();
        Assert.Equal((12, 22), (moved.From, moved.To), (a, b) => Math.Abs(a.Item1 - b.Item1) < 0.05 && Math.Abs(a.Item2 - b.Item2) < 0.05);

        await view.Do("waves.fit()");
        Place left = await view.Place("top.clock", 10), right = await view.Place("top.clock", 30);
        await view.Drag(left.X, left.Top - 25, right.X, right.Top - 25);
        State zoomed = await view.State();
        Assert.Equal(10, zoomed.From, 0.1);
        Assert.Equal(30, zoomed.To, 0.1);
        await view.Page.Mouse.DblClickAsync(right.X, right.Top - 25);
        Assert.Equal(40, (await view.State()).To);
    }

    [Fact]
    public async Task Keys_zoom_move_fit_and_go_from_change_to_change()
    {
        await using ViewPage view = await Open();
        await view.Click("top.fifo.count", 3);
        await view.Page.Keyboard.PressAsync("n");
        Assert.Equal(10, (await view.State()).Cursor);
        await view.Page.Keyboard.PressAsync("n");
        Assert.Equal(20, (await view.State()).Cursor);
        await view.Page.Keyboard.PressAsync("p");
        Assert.Equal(10, (await view.State()).Cursor);
        await view.Page.Keyboard.PressAsync("+");
        State zoomed = await view.State();
        Assert.Equal(20, zoomed.To - zoomed.From, 0.01);
        await view.Page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal(zoomed.From + 2, (await view.State()).From, 0.01);
        await view.Page.Keyboard.PressAsync("f");
        Assert.Equal(40, (await view.State()).To);
        await view.Page.Keyboard.PressAsync("End");
        Assert.Equal(40, (await view.State()).Cursor);
    }

    [Fact]
    public async Task Two_markers_show_the_time_between_them_and_can_be_dragged()
    {
        await using ViewPage view = await Open();
        await view.Click("top.clock", 5);
        await view.Page.Keyboard.PressAsync("a");
        await view.Click("top.clock", 25);
        await view.Page.Keyboard.PressAsync("b");
        Assert.Equal(new Markers(5, 25, 20), (await view.State()).Markers);
        Assert.Equal("Δ 20 ns (50 MHz)", await view.Page.InnerTextAsync("#status-delta"));
        await view.Click("top.clock", 30);
        Place flag = await view.Place("top.clock", 25), target = await view.Place("top.clock", 35);
        await view.Drag(flag.X, flag.Top - 10, target.X + 2, flag.Top - 10);
        Assert.Equal(new Markers(5, 35, 30), (await view.State()).Markers);
        await view.Page.Keyboard.PressAsync("Shift+A");
        Assert.Null((await view.State()).Markers.Delta);
    }

    [Fact]
    public async Task Searching_finds_signals_and_Enter_shows_them()
    {
        await using ViewPage view = await Open(new ViewState { Rows = [new ViewSignal("top.clock")] });
        await view.Page.Keyboard.PressAsync("/");
        await view.Page.Keyboard.TypeAsync("fifo cou");
        Assert.Equal(1, await view.Page.Locator("#tree .leaf").CountAsync());
        await view.Page.Keyboard.PressAsync("Enter");
        Assert.Equal(["top.clock", "top.fifo.count"], await view.Rows());
        await view.Page.FillAsync("#search", "top.*ta");
        Assert.Equal(["top.fifo.data"], await view.Page.Locator("#tree .leaf .name").AllInnerTextsAsync());
        await view.Page.DblClickAsync("#tree .leaf");
        Assert.Equal(["top.clock", "top.fifo.count", "top.fifo.data"], await view.Rows());
        await view.Page.FillAsync("#search", "nowhere");
        Assert.Equal("nothing found", await view.Page.InnerTextAsync("#tree .note"));
    }

    [Fact]
    public async Task The_tree_opens_scope_by_scope_and_a_whole_scope_becomes_a_group()
    {
        await using ViewPage view = await Open(new ViewState { Rows = [new ViewSignal("top.clock")] });
        ILocator scope = view.Page.Locator("#tree details details summary");
        Assert.Equal(2, await view.Page.Locator("#tree .leaf").CountAsync());
        await scope.ClickAsync();
        await Assertions.Expect(view.Page.Locator("#tree .leaf")).ToHaveCountAsync(5);
        await scope.HoverAsync();
        await scope.Locator(".add").ClickAsync();
        Assert.Equal(["top.clock", "top.fifo", " top.fifo.state", " top.fifo.count", " top.fifo.data"], await view.Rows());
    }

    [Fact]
    public async Task Rows_are_removed_reordered_by_dragging_and_by_keys()
    {
        await using ViewPage view = await Open();
        await view.Row("top.push").ClickAsync();
        await view.Page.Keyboard.PressAsync("Delete");
        Assert.Equal(["top.clock", "top.fifo.count", "top.fifo.state", "top.fifo.data"], await view.Rows());
        await view.Row("top.fifo.data")
            .DragToAsync(view.Row("top.clock"), new LocatorDragToOptions { TargetPosition = new TargetPosition { X = 60, Y = 4 } });
        Assert.Equal(["top.fifo.data", "top.clock", "top.fifo.count", "top.fifo.state"], await view.Rows());
        await view.Row("top.clock").ClickAsync();
        await view.Page.Keyboard.PressAsync("Control+ArrowDown");
        Assert.Equal(["top.fifo.data", "top.fifo.count", "top.clock", "top.fifo.state"], await view.Rows());
        await view.Page.Keyboard.PressAsync("ArrowUp");
        Assert.Equal("top.fifo.count", (await view.State()).Selected);
    }

    [Fact]
    public async Task A_signal_is_dragged_from_the_tree_between_rows()
    {
        await using ViewPage view =
            await Open(new ViewState { Rows = [new ViewSignal("top.fifo.count"), new ViewSignal("top.fifo.state")] });
        await view.Page.Locator("#tree .leaf[data-path='top.push']")
            .DragToAsync(view.Row("top.fifo.state"), new LocatorDragToOptions { TargetPosition = new TargetPosition { X = 60, Y = 4 } });
        Assert.Equal(["top.fifo.count", "top.push", "top.fifo.state"], await view.Rows());
    }

    [Fact]
    public async Task Selected_rows_are_grouped_folded_and_ungrouped()
    {
        await using ViewPage view = await Open();
        await view.Row("top.push").ClickAsync();
        await view.Row("top.fifo.state").ClickAsync(new LocatorClickOptions { Modifiers = [KeyboardModifier.Shift] });
        await view.Page.Keyboard.PressAsync("g");
        Assert.Equal(["top.clock", "Group", " top.push", " top.fifo.count", " top.fifo.state", "top.fifo.data"], await view.Rows());
        await view.Page.ClickAsync("#rows .group .arrow");
        Assert.Equal(["top.clock", "Group", "top.fifo.data"], await view.Rows());
        await view.Page.ClickAsync("#rows .group .arrow");
        await view.Page.Locator("#rows .group").ClickAsync(new LocatorClickOptions { Button = MouseButton.Right });
        await view.Page.ClickAsync("#menu >> text=Ungroup");
        Assert.Equal(["top.clock", "top.push", "top.fifo.count", "top.fifo.state", "top.fifo.data"], await view.Rows());
    }

    [Fact]
    public async Task The_radix_goes_round_with_R_and_is_chosen_from_the_menu()
    {
        await using ViewPage view = await Open();
        await view.Do("waves.cursor(15)");
        await view.Row("top.fifo.data").ClickAsync();
        var seen = new List<(string?, string?)>();
        for (int i = 0; i < 6; i++)
        {
            Row row = (await view.State()).Rows[4];
            seen.Add((row.Radix, row.Value));
            await view.Page.Keyboard.PressAsync("r");
        }
        Assert.Equal([("hex", "41"), ("bin", "01000001"), ("dec", "65"), ("signed", "65"), ("ascii", "A"), ("hex", "41")], seen);
        await view.Row("top.fifo.state").ClickAsync(new LocatorClickOptions { Button = MouseButton.Right });
        Assert.Equal("enum", await view.Page.InnerTextAsync("#menu .checked"));
        await view.Page.ClickAsync("#menu >> text=bin");
        Assert.Equal(("bin", "01"), ((await view.State()).Rows[3].Radix, (await view.State()).Rows[3].Value));
    }

    [Fact]
    public async Task The_address_holds_the_state_and_brings_it_back()
    {
        await using ViewPage view = await Open();
        await view.Do("waves.zoom(10, 30); waves.cursor(15); waves.marker('a', 12); waves.select('top.fifo.data')");
        await view.Page.Keyboard.PressAsync("r");
        await view.Row("top.push").ClickAsync();
        await view.Page.Keyboard.PressAsync("g");
        State before = await view.State();
        await view.Until("location.hash.includes('time=15') && location.hash.includes('{Group')");
        await view.Page.ReloadAsync();
        State after = await view.State();
        Assert.Equal((before.From, before.To, before.Cursor, before.Markers), (after.From, after.To, after.Cursor, after.Markers));
        Assert.Equal(before.Rows, after.Rows);
    }

    [Fact]
    public async Task An_address_written_by_hand_is_enough()
    {
        await using ViewPage view = await Open(hash: "#time=20&rows=top.fifo.count~bin,{in,top.push,},nothing");
        State state = await view.State();
        Assert.Equal(20, state.Cursor);
        Assert.Equal(["top.fifo.count", "in", " top.push"], await view.Rows());
        Assert.Equal("0010", state.Rows[0].Value);
    }

    [Fact]
    public async Task Pixels_show_levels_unknowns_and_the_cursor()
    {
        await using ViewPage view = await Open(AllRows with { Time = 38 });
        Screenshot shot = await view.Shoot();
        Place low = await view.Place("top.push", 2), high = await view.Place("top.push", 12),
            unknown = await view.Place("top.fifo.data", 7), cursor = await view.Place("top.push", 38);
        Assert.True((await shot.At(low.X, low.Bottom - 5)).IsGreen, "the low level is a line at the bottom");
        Assert.False((await shot.At(low.X, low.Top + 5)).IsGreen);
        Assert.True((await shot.At(high.X, high.Top + 5)).IsGreen, "the high level is a line at the top");
        Assert.False((await shot.At(high.X, high.Bottom - 2)).IsGreen);
        Assert.True((await shot.At(unknown.X, unknown.Top + 5)).IsRed, "x is red");
        Assert.True((await shot.At(cursor.X, cursor.Bottom + 200)).IsYellow, "the cursor goes all the way down");
    }

    [Fact]
    public async Task What_changes_is_drawn_by_itself_and_then_nothing_is()
    {
        await using ViewPage view = await Open();
        int before = await view.FramesWhenQuiet();
        await view.Page.Keyboard.PressAsync("End");
        await view.Until($"waves.frames().count > {before}");
        Assert.Equal("Cursor 40 ns", await view.Page.InnerTextAsync("#status-cursor"));
    }

    [Fact]
    public async Task Waves_stand_beside_their_names_when_rows_are_scrolled_and_of_different_heights()
    {
        IEnumerable<ViewRow> many = Enumerable.Range(0, 40)
            .Select(i => new ViewSignal(i % 2 == 0 ? "top.clock" : "top.fifo.count", i % 8 == 1 ? "analog" : null));
        await using ViewPage view = await Open(new ViewState
        {
            Rows = [.. many, new ViewSignal("top.fifo.data"), new ViewSignal("top.push")],
        });
        Place canvas = await view.Place("top.clock", 20);
        await view.Page.Mouse.MoveAsync(canvas.X, canvas.Y);
        await view.Page.Mouse.WheelAsync(0, 5000);
        await view.Until("document.getElementById('rows').scrollTop > 500");
        foreach (string path in (string[])["top.fifo.data", "top.push"])
        {
            Place wave = await view.Place(path, 12);
            LocatorBoundingBoxResult name = (await view.Row(path).BoundingBoxAsync())!;
            Assert.Equal((name.Y, name.Y + name.Height), (wave.Top, wave.Bottom));
        }
        Place push = await view.Place("top.push", 12);
        Assert.True((await (await view.Shoot()).At(push.X, push.Top + 5)).IsGreen, "the high level of push is drawn beside its name");
        await view.Click("top.fifo.data", 17);
        Assert.Equal("top.fifo.data", (await view.State()).Selected);
    }

    [Fact]
    public async Task Dark_and_light_change_places()
    {
        await using ViewPage view = await Open();
        Place empty = await view.Place("top.clock", 20.5);
        Assert.True((await (await view.Shoot()).At(empty.X, empty.Bottom + 300)).Light < 60);
        await view.Page.Keyboard.PressAsync("t");
        Assert.Equal("light", (await view.State()).Theme);
        Assert.True((await (await view.Shoot()).At(empty.X, empty.Bottom + 300)).Light > 220);
    }

    [Fact]
    public async Task Names_and_texts_of_a_trace_are_never_markup()
    {
        await using ViewPage view = await chromium.OpenAsync(Traces.Open("""
            $scope module <b>t</b></script> $end
            $var string 1 s <img/src=x/onerror=alert(1)> $end
            $upscope $end $enddefinitions $end
            #0 s<script>alert(1)</script> s
            """));
        Assert.Equal(["<b>t</b></script>.<img/src=x/onerror=alert(1)>"], await view.Get<string[]>("waves.paths()"));
        Assert.Equal(0, await view.Page.Locator("img, #tree b").CountAsync());
        Assert.Equal("<script>alert(1)</script>", (await view.State()).Rows[1].Value);
    }

    [Fact]
    public async Task Fields_of_a_bundle_are_signals_of_their_own()
    {
        using var folder = new TemporaryFolder();
        await using ViewPage view = await chromium.OpenAsync(BundleTests.Record(folder.At("bundle.vcd")),
            new ViewState
            {
                Time = 12,
                Rows = [new ViewSignal("top.request"), new ViewSignal("top.request.valid"), new ViewSignal("top.request.delta"),
                    new ViewSignal("top.request.data")]
            });
        State state = await view.State();
        Assert.Equal([("hex", "73a"), ("bin", "1"), ("signed", "-1"), ("hex", "3a")], state.Rows.Select(row => (row.Radix, row.Value)));
        Assert.Equal(new long[] { 0, 10, 20 }, await view.Get<long[]>("waves.changes('top.request.valid')"));
        Assert.Equal(new long[] { 0, 10 }, await view.Get<long[]>("waves.changes('top.request.data')"));
        Assert.Contains("Queue.cs:12", await view.Row("top.request").GetAttributeAsync("title"));
    }

    [Fact]
    public async Task A_vector_is_taken_apart_into_bits_and_the_address_keeps_them()
    {
        await using ViewPage view = await Open(hash: "#time=10&rows=top.fifo.count,top.fifo.data[6],top.fifo.data[7:4]");
        Assert.Equal(["1", "1", "4"], (await view.State()).Rows.Select(row => row.Value));
        await view.Row("top.fifo.count").ClickAsync(new LocatorClickOptions { Button = MouseButton.Right });
        await view.Page.ClickAsync("#menu >> text=Show bits");
        Assert.Equal(["top.fifo.count", "count bits", " top.fifo.count[3]", " top.fifo.count[2]", " top.fifo.count[1]",
            " top.fifo.count[0]", "top.fifo.data[6]", "top.fifo.data[7:4]"], await view.Rows());
        Assert.Equal(["0", "0", "0", "1"], (await view.State()).Rows[2..6].Select(row => row.Value));
        State before = await view.State();
        await view.Until("location.hash.includes('bits')");
        await view.Page.ReloadAsync();
        Assert.Equal(before.Rows, (await view.State()).Rows);
    }

    [Fact]
    public async Task A_million_changes_are_drawn_pixel_by_pixel_and_found_again_when_zoomed()
    {
        const int changes = 1_000_000;
        using var text = new MemoryStream();
        using (var writer = new StreamWriter(text, leaveOpen: true))
        {
            writer.Write("$timescale 1 ns $end $scope module t $end $var wire 1 c clock $end $var wire 16 n count [15:0] $end\n");
            writer.Write("$upscope $end $enddefinitions $end\n");
            for (int i = 0; i < changes; i++)
                writer.Write(i % 10 == 0 ? $"#{i * 5L}\n{i & 1}c\nb{Convert.ToString(i / 10 & 0xffff, 2)} n\n" : $"#{i * 5L}\n{i & 1}c\n");
        }
        text.Position = 0;
        await using ViewPage view =
            await chromium.OpenAsync(WaveFile.Open(text),
                new ViewState
                {
                    Rows = [new ViewSignal("t.clock"), new ViewSignal("t.count", "dec"),
                    new ViewSignal("t.count", "analog")]
                });
        Assert.Equal(changes, await view.Get<int>("waves.changes('t.clock').length"));

        Screenshot shot = await view.Shoot();
        Place middle = await view.Place("t.clock", 2_500_000);
        Assert.True((await shot.At(middle.X, middle.Y)).IsGreen, "a crowd of changes is filled from low to high");

        await view.Do("waves.zoom(2500000, 2500100); waves.cursor(2500052)");
        Assert.Equal(["0", "50001", "c351"], (await view.State()).Rows.Select(row => row.Value));
        shot = await view.Shoot();
        Place high = await view.Place("t.clock", 2_500_057);
        Assert.True((await shot.At(high.X, high.Top + 5)).IsGreen);
        Assert.False((await shot.At(high.X, high.Y - 3)).IsRed);

        foreach (double span in new[] { 5e6, 5e5, 5e4, 5e3 })
        {
            double[] times = await view.Get<double[]>(
                $"Array.from({{ length: 20 }}, (_, i) => (waves.zoom(1e5 + i * {span} / 1000, 1e5 + (1000 + i) * {span} / 1000), "
                + "waves.paint()))");
            log.WriteLine($"{span / 5:N0} changes in sight: frame of {times.Average():F2} ms on average, {times.Max():F2} ms at most");
        }
    }
}
