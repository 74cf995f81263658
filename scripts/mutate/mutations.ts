import { parseAst } from 'rolldown/parseAst';

/** One change of a source text: the characters from `start` to `end` become `text`. */
export type Mutation = { readonly start: number; readonly end: number; readonly text: string };

/** A node of ESTree: its kind, its place in the text, and its children by name. */
type Node = { readonly type: string; readonly start: number; readonly end: number; readonly [field: string]: unknown };

const swappedOperators: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  '&&': '||',
  '||': '&&',
  '??': '&&',
  '+=': '-=',
  '-=': '+=',
  '++': '--',
  '--': '++',
};
const swappedMethods: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  min: 'max',
  max: 'min',
  indexOf: 'lastIndexOf',
  lastIndexOf: 'indexOf',
  trimStart: 'trimEnd',
  trimEnd: 'trimStart',
};
/** Calls of these methods are left out: `x.sort()` becomes `x`. */
const removedMethods = new Set(['filter', 'sort', 'toSorted', 'reverse', 'toReversed', 'slice', 'trim', 'concat']);

/** Nodes that hold no value that a run could change: types, imports, and exports of other modules. */
const isWithoutValues = ({ type }: Node) =>
  (type.startsWith('TS') && !/^TS(AsExpression|SatisfiesExpression|NonNullExpression)$/.test(type)) ||
  /^(Import|ExportAll)/.test(type);

/**
 * The mutations of a TypeScript source, in the order of its text. Offsets count UTF-16 units. A mutation may give a text that does not
 * pass the type checker, but always one that parses.
 */
export function mutationsOf(source: string): Mutation[] {
  const found: Mutation[] = [];
  visit(parseAst(source, { lang: 'ts' }) as unknown as Node, undefined, source, found);
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

function visit(node: Node, parent: Node | undefined, source: string, found: Mutation[]): void {
  if (isWithoutValues(node)) return;
  for (const mutation of mutationsAt(node, parent, source)) {
    if (source.slice(mutation.start, mutation.end) !== mutation.text) found.push(mutation);
  }
  for (const child of childrenOf(node)) visit(child, node, source, found);
}

function childrenOf(node: Node): Node[] {
  return Object.values(node).flat().filter(isNode);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

function mutationsAt(node: Node, parent: Node | undefined, source: string): Mutation[] {
  const whole = (text: string): Mutation => ({ start: node.start, end: node.end, text });
  const textOf = ({ start, end }: Node) => source.slice(start, end);
  switch (node.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return ['true', 'false'].map((text) => ({ ...placeOf(node.test), text }));
    case 'WhileStatement':
    case 'ForStatement':
      return isNode(node.test) ? [{ ...placeOf(node.test), text: 'false' }] : [];
    case 'BinaryExpression':
    case 'LogicalExpression':
    case 'AssignmentExpression':
      return swapped(node, node.left as Node, node.right as Node, source);
    case 'UpdateExpression': {
      const other = swappedOperators[String(node.operator)] ?? '';
      const argument = textOf(node.argument as Node);
      return [whole(node.prefix === true ? `${other}${argument}` : `${argument}${other}`)];
    }
    case 'UnaryExpression':
      return node.operator === '!' || node.operator === '-' ? [whole(` (${textOf(node.argument as Node)})`)] : [];
    case 'Literal':
      return literalMutations(node, parent, whole);
    case 'TemplateLiteral':
      return parent?.type === 'TaggedTemplateExpression' || textOf(node) === '``' ? [] : [whole('``')];
    case 'ArrayExpression':
      return (node.elements as unknown[]).length > 0 ? [whole('[]')] : [];
    case 'ExpressionStatement':
      return typeof node.directive === 'string' ? [] : [whole(';')];
    case 'ContinueStatement':
    case 'BreakStatement':
    case 'ThrowStatement':
      return parent?.type === 'SwitchCase' ? [] : [whole(';')];
    case 'ReturnStatement':
      return node.argument === null ? [whole(';')] : [];
    case 'BlockStatement':
      return isBodyOfFunction(node, parent) && (node.body as Node[]).length > 0 ? [whole('{}')] : [];
    case 'CallExpression':
      return callMutations(node, source);
    case 'MemberExpression':
      return node.optional === true ? [optionalMutation(node, source)] : [];
    default:
      return [];
  }
}

function isBodyOfFunction(node: Node, parent: Node | undefined): boolean {
  return parent !== undefined && /Function/.test(parent.type) && parent.body === node;
}

function placeOf(node: unknown): { start: number; end: number } {
  const { start, end } = node as Node;
  return { start, end };
}

/** The operator between two operands, replaced by its counterpart. */
function swapped(node: Node, left: Node, right: Node, source: string): Mutation[] {
  const operator = String(node.operator);
  const other = swappedOperators[operator];
  if (other === undefined) return [];
  if (operator === '??') {
    const [first, second] = [left, right].map(({ start, end }) => source.slice(start, end));
    return [{ ...placeOf(node), text: `((${first}) && (${second}))` }];
  }
  const start = source.indexOf(operator, left.end);
  return [{ start, end: start + operator.length, text: other }];
}

function literalMutations(node: Node, parent: Node | undefined, whole: (text: string) => Mutation): Mutation[] {
  const { value } = node;
  const isKey = parent !== undefined && 'key' in parent && parent.key === node && parent.computed !== true;
  // What stands behind `??` is there for the type checker in most places.
  const isFallback = parent?.type === 'LogicalExpression' && parent.operator === '??' && parent.right === node;
  if (isKey || isFallback || parent?.type === 'ImportExpression') return [];
  if (typeof value === 'boolean') return [whole(String(!value))];
  if (typeof value === 'number') return numbersFor(value).map((number) => whole(` ${number}`));
  if (typeof value === 'string') return [whole(value === '' ? "'mutated'" : "''")];
  if (isNode(node) && typeof node.regex === 'object') return regexMutations(String(node.raw), whole);
  return [];
}

function numbersFor(value: number): number[] {
  if (value === 0) return [1];
  return value >= 8 ? [value - 1, value + 1, value * 2] : [value - 1, value + 1];
}

/** A regular expression that is not bound to the begin, or to the end. */
function regexMutations(raw: string, whole: (text: string) => Mutation): Mutation[] {
  const [, pattern = '', flags = ''] = /^\/(.*)\/(\w*)$/s.exec(raw) ?? [];
  const unbound: string[] = [];
  if (pattern.startsWith('^') && pattern.length > 1) unbound.push(pattern.slice(1));
  if (/[^\\]\$$/.test(pattern)) unbound.push(pattern.slice(0, -1));
  return unbound.map((text) => whole(`/${text}/${flags}`));
}

function callMutations(node: Node, source: string): Mutation[] {
  const callee = node.callee as Node;
  const found = node.optional === true ? [optionalMutation(node, source)] : [];
  if (callee.type !== 'MemberExpression' || callee.computed === true) return found;
  const property = callee.property as Node;
  const name = String(property.name);
  const other = Object.hasOwn(swappedMethods, name) ? swappedMethods[name] : undefined;
  if (other !== undefined) found.push({ ...placeOf(property), text: other });
  if (removedMethods.has(name)) {
    // Up to the dot: a bracket may stand between it and the object.
    const dot = source.lastIndexOf('.', property.start);
    found.push({ ...placeOf(node), text: source.slice(node.start, dot).replace(/\?$/, '') });
  }
  return found;
}

/** `a?.b` without its `?.`; `?.[` and `?.(` lose the dot too. */
function optionalMutation(node: Node, source: string): Mutation {
  const inner = (node.type === 'CallExpression' ? node.callee : node.object) as Node;
  const start = source.indexOf('?.', inner.end);
  const isNamed = node.type === 'MemberExpression' && node.computed !== true;
  return { start, end: start + 2, text: isNamed ? '.' : '' };
}
