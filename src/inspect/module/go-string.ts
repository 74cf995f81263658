const simple: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
};

const escaped = /\\(?:([abfnrtv\\'"])|x([0-9a-fA-F]{2})|([0-7]{3})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/g;

/** The value of a Go string literal with its quotes: https://go.dev/ref/spec#String_literals. Bytes that are no UTF-8 become U+FFFD. */
export function goStringValue(literal: string): string {
  const inner = literal.slice(1, -1);
  if (literal.startsWith('`')) return inner.replaceAll('\r', '');
  if (!inner.includes('\\')) return inner;
  const isBytes = /\\(x|[0-7])/.test(inner);
  // Escapes of bytes stand for bytes, not for code points: they are put together as bytes first.
  const source = isBytes ? Buffer.from(inner).toString('latin1') : inner;
  const text = source.replace(escaped, (_, letter, hex, octal, four, eight) => {
    if (letter !== undefined) return simple[letter] ?? '';
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    const point = Number.parseInt(four ?? eight, 16);
    const character = point > 0x10ffff ? '\uFFFD' : String.fromCodePoint(point);
    return isBytes ? Buffer.from(character).toString('latin1') : character;
  });
  return isBytes ? Buffer.from(text, 'latin1').toString('utf8') : text;
}
