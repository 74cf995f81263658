import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { createHelpers } from 'yeoman-test';
import { packageRoot } from '../../src/package-root.ts';

const helpers = createHelpers({});

export type GeneratorRun = {
  readonly stdout: string;
  readonly stderr: string;
  readonly error: (Error & { code?: number }) | undefined;
};

/** Runs a generator in a directory without questions: what it printed, and the error that it ended with. */
export async function runGenerator(
  t: TestContext,
  name: string,
  cwd: string,
  values: Record<string, unknown> = {},
): Promise<GeneratorRun> {
  const streams = [process.stdout, process.stderr].map((stream) => t.mock.method(stream, 'write').mock);
  let error: Error | undefined;
  try {
    await helpers
      .run(join(packageRoot(), `generators/${name}/index.ts`), { namespace: `go-container:${name}` })
      .cd(cwd)
      .withOptions({ force: false, defaults: name !== 'mirrors', ...values } as Record<string, unknown>);
  } catch (thrown) {
    if (!(thrown instanceof Error)) throw thrown;
    error = thrown;
  } finally {
    for (const mock of streams) mock.restore();
  }
  const [stdout = '', stderr = ''] = streams.map(({ calls }) =>
    calls.map((call) => String(call.arguments[0])).join(''),
  );
  return { stdout, stderr, error };
}
