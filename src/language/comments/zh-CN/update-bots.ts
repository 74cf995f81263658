import type { Comment } from '../comment.ts';
import type { updateBots as en } from '../en/update-bots.ts';

/** Comments of the configurations of Renovate and Dependabot. */
export const updateBots: Readonly<Record<keyof typeof en, Comment>> = {
  'renovate.file': {
    brief: 'Renovate 用拉取请求提议升级版本；需要安装它的应用，或自己运行。',
    teach: `Renovate 用拉取请求提议升级版本：模块、Action、镜像，以及 Go 本身。在 GitHub 上需要安装它的应用，在别处需要自己运行：https://docs.renovatebot.com
不联网也能看到它在这里会找到什么：
  npx renovate --platform=local --dry-run=extract`,
  },
  'renovate.mirrors': '镜像名写的是镜像源，那里的标签列表可能是旧的：版本一律到官方地址查询。',
  'renovate.go': {
    brief: 'Go：编译用的镜像、go.mod、流水线和保存的答案，都取自同一个镜像的标签。',
    teach:
      'Go 的版本写在编译用的镜像、参数留空时的默认镜像、go.mod、流水线和保存的答案里。它们一起升级到 golang 镜像在 Alpine 上的最新版本：如果只升级 go.mod，它要求的 Go 就会比编译镜像里的新，镜像便构建不出来。',
  },
  'renovate.alpine': {
    brief: 'Alpine：两个镜像和保存的答案，都取自同一个镜像的标签。',
    teach:
      'Alpine 的版本写在两个镜像的标签和保存的答案里。它的最新版本也从 golang 镜像的标签里查询：alpine 自己的新版本会比它们早几天。',
  },
  'renovate.generator': {
    brief: '生成这些文件的工具：它的拉取请求会失败，直到有人在其中运行 "go-container update"。',
    teach:
      '生成这些文件的工具。它的拉取请求会在核对文件与答案的作业里失败，因为新版本生成的文件不同：请在其中运行 "npx generator-go-container update"，并提交它的改动。',
  },
  'renovate.together': '两者放在同一个拉取请求里。',
  'renovate.subdirectory': '整个仓库共用一份配置：本规则只针对本项目。',
  'renovate.alone': '不让别的规则单独升级其中一个。',
  'renovate.age': '被人篡改的版本，往往几天之内就会被发现。',
  'dependabot.file': {
    brief: 'Dependabot 用拉取请求提议升级版本。',
    teach: 'Dependabot 用拉取请求提议升级版本：所有模块的小版本升级放在一个请求里，每个主版本升级各用一个请求。',
  },
  'dependabot.cooldown': '被人篡改的版本，往往几天之内就会被发现。',
  'dependabot.docker':
    '没有 docker 一项：Dependabot 读不懂写在 ARG 里的镜像。Go 或 Alpine 停止支持时，"go-container check" 会提示；请用 "go-container --go-version=X.Y" 升级。',
};
