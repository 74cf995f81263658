import { localeLanguage, surroundingsAnyway } from '../../src/inspect/inspect.ts';
import { helpText } from '../../src/report/help.ts';
import { GoContainerGenerator } from '../app/generator.ts';

/**
 * `yo go-container:docker`: puts the module that is there into an image, and generates no service. Its methods are there
 * because Yeoman runs those of a generator's own prototype alone.
 */
export class DockerGenerator extends GoContainerGenerator {
  protected override readonly command = 'docker';

  override help(): string {
    const surroundings = surroundingsAnyway(process.cwd(), process.env);
    return helpText('yo go-container:docker', localeLanguage(process.env), surroundings);
  }

  override async initializing(): Promise<void> {
    await super.initializing();
  }

  override async prompting(): Promise<void> {
    await super.prompting();
  }

  override async writing(): Promise<void> {
    await super.writing();
  }
}
