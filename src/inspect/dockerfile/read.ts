import type { Dockerfile } from './dockerfile.ts';
import { buildingStage, finalStage, lineage } from './go-stage.ts';
import { imageName } from './image-reference.ts';
import { type ParsedDockerfile, parseDockerfile, refuse } from './parse.ts';

/** Parses a Dockerfile that builds a Go program; anything else is refused with the reason and its line. Never throws. */
export function readDockerfile(text: string): ParsedDockerfile {
  const parsed = parseDockerfile(text);
  if (!parsed.ok) return parsed;
  const { dockerfile } = parsed;
  const foreign = foreignLanguage(dockerfile);
  if (foreign !== undefined)
    return refuse('otherLanguage', foreign.line, { language: foreign.language, sign: foreign.sign });
  if (buildingStage(dockerfile) === undefined) return refuse('noGoBuild', dockerfile.stages[0]?.line ?? 1);
  return parsed;
}

/** A sign that a Dockerfile is for another language than Go. */
export type Foreign = { readonly language: string; readonly sign: string; readonly line: number };

const images: readonly (readonly [language: string, images: RegExp])[] = [
  ['JavaScript', /^(node|bun|deno|nodejs[\w-]*)$/],
  ['Python', /^(python[\d]*|pypy|uv|conda|miniconda[\d]*|pytorch|jupyter)$/],
  [
    'Java',
    /^(openjdk|eclipse-temurin|amazoncorretto|maven|gradle|java[\d]*|jdk|zulu-openjdk[\w-]*|tomcat|sapmachine|graalvm[\w-]*)$/,
  ],
  ['Rust', /^(rust|rust-musl-builder|cargo-chef)$/],
  ['Ruby', /^(ruby|jruby)$/],
  ['PHP', /^(php|composer|frankenphp)$/],
  ['.NET', /^(dotnet|aspnet|sdk|runtime|mono)$/],
  ['Elixir', /^(elixir|erlang)$/],
  ['Swift', /^swift$/],
  ['Haskell', /^haskell$/],
  ['Dart', /^(dart|flutter)$/],
  ['C or C++', /^(gcc|clang|emsdk)$/],
];

const commands: readonly (readonly [language: string, command: RegExp])[] = [
  ['JavaScript', /\b(npm|yarn|pnpm|npx|bun|deno)\s+(ci|i|install|run|build|add)\b/],
  ['Python', /\b(pip3?|poetry|uv|pipenv|conda)\s+(install|sync|add)\b|\bpython3?\s+(-m|\S+\.py)/],
  ['Java', /\b(mvn|mvnw|gradle|gradlew)\s|\bjava\s+-jar\b|"java"/],
  ['Rust', /\bcargo\s+(build|install|chef)\b/],
  ['Ruby', /\b(bundle|gem)\s+install\b/],
  ['PHP', /\bcomposer\s+install\b/],
  ['.NET', /\bdotnet\s+(restore|build|publish)\b/],
  ['Elixir', /\bmix\s+(deps|compile|release)\b/],
  ['C or C++', /\b(cmake|gcc|g\+\+|clang)\s/],
];

/**
 * The language of a Dockerfile that builds no Go program, or that builds one only to put it beside what its image is
 * really for. A stage of another language that a Go program is served with does not count.
 */
export function foreignLanguage(dockerfile: Dockerfile): Foreign | undefined {
  const final = finalStage(dockerfile);
  if (final !== undefined && buildingStage(dockerfile) !== undefined) {
    const [root = final] = lineage(dockerfile, final);
    const start = final.instructions.findLast(({ keyword }) => keyword === 'ENTRYPOINT' || keyword === 'CMD');
    const language = languageOfImage(root.image);
    const startsOther =
      /^\s*(\[\s*")?(node|npm|npx|yarn|pnpm|bun|deno|python3?|uvicorn|gunicorn|java|ruby|bundle|php|php-fpm|dotnet|mix)\b/.test(
        start?.rest ?? '',
      );
    return language !== undefined && startsOther ? { language, sign: root.image, line: root.line } : undefined;
  }
  for (const stage of dockerfile.stages) {
    const language = languageOfImage(stage.image);
    if (language !== undefined) return { language, sign: stage.image, line: stage.line };
  }
  for (const { keyword, rest, line, heredocs } of dockerfile.stages.flatMap(({ instructions }) => instructions)) {
    if (!['RUN', 'CMD', 'ENTRYPOINT'].includes(keyword)) continue;
    const script = [rest, ...heredocs.map(({ body }) => body)].join('\n');
    for (const [language, command] of commands) {
      const [sign] = command.exec(script) ?? [];
      if (sign !== undefined) return { language, sign: sign.trim(), line };
    }
  }
  return undefined;
}

function languageOfImage(image: string): string | undefined {
  const name = imageName(image);
  // mcr.microsoft.com/dotnet/sdk, unlike any other image that is called sdk.
  if (/^(sdk|runtime|aspnet)$/.test(name) && !image.includes('dotnet')) return undefined;
  return images.find(([, pattern]) => pattern.test(name))?.[0];
}
