/** https://go.dev/ref/spec#Integer_literals , of which `0123` is octal as well. */
const integer = /^(?:(?:0[xX](?:_?[\dA-Fa-f])+)|(?:0[bB](?:_?[01])+)|(?:0[oO]?(?:_?[0-7])+)|[1-9](?:_?\d)*|0)$/;

/** The value of a Go expression that is nothing but an integer or a text without escapes, undefined for any other. */
export function goLiteral(expression: string): string | undefined {
  const [, quoted] = /^"([^"\\]*)"$/.exec(expression) ?? /^`([^`\r]*)`$/.exec(expression) ?? [];
  if (quoted !== undefined || !integer.test(expression)) return quoted;
  const digits = expression.replaceAll('_', '');
  return String(Number(digits.replace(/^0[oO]?(?=\d)/, '0o')));
}
