import type { Answers } from '../options/answers.ts';
import { morePort } from '../options/checks/port.ts';
import { generatedService, type Service, servicesOf } from '../resolve/services.ts';
import { telemetryParts } from '../resolve/telemetry.ts';

/** A program of the project, with the ports that it listens on besides its own. */
export type Program = Service & {
  readonly otherPorts: readonly number[];
  /** The variable that it reads its port from, empty for none. */
  readonly portVariable: string;
};

/** Returns the programs of a project, the default first. */
export function programsOf(answers: Answers): Program[] {
  if (answers.scaffold === 'no') {
    const more = (answers.morePorts ?? []).map(morePort).filter(({ protocol }) => protocol === 'tcp');
    return servicesOf(answers).map((service, i) => ({
      ...service,
      otherPorts: i === 0 ? more.map(({ number }) => number) : [],
      portVariable: answers.main[i]?.includes('=') === true ? '' : (answers.portVariable ?? ''),
    }));
  }
  const { metricsPort } = telemetryParts(answers);
  const otherPorts = metricsPort === undefined ? [] : [metricsPort];
  return [{ ...generatedService(answers), otherPorts, portVariable: 'PORT' }];
}
