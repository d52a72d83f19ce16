// Api: `window.waves`, for scripts in the console and for tests. Times are whole numbers of the file's time unit.
//
//   waves.state()                     { from, to, cursor, markers: { a, b, delta }, selected, theme, rows: [{ depth, path | group, radix, value }] }
//   waves.paths()                     every signal of the recording
//   waves.add(path, radix?)           shows a signal below the selected one
//   waves.remove(path)                hides it
//   waves.select(path)                selects its row
//   waves.zoom(from, to), waves.fit() time range
//   waves.cursor(time)                cursor; marker(name, time) sets 'a' or 'b', null takes it away
//   waves.value(path, time, radix?)   a value as text
//   waves.changes(path)               the times of its changes
//   waves.place(path, time)           where that is on the page: { x, y, top, bottom } in CSS pixels
//   waves.paint()                     draws now; returns the milliseconds it took
//   waves.frames()                    { count, last, longest, total } of all frames so far

function createApi(viewer) {
  const { session, trace, painter, rows } = viewer;
  const itemOf = path => session.rows().map(row => row.item).find(item => item.variable?.path === path);
  const variableOf = path => {
    const variable = trace.find(path);
    if (!variable) throw new Error(`no signal '${path}' in this recording`);
    return variable;
  };
  const settled = action => (...parameters) => {
    action(...parameters);
    viewer.paintNow();
  };
  return Object.freeze({
    state: () => ({
      from: session.from,
      to: session.to,
      cursor: session.cursor,
      markers: { ...session.markers, delta: session.delta },
      selected: session.current?.variable?.path ?? session.current?.name ?? null,
      theme: document.documentElement.dataset.theme,
      rows: session.rows().map(({ item, depth }) => item.kind === 'group'
        ? { depth, group: item.name, open: item.open }
        : { depth, path: item.variable.path, radix: item.analog ? 'analog' : item.radix, tint: item.tint, value: rows.valueOf(item) }),
    }),
    paths: () => trace.variables.map(variable => variable.path),
    add: settled((path, radix) => {
      viewer.add([variableOf(path)], null);
      if (radix) session.setRadix(session.current, radix);
    }),
    remove: settled(path => session.remove([itemOf(path)])),
    select: settled(path => session.select(itemOf(path))),
    zoom: settled((from, to) => session.zoomTo(from, to)),
    fit: settled(() => session.fit()),
    cursor: settled(time => session.setCursor(time, true)),
    marker: settled((name, time) => session.setMarker(name, time)),
    value: (path, time, radix) => {
      const item = session.signal(variableOf(path), radix);
      return rows.valueOf(item, time);
    },
    changes: path => [...trace.wave(variableOf(path)).times],
    place: (path, time) => {
      const row = painter.layout().find(({ item }) => item.variable?.path === path);
      const box = painter.canvas.getBoundingClientRect();
      const top = box.top + RULER + row.top - painter.scroll;
      return { x: box.left + session.xOf(time), y: top + row.height / 2, top, bottom: top + row.height };
    },
    paint: () => {
      viewer.paintNow();
      return painter.frames.last;
    },
    frames: () => ({ ...painter.frames }),
  });
}

window.waves = createApi(new Viewer());
