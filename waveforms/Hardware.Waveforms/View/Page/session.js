// Session: what is shown and where - rows and groups, time range, cursor, markers; it goes to the address (#...) and back.

const SPAN_MINIMUM = 4;

class Session {
  constructor(trace, changed) {
    this.trace = trace;
    this.changed = changed;
    this.items = [];
    this.selection = new Set();
    this.current = null;
    this.from = trace.start;
    this.to = Math.max(trace.end, trace.start + SPAN_MINIMUM);
    this.cursor = trace.start;
    this.markers = { a: null, b: null };
    this.pixels = 1000;
  }

  // Rows

  signal(variable, radix, tint) {
    const radices = Radix.of(variable);
    const item = { kind: 'signal', variable, radices, radix: radices[0], tint: tint ?? null, parent: null };
    if (radix) this.setRadix(item, radix);
    return item;
  }

  group(name, items = []) {
    const group = { kind: 'group', name, open: true, items, parent: null };
    for (const item of items) item.parent = group;
    return group;
  }

  /** The visible rows, top to bottom. */
  rows(items = this.items, depth = 0, rows = []) {
    for (const item of items) {
      rows.push({ item, depth });
      if (item.kind === 'group' && item.open) this.rows(item.items, depth + 1, rows);
    }
    return rows;
  }

  siblings(item) {
    return item.parent ? item.parent.items : this.items;
  }

  /** Puts items before `before`, or at the end of `parent` (null: of everything). */
  insert(items, parent = null, before = null) {
    const list = parent ? parent.items : this.items;
    const index = before ? list.indexOf(before) : list.length;
    list.splice(index < 0 ? list.length : index, 0, ...items);
    for (const item of items) item.parent = parent;
    this.changed('rows');
  }

  detach(item) {
    const list = this.siblings(item);
    list.splice(list.indexOf(item), 1);
  }

  remove(items) {
    const rows = this.rows();
    const first = rows.findIndex(row => items.includes(row.item));
    for (const item of items) this.detach(item);
    const left = this.rows();
    this.select(left[Math.min(Math.max(first, 0), left.length - 1)]?.item ?? null);
    this.changed('rows');
  }

  /** Moves items; a group is never moved into itself. */
  move(items, parent, before) {
    for (let scope = parent; scope; scope = scope.parent) if (items.includes(scope)) return;
    while (before && items.includes(before)) before = this.siblings(before)[this.siblings(before).indexOf(before) + 1] ?? null;
    for (const item of items) this.detach(item);
    this.insert(items, parent, before);
  }

  /** Moves the selected rows up (-1) or down (1) among their neighbours, and out of a group at its end. */
  shift(direction) {
    const item = this.current;
    if (!item) return;
    const list = this.siblings(item);
    const target = list.indexOf(item) + direction;
    if (target >= 0 && target < list.length) {
      const neighbour = list[target];
      if (neighbour.kind === 'group' && neighbour.open) {
        this.move([item], neighbour, direction > 0 ? neighbour.items[0] ?? null : null);
      } else {
        this.move([item], item.parent, direction < 0 ? neighbour : list[target + 1] ?? null);
      }
    } else if (item.parent) {
      const outer = this.siblings(item.parent);
      this.move([item], item.parent.parent, direction < 0 ? item.parent : outer[outer.indexOf(item.parent) + 1] ?? null);
    }
  }

  groupSelected(name) {
    const items = this.rows().map(row => row.item).filter(item => this.selection.has(item) && !this.selection.has(item.parent));
    if (items.length === 0) return;
    const first = items[0], parent = first.parent, list = this.siblings(first);
    const after = list.slice(list.indexOf(first)).find(item => !items.includes(item)) ?? null;
    for (const item of items) this.detach(item);
    const group = this.group(name, items);
    this.insert([group], parent, after);
    this.select(group);
    return group;
  }

  ungroup(group) {
    const items = [...group.items];
    this.insert(items, group.parent, group);
    group.items = [];
    this.remove([group]);
    this.select(items[0] ?? null);
  }

  select(item, mode = 'one') {
    if (mode === 'one') this.selection.clear();
    if (mode === 'range' && this.current && item) {
      const items = this.rows().map(row => row.item);
      const [low, high] = [items.indexOf(this.current), items.indexOf(item)].sort((a, b) => a - b);
      for (const each of items.slice(low, high + 1)) this.selection.add(each);
    } else if (mode === 'toggle' && this.selection.has(item)) {
      this.selection.delete(item);
    } else if (item) {
      this.selection.add(item);
    }
    if (mode !== 'range') this.current = item;
    this.changed('selection');
  }

  setRadix(item, radix) {
    if (radix === 'analog') item.analog = true;
    else if (item.radices.includes(radix)) {
      item.radix = radix;
      item.analog = false;
    }
    this.changed('rows');
  }

  // Time

  get scale() {
    return this.pixels / (this.to - this.from);
  }

  xOf(time) {
    return (time - this.from) * this.scale;
  }

  timeAt(x) {
    return this.from + x / this.scale;
  }

  zoomTo(from, to) {
    const { start, end } = this.trace;
    const margin = Math.max((end - start) * 0.02, 1);
    const span = Math.min(Math.max(to - from, SPAN_MINIMUM), Math.max(end - start, SPAN_MINIMUM) + 2 * margin);
    let low = (from + to - span) / 2;
    low = Math.min(Math.max(low, start - margin), Math.max(start, end) + margin - span);
    low = Math.max(low, start - margin);
    this.from = low;
    this.to = low + span;
    this.changed('time');
  }

  /** Zooms by a factor (below 1 is in) and keeps the time under `x` where it is. */
  zoomBy(factor, x) {
    const time = this.timeAt(x);
    const from = time - (time - this.from) * factor;
    this.zoomTo(from, from + (this.to - this.from) * factor);
  }

  pan(units) {
    this.zoomTo(this.from + units, this.to + units);
  }

  fit() {
    this.zoomTo(this.trace.start, Math.max(this.trace.end, this.trace.start + SPAN_MINIMUM));
  }

  setCursor(time, reveal = false) {
    this.cursor = Math.round(Math.min(Math.max(time, this.trace.start), this.trace.end));
    if (reveal && (this.cursor < this.from || this.cursor > this.to)) {
      const half = (this.to - this.from) / 2;
      this.zoomTo(this.cursor - half, this.cursor + half);
    }
    this.changed('cursor');
  }

  setMarker(name, time) {
    this.markers[name] = time === null ? null : Math.round(Math.min(Math.max(time, this.trace.start), this.trace.end));
    this.changed('cursor');
  }

  get delta() {
    const { a, b } = this.markers;
    return a === null || b === null ? null : b - a;
  }

  /** Cursor to the next (1) or previous (-1) change of the current signal. */
  step(direction) {
    if (this.current?.kind !== 'signal') return;
    const wave = this.trace.wave(this.current.variable);
    const i = direction > 0 ? wave.indexAt(this.cursor) + 1 : wave.indexAt(this.cursor - 1);
    if (i >= 0 && i < wave.count) this.setCursor(wave.times[i], true);
  }

  // The address: #time=120&from=0&to=400&a=10&b=20&rows=top.clk,top.count~dec,{Group,top.x,}

  toHash() {
    const list = [];
    const write = items => {
      for (const item of items) {
        if (item.kind === 'signal') {
          const suffix = item.analog ? '~analog' : item.radix === item.radices[0] ? '' : '~' + item.radix;
          list.push(encodeURIComponent(item.variable.path) + suffix);
        } else {
          list.push('{' + encodeURIComponent(item.name));
          write(item.items);
          list.push('}');
        }
      }
    };
    write(this.items);
    const round = value => +value.toFixed(3);
    const parts = ['time=' + this.cursor, 'from=' + round(this.from), 'to=' + round(this.to)];
    for (const name of ['a', 'b']) if (this.markers[name] !== null) parts.push(name + '=' + this.markers[name]);
    return '#' + parts.join('&') + '&rows=' + list.join(',');
  }

  /** Takes what an address says and leaves the rest as it is. */
  fromHash(hash) {
    const fields = new Map(hash.replace(/^#/, '').split('&').map(part => [part.split('=')[0], part.slice(part.indexOf('=') + 1)]));
    const number = name => fields.get(name) ? Number(fields.get(name)) : NaN;
    if (fields.has('rows')) this.items = this.parseRows(fields.get('rows'));
    if (Number.isFinite(number('from')) && number('to') > number('from')) this.zoomTo(number('from'), number('to'));
    for (const name of ['a', 'b']) if (Number.isFinite(number(name))) this.setMarker(name, number(name));
    if (Number.isFinite(number('time'))) this.setCursor(number('time'), true);
    this.changed('rows');
  }

  parseRows(text) {
    const root = { items: [], parent: null };
    let open = root;
    for (const piece of text.split(',').filter(piece => piece !== '')) {
      if (piece === '}') open = open.outer ?? root;
      else if (piece[0] === '{') {
        const group = this.group(decodeURIComponent(piece.slice(1)));
        group.outer = open;
        group.parent = open === root ? null : open;
        open.items.push(group);
        open = group;
      } else {
        const [, path, radix] = /^(.*?)(?:~(enum|bin|hex|dec|signed|ascii|analog))?$/.exec(piece);
        const variable = this.trace.find(decodeURIComponent(path));
        if (!variable) continue;
        const item = this.signal(variable, radix);
        item.parent = open === root ? null : open;
        open.items.push(item);
      }
    }
    return root.items;
  }

  /** Takes the state the page was written with: { time, from, to, a, b, rows: [{ path, radix, tint } | { group, open, rows }] }. */
  fromState(state) {
    const read = rows => rows.flatMap(row => {
      if (row.group !== undefined) return [Object.assign(this.group(row.group, read(row.rows)), { open: row.open !== false })];
      const variable = this.trace.find(row.path);
      return variable ? [this.signal(variable, row.radix, row.tint)] : [];
    });
    this.items = read(state.rows ?? []);
    if (state.to > state.from) this.zoomTo(state.from, state.to);
    else this.fit();
    this.markers = { a: state.a ?? null, b: state.b ?? null };
    this.setCursor(state.time ?? this.trace.start, true);
    this.current = this.items.find(item => item.kind === 'signal') ?? null;
    this.selection = new Set(this.current ? [this.current] : []);
    this.changed('rows');
  }
}
