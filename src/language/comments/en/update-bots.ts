/** Comments of the configurations of Renovate and Dependabot. */
export const updateBots = {
  'renovate.file': {
    brief: 'Renovate proposes newer versions by pull requests; it needs its app, or a run of its own.',
    teach: `Renovate proposes newer versions by pull requests: of modules, actions, images, and of Go itself. It needs its app on GitHub, or a run of its own elsewhere: https://docs.renovatebot.com
What it would find here, without a network:
  npx renovate --platform=local --dry-run=extract`,
  },
  'renovate.mirrors':
    'Images are named by a mirror, whose lists of tags may be old: versions are looked up at the original.',
  'renovate.go': {
    brief: 'Go: the builder image, go.mod, the pipelines and the saved answers, from the tags of one image.',
    teach:
      'Go stands in the builder image and in what an empty argument stands for, in go.mod, in the pipelines and in the saved answers. All of them are raised together, to the newest release that the golang image has for Alpine: raised alone, go.mod would ask for a newer Go than the builder has, and no image would be built.',
  },
  'renovate.alpine': {
    brief: 'Alpine: both images and the saved answers, from the tags of the same image.',
    teach:
      'Alpine stands in the tags of both images and in the saved answers. Its newest release is looked up among the golang images, too: alpine itself has a new one some days before them.',
  },
  'renovate.generator': {
    brief: 'What made these files: its pull request fails until somebody runs "go-container update" in it.',
    teach:
      'What made these files. Its pull request fails in the job that compares files and answers, as a newer version makes other files: run "npx generator-go-container update" in it, and commit what that changes.',
  },
  'renovate.together': 'One pull request for both.',
  'renovate.subdirectory': 'One configuration is for the whole repository: this rule is for this project only.',
  'renovate.alone': 'Nothing else raises one of them alone.',
  'renovate.age': 'A release that was taken over is often found out within days.',
  'dependabot.file': {
    brief: 'Dependabot proposes newer versions by pull requests.',
    teach:
      'Dependabot proposes newer versions by pull requests: one for the smaller steps of all modules, one for each major step.',
  },
  'dependabot.cooldown': 'A release that was taken over is often found out within days.',
  'dependabot.docker':
    'No entry for docker: Dependabot does not read an image that stands in an ARG. "go-container check" says when Go or Alpine are past their end of life; raise them by "go-container --go-version=X.Y".',
} as const;
