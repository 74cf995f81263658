/** Whether a file is called as Dockerfiles are: `Dockerfile`, `Dockerfile.worker`, `worker.Dockerfile`. */
export function isDockerfile(path: string): boolean {
  return /(^|\/)([^/]*\.)?Dockerfile(\.[^/]*)?$/.test(path);
}

export function isYaml(path: string): boolean {
  return /\.ya?ml$/.test(path);
}
