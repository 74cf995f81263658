import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Decision, OnConflict } from '../../src/ask/on-conflict.ts';
import { checksum } from '../../src/inspect/checksum.ts';
import type { Change } from '../../src/reconcile/change.ts';
import type { BaselineFile } from '../../src/reconcile/lock.ts';
import { nothingSeen, type Obstacle, type Seen } from '../../src/reconcile/operation.ts';
import { reconcile } from '../../src/reconcile/reconcile.ts';

/** The three sides of a small project; a path that a side lacks is not there. */
type Sides = {
  base?: Record<string, string | Partial<BaselineFile>>;
  mine?: Record<string, string | Buffer | Seen>;
  theirs?: Record<string, string | { id?: string; content?: string; executable?: boolean }>;
  onConflict?: Decision;
  byPath?: Record<string, OnConflict>;
  force?: boolean;
  isLockLost?: boolean;
};

function baselineFile(path: string, given: string | Partial<BaselineFile>): BaselineFile {
  const content = typeof given === 'string' ? given : given.content;
  const rest = typeof given === 'string' ? {} : given;
  return { id: path, checksum: checksum(content ?? ''), executable: false, content, ...rest };
}

function seen(given: string | Buffer | Seen | undefined): Seen {
  if (given === undefined) return nothingSeen;
  if (typeof given !== 'string' && !Buffer.isBuffer(given)) return given;
  const bytes = Buffer.from(given);
  return { file: { bytes, executable: false }, obstacle: undefined };
}

function run({ base = {}, mine = {}, theirs = {}, onConflict = 'fail', byPath = {}, ...policy }: Sides): Change[] {
  return reconcile({
    rendered: Object.entries(theirs).map(([path, given]) => {
      const { id = path, content = '', executable = false } = typeof given === 'string' ? { content: given } : given;
      return { id, path, content, executable };
    }),
    baseline: {
      version: '0.1.0',
      files: new Map(Object.entries(base).map(([path, file]) => [path, baselineFile(path, file)])),
    },
    see: (path) => seen(mine[path]),
    decisions:
      typeof onConflict === 'object'
        ? { all: 'fail', byPath: new Map(Object.keys(theirs).map((path) => [path, onConflict])) }
        : { all: onConflict, byPath: new Map(Object.entries(byPath)) },
    ...{ force: false, ...policy },
  });
}

/** The disk after the operations of some changes, by path. */
function after(sides: Sides, changes = run(sides)): Record<string, string> {
  const disk = new Map(
    Object.entries(sides.mine ?? {}).map(([path, given]) => [path, seen(given).file?.bytes.toString() ?? '']),
  );
  for (const operation of changes.flatMap(({ operations }) => operations)) {
    const given = sides.mine?.[operation.path];
    const before = given === undefined ? null : (seen(given).file?.bytes ?? null);
    assert.deepEqual(operation.before, before, `${operation.kind} ${operation.path} was planned from other bytes`);
    if (operation.kind === 'remove') disk.delete(operation.path);
    if (operation.kind === 'write') disk.set(operation.path, Buffer.from(operation.content).toString());
  }
  return Object.fromEntries([...disk].sort());
}

const text = (...lines: string[]) => lines.map((line) => `${line}\n`).join('');
const one = (sides: Sides) => {
  const [change, ...more] = run(sides);
  assert.ok(change !== undefined && more.length === 0);
  return change;
};
const abc = text('a', 'b', 'c', 'd', 'e');
const mineOfAbc = text('A', 'b', 'c', 'd', 'e');
const theirsOfAbc = text('a', 'b', 'c', 'd', 'E');
const both = text('A', 'b', 'c', 'd', 'E');
const overlap = text('x', 'b', 'c', 'd', 'e');

describe('a file that is generated now', () => {
  const rows: [name: string, sides: Sides, status: Change['status'], disk: Record<string, string>][] = [
    ['is new', { theirs: { f: abc } }, 'new', { f: abc }],
    ['is the same on all sides', { base: { f: abc }, mine: { f: abc }, theirs: { f: abc } }, 'unchanged', { f: abc }],
    [
      'was already changed as it is now',
      { base: { f: abc }, mine: { f: both }, theirs: { f: both } },
      'unchanged',
      { f: both },
    ],
    [
      'was not touched',
      { base: { f: abc }, mine: { f: abc }, theirs: { f: theirsOfAbc } },
      'updated',
      { f: theirsOfAbc },
    ],
    [
      'was edited, and the template is as it was',
      { base: { f: abc }, mine: { f: mineOfAbc }, theirs: { f: abc } },
      'kept',
      { f: mineOfAbc },
    ],
    [
      'was edited apart',
      { base: { f: abc }, mine: { f: mineOfAbc }, theirs: { f: theirsOfAbc } },
      'merged',
      { f: both },
    ],
    [
      'holds the change and more',
      { base: { f: abc }, mine: { f: both }, theirs: { f: theirsOfAbc } },
      'kept',
      { f: both },
    ],
    [
      'was edited on the same line',
      { base: { f: abc }, mine: { f: mineOfAbc }, theirs: { f: overlap } },
      'conflict',
      { f: mineOfAbc },
    ],
    ['was deleted', { base: { f: abc }, theirs: { f: abc } }, 'deleted', {}],
    ['was deleted, and the template changed', { base: { f: abc }, theirs: { f: overlap } }, 'deleted', {}],
    ['is a file of the user’s', { mine: { f: mineOfAbc }, theirs: { f: abc } }, 'conflict', { f: mineOfAbc }],
    ['is a file of the user’s, and the same', { mine: { f: abc }, theirs: { f: abc } }, 'adopted', { f: abc }],
    [
      'has a baseline whose text is lost, and was not touched',
      { base: { f: { checksum: checksum(abc), content: undefined } }, mine: { f: abc }, theirs: { f: overlap } },
      'updated',
      { f: overlap },
    ],
    [
      'has a baseline whose text is lost, and was edited',
      {
        base: { f: { checksum: checksum(abc), content: undefined } },
        mine: { f: mineOfAbc },
        theirs: { f: theirsOfAbc },
      },
      'conflict',
      { f: mineOfAbc },
    ],
    [
      'has CRLF and a byte order mark, and was not touched otherwise',
      { base: { f: 'a\nb\n' }, mine: { f: '\uFEFFa\r\nb\r\n' }, theirs: { f: 'a\nc\n' } },
      'updated',
      { f: '\uFEFFa\r\nc\r\n' },
    ],
    [
      'has CRLF, and is the same',
      { base: { f: 'a\nb\n' }, mine: { f: 'a\r\nb\r\n' }, theirs: { f: 'a\nb\n' } },
      'unchanged',
      { f: 'a\r\nb\r\n' },
    ],
    [
      'has CRLF, and was edited apart',
      { base: { f: abc }, mine: { f: mineOfAbc.replaceAll('\n', '\r\n') }, theirs: { f: theirsOfAbc } },
      'merged',
      { f: both.replaceAll('\n', '\r\n') },
    ],
    [
      'lost its last newline, and the last line changed',
      { base: { f: 'a\nb\n' }, mine: { f: 'a\nb' }, theirs: { f: 'a\nc\n' } },
      'conflict',
      { f: 'a\nb' },
    ],
    ['is binary now', { base: { f: abc }, mine: { f: 'a\0b' }, theirs: { f: theirsOfAbc } }, 'conflict', { f: 'a\0b' }],
    [
      'has markers left',
      { base: { f: abc }, mine: { f: text('<<<<<<< x', 'a', '=======', 'b', '>>>>>>> y') }, theirs: { f: overlap } },
      'unresolved',
      { f: text('<<<<<<< x', 'a', '=======', 'b', '>>>>>>> y') },
    ],
    ...['Dockerfile', 'main.go', 'README.md', 'compose.yaml'].flatMap((path) =>
      ['<<<<<<< yours', '||||||| generated last time', '>>>>>>> generated now'].map(
        (marker): [string, Sides, Change['status'], Record<string, string>] => [
          `${path} has ${marker} left alone`,
          { base: { [path]: abc }, mine: { [path]: text('a', marker, 'b', 'c', 'd', 'e') }, theirs: { [path]: abc } },
          'unresolved',
          { [path]: text('a', marker, 'b', 'c', 'd', 'e') },
        ],
      ),
    ),
    [
      'is in the way, but is to be taken whole',
      { mine: { f: 'mine' }, theirs: { f: abc }, force: true },
      'overwritten',
      { f: abc, 'f.orig': 'mine' },
    ],
    ['was deleted, but is to be taken whole', { base: { f: abc }, theirs: { f: abc }, force: true }, 'new', { f: abc }],
    [
      'has markers left, but is to be taken whole',
      { base: { f: abc }, mine: { f: text('<<<<<<< x', '=======', '>>>>>>> y') }, theirs: { f: abc }, force: true },
      'overwritten',
      { f: abc, 'f.orig': text('<<<<<<< x', '=======', '>>>>>>> y') },
    ],
    [
      'is as generated last time, and is to be taken whole',
      { base: { f: abc }, mine: { f: abc }, theirs: { f: overlap }, force: true },
      'updated',
      { f: overlap },
    ],
    [
      'has conflicts that somebody resolved in an editor',
      { base: { f: abc }, mine: { f: mineOfAbc }, theirs: { f: overlap }, onConflict: { text: 'resolved\n' } },
      'merged',
      { f: 'resolved\n' },
    ],
  ];
  for (const [name, sides, status, disk] of rows) {
    it(`${name}: ${status}`, () => {
      assert.equal(one(sides).status, status);
      assert.deepEqual(after(sides), disk);
    });
  }
});

describe('the baseline', () => {
  it('moves on where the user has the new lines already', () => {
    const change = one({ base: { f: abc }, mine: { f: both }, theirs: { f: theirsOfAbc } });
    assert.deepEqual([change.status, change.baseline?.content], ['kept', theirsOfAbc]);
  });
  it('stays where the user deleted the file, so that what is put back is an old one', () => {
    assert.equal(one({ base: { f: abc }, theirs: { f: theirsOfAbc } }).baseline?.content, abc);
  });
});

describe('a file that is as generated', () => {
  it('is unchanged, and says so', () => {
    const change = one({ base: { f: abc }, mine: { f: abc }, theirs: { f: abc } });
    assert.deepEqual([change.status, change.why.key, change.operations], ['unchanged', 'why.unchanged', []]);
  });
});

describe('a lock that is lost', () => {
  it('is the reason of a conflict, and not a file in the way', () => {
    const sides = { mine: { f: mineOfAbc }, theirs: { f: abc } };
    assert.equal(one(sides).why.key, 'why.inTheWay');
    assert.equal(one({ ...sides, isLockLost: true }).why.key, 'why.lostLock');
  });
});

describe('a file that is no longer generated', () => {
  it('goes away where nobody touched it', () => {
    assert.equal(one({ base: { f: abc }, mine: { f: abc } }).status, 'removed');
    assert.deepEqual(after({ base: { f: abc }, mine: { f: abc } }), {});
  });
  it('goes away where only its line endings changed', () => {
    assert.equal(one({ base: { f: abc }, mine: { f: abc.replaceAll('\n', '\r\n') } }).status, 'removed');
  });
  it('is the user’s where they changed it, and no longer in the baseline', () => {
    const change = one({ base: { f: abc }, mine: { f: mineOfAbc } });
    assert.deepEqual([change.status, change.baseline, change.operations], ['released', undefined, []]);
  });
  it('is not spoken of where it is gone', () => assert.deepEqual(run({ base: { f: abc } }), []));
});

describe('a file that has a new name', () => {
  const base = { old: { id: 'T', content: abc, checksum: checksum(abc) } };
  const theirs = { new: { id: 'T', content: theirsOfAbc } };
  it('takes its edits along', () => {
    const sides = { base, mine: { old: mineOfAbc }, theirs };
    assert.equal(one(sides).status, 'renamed');
    assert.deepEqual(after(sides), { new: both });
  });
  it('goes there unchanged where nothing else changed', () => {
    const sides = { base, mine: { old: mineOfAbc }, theirs: { new: { id: 'T', content: abc } } };
    assert.deepEqual([one(sides).status, after(sides)], ['renamed', { new: mineOfAbc }]);
  });
  it('stays, and so does the user’s, where the name is taken', () => {
    const sides = { base, mine: { old: abc, new: 'mine' }, theirs };
    assert.deepEqual([one(sides).status, after(sides)], ['blocked', { old: abc, new: 'mine' }]);
  });
  it('is merged where the user has moved it there already', () => {
    const sides = { base, mine: { new: mineOfAbc }, theirs };
    assert.deepEqual([one(sides).status, after(sides)], ['merged', { new: both }]);
  });
  it('stays deleted', () => assert.equal(one({ base, theirs }).status, 'deleted'));
  it('is a conflict where the edits overlap, and goes there once it is decided', () => {
    const sides = { base, mine: { old: mineOfAbc }, theirs: { new: { id: 'T', content: overlap } } };
    assert.deepEqual([one(sides).status, after(sides)], ['conflict', { old: mineOfAbc }]);
    const decided = { ...sides, onConflict: 'mine' as const };
    assert.deepEqual([one(decided).status, after(decided)], ['mine', { new: mineOfAbc }]);
    const beside = { ...sides, onConflict: 'new' as const };
    const change = one(beside);
    assert.deepEqual([change.status, after(beside)], ['beside', { new: mineOfAbc, 'new.new': overlap }]);
    assert.deepEqual([change.why.key, change.why.values.from], ['why.renamedToo', 'old']);
  });
});

describe('a conflict', () => {
  const sides: Sides = {
    base: { f: abc },
    mine: { f: text('A', 'b', 'c', 'd', 'mine') },
    theirs: { f: text('a', 'B', 'c', 'd', 'theirs') },
  };
  it('is not touched without a decision, and keeps its baseline', () => {
    assert.equal(one(sides).baseline?.content, abc);
    assert.deepEqual(one(sides).operations, []);
  });
  it('gets markers, and a baseline that says so', () => {
    const change = one({ ...sides, onConflict: 'markers' });
    assert.deepEqual([change.status, change.baseline?.content], ['marked', text('a', 'B', 'c', 'd', 'theirs')]);
    assert.match(
      after({ ...sides, onConflict: 'markers' }).f ?? '',
      /^<<<<<<< yours\nA\n[\s\S]*=======\n[\s\S]*>>>>>>> generated now\n/,
    );
  });
  it('takes my lines where they conflict', () => {
    assert.deepEqual(after({ ...sides, onConflict: 'mine' }), { f: text('A', 'b', 'c', 'd', 'mine') });
    assert.equal(one({ ...sides, onConflict: 'mine' }).baseline?.content, text('a', 'B', 'c', 'd', 'theirs'));
  });
  it('takes their lines where they conflict, and keeps my file as .orig', () => {
    assert.deepEqual(after({ ...sides, onConflict: 'theirs' }), {
      f: text('a', 'B', 'c', 'd', 'theirs'),
      'f.orig': text('A', 'b', 'c', 'd', 'mine'),
    });
  });
  it('never writes over an older .orig', () => {
    const again: Sides = { ...sides, mine: { ...sides.mine, 'f.orig': 'older' }, onConflict: 'theirs' };
    assert.deepEqual(Object.keys(after(again, [one(again)])), ['f', 'f.orig', 'f.orig.1']);
  });
  it('puts theirs beside as .new, and is offered again', () => {
    const change = one({ ...sides, onConflict: 'new' });
    assert.deepEqual([change.status, change.baseline?.content], ['beside', abc]);
    assert.deepEqual(Object.keys(after({ ...sides, onConflict: 'new' })), ['f', 'f.new']);
  });
  it('puts theirs beside in the style of mine', () => {
    const mine = `\uFEFF${text('A', 'b', 'c', 'd', 'mine').replaceAll('\n', '\r\n')}`;
    const disk = after({ ...sides, mine: { f: mine }, onConflict: 'new' });
    assert.deepEqual(disk, { f: mine, 'f.new': '\uFEFFa\r\nB\r\nc\r\nd\r\ntheirs\r\n' });
  });
  it('is decided by file before all', () => {
    const changes = run({
      base: { f: abc, g: abc },
      mine: { f: mineOfAbc, g: mineOfAbc },
      theirs: { f: overlap, g: overlap },
      onConflict: 'markers',
      byPath: { g: 'mine' },
    });
    assert.deepEqual(
      changes.map(({ status }) => status),
      ['marked', 'mine'],
    );
  });
  it('of a binary file is never marked', () => {
    assert.equal(
      one({ base: { f: abc }, mine: { f: 'a\0' }, theirs: { f: overlap }, onConflict: 'markers' }).status,
      'beside',
    );
  });
  it('of a file that is not UTF-8 is that of a binary one', () => {
    const sides: Sides = { base: { f: abc }, mine: { f: Buffer.from([0x61, 0xff, 0x0a]) }, theirs: { f: overlap } };
    assert.deepEqual([one(sides).status, one(sides).why.key], ['conflict', 'why.binary']);
    const mine = one({ ...sides, onConflict: 'mine' });
    assert.deepEqual([mine.status, mine.after, mine.operations], ['mine', undefined, []]);
    const theirs = one({ ...sides, onConflict: 'theirs' });
    assert.deepEqual([theirs.after, theirs.operations.map(({ path }) => path)], [overlap, ['f.orig', 'f']]);
  });
  it('with a lost baseline says so', () => {
    const base = { f: { checksum: checksum(abc), content: undefined } };
    assert.equal(one({ base, mine: { f: mineOfAbc }, theirs: { f: overlap } }).why.key, 'why.lostBaseline');
  });
  it('writes nothing if mine is what is there already', () => {
    assert.deepEqual(one({ mine: { f: mineOfAbc }, theirs: { f: abc }, onConflict: 'mine' }).operations, []);
  });
  it('takes one side only where they conflict', () => {
    const apart: Sides = {
      base: { f: text('a', 'b', 'c', 'd', 'e') },
      mine: { f: text('A', 'b', 'c', 'd', 'mine') },
      theirs: { f: text('a', 'b', 'C', 'd', 'theirs') },
    };
    assert.equal(one({ ...apart, onConflict: 'mine' }).after, text('A', 'b', 'C', 'd', 'mine'));
    assert.equal(one({ ...apart, onConflict: 'theirs' }).after, text('A', 'b', 'C', 'd', 'theirs'));
  });
  it('without a baseline is marked as a whole', () => {
    const marked = after({ mine: { f: 'mine\n' }, theirs: { f: 'theirs\n' }, onConflict: 'markers' }).f;
    assert.equal(marked, '<<<<<<< yours\nmine\n||||||| generated last time\n=======\ntheirs\n>>>>>>> generated now\n');
  });
});

describe('a go.sum', () => {
  const path = 'go.sum';
  const [a, b, c] = ['example.com/a v1.0.0 h1:x=\n', 'example.com/b v1.0.0 h1:x=\n', 'example.com/c v1.0.0 h1:x=\n'];
  it('has the lines of both sides, also where nothing was generated before', () => {
    for (const base of [undefined, a, a + c]) {
      const sides: Sides = { ...(base && { base: { [path]: base } }), mine: { [path]: a + c }, theirs: { [path]: b } };
      const [change] = run(sides);
      if (base === a + c) {
        assert.deepEqual([change?.status, after(sides)[path]], ['updated', b]);
      } else {
        assert.deepEqual([change?.status, after(sides)[path]], ['merged', a + b + c]);
        assert.equal(change?.baseline?.content, b);
      }
    }
  });
  it('that has all lines already is kept', () => {
    assert.equal(one({ mine: { [path]: a + b }, theirs: { [path]: b } }).status, 'kept');
  });
  it('that is edited is the user’s where it is no longer generated', () => {
    assert.equal(one({ base: { [path]: a }, mine: { [path]: a + b } }).status, 'released');
  });
});

describe('an obstacle', () => {
  const obstacle: Obstacle = { reason: 'apply.reason.symlink', at: 'f' };
  const linked: Seen = { file: undefined, obstacle };
  it('blocks a file that is to be written, also with --force', () => {
    assert.equal(one({ mine: { f: linked }, theirs: { f: abc } }).status, 'blocked');
    assert.equal(one({ base: { f: abc }, mine: { f: linked }, theirs: { f: overlap } }).status, 'blocked');
    assert.equal(one({ base: { f: abc }, mine: { f: linked }, theirs: { f: abc }, force: true }).status, 'blocked');
  });
  it('does not matter where there is nothing to write', () => {
    const change = one({ base: { f: abc }, mine: { f: linked }, theirs: { f: abc } });
    assert.deepEqual([change.status, change.why.key, change.baseline?.content], ['kept', 'why.passedBy', abc]);
    const inReadOnly = { file: undefined, obstacle: { reason: 'apply.reason.read-only', at: '.' } as const };
    assert.equal(one({ base: { f: abc }, mine: { f: inReadOnly }, theirs: { f: abc } }).status, 'deleted');
    const readOnly = { ...seen(abc), obstacle: { reason: 'apply.reason.read-only', at: 'f' } as const };
    assert.equal(one({ base: { f: abc }, mine: { f: readOnly }, theirs: { f: abc } }).status, 'unchanged');
  });
  it('is passed by where the decision is mine, and offered again', () => {
    const change = one({ base: { f: abc }, mine: { f: linked }, theirs: { f: overlap }, onConflict: 'mine' });
    assert.deepEqual([change.status, change.baseline?.content, change.operations], ['mine', abc, []]);
  });
  it('leaves a file alone that is no longer generated', () => {
    const change = one({ base: { f: abc }, mine: { f: linked } });
    assert.deepEqual([change.status, change.why.key, change.operations], ['released', 'why.releasedBehind', []]);
  });
  it('keeps what is no longer generated from going away, until it is gone or the decision is mine', () => {
    const reasons = ['apply.reason.read-only', 'apply.reason.unreadable', 'apply.reason.mount'] as const;
    for (const reason of reasons) {
      const { file } = reason === 'apply.reason.unreadable' ? { file: undefined } : seen(abc);
      const sides: Sides = { base: { f: abc }, mine: { f: { file, obstacle: { reason, at: 'f' } } } };
      const change = one(sides);
      assert.deepEqual([change.status, change.why.key, change.operations], ['blocked', 'why.notRemoved', []]);
      assert.equal(change.baseline?.content, abc);
      const passed = one({ ...sides, onConflict: 'mine' });
      assert.deepEqual([passed.status, passed.baseline, passed.operations], ['mine', undefined, []]);
    }
    const edited = { ...seen(mineOfAbc), obstacle: { reason: 'apply.reason.read-only', at: 'f' } as const };
    assert.equal(one({ base: { f: abc }, mine: { f: edited } }).status, 'released');
  });
  it('keeps a file from getting a new name', () => {
    const base = { old: { id: 'T', content: abc, checksum: checksum(abc) } };
    const theirs = { new: { id: 'T', content: abc } };
    for (const old of [linked, { ...seen(abc), obstacle: { reason: 'apply.reason.read-only', at: 'old' } as const }]) {
      const change = one({ base, mine: { old }, theirs });
      assert.deepEqual([change.path, change.status, change.operations], ['new', 'blocked', []]);
      assert.equal(one({ base, mine: { old }, theirs, onConflict: 'mine' }).status, 'mine');
    }
  });
});

describe('who may run a file', () => {
  const executable = (content: string, is: boolean): Seen => {
    const { file } = seen(content);
    return { file: file === undefined ? undefined : { ...file, executable: is }, obstacle: undefined };
  };
  it('stays as the user set it where the template did not change that', () => {
    const change = one({ base: { f: abc }, mine: { f: executable(abc, true) }, theirs: { f: overlap } });
    assert.deepEqual(
      change.operations.map((operation) => operation.kind === 'write' && operation.executable),
      [true],
    );
    assert.equal(one({ base: { f: abc }, mine: { f: executable(abc, true) }, theirs: { f: abc } }).status, 'unchanged');
  });
  it('follows the template where that changed it', () => {
    const theirs = { f: { content: abc, executable: true } };
    const change = one({ base: { f: abc }, mine: { f: abc }, theirs });
    assert.deepEqual([change.status, change.operations[0]?.kind], ['updated', 'chmod']);
    assert.equal(one({ base: { f: abc }, mine: { f: mineOfAbc }, theirs }).operations[0]?.kind, 'chmod');
  });
});
