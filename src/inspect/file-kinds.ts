/** Reports if a file is called as Dockerfiles are: `Dockerfile`, `Dockerfile.worker`, `worker.Dockerfile`. */
export function isDockerfile(path: string): boolean {
  return /(^|\/)([^/]*\.)?Dockerfile(\.[^/]*)?$/.test(path);
}

export function isYaml(path: string): boolean {
  return /\.ya?ml$/.test(path);
}

/** Reports if a file is called as those of Compose are: `compose.yaml`, `docker-compose.yml`, `compose.override.yaml`. */
export function isComposeFile(path: string): boolean {
  return /(^|\/)(docker-)?compose(\.[\w-]+)*\.ya?ml$/.test(path);
}
