/**
 * A text of compose.yaml as Compose reads it where no variable is set: https://docs.docker.com/reference/compose-file/interpolation/
 * `${NAME:-default}` is its default, and every other variable is nothing.
 */
export function withDefaults(text: string): string {
  const innermost = /\$\{\w+(?:(:?[-+?])([^${}]*))?\}/g;
  let [before, now] = ['', text];
  while (now !== before) {
    before = now;
    now = now.replace(innermost, (_, operator = '', value = '') => (operator.endsWith('-') ? value : ''));
  }
  return now.replace(/(?<!\$)\$\w+/g, '');
}
