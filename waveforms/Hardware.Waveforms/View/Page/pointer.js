// Pointer: clicks, drags and the wheel over the waves.

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
    const place = y - RULER + this.viewer.painter.scroll;
    return y < RULER ? null : this.viewer.painter.layout().find(({ top, height }) => place >= top && place < top + height);
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
