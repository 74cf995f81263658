import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { after, describe, it } from 'node:test';
import { sayMessage } from '../../../src/language/say.ts';
import type { MirrorKind } from '../../../src/mirrors/mirror.ts';
import { openNetwork } from '../../../src/mirrors/probe/network.ts';
import { probeAll } from '../../../src/mirrors/probe/probe.ts';
import { candidate, failed, probe, wanted } from '../../support/probing.ts';
import {
  accept,
  certificates,
  closedPort,
  failures,
  mirror,
  serve,
  serveSecurely,
  withoutCertificates,
} from '../../support/servers.ts';

/** The address of a kind at a server of this machine. */
const at: Record<Exclude<MirrorKind, 'sumdb'>, (server: string) => string> = {
  'docker.io': (server) => `${server}/proxy/docker.io`,
  'gcr.io': (server) => `${server}/gcr.io`,
  apk: (server) => `http://${server}/alpine`,
  goproxy: (server) => `http://${server}/goproxy/`,
  npm: (server) => `http://${server}/npm/`,
  debian: (server) => `http://${server}/debian`,
};
const kinds = Object.keys(at) as (keyof typeof at)[];
const sumdb = (server: string) =>
  `sum.example.com+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8 http://${server}/sumdb`;

/** The faults of each way to fail; `image` stands around what a registry says. */
const faults: Record<keyof typeof failures, string> = {
  page: 'page',
  otherJson: 'content',
  empty: 'empty',
  hang: 'time.answer',
  stall: 'time.body',
  cut: 'cut',
  slam: 'cut',
  status403: 'statusWords',
  status404: 'statusWords',
  status429: 'tooMany',
  status500: 'status',
  loop: 'redirects',
};

describe('the probe of', () => {
  for (const kind of kinds) {
    it(`${kind} finds a mirror that works, and how long it took`, async (t) => {
      const result = await probe(kind, at[kind](await serve(t, mirror())));
      assert.ok(result.works && result.milliseconds > 0, JSON.stringify(result));
    });
    for (const [name, listener] of Object.entries(failures) as [keyof typeof failures, RequestListener][]) {
      // HEAD has no body that could be stopped in the middle; what a registry then does is tested below.
      if (kind.includes('.') && ['stall', 'cut'].includes(name)) continue;
      it(`${kind} tells a server that is of no use: ${name}`, async (t) => {
        const slow = ['hang', 'stall'].includes(name);
        const result = await probe(kind, at[kind](await serve(t, listener)), {}, slow ? 0.3 : 5);
        const words = failed(result).replace(/^image /, '');
        assert.equal(words, faults[name]);
      });
    }
  }
  it('sumdb asks for the state of the log where the value says', async (t) => {
    const asked: string[] = [];
    assert.ok((await probe('sumdb', sumdb(await serve(t, mirror(asked))))).works);
    assert.deepEqual(asked, ['GET /sumdb/latest']);
    assert.equal(failed(await probe('sumdb', sumdb(await serve(t, failures.page)))), 'page');
  });
  it('goproxy says whether it serves the checksum database, and works without', async (t) => {
    const asked: string[] = [];
    const whole = await probe('goproxy', `http://${await serve(t, mirror(asked))}`);
    assert.ok(whole.works && whole.servesSumdb && whole.notes.length === 0, JSON.stringify(whole));
    assert.deepEqual(asked.sort(), ['GET /golang.org/x/text/@v/v0.3.8.info', 'GET /sumdb/sum.golang.org/supported']);
    for (const listener of [failures.status404, failures.status500, failures.hang, failures.slam]) {
      const server = await serve(t, (request, response) =>
        request.url?.includes('/sumdb/') ? listener(request, response) : mirror()(request, response),
      );
      const result = await probe('goproxy', `http://${server}`, {}, 0.5);
      assert.ok(result.works && result.servesSumdb === false, JSON.stringify(result));
      assert.deepEqual(
        result.notes.map(({ key }) => key),
        ['note.noSumdb'],
      );
    }
  });
  it('goproxy writes capital letters of a module as its protocol wants', async (t) => {
    const asked: string[] = [];
    const network = openNetwork({}, 5);
    const module = { path: 'github.com/BurntSushi/toml', version: 'v1.0.0-RC1' };
    const address = `http://${await serve(t, mirror(asked))}`;
    await probeAll([candidate('goproxy', address)], { ...wanted, module }, { send: network.send, seconds: 5 });
    network.close();
    assert.ok(asked.includes('GET /github.com/!burnt!sushi/toml/@v/v1.0.0-!r!c1.info'), asked.join());
  });
  it('apk reads the beginning of the index and no more', async (t) => {
    let range: string | undefined;
    const server = await serve(t, (request, response) => {
      range = request.headers.range;
      assert.equal(request.url, '/alpine/v3.24/main/x86_64/APKINDEX.tar.gz');
      response.write(Buffer.from([0x1f, 0x8b, ...Array(4000).fill(0)]));
      // The rest never comes, as with a large file on a slow line.
    });
    assert.ok((await probe('apk', `http://${server}/alpine`)).works);
    assert.equal(range, 'bytes=0-2047');
  });
  it('a refused connection, an unknown name and something that is no web server', async (t) => {
    assert.equal(failed(await probe('apk', `http://${await closedPort()}/alpine`)), 'refused');
    assert.equal(failed(await probe('apk', 'http://nobody.invalid/alpine')), 'noName');
    const chatty = await accept(t, (socket) => socket.end('220 mail.example.com ESMTP\r\n'));
    assert.equal(failed(await probe('apk', `http://${chatty}/alpine`)), 'noHttp');
  });
  it('a mirror that accepts a connection and says nothing, in TLS and before it', async (t) => {
    const silent = await accept(t, () => {});
    assert.equal(failed(await probe('apk', `https://${silent}/alpine`, {}, 0.3)), 'time.tls');
    assert.equal(failed(await probe('apk', `http://${silent}/alpine`, {}, 0.3)), 'time.answer');
  });
  it('an address of one’s own that wants credentials works, as the build has them, and a provider’s does not', async (t) => {
    const server = await serve(t, (_, response) =>
      response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="x"' }).end(),
    );
    for (const kind of kinds) {
      const own = await probe(kind, at[kind](server), { isOwn: true });
      assert.ok(own.works, kind);
      assert.deepEqual(
        own.notes.map(({ key }) => key),
        ['note.login'],
      );
      assert.match(failed(await probe(kind, at[kind](server))), /login$/);
    }
  });
});

describe('redirects', () => {
  const to =
    (target: () => string): RequestListener =>
    (_, response) =>
      response.writeHead(307, { Location: target() }).end();

  it('are followed, and told of where another host answers', async (t) => {
    const real = await serve(t, mirror());
    const moved = await serve(t, (request, response) =>
      response.writeHead(301, { Location: `http://${real}${request.url}` }).end(),
    );
    const result = await probe('apk', `http://${moved}/alpine`);
    assert.ok(result.works);
    assert.deepEqual(result.notes, [{ key: 'note.redirects', values: { host: real } }]);
  });
  it('within a host are no news', async (t) => {
    const server = await serve(t, (request, response) =>
      request.url?.startsWith('/new')
        ? mirror()(request, response)
        : response.writeHead(308, { Location: `/new${request.url}` }).end(),
    );
    const result = await probe('apk', `http://${server}/alpine`);
    assert.deepEqual(result.works && result.notes, []);
  });
  it('to a page for logging in, to nobody and to something broken are told with both hosts', async (t) => {
    const login = await serve(t, failures.page);
    const gone = await closedPort();
    assert.equal(
      failed(
        await probe(
          'apk',
          `http://${await serve(
            t,
            to(() => `http://${login}/`),
          )}/alpine`,
        ),
      ),
      'redirected page',
    );
    assert.equal(
      failed(
        await probe(
          'apk',
          `http://${await serve(
            t,
            to(() => `http://${gone}/`),
          )}/alpine`,
        ),
      ),
      'redirected refused',
    );
    for (const target of ['ftp://example.com/', 'http://', 'javascript:alert(1)']) {
      const result = await probe(
        'apk',
        `http://${await serve(
          t,
          to(() => target),
        )}/alpine`,
      );
      assert.equal(failed(result), 'status', target);
    }
  });
  it('between two hosts in a circle end', async (t) => {
    const hosts: string[] = [];
    hosts.push(
      await serve(
        t,
        to(() => `http://${hosts[1]}/`),
      ),
      await serve(
        t,
        to(() => `http://${hosts[0]}/`),
      ),
    );
    assert.equal(failed(await probe('apk', `http://${hosts[0]}/alpine`)), 'redirects');
  });
});

describe('a registry', () => {
  const image = 'library/golang:1.27-alpine3.24';
  /** A registry that wants a token, by a token server that may do anything. */
  async function guarded(t: Parameters<typeof serve>[0], tokens: RequestListener) {
    const asked: string[] = [];
    const auth = await serve(t, tokens);
    const registry = await serve(t, (request, response) => {
      asked.push(`${request.method} ${request.url} ${request.headers.authorization ?? ''}`.trim());
      if (request.headers.authorization === 'Bearer secret') return mirror()(request, response);
      const challenge = `Bearer realm="http://${auth}/token",service="registry.example.com",scope="repository:a/b:pull"`;
      response.writeHead(401, { 'WWW-Authenticate': challenge }).end();
    });
    return { registry, asked };
  }

  it('that sends for a token is asked again with it', async (t) => {
    const queries: string[] = [];
    const { registry, asked } = await guarded(t, (request, response) => {
      queries.push(request.url ?? '');
      response.end(JSON.stringify(queries.length === 1 ? { token: 'secret' } : { access_token: 'secret' }));
    });
    assert.ok((await probe('docker.io', registry)).works);
    assert.equal(queries.length, 2);
    assert.equal(queries[0], '/token?service=registry.example.com&scope=repository%3Aa%2Fb%3Apull');
    assert.ok(asked.includes('HEAD /v2/library/golang/manifests/1.27-alpine3.24 Bearer secret'), asked.join('\n'));
  });
  for (const [name, tokens, words] of [
    ['no JSON', failures.page, 'token page'],
    ['JSON without a token', failures.otherJson, 'token content'],
    ['a token that no header can hold', (_, response) => response.end('{"token":"a\\nb"}'), 'token content'],
    ['403', failures.status403, 'token statusWords'],
    ['429', failures.status429, 'token tooMany'],
    ['nothing', failures.slam, 'token cut'],
  ] as [string, RequestListener, string][]) {
    it(`whose token server gives ${name} cannot be used`, async (t) => {
      const { registry } = await guarded(t, tokens);
      assert.equal(failed(await probe('gcr.io', registry)), words);
    });
  }
  it('whose token server is unreachable or none cannot be used', async (t) => {
    const gone = await closedPort();
    for (const [challenge, words] of [
      [`Bearer realm="http://${gone}/token"`, 'token refused'],
      ['Bearer realm="nonsense"', 'image login'],
      ['Bearer', 'image login'],
      ['', 'image login'],
    ] as const) {
      const server = await serve(t, (_, response) => response.writeHead(401, { 'WWW-Authenticate': challenge }).end());
      assert.equal(failed(await probe('gcr.io', server)), words, challenge);
    }
  });
  it('keeps its token to itself: a host that it sends to does not get it', async (t) => {
    let seen: string | undefined = 'nothing';
    const other = await serve(t, (request, response) => {
      seen = request.headers.authorization;
      mirror()(request, response);
    });
    const registry = await serve(t, (request, response) => {
      if (request.url?.startsWith('/token')) return response.end('{"token":"secret"}');
      if (request.headers.authorization !== 'Bearer secret') {
        return response
          .writeHead(401, { 'WWW-Authenticate': `Bearer realm="http://${request.headers.host}/token"` })
          .end();
      }
      return response.writeHead(307, { Location: `http://${other}${request.url}` }).end();
    });
    assert.ok((await probe('gcr.io', registry)).works);
    assert.equal(seen, undefined);
  });
  it('is told by its own words, with the image that it does not have', async (t) => {
    const registry = await serve(t, (request, response) =>
      request.url?.includes('/alpine/') ? failures.status403(request, response) : mirror()(request, response),
    );
    const result = await probe('docker.io', `${registry}/docker.io`);
    assert.ok(!result.works);
    assert.equal(
      sayMessage('en', result.problem),
      `library/alpine:3.24: ${registry} answers 403: this image is not in the allowlist`,
    );
  });
  it('that does not take HEAD, or tells no digest, is asked by GET', async (t) => {
    const asked: string[] = [];
    for (const head of [
      { status: 405, headers: {} },
      { status: 200, headers: { 'Content-Type': 'application/vnd.oci.image.index.v1+json' } },
      { status: 200, headers: {} },
    ]) {
      const server = await serve(t, (request, response) => {
        if (request.method === 'HEAD') return response.writeHead(head.status, head.headers).end();
        return mirror(asked)(request, response);
      });
      assert.ok((await probe('gcr.io', server)).works, JSON.stringify(head));
      assert.deepEqual(asked.splice(0), ['GET /v2/distroless/static-debian13/manifests/nonroot']);
    }
  });
  it('that gives an old manifest, or is cut in the middle of one, cannot be used', async (t) => {
    const byGet =
      (listener: RequestListener): RequestListener =>
      (request, response) =>
        request.method === 'HEAD' ? response.end() : listener(request, response);
    for (const [listener, words] of [
      [(_, response) => response.end('{"schemaVersion":1}'), 'image content'],
      [failures.cut, 'cut'],
    ] as [RequestListener, string][]) {
      assert.equal(failed(await probe('gcr.io', await serve(t, byGet(listener)))), words);
    }
    assert.equal(failed(await probe('gcr.io', await serve(t, byGet(failures.stall)), {}, 0.3)), 'time.body');
  });
  it(`gets the requests of a build for ${image}, and no pull that Docker Hub would count`, async (t) => {
    const asked: string[] = [];
    await probe('docker.io', `${await serve(t, mirror(asked))}/proxy/docker.io`);
    assert.deepEqual(asked.sort(), [
      'HEAD /v2/proxy/docker.io/library/alpine/manifests/3.24',
      'HEAD /v2/proxy/docker.io/library/golang/manifests/1.27-alpine3.24',
    ]);
  });
});

describe('TLS', { skip: withoutCertificates }, () => {
  const made = withoutCertificates === false ? certificates() : undefined;
  after(() => made?.remove());
  it('by an authority that nobody trusts is told, for every kind', async (t) => {
    assert.ok(made);
    const server = await serveSecurely(t, made.good, mirror());
    for (const kind of ['apk', 'goproxy', 'npm', 'debian'] as const) {
      assert.equal(failed(await probe(kind, `https://${server}`)), 'certificateIssuer');
    }
  });
  it('that the other side does not speak is told', async (t) => {
    assert.equal(failed(await probe('apk', `https://${await serve(t, mirror())}/alpine`)), 'noTls');
  });
});

describe('probing many', () => {
  it('takes as long as the slowest one, gives those that work by their time, and tells each as it comes', async (t) => {
    const slow = await serve(t, (request, response) => {
      setTimeout(() => mirror()(request, response), 300);
    });
    const fast = await serve(t, mirror());
    const hangs = await serve(t, failures.hang);
    const candidates = [hangs, slow, fast].map((server) => candidate('apk', `http://${server}/alpine`));
    const network = openNetwork({}, 1);
    const came: string[] = [];
    const onResult = ({ address }: { address: string }) => came.push(address);
    const results = await probeAll(candidates, wanted, { send: network.send, seconds: 1, onResult });
    network.close();
    const order = [fast, slow, hangs].map((server) => `http://${server}/alpine`);
    assert.deepEqual(
      results.map(({ address }) => address),
      order,
    );
    assert.deepEqual(came, order);
  });
  it('tells an error that nobody knows in one line, without what a terminal would obey', async () => {
    const send = () => Promise.reject(new Error('weird\u001b[31m\nerror'));
    const [result] = await probeAll([candidate('apk', 'https://mirror.example.com')], wanted, { send, seconds: 1 });
    assert.ok(result && !result.works);
    assert.match(sayMessage('en', result.problem), /: weird \[31m error$/);
  });
});
