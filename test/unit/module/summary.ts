import type { GoModuleFacts } from '../../../src/inspect/module/facts.ts';
import type { Place } from '../../../src/inspect/place.ts';

/** A place in the short form that compilers use. */
export function at({ file, line }: Place): string {
  return `${file}:${line}`;
}

/** The facts that fixtures are told apart by, a line each. */
export function summary(facts: GoModuleFacts): string[] {
  const { module, workspace } = facts;
  const lines: string[] = [];
  if (module !== undefined) {
    const { folder, path, go, vendor, localReplaces } = module;
    const stated = [path, go].flatMap((one) => (one === undefined ? [] : `${one.value} ${at(one.place)}`));
    lines.push(`module ${folder}: ${stated.join(', ')}`);
    if (vendor !== undefined) lines.push(`vendor ${vendor}`);
    for (const one of localReplaces) {
      lines.push(`replace ${one.module} ${one.target} ${one.leavesModule ? 'outside' : 'inside'} ${at(one.place)}`);
    }
  }
  if (workspace !== undefined) lines.push(`workspace ${workspace.file}`);
  for (const command of facts.commands) {
    const { argument, place, cgo } = command;
    lines.push(`${argument} ${at(place)}${command.onlyWithCgo ? ' only with cgo' : ''}`);
    for (const one of command.listening) lines.push(`  listens ${at(one)}`);
    for (const { port, host, variable, flag, certainty, place } of command.ports) {
      const rest = [host, variable && `$${variable}`, flag && `-${flag}`].filter((one) => one !== undefined);
      lines.push(`  port ${[port, ...rest].join(' ')} ${certainty} ${at(place)}`);
    }
    for (const one of command.healthRoutes) lines.push(`  ${one.asks} ${one.path} ${one.certainty} ${at(one.place)}`);
    for (const one of command.embeds) {
      lines.push(`  embeds ${one.pattern} ${one.present ? 'present' : 'missing'} ${at(one.place)}`);
    }
    for (const one of command.reads) {
      lines.push(`  reads ${one.path} ${one.present ? 'present' : 'missing'} ${at(one.place)}`);
    }
    for (const one of cgo) {
      const links = [...one.libraries.map((library) => `-l${library}`), ...one.pkgConfig].map((link) => ` ${link}`);
      const place = one.place === undefined ? 'elsewhere' : at(one.place);
      lines.push(`  cgo ${one.importPath}${links.join('')}${one.hasFilesWithoutCgo ? ' or not' : ''} ${place}`);
    }
  }
  for (const one of facts.problems) lines.push(`problem ${one.kind}`);
  return lines;
}
