/** Words and numbers that readers of YAML 1.1 or 1.2 take for something other than text; some take `e-9` for a number. */
const ambiguous = /^(?:y|n|yes|no|on|off|true|false|null|~|e-?[0-9]+|[-+.0-9].*)$/i;

/** Writes a text as YAML, quoted if it could be read as anything else: a service may be called `on` or `1e3`. */
export function yamlText(text: string): string {
  return /^[A-Za-z0-9/][A-Za-z0-9._/-]*$/.test(text) && !ambiguous.test(text) ? text : JSON.stringify(text);
}

/** Writes a text as HCL, where `${` and `%{` begin an expression. */
export function hclText(text: string): string {
  return JSON.stringify(text).replace(/[$%](?=\{)/g, '$&$&');
}

/** Writes a value in a Dockerfile's double quotes, in which nothing is a variable. */
export function dockerfileText(value: string): string {
  return `"${value.replace(/[\\"$]/g, '\\$&')}"`;
}

/** Writes a command in exec form, which no shell reads. */
export function jsonForm(words: readonly string[]): string {
  return `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;
}
