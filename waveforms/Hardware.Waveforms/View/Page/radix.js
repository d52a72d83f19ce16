// Radix: how a value is written, the same words as the command line's --radix.

const RADICES = ['enum', 'bin', 'hex', 'dec', 'signed', 'ascii'];

const Radix = {
  /** The radices that make sense for a variable, its default first. */
  of(variable) {
    if (variable.kind === 'real' || variable.kind === 'string' || variable.kind === 'event') return ['text'];
    const first = variable.labels ? 'enum' : variable.signed ? 'signed' : variable.width === 1 ? 'bin' : 'hex';
    return [first, ...RADICES.filter(radix => radix !== first && (radix !== 'enum' || variable.labels))];
  },

  /** The value of change i of a wave as text, '' before the first change. */
  text(variable, wave, i, radix) {
    if (i < 0) return '';
    if (wave.kind === 'event') return '↑';
    if (wave.kind === 'string') return wave.text(i);
    if (wave.kind === 'real') return Radix.real(wave.real(i));
    return Radix.bits(wave.bits(i), radix, variable.labels);
  },

  real(value) {
    return Number.isFinite(value) ? String(+value.toPrecision(10)) : String(value);
  },

  bits(bits, radix, labels) {
    if (radix === 'enum') return labels?.[bits] ?? Radix.bits(bits, 'hex');
    if (radix === 'bin') return bits;
    if (/^[01lh]+$/.test(bits) && radix !== 'hex') {
      const strong = bits.replace(/l/g, '0').replace(/h/g, '1');
      if (radix === 'dec') return BigInt('0b' + strong).toString();
      if (radix === 'signed') return BigInt.asIntN(bits.length, BigInt('0b' + strong)).toString();
      if (radix === 'ascii') return Radix.ascii(strong);
    } else if (radix !== 'hex' && new Set(bits).size === 1) {
      return bits[0];
    }
    return Radix.hex(bits);
  },

  hex(bits) {
    let text = '';
    for (let end = bits.length; end > 0; end -= 4) text = Radix.digit(bits.slice(Math.max(0, end - 4), end)) + text;
    return text;
  },

  /** One hexadecimal digit: x or z when all its bits are, X or Z when some are. */
  digit(bits) {
    if (/^[01]+$/.test(bits)) return parseInt(bits, 2).toString(16);
    const special = new Set(bits.replace(/[01]/g, ''));
    const letter = special.size === 1 ? [...special][0] : 'x';
    return /[01]/.test(bits) ? letter.toUpperCase() : letter;
  },

  /** Eight bits a character, without leading zero bytes. */
  ascii(bits) {
    const codes = bits.padStart(Math.ceil(bits.length / 8) * 8, '0').match(/.{8}/g).map(byte => parseInt(byte, 2));
    const first = codes.findIndex(code => code !== 0);
    return first < 0 ? '' : codes.slice(first).map(code => code >= 32 && code < 127 ? String.fromCharCode(code) : '·').join('');
  },
};
