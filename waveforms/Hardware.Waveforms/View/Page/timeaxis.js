// TimeAxis: units and ticks; a time is a whole number of the file's time units and is shown in s, ms, us, ns, ps or fs.

class TimeAxis {
  /** One unit is factor * 10^exponent seconds; `span` units is how long the recording is. */
  constructor({ factor, exponent }, span) {
    this.factor = factor;
    this.exponent = exponent;
    this.span = span;
  }

  static name(exponent) {
    return { 0: 's', [-3]: 'ms', [-6]: 'µs', [-9]: 'ns', [-12]: 'ps', [-15]: 'fs', [-18]: 'as' }[exponent] ?? '10^' + exponent + ' s';
  }

  /** The exponent of the unit in which a duration reads best: 1..999. */
  unitFor(duration) {
    const decade = Math.floor(Math.log10(Math.max(1, Math.abs(duration)) * this.factor) + this.exponent + 1e-9);
    return Math.min(0, Math.max(-18, Math.floor(decade / 3) * 3));
  }

  text(time, unit = this.unitFor(time || this.span)) {
    if (!Number.isFinite(time)) return '';
    const scaled = time * this.factor * 10 ** (this.exponent - unit);
    return String(+scaled.toPrecision(15)).replace(/(\.\d*?)0+$/, '$1') + ' ' + TimeAxis.name(unit);
  }

  /** Frequency of a period, for the difference of two markers. */
  frequency(duration) {
    const hertz = 1 / (Math.abs(duration) * this.factor * 10 ** this.exponent);
    const step = Math.min(4, Math.max(0, Math.floor(Math.log10(hertz) / 3)));
    return +(hertz / 1000 ** step).toPrecision(6) + ' ' + ['Hz', 'kHz', 'MHz', 'GHz', 'THz'][step];
  }

  /** The distance of two labelled ticks: 1, 2 or 5 times a power of ten, at least `pixels` apart and never below one unit. */
  step(unitsPerPixel, pixels) {
    const least = Math.max(unitsPerPixel * pixels, 1);
    const power = 10 ** Math.floor(Math.log10(least));
    return [1, 2, 5, 10].map(factor => factor * power).find(step => step >= least * 0.999999);
  }
}
