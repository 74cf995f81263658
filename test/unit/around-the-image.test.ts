import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { findingsIn } from '../../src/check/findings.ts';
import { withDefaults } from '../../src/check/images.ts';
import { projectsWith, type Rendered } from '../support/around-the-image.ts';

const projects = projectsWith('compose', 'make', 'bake', 'devcontainer');
const forAll = (check: (rendered: Rendered) => void) => fc.assert(fc.property(projects, check), { numRuns: 100 });

type ComposeFile = {
  name: string;
  services: Record<
    string,
    { image: string; build: { target?: string; args: string[] }; ports?: string[]; tmpfs?: string[] }
  >;
};

/** compose.yaml as a YAML reader of some version has it, without a doubt. */
function compose(text: string, version: '1.1' | '1.2'): ComposeFile {
  const document = parseDocument(text, { version, merge: true, strict: true });
  assert.deepEqual([...document.errors, ...document.warnings], []);
  return document.toJS();
}

/** The ports of a list, as `[on this machine, in the container]`. */
function portsOf(ports: readonly string[] = []): string[][] {
  return ports.map((port) => {
    const [outside = '', inside = ''] = withDefaults(port).split(':');
    return [`${outside}${inside.endsWith('/udp') ? '/udp' : ''}`, inside];
  });
}

describe('compose.yaml, over the whole option space', () => {
  it('reads the same by the rules of YAML 1.1 and 1.2', () => {
    forAll(({ files }) => {
      const text = files['compose.yaml'] ?? '';
      // By the rules of 1.1, a dot alone is a number; every Compose takes it for the folder that it is.
      const plain = text.replaceAll(/: \.$/gm, ': ./');
      assert.deepEqual(compose(plain, '1.1'), compose(plain, '1.2'));
    });
  });
  it('has a service for each program, with its image, its stage and its port', () => {
    forAll(({ project, files }) => {
      const { name, services } = compose(files['compose.yaml'] ?? '', '1.2');
      assert.equal(name, project.name);
      assert.deepEqual(Object.keys(services).sort(), project.services.map((service) => service.name).sort());
      for (const service of project.services) {
        const made = services[service.name];
        assert.equal(withDefaults(made?.image ?? ''), `${service.image}:dev`);
        assert.equal(made?.build.target, project.services.length === 1 ? undefined : service.name);
        const inside = portsOf(made?.ports).map(([, port]) => port);
        if (service.port !== undefined) assert.equal(inside[0], String(service.port));
        assert.equal(new Set(inside).size, inside.length);
      }
    });
  });
  it('publishes no port of this machine twice, and mounts no folder twice', () => {
    forAll(({ files }) => {
      const services = Object.values(compose(files['compose.yaml'] ?? '', '1.2').services);
      const outside = services.flatMap(({ ports }) => portsOf(ports).map(([port]) => port));
      assert.equal(new Set(outside).size, outside.length, outside.join());
      for (const { tmpfs = [], ...service } of services) {
        const volumes = (service as { volumes?: string[] }).volumes ?? [];
        const folders = [...tmpfs.map((entry) => entry.split(':')[0]), ...volumes.map((entry) => entry.split(':')[1])];
        assert.equal(new Set(folders).size, folders.length, folders.join());
      }
    });
  });
  it('hands through the arguments that the Dockerfile has, and only those', () => {
    forAll(({ files }) => {
      const declared = [...new Set([...(files.Dockerfile ?? '').matchAll(/^ARG ([A-Z_]+)=/gm)].map(([, arg]) => arg))];
      for (const { build } of Object.values(compose(files['compose.yaml'] ?? '', '1.2').services)) {
        const own = build.args.filter((name) => !/^(VERSION|REVISION|MIRRORS_.*)$/.test(name));
        assert.deepEqual(
          own.sort(),
          declared
            .filter((name) => /^(BUILD_IMAGE|RUN_IMAGE|APK_MIRROR|GOPROXY|GOSUMDB|MIRRORS)$/.test(name ?? ''))
            .sort(),
        );
      }
    });
  });
});

describe('devcontainer.json, over the whole option space', () => {
  it('is JSON but for its comments, with the Go and the ports of the project', () => {
    forAll(({ project, files }) => {
      const text = (files['.devcontainer/devcontainer.json'] ?? '').replace(/^\s*\/\/.*$/gm, '');
      const { name, forwardPorts = [], containerEnv = {} } = JSON.parse(text);
      assert.equal(name, project.name);
      for (const { port } of project.services) if (port !== undefined) assert.ok(forwardPorts.includes(port));
      assert.equal(containerEnv.GOPROXY ?? '', project.goProxyList);
      assert.equal(containerEnv.GOSUMDB ?? '', project.goSumdbValue);
      const image = /^FROM (\S+)$/m.exec(files['.devcontainer/Dockerfile'] ?? '')?.[1] ?? '';
      // The same image as the builder's, from the same place, but on Debian.
      assert.equal(`${image}-alpine${project.alpineVersion}`, project.buildImage.reference);
    });
  });
});

describe('the files around the image, over the whole option space', () => {
  it('agree with their answers for check', async () => {
    await fc.assert(
      fc.asyncProperty(projects, async ({ project, files }) => {
        const findings = await findingsIn(new Map(Object.entries(files)), project, '2026-11-24');
        assert.deepEqual(findings, []);
      }),
      { numRuns: 100 },
    );
  });
  it('are none where none was chosen', () => {
    fc.assert(
      fc.property(projectsWith(), ({ files }) => {
        const around = /^(compose\.yaml|Makefile|docker-bake\.hcl|\.devcontainer\/.*)$/;
        assert.deepEqual(
          Object.keys(files).filter((path) => around.test(path)),
          [],
        );
      }),
      { numRuns: 50 },
    );
  });
});
