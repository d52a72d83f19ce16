// Keyboard: the keys of the help dialog.

class Keyboard {
  constructor(viewer) {
    const { session, rows } = viewer;
    const tenth = () => (session.to - session.from) / 10;
    const neighbour = direction => {
      const items = session.rows().map(row => row.item);
      const next = items[Math.min(Math.max(items.indexOf(session.current) + direction, 0), items.length - 1)];
      if (next) session.select(next);
    };
    const keys = {
      ArrowLeft: () => session.pan(-tenth()),
      ArrowRight: () => session.pan(tenth()),
      ArrowUp: event => event.ctrlKey || event.metaKey ? session.shift(-1) : neighbour(-1),
      ArrowDown: event => event.ctrlKey || event.metaKey ? session.shift(1) : neighbour(1),
      Home: () => session.setCursor(session.trace.start, true),
      End: () => session.setCursor(session.trace.end, true),
      Delete: () => session.remove(rows.topmost([...session.selection])),
      Backspace: () => session.remove(rows.topmost([...session.selection])),
      '+': () => session.zoomBy(0.5, viewer.anchor()),
      '=': () => session.zoomBy(0.5, viewer.anchor()),
      '-': () => session.zoomBy(2, viewer.anchor()),
      f: () => session.fit(),
      n: () => session.step(1),
      p: () => session.step(-1),
      a: event => session.setMarker('a', event.shiftKey ? null : session.cursor),
      b: event => session.setMarker('b', event.shiftKey ? null : session.cursor),
      r: () => rows.nextRadix([...session.selection]),
      g: () => session.groupSelected('Group'),
      t: () => viewer.toggleTheme(),
      '/': () => byId('search').focus(),
      '?': () => byId('keys').showModal(),
    };
    addEventListener('keydown', event => {
      if (event.target.matches('input, textarea') || byId('keys').open || event.altKey) return;
      const letter = event.key.length === 1;
      if (letter && (event.ctrlKey || event.metaKey)) return;
      const action = keys[letter ? event.key.toLowerCase() : event.key];
      if (!action) return;
      event.preventDefault();
      action(event);
    });
  }
}
