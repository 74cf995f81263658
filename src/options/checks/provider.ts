import { type Message, message } from '../../language/message.ts';
import { catalog } from '../../mirrors/catalog.ts';
import { providersOf } from '../../mirrors/find.ts';
import type { BuildKind } from '../../mirrors/mirror.ts';
import { nearest } from './nearest.ts';
import { shown } from './result.ts';

/**
 * The problem of an input that names no provider of a kind: it names one of another kind, or is similar to a name, or is
 * neither. The problem lists all providers of the kind.
 */
export function providerProblem(kind: BuildKind, input: unknown): Message {
  const providers = providersOf(kind);
  const values = { input: shown(input), providers: providers.join(', ') };
  if (isProviderOfOther(kind, input)) {
    return message('check.mirror.otherKind', { ...values, kind: message(`mirrorKind.${kind}`) });
  }
  const near = typeof input === 'string' ? nearest(input, providers) : undefined;
  return near === undefined
    ? message('check.mirror.provider', values)
    : message('check.mirror.providerNear', { ...values, near });
}

/** Reports whether an input names a provider that does not serve the kind. */
export function isProviderOfOther(kind: BuildKind, input: unknown): boolean {
  return catalog.some(({ provider }) => provider === input) && !providersOf(kind).some((name) => name === input);
}
