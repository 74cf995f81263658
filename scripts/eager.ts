/**
 * A plugin for the bundle of our own command: every top-level function is compiled when its file is. V8 compiles a function when it
 * is first called, which Node's compile cache then lacks (it is made before anything is called), so that a run compiled hundreds of
 * functions again: 8 ms of 80. V8 takes a function in parentheses for one that is called at once: https://v8.dev/blog/preparser#pife
 */
import type { Plugin } from 'rolldown';
import { parseSync } from 'rolldown/utils';

/** To be used where the output is CommonJS. */
export function eagerFunctions(): Plugin {
  return {
    name: 'eager-functions',
    generateBundle(_, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type === 'chunk') output.code = withEagerFunctions(output.fileName, output.code);
      }
    },
  };
}

/** As declarations are hoisted, the expressions in their place come first; what they are called by, and call, stays the same. */
function withEagerFunctions(file: string, code: string): string {
  const [hashbang = ''] = /^#!.*\n/.exec(code) ?? [];
  const script = code.slice(hashbang.length);
  const { program, errors } = parseSync(file, script, { sourceType: 'script' });
  if (errors[0] !== undefined) throw new Error(`${file}: ${errors[0].message}`);
  const expressions: string[] = [];
  let rest = '';
  let end = 0;
  for (const node of program.body) {
    if (node.type !== 'FunctionDeclaration' || node.id === null) continue;
    expressions.push(`${node.id.name}=(${script.slice(node.start, node.end)})`);
    rest += script.slice(end, node.start);
    end = node.end;
  }
  rest += script.slice(end);
  return expressions.length === 0 ? code : `${hashbang}var ${expressions.join(',')};${rest}`;
}
