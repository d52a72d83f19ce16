// Viewer: brings trace, session and panels together, takes mouse and keyboard, and offers `window.waves` to scripts and tests.

class Viewer {
  constructor() {
    const header = JSON.parse(byId('waves-header').textContent);
    this.trace = new Trace(header, byId('waves-changes').textContent);
    this.theme(header.state.theme ?? Viewer.recall('theme') ?? (matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark'));
    this.session = new Session(this.trace, what => this.changed(what));
    this.painter = new Painter(byId('canvas'), this.session);
    this.tree = new Tree(byId('tree'), byId('search'), this.trace, (variables, scope) => this.add(variables, scope));
    this.rows = new Rows(byId('rows'), byId('menu'), this.session, this.tree);
    this.axis = this.painter.axis;
    byId('title').textContent = header.title;
    byId('extent').textContent = `${this.axis.text(this.trace.start)} … ${this.axis.text(this.trace.end)} · ${this.trace.variables.length} signals`;
    byId('message').textContent = header.state.message ?? '';
    byId('message').hidden = !header.state.message;
    this.ready = true;
    this.painter.resize();
    this.session.fromState(header.state);
    if (location.hash.length > 1) this.session.fromHash(location.hash);
    this.rows.render();
    new Pointer(this);
    new Keyboard(this);
    this.buttons();
    this.splitters();
    new ResizeObserver(() => {
      this.painter.resize();
      this.paintNow();
    }).observe(byId('waves'));
    byId('rows').addEventListener('scroll', () => this.paintSoon());
    addEventListener('hashchange', () => {
      if (location.hash !== this.hash) this.session.fromHash(location.hash);
    });
    this.paintNow();
  }

  static recall(key) {
    try {
      return localStorage.getItem('waves-' + key);
    } catch {
      return null; // Pages opened from a file may have no storage.
    }
  }

  theme(name) {
    document.documentElement.dataset.theme = name;
    try {
      localStorage.setItem('waves-theme', name);
    } catch {
      // The choice then lasts as long as the page.
    }
    this.painter?.retheme();
    this.paintSoon();
  }

  toggleTheme() {
    this.theme(document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark');
  }

  changed(what) {
    if (!this.ready) return;
    if (what === 'rows') this.rowsStale = true;
    if (what === 'selection') this.selectionStale = true;
    this.paintSoon();
    clearTimeout(this.hashTimer);
    this.hashTimer = setTimeout(() => {
      this.hash = this.session.toHash();
      history.replaceState(null, '', this.hash);
    }, 300);
  }

  paintSoon() {
    if (this.ready) this.frame ??= requestAnimationFrame(() => this.paintNow());
  }

  paintNow() {
    if (this.frame) cancelAnimationFrame(this.frame);
    this.frame = null;
    if (this.rowsStale) this.rows.render();
    else {
      if (this.selectionStale) this.rows.renderSelection();
      if (this.rows.values) this.rows.renderValues();
    }
    this.rowsStale = this.selectionStale = false;
    this.painter.scroll = byId('rows').scrollTop;
    this.painter.paint();
    this.status();
  }

  status() {
    const { session, axis } = this;
    byId('status-cursor').textContent = 'Cursor ' + axis.text(session.cursor);
    for (const name of ['a', 'b']) byId('status-' + name).textContent = session.markers[name] === null ? '' : name.toUpperCase() + ' ' + axis.text(session.markers[name]);
    const delta = session.delta;
    byId('status-delta').textContent = delta === null ? '' : `Δ ${axis.text(delta)}${delta ? ` (${axis.frequency(delta)})` : ''}`;
  }

  add(variables, scope) {
    const items = variables.map(variable => this.session.signal(variable));
    const current = this.session.current;
    const list = current ? this.session.siblings(current) : this.session.items;
    const before = current ? list[list.indexOf(current) + 1] ?? null : null;
    const added = scope ? [this.session.group(scope.path, items)] : items;
    this.session.insert(added, current?.parent ?? null, before);
    if (added.length > 0) this.session.select(added.at(-1));
  }

  buttons() {
    const { session } = this;
    const on = (id, action) => byId(id).addEventListener('click', action);
    on('zoom-in', () => session.zoomBy(0.5, this.anchor()));
    on('zoom-out', () => session.zoomBy(2, this.anchor()));
    on('zoom-fit', () => session.fit());
    on('edge-previous', () => session.step(-1));
    on('edge-next', () => session.step(1));
    on('marker-a', () => session.setMarker('a', session.cursor));
    on('marker-b', () => session.setMarker('b', session.cursor));
    on('group', () => session.groupSelected('Group'));
    on('theme', () => this.toggleTheme());
    on('help', () => byId('keys').showModal());
  }

  /** The x that stays where it is when zooming without a pointer: the cursor when visible, else the middle. */
  anchor() {
    const x = this.session.xOf(this.session.cursor);
    return x >= 0 && x <= this.painter.width ? x : this.painter.width / 2;
  }

  splitters() {
    for (const splitter of document.querySelectorAll('.splitter')) {
      splitter.addEventListener('pointerdown', event => {
        const panel = byId(splitter.dataset.panel);
        const begin = event.clientX - panel.offsetWidth;
        splitter.setPointerCapture(event.pointerId);
        splitter.onpointermove = move => panel.style.width = Math.max(120, move.clientX - begin) + 'px';
        splitter.onpointerup = () => splitter.onpointermove = null;
      });
    }
  }
}

/** Pointer: clicks, drags and the wheel over the waves. */
class Pointer {
  constructor(viewer) {
    this.viewer = viewer;
    this.session = viewer.session;
    this.canvas = byId('canvas');
    this.drag = null;
    this.canvas.addEventListener('pointerdown', event => this.down(event));
    this.canvas.addEventListener('pointermove', event => this.move(event));
    this.canvas.addEventListener('pointerup', event => this.up(event));
    this.canvas.addEventListener('pointercancel', () => this.cancel());
    this.canvas.addEventListener('dblclick', event => {
      if (event.offsetY < RULER) this.session.fit();
    });
    this.canvas.addEventListener('wheel', event => this.wheel(event), { passive: false });
  }

  down(event) {
    if (event.button > 1) return;
    this.canvas.focus({ preventScroll: true });
    this.canvas.setPointerCapture(event.pointerId);
    const x = event.offsetX;
    const onRuler = event.offsetY < RULER;
    const marker = onRuler && ['a', 'b'].find(name => this.session.markers[name] !== null && Math.abs(this.session.xOf(this.session.markers[name]) - x) < 7);
    this.drag = { kind: marker ? 'marker' : onRuler || event.shiftKey ? 'range' : 'pan', marker, x, last: x, moved: false };
  }

  move(event) {
    const x = event.offsetX;
    const drag = this.drag;
    this.viewer.axis && (byId('status-pointer').textContent = this.viewer.axis.text(Math.round(this.session.timeAt(x))));
    if (!drag) return;
    if (Math.abs(x - drag.x) > 3) drag.moved = true;
    if (!drag.moved) return;
    if (drag.kind === 'marker') this.session.setMarker(drag.marker, this.snap(event));
    if (drag.kind === 'pan') this.session.pan((drag.last - x) / this.session.scale);
    if (drag.kind === 'range') {
      this.viewer.painter.range = [Math.min(drag.x, x), Math.max(drag.x, x)];
      this.viewer.paintSoon();
    }
    drag.last = x;
  }

  up(event) {
    const drag = this.drag;
    if (!drag) return;
    this.cancel();
    if (!drag.moved) {
      const row = this.rowAt(event.offsetY);
      if (row) this.session.select(row.item);
      this.session.setCursor(this.snap(event));
    } else if (drag.kind === 'range') {
      const [left, right] = [drag.x, event.offsetX].sort((a, b) => a - b);
      this.session.zoomTo(this.session.timeAt(left), this.session.timeAt(right));
    }
  }

  cancel() {
    this.drag = null;
    this.viewer.painter.range = null;
    this.viewer.paintSoon();
  }

  rowAt(y) {
    return y < RULER ? null : this.session.rows()[Math.floor((y - RULER + this.viewer.painter.scroll) / ROW)];
  }

  /** The time under the pointer, or of the edge within six pixels of it in the row under it. */
  snap(event) {
    const time = this.session.timeAt(event.offsetX);
    const item = this.rowAt(event.offsetY)?.item ?? this.session.current;
    if (item?.kind !== 'signal') return time;
    const wave = this.session.trace.wave(item.variable);
    const i = wave.indexAt(time);
    const near = [i, i + 1].filter(index => index >= 0 && index < wave.count).map(index => wave.times[index])
      .sort((a, b) => Math.abs(a - time) - Math.abs(b - time))[0];
    return near !== undefined && Math.abs(near - time) * this.session.scale <= 6 ? near : time;
  }

  wheel(event) {
    event.preventDefault();
    const lines = event.deltaMode === 1 ? 24 : 1;
    if (event.ctrlKey || event.metaKey) this.session.zoomBy(Math.exp(Math.max(-80, Math.min(80, event.deltaY * lines)) * 0.006), event.offsetX);
    else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) this.session.pan((event.deltaX || event.deltaY) * lines / this.session.scale);
    else byId('rows').scrollTop += event.deltaY * lines;
  }
}

/** Keyboard: the keys of the help dialog. */
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

function byId(id) {
  return document.getElementById(id);
}
