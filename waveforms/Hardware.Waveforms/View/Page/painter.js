// Painter: draws the visible part of every row on one canvas; the work per row is proportional to its pixels, not to its changes.

const ROW = 26;
const ANALOG_ROW = 64;
const RULER = 34;
const SLANT = 3;

// Neighbours in an enum are far apart in colour.
const HUES = [215, 160, 280, 22, 190, 330, 100, 250];

function heightOf(item) {
  return item.analog ? ANALOG_ROW : ROW;
}

class Painter {
  constructor(canvas, session) {
    this.canvas = canvas;
    this.session = session;
    this.axis = new TimeAxis(session.trace.header.timescale, session.trace.end - session.trace.start);
    this.context = canvas.getContext('2d', { alpha: false });
    this.frames = { count: 0, last: 0, longest: 0, total: 0 };
    this.scroll = 0;
    this.range = null;
    this.retheme();
  }

  retheme() {
    const style = getComputedStyle(document.documentElement);
    this.colours = Object.fromEntries(
      ['ground', 'stripe', 'line', 'ink', 'faint', 'bit', 'vector', 'real', 'unknown', 'floating', 'event', 'cursor', 'a', 'b', 'select', 'outside', 'fill',
        'tint-red', 'tint-amber', 'tint-green', 'tint-blue'].map(name => [name, style.getPropertyValue('--' + name).trim()]));
    this.mono = '12px ' + style.getPropertyValue('--mono');
    this.sans = '11px ' + style.getPropertyValue('--sans');
    this.dark = document.documentElement.dataset.theme === 'dark';
  }

  resize() {
    const box = this.canvas.parentElement.getBoundingClientRect();
    const ratio = window.devicePixelRatio || 1;
    this.width = Math.max(1, Math.floor(box.width));
    this.height = Math.max(1, Math.floor(box.height));
    this.canvas.width = Math.round(this.width * ratio);
    this.canvas.height = Math.round(this.height * ratio);
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.session.pixels = this.width;
  }

  paint() {
    const begun = performance.now();
    const { context: c, session, colours } = this;
    c.fillStyle = colours.ground;
    c.fillRect(0, 0, this.width, this.height);
    const step = this.axis.step(1 / session.scale, 110);
    this.grid(step);
    c.font = this.mono;
    this.charWidth = c.measureText('0').width;
    c.textBaseline = 'middle';
    c.lineWidth = 1.2;
    c.lineJoin = 'round';
    for (const { item, top, height } of this.layout()) {
      const y = RULER + top - this.scroll;
      if (y <= RULER - height || y >= this.height) continue;
      if (session.selection.has(item)) {
        c.fillStyle = colours.select;
        c.fillRect(0, y, this.width, height);
      }
      if (item.kind === 'signal') this.row(item, y, height);
      else this.divider(y);
    }
    this.outside();
    this.marks();
    this.ruler(step);
    const spent = performance.now() - begun;
    const frames = this.frames;
    frames.count++;
    frames.last = spent;
    frames.total += spent;
    frames.longest = Math.max(frames.longest, spent);
  }

  /** The rows with their places, counted from the top of the first. */
  layout() {
    let top = 0;
    return this.session.rows().map(({ item }) => {
      const height = heightOf(item);
      top += height;
      return { item, top: top - height, height };
    });
  }

  grid(step) {
    const { context: c, session, colours } = this;
    c.fillStyle = colours.stripe;
    for (let time = Math.ceil(session.from / step) * step; time <= session.to; time += step)
      c.fillRect(Math.round(session.xOf(time)), RULER, 1, this.height);
  }

  divider(y) {
    this.context.fillStyle = this.colours.stripe;
    this.context.fillRect(0, y, this.width, ROW);
  }

  row(item, y, height) {
    const wave = this.session.trace.wave(item.variable);
    const top = y + 5, bottom = y + height - 5;
    if (wave.kind === 'event') this.event(item, wave, top, bottom);
    else if (item.analog) this.analog(item, wave, top, bottom);
    else if (wave.kind === 'bit' && item.radix !== 'enum') this.bit(item, wave, top, bottom);
    else this.vector(item, wave, top, bottom);
  }

  /**
   * Cuts the visible part of a wave into runs [left, right) of pixels: either one change that lasts at least a pixel,
   * or a pixel with several changes (first..last), found by a binary search instead of a walk.
   */
  runs(wave, steady, busy) {
    const { session } = this;
    const { from, scale } = session;
    const limit = Math.min(this.width, session.xOf(session.trace.end));
    let i = wave.indexAt(from);
    let left = i < 0 ? (wave.count ? Math.max(0, (wave.times[0] - from) * scale) : limit) : 0;
    if (i < 0) i = 0;
    while (left < limit) {
      const next = i + 1 < wave.count ? (wave.times[i + 1] - from) * scale : Infinity;
      if (next - left >= 1 || next >= limit) {
        steady(i, left, Math.min(next, limit), next < limit);
        left = next;
        i++;
      } else {
        const right = Math.floor(left) + 1;
        const last = wave.indexAt(from + right / scale, i + 1);
        busy(i, last, Math.floor(left), right);
        left = right;
        i = last;
      }
    }
  }

  tint(item, colour) {
    return item.tint ? this.colours['tint-' + item.tint] ?? item.tint : this.colours[colour];
  }

  bit(item, wave, top, bottom) {
    const { context: c, colours } = this;
    const middle = (top + bottom) / 2;
    const levels = [bottom, top, middle, middle];
    const line = new Path2D(), crowd = new Path2D(), high = new Path2D(), unknown = new Path2D(), floating = new Path2D();
    let before = null;
    this.runs(wave, (i, left, right) => {
      const shape = wave.shapeOf(i), level = levels[shape];
      if (before !== null && before !== level) {
        line.moveTo(left, before);
        line.lineTo(left, level);
      }
      if (shape === 2) unknown.rect(left, top, right - left, bottom - top);
      const path = shape === 3 ? floating : line;
      if (shape !== 2) {
        path.moveTo(left, level);
        path.lineTo(right, level);
      }
      if (shape === 1) high.rect(left, top, right - left, bottom - top);
      before = level;
    }, (first, last, left, right) => {
      crowd.rect(left, top, right - left, bottom - top);
      before = levels[wave.shapeOf(last)];
    });
    const colour = this.tint(item, 'bit');
    c.globalAlpha = 0.13;
    c.fillStyle = colour;
    c.fill(high);
    c.globalAlpha = 0.55;
    c.fill(crowd);
    c.globalAlpha = 0.28;
    c.fillStyle = colours.unknown;
    c.fill(unknown);
    c.globalAlpha = 1;
    c.strokeStyle = colours.unknown;
    c.stroke(unknown);
    c.strokeStyle = colours.floating;
    c.stroke(floating);
    c.strokeStyle = colour;
    c.stroke(line);
  }

  vector(item, wave, top, bottom) {
    const { context: c, session, colours } = this;
    const { variable } = item;
    const middle = (top + bottom) / 2;
    const paths = { vector: new Path2D(), unknown: new Path2D(), floating: new Path2D() };
    const crowd = new Path2D(), labels = [], fills = new Map();
    const colouring = item.radix === 'enum';
    this.runs(wave, (i, left, right, ends) => {
      const shape = wave.shapeOf(i);
      const path = shape === 3 ? paths.floating : shape === 2 ? paths.unknown : paths.vector;
      const slant = Math.min(SLANT, (right - left) / 2);
      const begins = wave.times[i] >= session.from;
      const near = begins ? left + slant : left, far = ends ? right - slant : right;
      if (shape === 3) {
        path.moveTo(left, middle);
        path.lineTo(right, middle);
        return;
      }
      const body = new Path2D();
      body.moveTo(begins ? left : left - 1, begins ? middle : top);
      body.lineTo(near, top);
      body.lineTo(far, top);
      body.lineTo(ends ? right : right + 1, ends ? middle : top);
      body.lineTo(ends ? right : right + 1, ends ? middle : bottom);
      body.lineTo(far, bottom);
      body.lineTo(near, bottom);
      body.lineTo(begins ? left : left - 1, begins ? middle : bottom);
      body.closePath();
      path.addPath(body);
      const room = Math.floor((right - left - 6) / this.charWidth);
      const text = room >= 1 || colouring && shape === 0 ? Radix.text(variable, wave, i, item.radix) : '';
      if (colouring && shape === 0) {
        const fill = this.shade(variable, text);
        if (!fills.has(fill)) fills.set(fill, new Path2D());
        fills.get(fill).addPath(body);
      }
      if (room >= 1 && text !== '') labels.push([text, near, far, room, shape]);
    }, (first, last, left, right) => crowd.rect(left, top, right - left, bottom - top));

    const colour = this.tint(item, wave.kind === 'vector' || wave.kind === 'bit' ? 'vector' : 'real');
    for (const [fill, path] of fills) {
      c.fillStyle = fill;
      c.fill(path);
    }
    if (item.tint) {
      c.globalAlpha = 0.12;
      c.fillStyle = colour;
      c.fill(paths.vector);
    }
    c.globalAlpha = 0.5;
    c.fillStyle = colour;
    c.fill(crowd);
    c.globalAlpha = 0.22;
    c.fillStyle = colours.unknown;
    c.fill(paths.unknown);
    c.globalAlpha = 1;
    c.strokeStyle = colours.unknown;
    c.stroke(paths.unknown);
    c.strokeStyle = colours.floating;
    c.stroke(paths.floating);
    c.strokeStyle = colour;
    c.stroke(paths.vector);
    for (const [text, near, far, room, shape] of labels) {
      const shown = Painter.fit(text, room, ['bin', 'hex', 'dec', 'signed'].includes(item.radix));
      if (shown === '') continue;
      c.fillStyle = shape === 2 ? colours.unknown : colours.ink;
      const visible = Math.max(near, 0);
      const space = Math.min(far, this.width) - visible - shown.length * this.charWidth;
      c.fillText(shown, visible + Math.max(Math.min(space / 2, 24), -SLANT), middle + 0.5);
    }
  }

  /** Of a number the low digits tell most: the high ones are mostly zeros, or do not change. */
  static fit(text, room, number) {
    if (number && text.length > room) text = text.replace(/^0+(?=.)/, '');
    return text.length <= room ? text : room < 3 ? '' : number ? '…' + text.slice(1 - room) : text.slice(0, room - 1) + '…';
  }

  /** A quiet colour for each value of an enum, in the order of its declaration. */
  shade(variable, text) {
    variable.shades ??= new Map(Object.values(variable.labels ?? {}).map((label, i) => [label, HUES[i % HUES.length]]));
    const hue = variable.shades.get(text);
    if (hue === undefined) return 'transparent';
    return `hsl(${hue} ${this.dark ? '42% 29%' : '70% 88%'})`;
  }

  analog(item, wave, top, bottom) {
    const { context: c } = this;
    const analog = wave.analog(item.radix === 'signed' || wave.kind === 'real');
    const span = analog.maximum - analog.minimum || 1;
    const level = value => bottom - (value - analog.minimum) / span * (bottom - top);
    const line = new Path2D(), crowd = new Path2D();
    let before = NaN;
    this.runs(wave, (i, left, right) => {
      const y = level(analog.values[i]);
      if (!Number.isNaN(y)) {
        line.moveTo(left, Number.isNaN(before) ? y : before);
        line.lineTo(left, y);
        line.lineTo(right, y);
      }
      before = y;
    }, (first, last, left, right) => {
      const [low, high] = analog.extremes(first, last);
      if (high >= low) crowd.rect(left, level(high), right - left, Math.max(1, level(low) - level(high)));
      before = level(analog.values[last]);
    });
    c.fillStyle = this.colours.faint;
    c.font = this.sans;
    c.fillText(String(+analog.maximum.toPrecision(4)), 4, top + 3);
    c.fillText(String(+analog.minimum.toPrecision(4)), 4, bottom - 3);
    c.font = this.mono;
    c.fillStyle = c.strokeStyle = this.tint(item, 'real');
    c.globalAlpha = 0.7;
    c.fill(crowd);
    c.globalAlpha = 1;
    c.stroke(line);
  }

  event(item, wave, top, bottom) {
    const { context: c, session } = this;
    const path = new Path2D();
    const mark = x => {
      path.moveTo(x, bottom);
      path.lineTo(x, top);
      path.moveTo(x - 3, top + 4);
      path.lineTo(x, top);
      path.lineTo(x + 3, top + 4);
    };
    let last = -Infinity;
    for (let i = Math.max(0, wave.indexAt(session.from - 1)); i < wave.count && wave.times[i] <= session.to;) {
      const x = session.xOf(wave.times[i]);
      if (x - last >= 1) mark(last = x);
      i = Math.max(i, wave.indexAt(session.timeAt(Math.floor(x) + 1), i)) + 1;
    }
    c.strokeStyle = this.tint(item, 'event');
    c.stroke(path);
  }

  /** Dims what lies before the first and after the last time of the recording. */
  outside() {
    const { context: c, session } = this;
    c.fillStyle = this.colours.outside;
    const start = session.xOf(session.trace.start), end = session.xOf(session.trace.end);
    if (start > 0) c.fillRect(0, RULER, start, this.height);
    if (end < this.width) c.fillRect(end, RULER, this.width - end, this.height);
  }

  marks() {
    const { context: c, session, colours } = this;
    if (this.range) {
      const [left, right] = this.range;
      c.globalAlpha = 0.18;
      c.fillStyle = colours.cursor;
      c.fillRect(left, 0, right - left, this.height);
      c.globalAlpha = 1;
    }
    const line = (time, colour, dash) => {
      if (time === null) return;
      const x = Math.round(session.xOf(time)) + 0.5;
      c.setLineDash(dash);
      c.strokeStyle = colour;
      c.beginPath();
      c.moveTo(x, RULER - 6);
      c.lineTo(x, this.height);
      c.stroke();
      c.setLineDash([]);
    };
    line(session.markers.a, colours.a, [4, 3]);
    line(session.markers.b, colours.b, [4, 3]);
    line(session.cursor, colours.cursor, []);
  }

  ruler(step) {
    const { context: c, session, colours } = this;
    c.fillStyle = colours.fill;
    c.fillRect(0, 0, this.width, RULER - 1);
    c.fillStyle = colours.line;
    c.fillRect(0, RULER - 1, this.width, 1);
    c.font = this.sans;
    const unit = this.axis.unitFor(Math.max(step, Math.abs(session.from), Math.abs(session.to)));
    c.textAlign = 'center';
    for (let time = Math.ceil(session.from / step) * step; time <= session.to; time += step) {
      const x = session.xOf(time);
      c.fillStyle = colours.line;
      c.fillRect(Math.round(x), RULER - 7, 1, 6);
      c.fillStyle = colours.faint;
      const label = this.axis.text(time, unit);
      c.fillText(label, Math.max(x, c.measureText(label).width / 2 + 4), 11);
    }
    const minor = step / 5;
    if (minor >= 1) {
      c.fillStyle = colours.line;
      for (let time = Math.ceil(session.from / minor) * minor; time <= session.to; time += minor)
        c.fillRect(Math.round(session.xOf(time)), RULER - 4, 1, 3);
    }
    this.span();
    this.flag(session.markers.a, colours.a, 'A');
    this.flag(session.markers.b, colours.b, 'B');
    this.flag(session.cursor, colours.cursor, this.axis.text(session.cursor));
    c.textAlign = 'left';
  }

  /** The bar between the two markers with the time between them. */
  span() {
    const { context: c, session, colours } = this;
    if (session.delta === null) return;
    const [left, right] = [session.xOf(session.markers.a), session.xOf(session.markers.b)].sort((x, y) => x - y);
    c.fillStyle = colours.select;
    c.fillRect(left, RULER - 16, right - left, 14);
    const text = 'Δ ' + this.axis.text(session.delta);
    if (right - left > c.measureText(text).width + 40) {
      c.fillStyle = colours.ink;
      c.fillText(text, (Math.max(left, 0) + Math.min(right, this.width)) / 2, RULER - 9);
    }
  }

  flag(time, colour, text) {
    if (time === null) return;
    const { context: c, session } = this;
    const x = session.xOf(time);
    if (x < -60 || x > this.width + 60) return;
    const width = c.measureText(text).width + 10;
    const left = Math.min(Math.max(Math.round(x - width / 2), 0), Math.max(0, this.width - width));
    c.fillStyle = colour;
    c.beginPath();
    c.roundRect(left, RULER - 17, width, 15, 3);
    c.fill();
    c.fillStyle = this.colours.ground;
    c.fillText(text, left + width / 2, RULER - 9);
  }
}
