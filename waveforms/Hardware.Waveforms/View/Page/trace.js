// Trace: the recording embedded in this page; a signal's changes are decoded when it is first looked at.
//
// The header is JSON (written by ViewHeader.cs):
//   scopes     [name, type, parent index or -1]
//   variables  [name, scope index, signal index, type, range text, enum index or -1, signed 0|1, source, and of a bundle's field: lowest bit, width]
//   signals    [kind, width, changes, first character, characters, time step]
//   enums      { name, values: { bits: label } }
// The changes are one base64 text, which wave.js reads.

class Trace {
  constructor(header, changes) {
    this.header = header;
    this.changes = changes;
    this.start = header.start;
    this.end = header.end;
    this.waves = new Array(header.signals.length);
    this.scopes = header.scopes.map(([name, type, parent], index) => ({ index, name, type, parent, scopes: [], variables: [] }));
    this.roots = [];
    for (const scope of this.scopes) {
      const parent = this.scopes[scope.parent];
      scope.path = parent ? parent.path + '.' + scope.name : scope.name;
      (parent ? parent.scopes : this.roots).push(scope);
    }
    this.byPath = new Map();
    this.rootVariables = [];
    this.parts = new Map();
    this.variables = header.variables.map(([name, scopeIndex, signal, type, range, enumIndex, signed, source, low, partWidth]) => {
      const scope = this.scopes[scopeIndex];
      const [wholeKind, wholeWidth] = header.signals[signal];
      const width = partWidth ?? wholeWidth;
      const kind = partWidth === 1 ? 'bit' : wholeKind;
      const path = scope ? scope.path + '.' + name : name;
      const variable = { name, path, signal, type, range, kind, width, low, source, signed: signed === 1, labels: header.enums[enumIndex]?.values ?? null };
      (scope ? scope.variables : this.rootVariables).push(variable);
      if (!this.byPath.has(path)) this.byPath.set(path, variable);
      return variable;
    });
  }

  /** The variable of a path, with or without its range; a shorter range, or one bit, is a part of the vector. */
  find(path) {
    const exact = this.byPath.get(path);
    const brackets = /^(.*)\[(-?\d+)(?::(-?\d+))?\]$/.exec(path);
    if (exact || !brackets) return exact ?? null;
    const [, whole, high, low = high] = brackets;
    const variable = this.byPath.get(whole);
    if (!variable || variable.range === `[${high}:${low}]` || variable.range === `[${high}]`) return variable ?? null;
    return this.part(variable, +high, +low);
  }

  /** Bits high..low, in the numbers of its declaration, of a vector; null when it lacks them. */
  part(variable, high, low) {
    const [left, right] = Trace.rangeOf(variable);
    const first = left >= right ? low - right : right - low;
    const width = Math.abs(high - low) + 1;
    if (variable.kind !== 'vector' || first < 0 || first + width > variable.width || (high - low) * (left - right) < 0) return null;
    const range = high === low ? `[${high}]` : `[${high}:${low}]`;
    const path = variable.path + range;
    if (!this.parts.has(path)) {
      this.parts.set(path, { ...variable, name: variable.name + range, path, range: '', kind: width === 1 ? 'bit' : 'vector', width, low: (variable.low ?? 0) + first, signed: false, labels: null });
    }
    return this.parts.get(path);
  }

  static rangeOf(variable) {
    const numbers = /\[(-?\d+):(-?\d+)\]/.exec(variable.range);
    return numbers ? [+numbers[1], +numbers[2]] : [variable.width - 1, 0];
  }

  wave(variable) {
    const whole = this.waves[variable.signal] ??= new PackedWave(this.header.signals[variable.signal], this.changes);
    if (variable.low === undefined) return whole;
    return variable.wave ??= new PartWave(whole, variable.low, variable.width);
  }
}
