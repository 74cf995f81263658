import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parse, parseAllDocuments } from 'yaml';
import { findingsIn } from '../../src/check/findings.ts';
import type { Answers } from '../../src/options/answers.ts';
import { mountsOf, resourceName } from '../../src/resolve/kubernetes-mounts.ts';
import { yamlText } from '../../src/resolve/quoting.ts';
import { resolve } from '../../src/resolve/resolve.ts';
import { arbitraryAnswers } from '../support/arbitrary-answers.ts';
import { renderedTexts } from '../support/rendering.ts';

// biome-ignore lint/suspicious/noExplicitAny: manifests are looked into at any depth
type Manifest = any;

/** The documents of a file; a test fails where one is no YAML, or warns of something. */
function documents(text: string | undefined): Manifest[] {
  if (text === undefined) return [];
  const parsed = parseAllDocuments(text, { version: '1.1' });
  assert.ok(Array.isArray(parsed));
  return parsed.map((document) => {
    assert.deepEqual([...document.errors, ...document.warnings], []);
    return document.toJS();
  });
}

const withKubernetes = arbitraryAnswers.map((answers): Answers => ({ ...answers, with: ['k8s'] }));
const forAll = (check: (made: Map<string, string>, answers: Answers) => void) =>
  fc.assert(
    fc.property(withKubernetes, (answers) => check(renderedTexts(answers), answers)),
    { numRuns: 100 },
  );
const base = (made: Map<string, string>, name: string) => documents(made.get(`deploy/base/${name}.yaml`));

describe('the manifests for Kubernetes, over the whole option space', () => {
  it('list each other, and nothing else', () => {
    forAll((made) => {
      for (const folder of ['deploy/base', 'deploy/overlays/staging', 'deploy/overlays/production']) {
        const [{ resources }] = documents(made.get(`${folder}/kustomization.yaml`)) as [Manifest];
        const own = [...made.keys()]
          .filter((path) => path.startsWith(`${folder}/`) && !path.endsWith('/kustomization.yaml'))
          .map((path) => path.slice(folder.length + 1));
        assert.deepEqual(resources.filter((name: string) => name !== '../../base').sort(), own.sort());
      }
    });
  });
  it('have a Deployment for each program, under names that Kubernetes takes', () => {
    forAll((made, answers) => {
      const all = base(made, 'deployment');
      assert.equal(all.length, resolve(answers).services.length);
      const names = all.map(({ metadata }) => metadata.name);
      assert.equal(new Set(names).size, names.length);
      const kinds = ['service', 'serviceaccount', 'networkpolicy', 'persistentvolumeclaim', 'poddisruptionbudget'];
      for (const { metadata } of [...all, ...kinds.flatMap((kind) => base(made, kind))]) {
        assert.equal(typeof metadata.name, 'string');
        assert.match(metadata.name, /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/);
        for (const label of Object.values(metadata.labels)) assert.equal(typeof label, 'string');
      }
      for (const { spec } of all) {
        assert.deepEqual(
          spec.selector.matchLabels['app.kubernetes.io/name'],
          spec.template.metadata.labels['app.kubernetes.io/name'],
        );
      }
    });
  });
  it('name the ports of the image, and no others', () => {
    forAll((made, answers) => {
      const [first] = base(made, 'deployment');
      const exposed = /^EXPOSE (.*)$/m.exec(made.get('Dockerfile')?.split(/^FROM runtime AS (?!.*FROM)/m)[0] ?? '');
      const wanted = answers.scaffold === 'yes' ? (exposed?.[1] ?? '').split(' ').map(Number) : undefined;
      const [{ ports = [] }] = first.spec.template.spec.containers;
      if (wanted !== undefined) {
        assert.deepEqual(
          ports.map(({ containerPort }: Manifest) => containerPort),
          wanted,
        );
      }
      for (const deployment of base(made, 'deployment')) {
        const [container] = deployment.spec.template.spec.containers;
        const named = new Map((container.ports ?? []).map((port: Manifest) => [port.name, port]));
        assert.equal(named.size, (container.ports ?? []).length);
        const { name } = deployment.metadata;
        const service = base(made, 'service').find(({ metadata }) => metadata.name === name);
        const policy = base(made, 'networkpolicy').find(({ metadata }) => metadata.name === name);
        const open = policy.spec.ingress.flatMap(({ ports }: Manifest) => ports.map(({ port }: Manifest) => port));
        assert.deepEqual(open, [...named.keys()]);
        const served = (service?.spec.ports ?? []).map(({ targetPort }: Manifest) => targetPort);
        assert.deepEqual(
          served,
          [...named.keys()].filter((port) => port !== 'metrics'),
        );
        for (const { port, targetPort } of service?.spec.ports ?? [])
          assert.equal(port, (named.get(targetPort) as Manifest).containerPort);
        for (const kind of ['startupProbe', 'livenessProbe', 'readinessProbe']) {
          const asked = container[kind]?.httpGet?.port ?? container[kind]?.tcpSocket?.port;
          if (asked !== undefined) assert.ok(named.has(asked), asked);
        }
      }
    });
  });
  it('ask the paths of the answers', () => {
    forAll((made, answers) => {
      if (answers.scaffold === 'no') return;
      const [{ spec }] = base(made, 'deployment') as [Manifest];
      const [container] = spec.template.spec.containers;
      assert.equal(container.livenessProbe.httpGet.path, answers.healthPath);
      assert.equal(container.startupProbe.httpGet.path, answers.healthPath);
      assert.equal(container.readinessProbe.httpGet.path, answers.readyPath);
    });
  });
  it('give a stop the time that the service takes for it', () => {
    forAll((made, answers) => {
      const [{ spec }] = base(made, 'deployment') as [Manifest];
      const [container] = spec.template.spec.containers;
      const grace = spec.template.spec.terminationGracePeriodSeconds;
      const variable = (name: string) => container.env.find((entry: Manifest) => entry.name === name)?.value;
      if (answers.scaffold === 'yes') {
        const taken = Number.parseInt(variable('DRAIN_DELAY'), 10) + Number.parseInt(variable('SHUTDOWN_TIMEOUT'), 10);
        assert.ok(taken < grace);
        assert.equal(container.lifecycle, undefined);
      } else assert.ok((container.lifecycle?.preStop.sleep.seconds ?? 0) < grace);
    });
  });
  it('mount each folder once, and every writable one unless the image has something there', () => {
    forAll((made, answers) => {
      const project = resolve(answers);
      for (const { spec } of base(made, 'deployment')) {
        const [container] = spec.template.spec.containers;
        const folders = container.volumeMounts.map(({ mountPath }: Manifest) => mountPath);
        assert.equal(new Set(folders).size, folders.length);
        assert.deepEqual(
          container.volumeMounts.map(({ name }: Manifest) => name),
          spec.template.spec.volumes.map(({ name }: Manifest) => name),
        );
        const missing = [...(project.build?.writable ?? []), '/tmp'].filter((folder) => !folders.includes(folder));
        assert.equal(container.securityContext.readOnlyRootFilesystem, missing.length === 0);
      }
    });
  });
  it('scale what can run several times, and only that', () => {
    forAll((made) => {
      const scaled = base(made, 'horizontalpodautoscaler').map(({ spec }) => spec.scaleTargetRef.name);
      assert.deepEqual(
        base(made, 'poddisruptionbudget').map(({ metadata }) => metadata.name),
        scaled,
      );
      for (const { metadata, spec } of base(made, 'deployment')) {
        const hasClaim = spec.template.spec.volumes.some(
          ({ persistentVolumeClaim }: Manifest) => persistentVolumeClaim,
        );
        const listens = spec.template.spec.containers[0].ports !== undefined;
        assert.equal(scaled.includes(metadata.name), listens && !hasClaim);
        assert.equal(spec.replicas, scaled.includes(metadata.name) ? undefined : 1);
      }
    });
  });
  it('name each image in both overlays, which put it below a registry', () => {
    forAll((made) => {
      const used = base(made, 'deployment').map(({ spec }) => spec.template.spec.containers[0].image);
      for (const place of ['staging', 'production']) {
        const [{ images, namespace }] = documents(made.get(`deploy/overlays/${place}/kustomization.yaml`)) as [
          Manifest,
        ];
        assert.deepEqual(
          images.map(({ name }: Manifest) => name),
          used,
        );
        assert.deepEqual(
          images.map(({ newName }: Manifest) => newName),
          used.map((name: string) => `registry.example.com/${name}`),
        );
        const [{ metadata }] = documents(made.get(`deploy/overlays/${place}/namespace.yaml`)) as [Manifest];
        assert.equal(metadata.name, namespace);
        assert.match(namespace, new RegExp(`^[a-z][a-z0-9-]{0,62}(?<=-${place})$`));
      }
    });
  });
  it('are not there where nobody chose them', () => {
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        const paths = [...renderedTexts({ ...answers, with: [] }).keys()];
        assert.deepEqual(
          paths.filter((path) => path.startsWith('deploy/')),
          [],
        );
      }),
      { numRuns: 50 },
    );
  });
});

describe('a port', () => {
  it('is named once, and UDP apart from TCP', () => {
    const [sample] = fc.sample(
      withKubernetes.filter(({ scaffold }) => scaffold === 'no'),
      { numRuns: 1, seed: 3 },
    );
    const more = ['9090', '9090/tcp', '9090/udp', '53/udp'];
    const given = { ...sample, main: ['.'], port: 9090, healthCheck: 'tcp', volumes: [], morePorts: more } as Answers;
    const { kubernetes } = resolve(given);
    assert.deepEqual(
      kubernetes?.programs[0]?.ports.map(({ name, number, protocol }) => `${name} ${number} ${protocol}`),
      ['main 9090 TCP', 'udp-9090 9090 UDP', 'udp-53 53 UDP'],
    );
  });
});

describe('a text in YAML', () => {
  it('is read as that text, by readers of YAML 1.1 and 1.2', () => {
    const tricky = fc.constantFrom(
      'on',
      'y',
      '1e3',
      'e0',
      'e-9',
      '0x1f',
      '1_000',
      '12:30:45',
      'null',
      '~',
      '.5',
      '-',
      '2024-01-01',
      'a: b',
      '# c',
      '=',
    );
    fc.assert(
      fc.property(fc.oneof(tricky, fc.string({ minLength: 1 })), (text) => {
        for (const version of ['1.1', '1.2'] as const) assert.equal(parse(`a: ${yamlText(text)}`, { version }).a, text);
      }),
      { numRuns: 1000 },
    );
  });
  it('has no quotes where it needs none', () => {
    assert.deepEqual(['orders', '/healthz', 'a.b/c-d_1'].map(yamlText), ['orders', '/healthz', 'a.b/c-d_1']);
  });
});

describe('a resource name', () => {
  it('begins with a letter, and is short enough', () => {
    assert.equal(resourceName('orders'), 'orders');
    assert.equal(resourceName('9-x'), 'service-9-x');
    assert.equal(resourceName(`${'a'.repeat(60)}-staging`, '-staging'), `${'a'.repeat(55)}-staging`);
    assert.equal(resourceName(`${'a'.repeat(62)}-b`), 'a'.repeat(62));
  });
});

describe('a mount', () => {
  const answers = (given: Partial<Answers>) =>
    ({ copy: [], folders: [], volumes: [], workdir: '/', main: ['.'], ...given }) as unknown as Answers;
  const service = { path: '/usr/local/bin/app', usesProbe: false } as Parameters<typeof mountsOf>[1][number];
  const of = (given: Partial<Answers>) => mountsOf(answers(given), [service]);
  it('is a claim for a volume, and empty for another folder', () => {
    const { claims, mounts, unmounted } = of({ volumes: ['/data'], folders: ['/data', '/cache', '/tmp'] });
    assert.deepEqual(claims, [{ name: 'data', folder: '/data' }]);
    assert.deepEqual(mounts, [
      { name: 'cache', folder: '/cache' },
      { name: 'tmp', folder: '/tmp' },
    ]);
    assert.deepEqual(unmounted, []);
  });
  it('never hides files of the image', () => {
    assert.deepEqual(of({ folders: ['/app'], workdir: '/app', copy: ['web'] }).unmounted, ['/app']);
    assert.deepEqual(of({ folders: ['/app/cache'], workdir: '/app', copy: ['web'] }).unmounted, []);
    assert.deepEqual(of({ volumes: ['/etc'], copy: [] }).unmounted, ['/etc']);
    assert.deepEqual(of({ volumes: ['/usr'] }).unmounted, ['/usr']);
    assert.deepEqual(of({ folders: ['/data'], copy: ['x:/data/x'] }).unmounted, ['/data']);
    assert.deepEqual(of({ folders: ['/data'], copy: ['x:/database'] }).unmounted, []);
  });
  it('has a name of its own', () => {
    const names = of({ folders: ['/a.b', '/a-b', '/A_b', '/TMP'] }).mounts.map(({ name }) => name);
    assert.equal(new Set(names).size, 5);
  });
});

describe('check, on manifests', () => {
  const answers = (given: Partial<Answers> = {}): Answers =>
    ({
      ...fc.sample(
        withKubernetes.filter(({ scaffold }) => scaffold === 'yes'),
        { numRuns: 1, seed: 1 },
      )[0],
      port: 8080,
      ...given,
    }) as Answers;
  it('finds nothing in what is generated', async () => {
    for (const chosen of fc.sample(withKubernetes, { numRuns: 40, seed: 7 })) {
      const found = await findingsIn(renderedTexts(chosen), chosen, '2026-11-24');
      assert.deepEqual(
        found.filter(({ file }) => file.startsWith('deploy/')),
        [],
      );
    }
  });
  it('finds the port of metrics that was changed in the code alone', async () => {
    const chosen = answers({ telemetry: 'prometheus' });
    const made = renderedTexts(chosen);
    const file = 'cmd/server/config.go';
    made.set(file, (made.get(file) ?? '').replace('defaultMetricsPort = 9090', 'defaultMetricsPort = 9100'));
    const found = await findingsIn(made, chosen, '2026-11-24');
    assert.deepEqual(
      found.filter((one) => one.file === file).map(({ id }) => id),
      ['code-differs'],
    );
  });
  it('finds a port that was edited there alone', async () => {
    const chosen = answers();
    const made = renderedTexts(chosen);
    const file = 'deploy/base/deployment.yaml';
    made.set(file, (made.get(file) ?? '').replace('containerPort: 8080', 'containerPort: 8081'));
    const found = await findingsIn(made, chosen, '2026-11-24');
    assert.equal(found.filter((one) => one.file === file && one.id === 'probe-differs').length, 3);
  });
});

describe('the images of the overlays', () => {
  const overlayOf = (module: string, extras: Answers['with']) => {
    const [sample] = fc.sample(withKubernetes, { numRuns: 1, seed: 3 }) as [Answers];
    const made = renderedTexts({
      ...sample,
      scaffold: 'yes',
      main: ['.'],
      name: 'orders',
      language: 'en',
      comments: 'brief',
      module,
      with: ['k8s', ...extras],
    });
    const texts = ['staging', 'production'].map(
      (place) => made.get(`deploy/overlays/${place}/kustomization.yaml`) ?? '',
    );
    const named = texts.map((text) =>
      parse(text).images.map(({ newName, newTag }: Manifest) => `${newName}:${newTag}`),
    );
    assert.deepEqual(named[0], named[1]);
    return { image: named[0]?.[0], text: texts[0] ?? '', made };
  };
  for (const [module, extras, image] of [
    ['github.com/You/orders', ['github'], 'ghcr.io/you/orders:main'],
    ['github.com/you/shop/v2', ['github', 'gitlab'], 'ghcr.io/you/orders:main'],
    ['gitlab.com/Team/shop', ['gitlab'], 'registry.gitlab.com/team/shop/orders:main'],
    ['gitlab.com/team/shop', ['github', 'gitlab'], 'registry.gitlab.com/team/shop/orders:main'],
    ['gitlab.com/team/group/shop', ['gitlab'], 'registry.example.com/orders:main'],
    ['example.com/shop', ['github'], 'registry.example.com/orders:main'],
    ['github.com/you/shop', ['gitlab'], 'registry.example.com/orders:main'],
    ['github.com/you/shop', [], 'registry.example.com/orders:dev'],
  ] as const) {
    it(`of ${module} with ${extras.join(' and ') || 'no pipeline'} are ${image}`, () => {
      assert.equal(overlayOf(module, extras as unknown as Answers['with']).image, image);
    });
  }
  it('are what the pipelines push, and a comment says from where', () => {
    const github = overlayOf('github.com/you/orders', ['github']);
    const workflow = github.made.get('.github/workflows/ci.yaml') ?? '';
    assert.match(workflow, /images: ghcr\.io\/\$\{\{ github\.repository_owner \}\}\/orders$/m);
    assert.match(workflow, /branches: \[main,[\s\S]*type=ref,event=branch/);
    const gitlab = overlayOf('gitlab.com/you/orders', ['gitlab']);
    const pipeline = gitlab.made.get('.gitlab-ci.yml') ?? '';
    assert.match(pipeline, /repository="\$CI_REGISTRY_IMAGE\/orders"/);
    assert.match(pipeline, /CI_DEFAULT_BRANCH\n[\s\S]*VERSION: \$CI_COMMIT_REF_SLUG/);
    const said = [github, gitlab].map(({ text }) => text.replace(/\n# ?/g, ' '));

    assert.match(said[0] ?? '', /\.github\/workflows\/ci\.yaml pushes it/);
    assert.match(said[1] ?? '', /\.gitlab-ci\.yml pushes it/);
  });
});
