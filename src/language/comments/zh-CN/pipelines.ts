import type { Comment } from '../comment.ts';
import type { pipelines as en } from '../en/pipelines.ts';

/** Comments of the pipelines of GitHub and GitLab. */
export const pipelines: Readonly<Record<keyof typeof en, Comment>> = {
  'github.file': {
    brief: '每次提交都运行：测试、静态检查、核对生成的文件与答案是否一致、构建镜像；主分支和版本标签还会推送并签名。',
    teach: `主分支的每次提交、每个拉取请求和每个版本标签，GitHub 都会运行本文件：测试、静态检查、核对生成的文件与答案是否一致、构建镜像。主分支和标签构建出的镜像会推送到本仓库所有者的镜像仓库，并加上签名。
任何人都可以验证镜像确实出自这里：
  cosign verify ghcr.io/OWNER/{name}:main \\
    --certificate-oidc-issuer https://token.actions.githubusercontent.com \\
    --certificate-identity-regexp '^https://github.com/OWNER/REPOSITORY/'`,
  },
  'github.paths': '仓库中其他项目的改动不会触发本工作流；版本标签则会触发每个项目。',
  'github.directory': {
    brief: 'GitHub 只读取仓库根目录下的工作流：请在那里保留本文件的一份副本。',
    teach:
      'GitHub 只读取仓库根目录下的工作流：需要把本文件复制到那里的 .github/workflows。命令都在本项目的目录中运行；各个 Action 则通过各自的输入参数得到这个目录。',
  },
  'github.permissions': {
    brief: '除了作业自己声明的权限，什么都不允许。',
    teach: '作业令牌的权限：默认什么都没有，只有下面作业自己声明的那些。否则，某个步骤一旦被人控制，就能改写整个仓库。',
  },
  'github.concurrency': '拉取请求有了新提交，就停止旧提交的运行；会推送镜像的运行则一直跑完。',
  'github.pinned': {
    brief: 'Action 都写成提交哈希，因为标签可以被移到别的提交上；版本机器人会同时升级两者。',
    teach:
      'Action 是别人写的程序，运行时拥有作业的权限。这里一律写成提交哈希，因为谁拿到了它的仓库，就能把标签移到别的提交上；后面的版本号是注释，版本机器人会读取它，并和提交哈希一起升级。',
  },
  'github.checkout': '后面没有步骤需要推送代码：令牌不留在磁盘上。',
  'github.goVersion': {
    brief: '与镜像相同的 Go 版本，带最新的补丁。',
    teach:
      '与镜像相同的 Go 版本，带最新的补丁。若用 go-version-file，得到的是 go.mod 允许的最旧版本，并不是编译镜像所用的那个。',
  },
  'github.goCache': '发布版本的测试不使用以前运行留下的任何东西。',
  'github.netrc': {
    brief: '私有模块：机密 NETRC 里是 .netrc 的内容。',
    teach:
      '拉取私有模块需要凭据：本仓库的机密 NETRC（Settings、Secrets and variables、Actions）里是 .netrc 的内容，例如 "machine git.example.com login bot password TOKEN"。来自派生仓库的拉取请求拿不到机密。',
  },
  'github.ssh': {
    brief: '私有模块：机密 SSH_KEY 里是有读取权限的部署密钥的私钥。',
    teach:
      '拉取私有模块需要凭据：本仓库的机密 SSH_KEY（Settings、Secrets and variables、Actions）里是有读取权限的部署密钥的私钥。来自派生仓库的拉取请求拿不到机密。',
  },
  'github.image': '为所有平台构建镜像；拉取请求只构建，不推送。',
  'github.packages': '推送镜像',
  'github.idToken': '以本工作流的名义签名',
  'github.emulation': '构建时要运行别的平台的命令，所以需要模拟。',
  'github.tags': '标签 v1.2.3 对应 1.2.3、1.2 和 latest；分支和提交保留各自的名字。',
  'github.mirrorsOff': {
    brief: 'GitHub 的运行器在境外：这里关闭公共镜像源，构建参数留空就是官方地址。',
    teach:
      'GitHub 的运行器在境外，从那里访问国内的镜像源很慢，甚至没有响应。所以这里把它们关掉：构建参数留空就是官方地址。自建的地址则会保留。',
  },
  'github.cache': {
    brief: '缓存所有阶段的层，包括编译好的依赖，全新的运行器不必从零开始。',
    teach:
      '运行器每次都是全新的：缓存挂载是空的，层也没有。这里从 GitHub 的缓存取层。mode=max 会保存所有阶段的层，包括编译好的依赖；默认只保存最后一个阶段的层，那样每次都要全部重新编译。',
  },
  'github.sign': {
    brief: '不需要密钥：证书会写明是哪个仓库的哪个工作流签的名。',
    teach:
      '签名说明镜像是谁做的。这里没有会丢失的密钥：GitHub 为本工作流作证，Sigstore 颁发只有几分钟有效期的证书，使用记录保存在公开日志里。',
  },
  'pipeline.steps': '镜像在编译之前也运行这些命令；测试可能需要它们生成的文件。',
  'pipeline.libraries': '这里同样要编译 C 代码：镜像用 apk 安装的库，这里也要安装。',
  'pipeline.check': {
    brief: '核对文件与答案是否一致；不一致就失败，并说明怎么办。',
    teach:
      '核对生成的文件与 .yo-rc.json 里的答案、以及各文件之间是否一致：端口、路径、版本、已经关停的镜像源。不一致就失败，列出差异，并说明怎么办。这里写的是生成这些文件的版本，这样即使出了新版本，没有改动这些文件的提交也不会失败。',
  },
  'pipeline.attestations': {
    brief: '镜像里有什么（SBOM）、怎样构建的（来源证明），都存放在镜像旁边。',
    teach: `镜像里有什么：每个软件包的清单（SBOM）；怎样构建的、来自哪次提交（来源证明）。两者都存放在镜像旁边：
  docker buildx imagetools inspect IMAGE --format "{{json .SBOM}}"`,
  },
  'gitlab.file': {
    brief: '每次提交都运行：测试、静态检查、核对生成的文件与答案是否一致、构建镜像；默认分支和版本标签还会推送。',
    teach: `每个合并请求、每个分支和每个版本标签，GitLab 都会运行本文件：测试、静态检查、核对生成的文件与答案是否一致、构建镜像。默认分支和标签构建出的镜像会推送到本项目的镜像仓库；在 gitlab.com 上还会签名。
如果凭据放在受保护的变量里，要推送的标签也必须受保护。`,
  },
  'gitlab.workflow': '一次提交只有一条流水线，而不是分支一条、合并请求又一条。',
  'gitlab.child': {
    brief: '子流水线：由仓库根目录 .gitlab-ci.yml 中的作业触发。',
    teach:
      'GitLab 读取仓库根目录下的 .gitlab-ci.yml。那里有一个作业，在提交改动了本目录时把本文件作为子流水线触发；这样作业名、阶段和变量都只属于本项目，不会与其他项目冲突。',
  },
  'gitlab.mirrors': {
    brief: '运行器在中国大陆：镜像、模块和 npm 包都来自镜像源。运行器若在境外，请在 CI/CD 设置里把这些变量设为空。',
    teach:
      '假定运行器在中国大陆：镜像、模块和 npm 包都来自国内的镜像源。运行器若在别处，不用镜像源更好：CI/CD 设置里的变量优先于这里，请在那里设置 GOPROXY、GOSUMDB 和 NPM_CONFIG_REGISTRY，并修改下面的镜像名。',
  },
  'gitlab.go': {
    brief: '各次运行之间保留模块和编译好的包。',
    teach:
      '各次运行之间保留模块和编译好的包；它们放在项目的文件夹里，因为 GitLab 只缓存那里。-modcacherw 让运行器可以删除它们。',
  },
  'gitlab.netrc': '私有模块：CI/CD 变量 NETRC，类型为 File，里面是 .netrc 的内容。',
  'gitlab.ssh': '私有模块：CI/CD 变量 SSH_KEY，类型为 File，里面是以换行结尾的私钥。',
  'gitlab.goImage': '与镜像相同的 Go 版本，基于 Debian：竞态检测需要 C 编译器。',
  'gitlab.image': {
    brief: '为所有平台构建镜像：BuildKit 不用 root，也不用 Docker 守护进程。',
    teach:
      '为所有平台构建镜像：BuildKit 在一个没有特权的容器里运行，不需要 Docker 守护进程，也不需要 Docker in Docker，后者要求运行器有特权。合并请求只构建，不推送。',
  },
  'gitlab.rootless': '不用 root 时，构建的进程与本容器共用命名空间。',
  'gitlab.cache': {
    brief: '所有阶段的层都来自镜像仓库，全新的运行器不必从零开始。',
    teach:
      '运行器每次都是全新的：缓存挂载是空的，层也没有。这里从镜像仓库取层，由默认分支放进去。mode=max 会保存所有阶段的层，包括编译好的依赖；默认只保存最后一个阶段的层，那样每次都要全部重新编译。',
  },
  'gitlab.digest': '用摘要表示的镜像名，签名针对的就是它：标签可以被移动。',
  'gitlab.sign': {
    brief: '不需要密钥，以本项目的名义签名。Sigstore 只认识 gitlab.com，在别处没有这个作业。',
    teach:
      '签名说明镜像是谁做的。这里没有会丢失的密钥：gitlab.com 为本项目作证，Sigstore 颁发只有几分钟有效期的证书，使用记录保存在公开日志里。自建的 GitLab 不在其列，所以这个作业只在 gitlab.com 上存在。',
  },
};
