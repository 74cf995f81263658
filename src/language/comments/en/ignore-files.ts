/** Comments of .dockerignore and .gitignore. */
export const ignoreFiles = {
  'dockerignore.file': {
    brief:
      'What the build must not see or does not need. What is left out can neither end up in a layer nor, by changing, make a layer be built again.',
    teach: `docker build hands this folder, the build context, to the builder. What is listed here stays behind.
It can then neither end up in the image by a COPY nor, by changing, make Docker build a layer again that it has in its cache. Without this file, .git with its whole history and every password file in this folder would be sent along with each build.
Patterns are those of .gitignore, but count from this folder: **/ stands for any folder below, ! makes an exception.`,
  },
  'dockerignore.authority': 'The authority of the network, which is no secret',
  'dockerignore.automation': 'History and automation',
  'dockerignore.secrets': {
    brief: 'Secrets: files with these names never leave this machine',
    teach:
      'Secrets: files with these names never leave this machine. Once copied into a layer, one could be read by everybody who has the image, even if a later line deletes it: a layer, once made, keeps what is in it.',
  },
  'dockerignore.editors': 'Editors and file systems',
  'dockerignore.builds': 'What builds and tests leave behind',
  'dockerignore.program': 'What go build ./cmd/server leaves here; a folder of that name stays',
  'dockerignore.description': {
    brief: 'What describes the image or the project but is not part of it',
    teach:
      'What describes the image or the project but is not part of it. Docker itself still reads the Dockerfile and this file; an edit of either must not make the program be compiled again.',
  },

  'gitignore.builds': 'What builds and tests leave behind',
  'gitignore.program': 'What go build ./cmd/server leaves here; a folder of that name stays',
  'gitignore.secrets': {
    brief: 'Secrets',
    teach: 'Secrets: once committed, one stays in the history, even if a later commit deletes it',
  },
  'gitignore.editors': 'Editors and file systems',
  'gitignore.cutShort': 'A run of go-container that was cut short; the next one clears it up',
  'gitignore.copies': 'Copies that go-container puts beside files you edited',

  'gitattributes.lock': {
    brief: 'Written by go-container: collapsed in reviews',
    teach:
      'Written by go-container to merge the next update with your edits. Commit it, but nobody has to read it: GitHub and GitLab collapse it in reviews, and git diff shows only that it changed.',
  },
} as const;
