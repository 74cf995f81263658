/** Words and numbers that readers of YAML 1.1 or 1.2 take for something else than text; some take `e-9` for a number. */
const mistaken = /^(?:y|n|yes|no|on|off|true|false|null|~|e-?[0-9]+|[-+.0-9].*)$/i;

/** A text as YAML writes it, in quotes where it could be read as anything else: a service may be called `on` or `1e3`. */
export function yamlText(text: string): string {
  return /^[A-Za-z0-9/][A-Za-z0-9._/-]*$/.test(text) && !mistaken.test(text) ? text : JSON.stringify(text);
}
