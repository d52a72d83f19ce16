// Viewer: brings trace, session, panels, mouse and keyboard together and decides when to draw.

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

function byId(id) {
  return document.getElementById(id);
}
