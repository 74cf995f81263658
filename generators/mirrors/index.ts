import { refuseEnvironment } from '../refuse-environment.ts';

/** What Yeoman calls for the generator. */
export async function createGenerator() {
  refuseEnvironment();
  return (await import('./generator.ts')).MirrorsGenerator;
}
