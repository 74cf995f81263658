import type { CredentialSource, InstructionContext, Understanding } from './adoption.ts';
import { remark } from './remark.ts';
import type { ShellCommand } from './shell.ts';

const credentialFile = /(^|\/)(\.netrc|_netrc|\.git-credentials|\.ssh(\/.*)?|id_(rsa|ed25519|ecdsa)(\.\w+)?)$/;

/** Reports if a name is one of a secret; those of files and of public keys are none (BuildKit's rule SecretsUsedInArgOrEnv). */
export function isSecretName(name: string): boolean {
  const parts = name.toLowerCase().split('_');
  if (parts.some((part) => part === 'public' || part === 'file' || part === 'version')) return false;
  return (
    parts.some((part) => /^(apikey|auth|credentials?|key|password|passwd|pword|secret|token|pat|netrc)$/.test(part)) ||
    /(token|password|secret|passwd)$/i.test(name)
  );
}

/** Reports if a text has a password in its address, such as `https://me:secret@github.com`. */
export function hasPassword(text: string): boolean {
  return /:\/\/[^/@\s"']+@/.test(text) || /\b(gh[pousr]_\w{20,}|glpat-[\w-]{15,})/.test(text);
}

export function isCredentialFile(path: string): boolean {
  return credentialFile.test(path);
}

/** Understands the mounts that pass credentials without leaving them in a layer. */
export function adoptMounts(place: InstructionContext): void {
  for (const [name, value] of place.instruction.flags) {
    if (name !== 'mount') continue;
    const [, type] = /(?:^|,)type=(\w+)/.exec(value) ?? [];
    if (type === 'ssh') note('ssh', place, place.instruction.line);
    if (type === 'secret') note(/netrc/.test(value) ? 'netrc' : 'secret', place, place.instruction.line);
  }
}

/** Understands commands that tell git and the go command who asks: how is noted, with what is not. */
export function adoptPrivateCommand(
  { words, redirects, text }: ShellCommand,
  place: InstructionContext,
  line: number,
): Understanding {
  const name = words[0]?.split('/').at(-1) ?? '';
  const target = redirects.find(({ operator }) => operator.includes('>'))?.target ?? '';
  const safe = place.instruction.flags.some(([flag, value]) => flag === 'mount' && /type=(secret|ssh)/.test(value));
  if (name === 'git' && words[1] === 'config') {
    if (!/insteadof|credential|extraheader/i.test(text)) return 'understood';
    const key = words.find((word) => /^url\./i.test(word)) ?? '';
    const isSsh = /ssh:\/\/|git@/.test(text);
    note(isSsh ? 'rewrite' : 'token', place, line);
    // A variable in the address is a token as well.
    if (!isSsh && !safe && (/@/.test(key) || /\$\{?\w+/.test(text) || hasPassword(text))) leaked(place, line);
    return 'understood';
  }
  if (/^(ssh-keyscan|ssh-add|ssh-agent)$/.test(name)) {
    note('ssh', place, line);
    return 'understood';
  }
  if (isCredentialFile(target)) {
    const isNetrc = /netrc|credentials/.test(target);
    note(isNetrc ? 'netrc' : 'ssh', place, line);
    if (!safe && !/known_hosts|config$/.test(target)) leaked(place, line);
    return 'understood';
  }
  const aboutFiles =
    /^(mkdir|chmod|touch|rm|cp|mv)$/.test(name) &&
    words.slice(1).some((word) => isCredentialFile(word.replace(/^~/, '/root')));
  return aboutFiles ? 'understood' : undefined;
}

export function leaked({ adoption }: InstructionContext, line: number): void {
  if (!adoption.open.some(({ id }) => id === 'credentialsInLayer'))
    adoption.open.push(remark('credentialsInLayer', line));
}

function note(value: CredentialSource, { adoption }: InstructionContext, line: number): void {
  if (!adoption.needs.credentials.some((found) => found.value === value))
    adoption.needs.credentials.push({ value, line });
}
