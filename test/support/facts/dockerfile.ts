import { DockerfileParser } from 'dockerfile-ast';
import { type Facts, releases, together } from './facts.ts';

/** What a Dockerfile says, by its instructions. */
export function dockerfileFacts(text: string): Facts {
  const instructions = DockerfileParser.parse(text).getInstructions();
  return together(
    instructions.map((instruction): Facts => {
      const words = instruction.getArguments().map((argument) => argument.getValue());
      const content = instruction.getArgumentsContent() ?? '';
      switch (instruction.getKeyword()) {
        case 'ARG':
        case 'FROM':
          return releases(content);
        case 'EXPOSE':
          return { port: words.map((word) => word.replace(/\/\w+$/, '')) };
        case 'USER':
          return { uid: words };
        case 'LABEL':
          return { image: [...content.matchAll(/image\.title="([^"]*)"/g)].map((match) => match[1] ?? '') };
        case 'HEALTHCHECK':
          return healthFacts(content);
        default:
          return {};
      }
    }),
  );
}

/** What a health check in exec form asks: by wget, or by the probe of a port and a path. */
function healthFacts(content: string): Facts {
  const [list] = /\[.*\]$/.exec(content) ?? [];
  const command = list === undefined ? [] : (JSON.parse(list) as string[]);
  const address = /^http:\/\/127\.0\.0\.1:(\d+)(\/.*)$/.exec(command.at(-1) ?? '');
  if (address !== null) return { port: [address[1] ?? ''], livePath: [address[2] ?? ''] };
  if (!command[0]?.endsWith('/healthprobe')) return {};
  const [, port = '', path = ''] = command;
  return { port: [port], ...(path === '' ? {} : { livePath: [path] }) };
}

/** The Dockerfile of a development container, whose user is a person's and not the one of the image that ships. */
export function developerFacts(text: string): Facts {
  const { go = [], alpine = [] } = dockerfileFacts(text);
  return { go, alpine };
}
