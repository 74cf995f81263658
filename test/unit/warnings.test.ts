import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { choose } from '../../src/ask/choose.ts';
import { fromFlags } from '../../src/ask/given.ts';
import { caCertificateWarnings } from '../../src/run/warnings.ts';
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
