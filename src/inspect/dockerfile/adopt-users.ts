import type { Found, InstructionContext, Understanding, User } from './adoption.ts';
import { remark } from './remark.ts';
import type { ShellCommand } from './shell.ts';
import { words as wordsOf } from './words.ts';

/** Understands the making of users and groups. Ours has a number and needs neither. */
export function adoptUserCommand({ words }: ShellCommand, { users, role }: InstructionContext): Understanding {
  const command = words[0]?.split('/').at(-1) ?? '';
  if (/^(addgroup|groupadd|usermod|passwd|chpasswd|gpasswd)$/.test(command)) return 'understood';
  if (!/^(adduser|useradd)$/.test(command) || role === undefined) return undefined;
  let uid: number | undefined;
  const names: string[] = [];
  for (let i = 1; i < words.length; i++) {
    const word = words[i] ?? '';
    const [, joined] = /^(?:--uid=|-u)(\d+)$/.exec(word) ?? [];
    if (joined !== undefined) uid = Number(joined);
    else if (/^(-u|--uid|-\w*u)$/.test(word) && /^\d+$/.test(words[i + 1] ?? '')) uid = Number(words[++i]);
    else if (takesValue(word, command)) i++;
    else if (!word.startsWith('-')) names.push(word);
  }
  // `adduser [options] USER [GROUP]`
  const [name] = names;
  if (name !== undefined) users.set(name, uid);
  return 'understood';
}

function takesValue(option: string, command: string): boolean {
  if (/^--(home|shell|gecos|ingroup|gid|uid|base-dir|groups|comment|home-dir|firstuid|lastuid|conf|key)$/.test(option))
    return true;
  const values = command === 'adduser' ? 'hgsGuk' : 'bcdefgGkKpsuRPZ';
  const last = option.at(-1) ?? '';
  // BusyBox: -D, -H and -S take none, and short options may stand together as in `-SDH`.
  return /^-[A-Za-z]+$/.test(option) && values.includes(last);
}

export function adoptUser(place: InstructionContext): void {
  const { adoption, instruction, users } = place;
  const written = wordsOf(instruction.rest, instruction.scope)[0]?.value ?? '';
  const [user = ''] = written.split(':');
  const isRoot = user === 'root' || user === '0';
  const uid = /^\d+$/.test(user) ? Number(user) : users.get(user);
  const found: Found<User> = { value: { user: written, uid, isRoot }, line: instruction.line };
  adoption.needs.user = found;
  const { changed } = adoption;
  const earlier = changed.findIndex(({ id }) => id === 'userReplaced' || id === 'rootReplaced');
  if (earlier !== -1) changed.splice(earlier, 1);
  if (isRoot) changed.push(remark('rootReplaced', instruction.line));
  else if (uid !== 65532) changed.push(remark('userReplaced', instruction.line, { user: written, uid: 65532 }));
}
