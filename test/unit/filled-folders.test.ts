import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Answers } from '../../src/options/answers.ts';
import { hardeningOf } from '../../src/resolve/hardening.ts';
import { mountsOf } from '../../src/resolve/kubernetes-mounts.ts';
import { probePath, type Service } from '../../src/resolve/services.ts';

/** What a run of the image is told of a folder that the program writes to: by Docker and Compose, and by Kubernetes. */
function toldOf(folder: string, { usesProbe = false, ...given }: Partial<Answers> & { usesProbe?: boolean } = {}) {
  const answers = { copy: [], folders: [folder], volumes: [], workdir: '/', scaffold: 'no', with: [], ...given };
  const services = [{ path: '/usr/local/bin/app', usesProbe } as Service];
  const hardening = hardeningOf(answers as unknown as Answers, services);
  const { mounts, unmounted } = mountsOf(answers as unknown as Answers, services);
  return {
    docker: hardening.temporary.some((entry) => entry.startsWith(`${folder}:`)),
    dockerReadOnly: hardening.isReadOnly,
    kubernetes: mounts.some((mount) => mount.folder === folder),
    kubernetesReadOnly: unmounted.length === 0,
  };
}

const inMemory = { docker: true, dockerReadOnly: true, kubernetes: true, kubernetesReadOnly: true };
const asItIs = { docker: false, dockerReadOnly: false, kubernetes: false, kubernetesReadOnly: false };

describe('a folder that the program writes to', () => {
  for (const folder of ['/bin', '/dev', '/etc', '/etc/ssl', '/etc/ssl/certs', '/lib', '/proc', '/sbin', '/sys', '/usr'])
    it(`${folder} holds what every image needs, and is hidden nowhere`, () => assert.deepEqual(toldOf(folder), asItIs));
  for (const folder of ['/usr/lib', '/usr/share', '/usr/share/zoneinfo', '/usr/local', '/usr/local/bin'])
    it(`${folder} likewise`, () => assert.deepEqual(toldOf(folder), asItIs));
  for (const folder of ['/cache', '/tmp', '/var/lib/app', '/etc/app', '/usr/local/share'])
    it(`${folder} is in memory everywhere`, () => assert.deepEqual(toldOf(folder), inMemory));
  it('is hidden nowhere where files are copied into it', () => {
    assert.deepEqual(toldOf('/app', { workdir: '/app', copy: ['web'] }), asItIs);
    assert.deepEqual(toldOf('/data', { copy: ['x:/data/x'] }), asItIs);
    assert.deepEqual(toldOf('/data', { copy: ['x:/database'] }), inMemory);
  });
  it('is hidden nowhere where the image has its probe', () => {
    const folder = probePath;
    assert.deepEqual(toldOf(folder, { usesProbe: true }), asItIs);
    assert.deepEqual(toldOf(folder), inMemory);
  });
  it('is /tmp with files in it: the root file system stays writable, as nothing may hide them', () => {
    const filled = { copy: ['x:/tmp/x'] };
    assert.deepEqual(toldOf('/cache', filled), { ...inMemory, dockerReadOnly: false, kubernetesReadOnly: false });
    assert.equal(toldOf('/cache', { ...filled, volumes: ['/tmp'] }).dockerReadOnly, false);
    assert.equal(toldOf('/tmp', filled).docker, false);
  });
  it('is /tmp once, with the mode of a shared directory', () => {
    const answers = { copy: [], folders: ['/tmp'], volumes: [], workdir: '/', scaffold: 'no' };
    assert.deepEqual(hardeningOf(answers as unknown as Answers, []).temporary, ['/tmp:size=64m,mode=1777']);
  });
  it('can be /tmp as a volume, which needs no directory in memory', () => {
    const { temporary, isReadOnly } = hardeningOf(
      { copy: [], folders: ['/tmp'], volumes: ['/tmp'], workdir: '/', scaffold: 'no' } as unknown as Answers,
      [],
    );
    assert.deepEqual({ temporary, isReadOnly }, { temporary: [], isReadOnly: true });
  });
});
