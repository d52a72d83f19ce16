// Rows: names and values beside the waves; selection, reordering by dragging, and the menu of a row.

const RADIX_BADGES = { enum: 'enum', bin: 'bin', hex: 'hex', dec: 'dec', signed: '±dec', ascii: 'abc', text: 'text' };

class Rows {
  constructor(root, menu, session, tree) {
    this.root = root;
    this.menu = menu;
    this.session = session;
    this.tree = tree;
    this.dragged = null;
    document.addEventListener('pointerdown', event => {
      if (!menu.contains(event.target)) menu.hidden = true;
    });
    root.addEventListener('dragover', event => this.dragOver(event));
    root.addEventListener('dragleave', () => this.clearDrop());
    root.addEventListener('drop', event => this.drop(event));
  }

  render() {
    const rows = this.session.rows();
    this.values = [];
    this.root.replaceChildren(...rows.map(({ item, depth }) => this.row(item, depth)), element('div', 'rest', rows.length === 0 ? 'Double click a signal in the tree, or drag it here.' : ''));
    this.renderSelection();
    this.renderValues();
  }

  row(item, depth) {
    const row = element('div', 'row ' + item.kind);
    row.item = item;
    row.draggable = true;
    row.style.height = heightOf(item) + 'px';
    row.style.paddingLeft = 6 + depth * 14 + 'px';
    if (item.kind === 'group') {
      const arrow = element('button', 'arrow', item.open ? '▾' : '▸');
      arrow.addEventListener('click', () => {
        item.open = !item.open;
        this.session.changed('rows');
      });
      row.append(arrow, element('span', 'name', item.name), element('span', 'value', item.items.length + ''));
      row.addEventListener('dblclick', () => this.rename(item));
    } else {
      const { variable } = item;
      const scope = variable.path.slice(0, variable.path.length - variable.name.length);
      const radix = element('button', 'radix', item.analog ? '∿' : RADIX_BADGES[item.radix]);
      radix.title = 'Next radix (R)';
      radix.addEventListener('click', () => this.nextRadix([item]));
      const value = element('span', 'value');
      this.values.push([value, item]);
      row.dataset.path = variable.path;
      row.title = describe(variable);
      row.append(element('span', 'name', element('span', 'tail', variable.name), element('span', 'range', variable.range), element('span', 'scope', scope.replace(/\.$/, ''))), radix, value);
      if (item.tint) row.dataset.tint = item.tint;
    }
    row.addEventListener('click', event => this.session.select(item, event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'one'));
    row.addEventListener('contextmenu', event => this.openMenu(event, item));
    row.addEventListener('dragstart', event => {
      if (!this.session.selection.has(item)) this.session.select(item);
      this.dragged = this.session.rows().map(each => each.item).filter(each => this.session.selection.has(each) && !this.session.selection.has(each.parent));
      this.tree.dragged = [];
      event.dataTransfer.setData('text/plain', item.variable?.path ?? item.name);
      event.dataTransfer.effectAllowed = 'move';
    });
    return row;
  }

  renderSelection() {
    for (const row of this.root.children) row.classList.toggle('selected', this.session.selection.has(row.item));
  }

  renderValues() {
    for (const [element, item] of this.values) {
      const text = this.valueOf(item);
      if (element.textContent !== text) element.textContent = text;
      element.title = text;
    }
  }

  valueOf(item, time = this.session.cursor) {
    const wave = this.session.trace.wave(item.variable);
    const i = wave.indexAt(time);
    if (wave.kind === 'event') return i >= 0 && wave.times[i] === time ? '↑' : '';
    return Radix.text(item.variable, wave, i, item.radix);
  }

  nextRadix(items) {
    for (const item of items.filter(item => item.kind === 'signal')) {
      const all = item.radices;
      this.session.setRadix(item, all[(all.indexOf(item.radix) + 1) % all.length]);
    }
  }

  rename(group) {
    const name = prompt('Name of the group', group.name);
    if (name) {
      group.name = name;
      this.session.changed('rows');
    }
  }

  openMenu(event, item) {
    event.preventDefault();
    if (!this.session.selection.has(item)) this.session.select(item);
    const { session } = this;
    const chosen = [...session.selection];
    const signals = chosen.filter(each => each.kind === 'signal');
    const entries = [];
    const entry = (text, action, checked = false) => {
      const button = element('button', checked ? 'checked' : '', text);
      button.addEventListener('click', () => {
        this.menu.hidden = true;
        action();
      });
      entries.push(button);
    };
    const set = radix => signals.forEach(each => session.setRadix(each, radix));
    if (item.kind === 'signal') {
      for (const radix of item.radices) entry(radix, () => set(radix), item.radix === radix && !item.analog);
      if (item.variable.kind === 'vector' || item.variable.kind === 'real') entry('analog', () => set('analog'), item.analog);
      if (item.variable.kind === 'vector') entry('Show bits', () => this.expand(item));
      entries.push(element('hr'));
      const tints = element('div', 'tints');
      for (const tint of [null, 'red', 'amber', 'green', 'blue']) {
        const swatch = element('button', 'tint');
        swatch.dataset.tint = tint ?? 'none';
        swatch.title = tint ?? 'own colour';
        swatch.addEventListener('click', () => {
          this.menu.hidden = true;
          for (const each of signals) each.tint = tint;
          session.changed('rows');
        });
        tints.append(swatch);
      }
      entries.push(tints, element('hr'));
    } else {
      entry('Rename…', () => this.rename(item));
      entry('Ungroup', () => session.ungroup(item));
    }
    entry('Group', () => session.groupSelected('Group'));
    entry('Remove', () => session.remove(this.topmost(chosen)));
    this.menu.replaceChildren(...entries);
    this.menu.hidden = false;
    const box = this.menu.getBoundingClientRect();
    this.menu.style.left = Math.min(event.clientX, innerWidth - box.width - 4) + 'px';
    this.menu.style.top = Math.min(event.clientY, innerHeight - box.height - 4) + 'px';
  }

  /** Puts a folded-out group with every bit of a vector below it. */
  expand(item) {
    const { session } = this;
    const [left, right] = Trace.rangeOf(item.variable);
    const step = left >= right ? -1 : 1;
    const bits = Array.from({ length: item.variable.width }, (_, i) => session.signal(session.trace.part(item.variable, left + i * step, left + i * step)));
    const list = session.siblings(item);
    session.insert([session.group(item.variable.name + ' bits', bits)], item.parent, list[list.indexOf(item) + 1] ?? null);
  }

  /** Of these items those that are not inside another of them. */
  topmost(items) {
    return items.filter(item => {
      for (let scope = item.parent; scope; scope = scope.parent) if (items.includes(scope)) return false;
      return true;
    });
  }

  // Where a drop lands: the upper half of a row is before it, the lower half after it, the middle of an open group inside it.
  placeOf(event) {
    const row = event.target.closest?.('.row');
    if (!row || !this.root.contains(row)) return { parent: null, before: null, row: null };
    const box = row.getBoundingClientRect();
    const part = (event.clientY - box.top) / box.height;
    const item = row.item;
    if (item.kind === 'group' && part > 0.3) return { parent: item, before: item.items[0] ?? null, row, inside: true };
    const list = this.session.siblings(item);
    return { parent: item.parent, before: part < 0.5 ? item : list[list.indexOf(item) + 1] ?? null, row, after: part >= 0.5 };
  }

  dragOver(event) {
    if (!this.dragged && this.tree.dragged.length === 0) return;
    event.preventDefault();
    this.clearDrop();
    const { row, inside, after } = this.placeOf(event);
    row?.classList.add(inside ? 'drop-inside' : after ? 'drop-after' : 'drop-before');
  }

  clearDrop() {
    for (const row of this.root.querySelectorAll('.drop-inside, .drop-after, .drop-before')) row.classList.remove('drop-inside', 'drop-after', 'drop-before');
  }

  drop(event) {
    event.preventDefault();
    this.clearDrop();
    const { parent, before } = this.placeOf(event);
    if (this.tree.dragged.length > 0) this.session.insert(this.tree.dragged.map(variable => this.session.signal(variable)), parent, before);
    else if (this.dragged) this.session.move(this.dragged, parent, before);
    this.tree.dragged = [];
    this.dragged = null;
  }
}
