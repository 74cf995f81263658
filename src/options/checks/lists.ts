import type { Key } from '../../language/message.ts';
import type { Checked } from '../option.ts';
import { accept, refuse, shown } from './result.ts';

/** How a list is read: text is split at `separator`, each element must match `pattern`, else `problem` is reported. */
type ListRule = {
  readonly pattern: RegExp;
  readonly problem: Key;
  readonly separator?: RegExp;
  readonly sorted?: true;
};

/** Longer than any pattern takes. What is longer is not matched, as some patterns take time with the square of a length. */
const longest = 2500;

/**
 * The characters of free text, for patterns with the flag `u`: those that one line of a Dockerfile, YAML and JSON takes. Not among them
 * are line separators, lone surrogates, what is no character, and marks that make a text look like another.
 */
const plain =
  '\\x20-\\x7e\\u00a0-\\u2027\\u202f-\\u2065\\u206a-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd\\u{10000}-\\u{10ffff}';

/** Returns the check of a list, given as text or as a list of text. Repeated elements count once. */
function listOf({ pattern, problem, separator = /[\s,]+/, sorted }: ListRule) {
  return (input: unknown): Checked<string[]> => {
    const given = typeof input === 'string' ? input.split(separator) : input;
    if (!Array.isArray(given)) return refuse(problem, { input: shown(input) });
    const elements = given.map((element) => (typeof element === 'number' ? String(element) : element));
    const isLegal = (text: string) => text === '' || (text.length <= longest && pattern.test(text));
    const strange = elements.find((element) => typeof element !== 'string' || !isLegal(element.trim()));
    if (strange !== undefined) return refuse(problem, { input: shown(strange) });
    const values = [...new Set(elements.map((element: string) => element.trim()).filter((element) => element !== ''))];
    return accept(sorted ? values.sort() : values);
  };
}

/** Returns the parts of an option that takes a list, by default an empty one. `separator` stands between its elements as text. */
export function emptyList(separator: string, check: (input: unknown) => Checked<string[]>) {
  return { separator, check, fallback: (): string[] => [] };
}

/** Names of apk packages in alphabetical order, none of them a mere number: https://wiki.alpinelinux.org/wiki/APKBUILD_Reference#pkgname */
export const checkPackages = listOf({
  pattern: /^(?!\d+$)[a-z0-9][a-z0-9._+-]{0,99}$/,
  problem: 'check.packages',
  sorted: true,
});

/** Custom tags of build constraints: https://pkg.go.dev/cmd/go#hdr-Build_constraints */
export const checkBuildTags = listOf({ pattern: /^[A-Za-z0-9_][A-Za-z0-9_.]{0,99}$/, problem: 'check.buildTags' });

/** Absolute paths of directories in the image. */
export const checkVolumes = listOf({
  pattern: /^(\/(?!\.{1,2}(\/|$))[A-Za-z0-9._@+-]{1,100}){1,10}$/,
  problem: 'check.volumes',
});

/** GOPRIVATE patterns (https://go.dev/ref/mod#private-modules): path prefixes with the wildcards of a file name. */
export const checkPrivateModules = listOf({
  pattern: /^[A-Za-z0-9*?][A-Za-z0-9.*?_~/-]{0,199}$/,
  problem: 'check.privateModules',
});

/**
 * Environment variables, NAME=VALUE. A value may contain any printable character. A name that looks like that of a secret is
 * refused: everybody could read it in the image.
 */
export function checkEnv(input: unknown): Checked<string[]> {
  const checked = listOf({
    pattern: new RegExp(`^([A-Za-z_][A-Za-z0-9_]{0,99}=[${plain}]{0,1000})$`, 'u'),
    problem: 'check.env',
    separator: /,\s*(?=[A-Za-z_][A-Za-z0-9_]*=)/,
  })(input);
  if (!checked.ok) return checked;
  const secret = checked.value.find((pair) =>
    /(^|_)(PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_KEY)(_|=)/i.test(pair.replace(/=.*/s, '=')),
  );
  return secret === undefined ? checked : refuse('check.env.secret', { name: secret.replace(/=.*/s, '') });
}

/** Arguments of the program, separated by blanks. */
export const checkArgs = listOf({
  pattern: new RegExp(`^(?! )[${plain}]{1,500}$`, 'u'),
  problem: 'check.args',
  separator: /\s+/,
});

/** Times of HEALTHCHECK, by the names of its flags: https://docs.docker.com/reference/dockerfile/#healthcheck */
export const checkHealthTimes = listOf({
  pattern:
    /^((interval|timeout|start-period|start-interval)=([1-9]\d{0,5}(\.\d{1,3})?(ms|s|m|h)){1,3}|retries=[1-9]\d{0,2})$/,
  problem: 'check.healthTimes',
});

/**
 * Shell commands that run before `go build`, one line each. Each is one RUN and cannot become anything else: no second line, no
 * option of RUN, no exec form, no here-document.
 */
export const checkBuildSteps = listOf({
  pattern: new RegExp(`^(?!--|\\[|#)(?!.*<<)[${plain}]{1,501}(?<!\\\\)$`, 'u'),
  problem: 'check.buildSteps',
  separator: /\n/,
});

/** `NAME=VALUE` for `-X` of the linker: a variable of a package, and plain text or the version or revision of the build. */
export const checkLdflags = listOf({
  pattern:
    /^([A-Za-z0-9][A-Za-z0-9._~/-]{0,299}\.[A-Za-z_][A-Za-z0-9_]{0,99}=(\$VERSION|\$REVISION|[A-Za-z0-9._:/@+-]{0,200}))$/,
  problem: 'check.ldflags',
});

/** `FROM` or `FROM:TO`: a path of the build context, and an absolute one of the image. */
export function checkCopy(input: unknown): Checked<string[]> {
  const checked = listOf({
    pattern: /^(?!-)([A-Za-z0-9._@+-]+\/)*[A-Za-z0-9._@+-]+\/?(:\/[A-Za-z0-9._@+/-]{0,200})?$/,
    problem: 'check.copy',
  })(input);
  if (!checked.ok) return checked;
  const leaves = checked.value.find((entry) => entry.split(/[:/]/).some((part) => part === '..'));
  if (leaves !== undefined) return refuse('check.copy', { input: shown(leaves) });
  // https://github.com/goodwithtech/dockle/blob/master/CHECKPOINT.md#cis-di-0010
  const secret = checked.value.find((entry) =>
    /(^|\/)(\.env(\..*)?|id_(rsa|ecdsa|ed25519)|\.netrc|\.npmrc|[^/]*\.(pem|key|p12|pfx))(:|$)/.test(entry),
  );
  return secret === undefined ? checked : refuse('check.copy.secret', { input: shown(secret) });
}

/**
 * The programs of the image, PACKAGE or PACKAGE=PORT or PACKAGE=PORT/PATH or PACKAGE=none: a package below the module's
 * directory, and the port of its program if it differs from the answer, `none` if the program does not listen.
 */
export function checkMain(input: unknown): Checked<string[]> {
  const normal = (text: unknown) =>
    typeof text === 'string'
      ? text
          .trim()
          .replace(/^(?=[A-Za-z0-9_])/, './')
          .replace(/^([^=]*[^=/.])\/+(?==|$)/, '$1')
      : text;
  const given = typeof input === 'string' ? input.split(/[\s,]+/) : input;
  const checked = listOf({
    pattern:
      /^(\.(\/(?!\.{1,2}(\/|=|$))[A-Za-z0-9_][A-Za-z0-9._+-]*)*(=(none|[1-9][0-9]{0,4}(\/[A-Za-z0-9._~/-]*)?))?)$/,
    problem: 'check.main',
  })(Array.isArray(given) ? given.map(normal) : given);
  // An image without a program is none.
  return checked.ok && checked.value.length === 0 ? refuse('check.main', { input: shown(input) }) : checked;
}

/** TCP or UDP ports besides the one of the service: 9090, 53/udp. */
export const checkMorePorts = listOf({
  pattern: /^(([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])(\/(tcp|udp))?)$/,
  problem: 'check.morePorts',
});
