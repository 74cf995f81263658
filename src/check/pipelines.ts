import type { Texts } from './finding.ts';
import { fetches, type InstalledGo } from './go-version.ts';
import { officialVersion } from './images.ts';
import { readYaml, valueAt } from './yaml-file.ts';

const gitlab = '.gitlab-ci.yml';
const workflow = /^\.github\/workflows\/[^/]+\.ya?ml$/;
/** A line that runs the go command on a module, and not on a program of another (`@`). */
const goCommand = /^\s*(?:\w+=\S*\s+)*go\s+(?:build|test|vet|run|generate|list|install\s+\.)(?!.*@)/m;
/** A command that leaves the top folder. */
const leaving = /(^|[\s;&|(])(cd|pushd)\s/m;

/** Returns the Go of each job of a project, by its path in its repository: what actions/setup-go installs, and the golang images of GitLab. */
export function installedGo(texts: Texts, below: string): InstalledGo[] {
  return [...texts].flatMap(([file, text]) => {
    if (file === gitlab && text.includes('golang')) return ofGitlab(text);
    return workflow.test(file) && text.includes('actions/setup-go@') ? ofWorkflow(file, text, below) : [];
  });
}

/** https://docs.gitlab.com/ci/yaml/#image */
function ofGitlab(text: string): InstalledGo[] {
  return readYaml(text).flatMap(({ value: settings, lineOf }) => {
    const shared = JSON.stringify([valueAt(settings, 'variables'), valueAt(settings, 'default')]);
    const jobs = Object.keys(settings ?? {}).map((name) => [name, 'image']);
    return [['image'], ...jobs].flatMap((path) => {
      const image = valueAt(settings, ...path);
      const version = officialVersion(String(valueAt(image, 'name') ?? image), 'golang');
      const compiles = !fetches.test(shared + JSON.stringify(path.length > 1 ? valueAt(settings, path[0] ?? '') : ''));
      return version === undefined ? [] : [{ file: gitlab, line: lineOf(path), version, compiles }];
    });
  });
}

/** https://github.com/actions/setup-go#usage . Ranges and names such as `stable` move on by themselves. */
function ofWorkflow(file: string, text: string, below: string): InstalledGo[] {
  return readYaml(text).flatMap(({ value, lineOf }) =>
    Object.keys(valueAt(value, 'jobs') ?? {}).flatMap((name) => {
      const job = ['jobs', name];
      const steps = valueAt(value, ...job, 'steps');
      const all: unknown[] = Array.isArray(steps) ? steps : [];
      const scripts = all.map((step) => String(valueAt(step, 'run'))).join('\n');
      const settings = JSON.stringify([valueAt(value, ...job), valueAt(value, 'env'), valueAt(value, 'defaults')]);
      const elsewhere = settings.replaceAll(`"working-directory":${JSON.stringify(below)}`, '');
      const isCertain = !/working-directory|GOTOOLCHAIN/.test(elsewhere) && !leaving.test(scripts);
      return all.flatMap((step, i) => {
        if (!/^actions\/setup-go@/.test(String(valueAt(step, 'uses')))) return [];
        const path = [...job, 'steps', i, 'with', 'go-version'];
        // A version as written, or those of the matrix that it names.
        const [, axis = ''] = /^\$\{\{\s*matrix\.([\w-]+)\s*\}\}$/.exec(String(valueAt(value, ...path))) ?? [];
        const matrix = [...job, 'strategy', 'matrix', axis];
        const versions = valueAt(value, ...matrix);
        const paths = axis !== '' && Array.isArray(versions) ? versions.map((_, at) => [...matrix, at]) : [path];
        return paths.flatMap((one) => {
          const [, version] = /^(\d+\.\d+(?:\.\d+)?)(?:\.x)?$/.exec(String(valueAt(value, ...one))) ?? [];
          const compiles = isCertain && goCommand.test(scripts);
          return version === undefined ? [] : [{ file, line: lineOf(one), version, compiles }];
        });
      });
    }),
  );
}
