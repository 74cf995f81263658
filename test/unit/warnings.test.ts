import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { choose } from '../../src/ask/choose.ts';
import { fromFlags, fromFound, fromSaved } from '../../src/ask/given.ts';
import { sayMessage } from '../../src/language/say.ts';
import { caCertificateWarnings, replacedListWarnings } from '../../src/run/warnings.ts';
import { endedCertificate } from '../support/certificates.ts';
import { surroundings } from '../support/surroundings.ts';

describe('a CA certificate that has ended', () => {
  const sources = [fromFlags({ caCertificate: 'ca.pem' })];
  const { answers } = choose(sources, surroundings);
  const see = () => ({ file: { bytes: Buffer.from(endedCertificate), executable: false }, obstacle: undefined });
  const warned = (today: string) => caCertificateWarnings(answers, see, sources, today).map(({ key }) => key);
  it('is reported from the day after its last', () => {
    assert.deepEqual(['2021-05-31', '2021-06-01'].map(warned), [[], []]);
    assert.deepEqual(['2021-06-02', '2026-11-24'].map(warned), [['report.caExpired'], ['report.caExpired']]);
  });
});

describe('a list of a flag', () => {
  const found = fromFound([{ option: 'copy', value: ['templates', 'static'], place: 'main.go:9' }]);
  const saved = (values: Record<string, unknown>) => fromSaved({ document: {}, values, onDisk: undefined });
  const warned = (flags: Parameters<typeof fromFlags>[0], below = [saved({}), found]) =>
    replacedListWarnings([fromFlags(flags)], below).map((one) => sayMessage('en', one));
  it('that replaces a detected one with more in it says what is gone', () => {
    assert.deepEqual(warned({ copy: 'static,conf' }), [
      '--copy replaces the list from main.go:9, without: templates. To keep these, add them to --copy.',
    ]);
  });
  it('that replaces a saved one says so too, and nothing about the detected one below it', () => {
    assert.deepEqual(
      warned({ copy: 'static', env: ['A=b'] }, [saved({ copy: ['conf'], env: ['A=b', 'C=d'] }), found]),
      [
        '--copy replaces the list from .yo-rc.json: copy, without: conf. To keep these, add them to --copy.',
        '--env replaces the list from .yo-rc.json: env, without: C=d. To keep these, add them to --env.',
      ],
    );
  });
  it('that has all of it, or that edits it, is no news', () => {
    assert.deepEqual(warned({ copy: 'conf,static,templates' }), []);
    assert.deepEqual(warned({ port: 9090 }), []);
    assert.deepEqual(warned({ with: { add: ['make'], remove: [] } }, [saved({ with: ['k8s'] })]), []);
  });
});
