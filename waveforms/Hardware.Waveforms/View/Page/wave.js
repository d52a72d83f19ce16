// Wave: the changes of one signal, as ViewEncoder.cs packed them.
//
// The changes are one base64 text; a signal is a slice of it, and each change in it is
//   bit     varint(delta * 16 + letter)
//   vector  varint(delta * 2) varint(value), or varint(delta * 2 + 1) varint(length) letters   when a letter is not 0 or 1
//   real    varint(delta) eight bytes, little endian
//   string  varint(delta) varint(length) UTF-8
//   event   varint(delta)
// with delta the time since the change before (since 0 for the first) in units of the signal's time step.

// Letter n is LogicState n.
const LETTERS = '01zxlhuw???-';

// 0 low, 1 high, 2 unknown, 3 high impedance.
const SHAPES = [0, 1, 3, 2, 0, 1, 2, 2, 2, 2, 2, 2];

/** What the two kinds of waves have in common: ascending times and values. */
class Wave {
  /** Index of the last change at or before a time, -1 when there is none; `low` narrows the search. */
  indexAt(time, low = 0) {
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.times[middle] <= time) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** All values as numbers with the extremes of each block of 256 changes, so that a frame never visits every change. */
  analog(signed) {
    const key = signed ? 'signedNumbers' : 'numbers';
    return this[key] ??= new Analog(this, signed);
  }
}

/** PackedWave: times in a typed array, and values decoded one by one when a label needs them. */
class PackedWave extends Wave {
  constructor([kind, width, count, first, characters, step], changes) {
    super();
    this.kind = kind;
    this.width = width;
    this.count = count;
    this.times = new Float64Array(count);
    this.bytes = PackedWave.fromBase64(changes.substr(first, characters));
    this.states = kind === 'bit' ? new Uint8Array(count) : null;
    this.starts = kind === 'bit' || kind === 'event' ? null : new Uint32Array(count);
    this.at = 0;
    let time = 0;
    for (let i = 0; i < count; i++) {
      const head = this.varint();
      if (kind === 'bit') {
        time += Math.floor(head / 16);
        this.states[i] = head % 16;
      } else if (kind === 'vector') {
        time += Math.floor(head / 2);
        this.starts[i] = this.at * 2 + head % 2;
        if (head % 2) this.skip();
        else while (this.bytes[this.at++] & 128);
      } else {
        time += head;
        if (kind === 'real') {
          this.starts[i] = this.at;
          this.at += 8;
        } else if (kind === 'string') {
          this.starts[i] = this.at;
          this.skip();
        }
      }
      this.times[i] = time * step;
    }
  }

  static fromBase64(text) {
    const raw = atob(text);
    const bytes = new Uint8Array(raw.length);
    for (let i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i);
    return bytes;
  }

  varint() {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.bytes[this.at++];
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  }

  /** Passes over a length and as many bytes. */
  skip() {
    const length = this.varint();
    this.at += length;
  }

  /** 0 low, 1 high, 2 unknown, 3 high impedance: what colour and shape a value has, without decoding it. */
  shapeOf(i) {
    if (this.states) return SHAPES[this.states[i]];
    if (this.kind !== 'vector' || !(this.starts[i] & 1)) return 0;
    const letters = this.letters(i);
    return /^z+$/.test(letters) ? 3 : /^[01lh]+$/.test(letters) ? 0 : 2;
  }

  /** The bits of change i, most significant first, extended to the signal's width. */
  bits(i) {
    if (this.states) return LETTERS[this.states[i]];
    if (this.starts[i] & 1) {
      const letters = this.letters(i);
      const fill = letters[0] === '1' ? '0' : letters[0];
      return letters.padStart(this.width, fill);
    }
    return this.integer(i).toString(2).padStart(this.width, '0');
  }

  /** The value of change i as a BigInt; only for a value of zeros and ones. */
  integer(i) {
    this.at = this.starts[i] >>> 1;
    let low = 0, shift = 0, byte = 0;
    do {
      byte = this.bytes[this.at++];
      low += (byte & 127) * 2 ** shift;
      shift += 7;
    } while (byte & 128 && shift < 49);
    let value = BigInt(low);
    while (byte & 128) {
      byte = this.bytes[this.at++];
      value |= BigInt(byte & 127) << BigInt(shift);
      shift += 7;
    }
    return value;
  }

  letters(i) {
    this.at = this.starts[i] >>> 1;
    const length = this.varint();
    return String.fromCharCode(...this.bytes.subarray(this.at, this.at + length));
  }

  real(i) {
    return new DataView(this.bytes.buffer).getFloat64(this.starts[i], true);
  }

  text(i) {
    this.at = this.starts[i];
    const length = this.varint();
    return new TextDecoder().decode(this.bytes.subarray(this.at, this.at + length));
  }

  /** The value of change i as a number for an analog trace, NaN when it has none. */
  number(i, signed) {
    if (this.kind === 'real') return this.real(i);
    if (this.states) return this.states[i] < 2 ? this.states[i] : NaN;
    if (this.kind !== 'vector' || this.starts[i] & 1) return NaN;
    const value = this.integer(i);
    return Number(signed ? BigInt.asIntN(this.width, value) : value);
  }
}

/** PartWave: some bits of a vector, with a change only where one of them changes. */
class PartWave extends Wave {
  constructor(whole, low, width) {
    super();
    this.kind = width === 1 ? 'bit' : 'vector';
    this.width = width;
    this.values = [];
    const times = [];
    for (let i = 0; i < whole.count; i++) {
      const bits = whole.bits(i);
      const value = bits.slice(bits.length - low - width, bits.length - low);
      if (value === this.values.at(-1)) continue;
      this.values.push(value);
      times.push(whole.times[i]);
    }
    this.times = Float64Array.from(times);
    this.count = times.length;
  }

  shapeOf(i) {
    const bits = this.values[i];
    if (this.width === 1) return SHAPES[LETTERS.indexOf(bits)];
    return /^z+$/.test(bits) ? 3 : /^[01lh]+$/.test(bits) ? 0 : 2;
  }

  bits(i) {
    return this.values[i];
  }

  number(i, signed) {
    const bits = this.values[i];
    if (!/^[01]+$/.test(bits)) return NaN;
    const value = BigInt('0b' + bits);
    return Number(signed ? BigInt.asIntN(this.width, value) : value);
  }
}

class Analog {
  constructor(wave, signed) {
    this.values = Float64Array.from({ length: wave.count }, (_, i) => wave.number(i, signed));
    const blocks = (wave.count + 255) >> 8;
    this.low = new Float64Array(blocks).fill(Infinity);
    this.high = new Float64Array(blocks).fill(-Infinity);
    this.values.forEach((value, i) => {
      if (value < this.low[i >> 8]) this.low[i >> 8] = value;
      if (value > this.high[i >> 8]) this.high[i >> 8] = value;
    });
    [this.minimum, this.maximum] = this.extremes(0, wave.count - 1);
  }

  /** [smallest, largest] of the changes first..last. */
  extremes(first, last) {
    let low = Infinity, high = -Infinity;
    for (let i = first; i <= last;) {
      if ((i & 255) === 0 && i + 255 <= last) {
        low = Math.min(low, this.low[i >> 8]);
        high = Math.max(high, this.high[i >> 8]);
        i += 256;
      } else {
        const value = this.values[i++];
        if (value < low) low = value;
        if (value > high) high = value;
      }
    }
    return [low, high];
  }
}
