import { assignedName, type Frame, type Value } from './calls.ts';
import type { GoTokens } from './tokenize.ts';

/** Calls that only put an address together. */
const joiners = /^(Sprintf|Sprint|JoinHostPort|Itoa|FormatInt|FormatUint|string|Join|TrimSpace|Or)$/;

/** The call or literal that a value's address is for: through what merely puts it together. */
export function useOf(frame: Frame | undefined): Frame | undefined {
  if (frame?.bracket === '(' && (frame.name === '' || joiners.test(frame.name))) return useOf(frame.parent);
  return frame;
}

/**
 * Reports if a value is the address that a server is reported to listen on, or a part of it: `known` where nothing else can
 * be meant, `address` where it is if it looks like one, such as gin's `Run(":8080")`.
 */
export function listens(value: Value, tokens: GoTokens): 'known' | 'address' | undefined {
  const frame = useOf(value.frame);
  if (assignedName(tokens, value.index) === 'Addr') return 'address';
  if (frame === undefined) return undefined;
  if (frame.bracket === '{') return frame.key === 'Addr' && frame.name === 'Server' ? 'known' : undefined;
  if (frame.bracket !== '(') return undefined;
  const before = frame.literals.get(frame.argument - 1);
  switch (frame.name) {
    case 'ListenAndServe':
    case 'ListenAndServeTLS':
    case 'ListenTLS':
    case 'StartAutoTLS':
      return frame.argument === 0 ? 'known' : undefined;
    case 'Listen':
      if (frame.receiver === 'net' || before !== undefined) {
        return frame.argument > 0 && /^tcp/.test(before ?? 'tcp') ? 'known' : undefined;
      }
      return frame.argument === 0 ? 'address' : undefined;
    case 'Run':
    case 'RunTLS':
    case 'Start':
    case 'StartTLS':
    case 'StartServer':
      return frame.argument === 0 ? 'address' : undefined;
    default:
      return undefined;
  }
}
