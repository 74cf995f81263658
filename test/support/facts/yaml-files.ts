import { parseAllDocuments } from 'yaml';
import { type Facts, imageName, releases, together } from './facts.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Found = { readonly key: string; readonly value: Json; readonly path: readonly string[] };

/** Every value of a file of YAML or JSON, with the keys that lead to it. */
function valuesIn(text: string): Found[] {
  const documents = parseAllDocuments(text, { uniqueKeys: true });
  if (!Array.isArray(documents)) return [];
  return documents.flatMap((document) => {
    if (document.errors.length > 0) throw document.errors[0];
    return below(document.toJS() as Json, []);
  });
}

function below(value: Json, path: readonly string[]): Found[] {
  const here = { key: path.at(-1) ?? '', value, path };
  if (typeof value !== 'object' || value === null) return [here];
  return [here, ...Object.entries(value).flatMap(([key, next]) => below(next, [...path, key]))];
}

const text = (value: Json) => (typeof value === 'string' || typeof value === 'number' ? String(value) : undefined);

/** `go-version`, the name of the image at its registry, and those of a matrix. */
export function githubFacts(content: string): Facts {
  return together(
    valuesIn(content).map(({ key, value, path }): Facts => {
      const said = text(value);
      if (said === undefined) return {};
      if (key === 'go-version') return { go: [said] };
      if (key === 'images' && imageName(said) !== '') return { image: [imageName(said)] };
      return key === 'image' && path.includes('matrix') ? { image: [said] } : {};
    }),
  );
}

/** The images of jobs, and the name below the registry of the project. */
export function gitlabFacts(content: string): Facts {
  return together(
    valuesIn(content).map(({ key, value, path }): Facts => {
      const said = text(value);
      if (said === undefined) return {};
      if (key === 'image' || (key === 'name' && path.at(-2) === 'image')) return releases(said);
      if (key === 'IMAGE') return { image: [said] };
      const [, name] = /\$CI_REGISTRY_IMAGE\/([^$"]+)"/.exec(said) ?? [];
      return name === undefined ? {} : { image: [name] };
    }),
  );
}

/** A container of Compose: its image, the port inside it, its user, and what its health check asks. */
export function composeFacts(content: string): Facts {
  return together(
    valuesIn(content).map(({ key, value, path }): Facts => {
      const isService = path.at(-3) === 'services' || path.at(-2) === 'services';
      const said = text(value);
      if (key === 'image' && said !== undefined) {
        return imageName(said) === '' || imageName(said) === 'golang' ? releases(said) : { image: [imageName(said)] };
      }
      if (key === 'user' && said !== undefined && isService) return { uid: [said] };
      if (key === 'target' && path.includes('ports') && said !== undefined) return { port: [said] };
      if (path.at(-2) === 'ports' && said !== undefined) return { port: [containerPort(said)] };
      const address = path.includes('healthcheck') && said ? /127\.0\.0\.1:(\d+)(\/[^\s"']*)/.exec(said) : null;
      return address === null ? {} : { port: [address[1] ?? ''], livePath: [address[2] ?? ''] };
    }),
  );
}

/** `127.0.0.1:8080:8080/tcp`: the last one is that of the container. */
function containerPort(mapping: string): string {
  return (mapping.split(':').at(-1) ?? '').replace(/\/\w+$/, '');
}

/** Manifests of Kubernetes, overlays included. Names of ports stand for numbers that are read where they are given. */
export function kubernetesFacts(content: string): Facts {
  return together(
    valuesIn(content).map(({ key, value, path }): Facts => {
      const said = text(value);
      if (said === undefined) return {};
      if (key === 'runAsUser' || key === 'runAsGroup' || key === 'fsGroup') return { uid: [`${said}:${said}`] };
      if (['containerPort', 'port', 'targetPort', 'prometheus.io/port'].includes(key)) {
        return /^\d+$/.test(said) ? { port: [said] } : {};
      }
      if (key === 'path' && path.at(-2) === 'httpGet') return probePath(path.at(-3) ?? '', said);
      if (key === 'image' && path.includes('containers')) return { image: [imageName(said)] };
      return key === 'newName' ? { image: [imageName(said)] } : {};
    }),
  );
}

function probePath(probe: string, path: string): Facts {
  return probe === 'readinessProbe' ? { readyPath: [path] } : { livePath: [path] };
}

/** JSON is YAML; comments of devcontainer.json are not, and go first. */
export function devcontainerFacts(content: string): Facts {
  const uncommented = content.replace(/^\s*\/\/.*$/gm, '');
  return together(
    valuesIn(uncommented).map(({ key, value, path }): Facts => {
      const said = text(value);
      if (said === undefined) return {};
      if (path.at(-2) === 'forwardPorts') return { port: [said] };
      if (key === 'image') {
        const [, go] = /\bgo:(?:\d+-)?(\d+\.\d+)/.exec(said) ?? [];
        return go === undefined ? releases(said) : { go: [go] };
      }
      return path.includes('features') && key === 'version' && path.some((part) => /\/go:/.test(part))
        ? { go: [said] }
        : {};
    }),
  );
}
