import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

export type KubernetesApi = {
  readonly kubeconfig: string;
  /** What was asked to be created: the kind of thing, and its text as far as it is text. */
  readonly created: { readonly path: string; readonly text: string }[];
  readonly end: () => void;
};

/** An API server that knows nothing, takes everything that is to be created, and has no pods: enough to see what a client asks for. */
export async function startKubernetesApi(folder: string): Promise<KubernetesApi> {
  const created: { path: string; text: string }[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts);
      if (request.method === 'POST') {
        created.push({ path: request.url ?? '', text: body.toString('latin1') });
        // A Deployment that nobody can make ends the client's work.
        const isLast = request.url?.endsWith('/deployments') === true;
        if (!isLast) {
          response.writeHead(201, { 'content-type': request.headers['content-type'] ?? '' });
          response.end(body);
          return;
        }
      }
      const reason = request.method === 'POST' ? 'Forbidden' : 'NotFound';
      response.writeHead(request.method === 'POST' ? 403 : 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ kind: 'Status', apiVersion: 'v1', status: 'Failure', reason, message: 'seen' }));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const kubeconfig = join(folder, 'kubeconfig');
  writeFileSync(
    kubeconfig,
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name: 'c', cluster: { server: `http://127.0.0.1:${port}` } }],
      contexts: [{ name: 'c', context: { cluster: 'c', user: 'u' } }],
      'current-context': 'c',
      users: [{ name: 'u', user: {} }],
    }),
  );
  return { kubeconfig, created, end: () => server.close() };
}
