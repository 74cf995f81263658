import { GoContainerGenerator } from '../app/generator.ts';

/** `yo go-container:docker`: puts the module that is there into an image, and generates no service. */
export class DockerGenerator extends GoContainerGenerator {
  protected override readonly command = 'docker';
}
