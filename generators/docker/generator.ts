import { GoContainerGenerator } from '../app/generator.ts';
import { helpOf } from '../help.ts';

/**
 * `yo go-container:docker`: puts the module that is there into an image, and generates no service. Its methods are there
 * because Yeoman runs those of a generator's own prototype alone.
 */
export class DockerGenerator extends GoContainerGenerator {
  protected override readonly command = 'docker';

  override help(): string {
    return helpOf('docker');
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
