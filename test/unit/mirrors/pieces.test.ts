import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isPage, wordsOf } from '../../../src/mirrors/probe/ask.ts';
import { networkFault, oneLine } from '../../../src/mirrors/probe/network-fault.ts';
import { challengeOf, manifestUrl } from '../../../src/mirrors/probe/registry.ts';

/** Characters that a terminal would obey, or that turn text around. */
const control = fc
  .oneof(
    fc.integer({ min: 0, max: 0x1f }),
    fc.integer({ min: 0x7f, max: 0x9f }),
    fc.integer({ min: 0x202a, max: 0x2069 }),
  )
  .map((code) => String.fromCharCode(code));
const bytes = (text: string) => Buffer.from(text);

describe('the words of a server', () => {
  it('are one line that a terminal obeys in nothing, whatever they were', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.oneof(control, fc.string({ unit: 'binary', minLength: 1, maxLength: 2 })),
          maxLength: 200,
        }),
        fc.integer({ min: 5, max: 150 }),
        (text, length) => {
          const line = oneLine(text, length);
          assert.ok(line.length <= length);
          // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there
          assert.doesNotMatch(line, /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
        },
      ),
    );
  });
  it('are found in JSON of registries and of others, and in short plain text', () => {
    const plain = { 'content-type': 'text/plain; charset=utf-8' };
    for (const [headers, body, words] of [
      [
        {},
        '{"errors":[{"code":"DENIED","message":"this image is not in the allowlist"}]}',
        'this image is not in the allowlist',
      ],
      [{}, '{"errors":[{"code":"DENIED","detail":"no"}]}', 'no'],
      [{}, '{"errors":[]}', ''],
      [{}, '{"error":"not_found"}', 'not_found'],
      [{}, '{"message":"API rate limit"}', 'API rate limit'],
      [{}, '{"message":{"a":1}}', ''],
      [{}, '[1]', ''],
      [{}, 'null', ''],
      [plain, 'not found: golang.org/x/text@v9\n\tserver response', 'not found: golang.org/x/text@v9 server response'],
      [plain, 'x'.repeat(400), ''],
      [{}, 'not found', ''],
      [plain, '<html><body>403 Forbidden</body></html>', ''],
    ] as const) {
      assert.equal(wordsOf(headers, bytes(body)), words, body);
    }
  });
  it('of any kind are found without an error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (body) => {
        assert.equal(typeof wordsOf({ 'content-type': 'text/plain' }, bytes(body)), 'string');
      }),
    );
  });
  it('are no page of the web where they only look a bit like one', () => {
    for (const page of ['<!DOCTYPE html>', '\n <html lang=zh>', '<head>', '<?xml version="1.0"?><html>']) {
      assert.ok(isPage(bytes(page)), page);
    }
    for (const other of ['', 'html', '{"a":"<html>"}', '<manifest>']) assert.ok(!isPage(bytes(other)), other);
  });
});

describe('the manifest of an image', () => {
  it('is asked for where docker would, at a registry, below a prefix and on this machine', () => {
    for (const [address, image, url] of [
      ['docker.io', 'library/alpine:3.24', 'https://registry-1.docker.io/v2/library/alpine/manifests/3.24'],
      [
        'm.daocloud.io/docker.io',
        'library/golang:1.27',
        'https://m.daocloud.io/v2/docker.io/library/golang/manifests/1.27',
      ],
      ['gcr.io', 'distroless/static:nonroot', 'https://gcr.io/v2/distroless/static/manifests/nonroot'],
      ['harbor.example.com:8443/a/b', 'x:y', 'https://harbor.example.com:8443/v2/a/b/x/manifests/y'],
      ['localhost:5000', 'x:y', 'http://localhost:5000/v2/x/manifests/y'],
      ['127.0.0.1:5000/p', 'x:y', 'http://127.0.0.1:5000/v2/p/x/manifests/y'],
      ['localhost.example.com', 'x:y', 'https://localhost.example.com/v2/x/manifests/y'],
    ] as const) {
      assert.equal(manifestUrl(address, image), url);
    }
  });
  it('is guarded by a challenge that is read as RFC 9110 writes it', () => {
    assert.deepEqual(
      challengeOf(
        'Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:library/golang:pull"',
      ),
      {
        realm: 'https://auth.docker.io/token',
        parameters: { service: 'registry.docker.io', scope: 'repository:library/golang:pull' },
      },
    );
    assert.equal(challengeOf('bearer realm="https://a.example.com"')?.realm, 'https://a.example.com');
    for (const header of [
      '',
      'Basic realm="https://a.example.com"',
      'Bearer',
      'Bearer realm="here"',
      'Bearer service="x"',
    ]) {
      assert.equal(challengeOf(header), undefined, header);
    }
  });
});

describe('an error of the network', () => {
  for (const [code, key] of [
    ['ENOTFOUND', 'fault.noName'],
    ['EAI_AGAIN', 'fault.noNameServer'],
    ['ECONNREFUSED', 'fault.refused'],
    ['ENETUNREACH', 'fault.unreachable'],
    ['CERT_HAS_EXPIRED', 'fault.certificateExpired'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'fault.certificateName'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'fault.certificateIssuer'],
    ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'fault.noTls'],
    ['HPE_INVALID_CONSTANT', 'fault.noHttp'],
    ['ESOMETHING', 'fault.other'],
  ] as const) {
    it(`${code} has a sentence`, () => {
      assert.equal(networkFault(Object.assign(new Error('x'), { code }), 'mirror.example.com').key, key);
    });
  }
  it('is known through those of several attempts, and by its cause', () => {
    const refused = Object.assign(new Error('x'), { code: 'ECONNREFUSED' });
    assert.equal(networkFault(new AggregateError([refused]), 'h').key, 'fault.refused');
    assert.equal(networkFault(new Error('fetch failed', { cause: refused }), 'h').key, 'fault.refused');
    assert.equal(networkFault('not even an error', 'h').key, 'fault.other');
    assert.equal(networkFault(refused, 'h', 'proxy').key, 'fault.proxy');
  });
});
