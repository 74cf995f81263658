import type { Comment } from '../comment.ts';
import type { dockerfile as en } from '../en/dockerfile.ts';

/** Comments of the Dockerfile, of generated services and existing modules. */
export const dockerfile: Readonly<Record<keyof typeof en, Comment>> = {
  'dockerfile.file': {
    brief: '',
    teach:
      'Dockerfile 描述如何构建镜像。镜像是只读的文件系统，容器由它启动，构建后内容不再改变。RUN、COPY 各增加一层；指令和它读取的文件不变，Docker 就复用这一层，否则这一层和后面的各层都要重新构建。每个 FROM 开始一个阶段，只有最后一个阶段成为镜像，这就是多阶段构建。单阶段构建会把 Go 工具链和源代码都留在镜像里：镜像大小是各层之和，RUN rm 只是在新的一层里标记删除。',
  },
  'dockerfile.stages': {
    brief: '',
    teach: `各阶段及其重新执行的时机：
  toolchain --> imports   列出代码导入的包           每次修改后执行
      |            v
      +-------> deps      下载并编译这些包           列表或 go.mod 变化时执行
      |            v
      +-------> build     编译你的代码               每次修改后执行
                   v
  基础镜像  --> 最终镜像  只有编译好的程序和运行所需的文件`,
  },
  'dockerfile.sources': {
    brief: `构建用到的下载地址都集中在这里；留空则使用官方地址：
  docker build --build-arg GOPROXY= .`,
    teach: `构建用到的下载地址都集中在这里。ARG 是带默认值的构建参数，单次构建可用 --build-arg 覆盖；留空则使用官方地址：
  docker build --build-arg GOPROXY= .`,
  },
  'dockerfile.china': {
    brief: '默认值都是国内可以访问的镜像源。',
    teach:
      '默认值都是国内可以访问的镜像源；官方地址在国内很慢，甚至连接超时。镜像源时有关停，失效时请按上面的方法替换。',
  },
  'dockerfile.buildImage': {
    brief: '编译用的镜像；写完整的镜像名，便于依赖更新机器人升级。',
    teach:
      '编译用的镜像，内含 Go 工具链。写完整的镜像名，便于 Renovate 等依赖更新机器人自动升级；标签写明版本：用 golang:latest，今天和明天构建的结果可能不同。',
  },
  'dockerfile.runAlpine': {
    brief: '运行用的镜像。',
    teach:
      '运行用的镜像：Alpine Linux，约 8 MB；Debian 和 Ubuntu 都在 70 MB 以上，要打的安全补丁也更多。它自带 HTTPS 请求所需的 CA 证书，还有 shell，可以进入容器排查问题。',
  },
  'dockerfile.runDistroless': {
    brief: '运行用的镜像。',
    teach:
      '运行用的镜像：distroless，约 3 MB，只有 HTTPS 请求所需的 CA 证书、时区数据和少量其他文件。没有 shell 和包管理器，入侵者没有工具可用，要打的安全补丁也很少。',
  },
  'dockerfile.apkMirror': {
    brief: 'Alpine 软件源：地址中 /v{alpineVersion}/main 之前的部分。可以写多个，用空格分隔，依次尝试。',
    teach:
      'Alpine 的包管理器 apk 从这里下载软件包：填地址中 /v{alpineVersion}/main 之前的部分。可以写多个，用空格分隔，依次尝试，某个软件源失效不会中断构建。',
  },
  'dockerfile.goProxy': {
    brief: 'Go 模块代理。用“|”分隔：前一个出任何错误都试下一个；用“,”分隔：只有前一个返回 404/410 才试下一个。',
    teach:
      'Go 从这里下载模块，也就是代码导入的第三方库。用“|”分隔：前一个出任何错误都试下一个，某个代理失效不会中断构建；用“,”分隔：只有前一个返回 404/410 才试下一个。',
  },
  'dockerfile.goSumdb': {
    brief: '校验和数据库，用来校验下载的模块。',
    teach: '校验和数据库，用来校验下载的模块。没有它，镜像源可以用篡改过的代码冒充任何模块。',
  },
  'dockerfile.mirrorSwitch': {
    brief: `一次停用上面的所有镜像源；单独给出的 --build-arg 仍然有效：
  docker build --build-arg MIRRORS= .`,
    teach: `一次停用上面的所有镜像源，例如在海外构建时：MIRRORS 留空，它们也都为空，即使用官方地址。单独给出的 --build-arg 仍然有效。
  docker build --build-arg MIRRORS= .`,
  },
  'dockerfile.mirrorsOff': {
    brief: 'MIRRORS=off 时，compose.yaml 改为把这一个置空。',
  },
  'dockerfile.needsBuildKit': {
    brief: '让 Docker 的旧版构建器停在这里，并提示如何启用 BuildKit；BuildKit 和 Buildah 会跳过这个阶段。',
  },
  'dockerfile.toolchain': {
    brief: 'Go 工具链及其设置。本阶段在构建机的平台上运行，交叉编译。',
    teach:
      'Go 工具链及其设置，后面的阶段以它为基础；AS 为阶段命名。它在构建机的平台上运行，交叉编译，例如在 amd64 上编译 arm64 的程序，比模拟快许多倍。',
  },
  'dockerfile.git': {
    brief: '直接从代码仓库下载模块时，Go 需要 git。软件源只保留最新版，写死版本的话，构建很快就会失败。',
    teach:
      'RUN 执行命令，并把改动的文件保存为一层。直接从代码仓库下载模块时，Go 需要 git。--no-cache 不在层里留下软件包索引。软件源只保留最新版，写死版本的话，构建很快就会失败。',
  },
  'dockerfile.workdir': {
    brief: '',
    teach:
      '创建目录并进入其中。每个阶段只能看到自己用 ARG 声明的构建参数；名字以 TARGET 开头的由 Docker 填写，表示目标平台。',
  },
  'dockerfile.goEnvironment': {
    brief: '禁用 cgo，编译出静态链接的程序，镜像里不需要 C 库。',
    teach:
      'ENV 设置环境变量，这里设置的是 go 命令的环境变量。CGO_ENABLED=0：禁用 cgo，编译出静态链接的程序，不依赖任何 C 库。启用 cgo 则依赖本阶段的 C 库，放到没有这个库的镜像里，启动时会报令人费解的“no such file or directory”。',
  },
  'dockerfile.timeZones': {
    brief: 'timetzdata 把时区数据编译进程序，因为镜像里没有。',
    teach:
      'timetzdata 把时区数据编译进程序，因为镜像里没有，否则 time.LoadLocation("Asia/Shanghai") 会报错。容器默认是 UTC，要用北京时间，运行时设置 TZ=Asia/Shanghai 即可，不用安装 tzdata。',
  },
  'dockerfile.variant': {
    brief: '处理器变体，例如 linux/arm/v7、linux/amd64/v3。go list std 预先生成标准库的索引，加快 imports 阶段。',
  },
  'dockerfile.imports': {
    brief: '列出代码导入的包，每次修改后执行；列表不变，deps 就直接使用缓存。',
    teach:
      '列出代码导入的包。每次修改后执行，不联网，约一秒；列表不变，deps 就直接使用缓存。default.pgo（PGO 配置）会影响依赖的编译结果，所以一并带上。--mount=type=bind 只在执行这条命令时挂载项目文件；用 COPY 会多出一层。',
  },
  'dockerfile.dependencies': {
    brief:
      '把这些包编译成单独的一层，CI 可以缓存它。/saved 在本机保留上次的结果，只需编译新增的包。Go 会更新所用文件的日期，日期没有更新的就是不再使用的，会被删除。',
    teach:
      '把这些包编译成单独的一层，全新的 CI runner 可以从层缓存取得它。go.sum* 表示没有 go.sum 也可以。--mount=type=cache 挂载本机的一个目录，构建结束后仍然保留：/saved 保留上次的结果，只需编译新增的包。Go 会更新所用文件的日期，日期没有更新的就是不再使用的，会被删除。',
  },
  'dockerfile.build': {
    brief: '编译你的代码。缓存挂载的初始内容是 deps 的编译结果。',
    teach:
      '编译你的代码。缓存挂载的初始内容是 deps 的编译结果，这里编译的内容也保留在其中，供下次构建使用。-s -w 去掉符号表和调试信息，体积约小三分之一，panic 的调用栈照样可读。-X 设置程序里的变量，这里写入版本号和提交号，go version -m 和 SBOM 扫描器都能读到。',
  },
  'dockerfile.listFails': {
    brief: '如果 Go 版本低于 go.mod 的要求，请把 BUILD_IMAGE 换成更新的 golang 镜像。',
  },
  'dockerfile.dependenciesFail': {
    brief:
      '如果 go.sum 缺少条目，请执行 go mod tidy，并提交 go.mod 和 go.sum。这里不使用 go.work，请在 go.mod 中 require 它包含的模块。',
  },
  'dockerfile.runWithPackages': {
    brief: `运行镜像。为其他平台安装软件包需要模拟：
  docker run --privileged --rm tonistiigi/binfmt --install all`,
    teach: `运行镜像：最终交付的只有这个阶段。安装软件包要执行目标平台的命令，目标平台与构建机不同时需要模拟：
  docker run --privileged --rm tonistiigi/binfmt --install all`,
  },
  'dockerfile.run': {
    brief: '运行镜像。这里只复制文件，为任何平台构建都不需要模拟。',
    teach: '运行镜像：最终交付的只有这个阶段，前面的阶段都会丢弃。这里只复制文件，为任何平台构建都不需要模拟。',
  },
  'dockerfile.runScratch': {
    brief: '运行镜像。这里只复制文件，为任何平台构建都不需要模拟。',
    teach:
      '运行镜像：最终交付的只有这个阶段，前面的阶段都会丢弃。scratch 是空镜像：没有要打补丁的内容，入侵者没有工具可用，但也不能进入容器排查。这里只复制文件，为任何平台构建都不需要模拟。',
  },
  'dockerfile.packages': {
    brief: '软件源只保留最新版，写死版本的话，构建很快就会失败。',
    teach:
      '程序运行所需的软件包。--no-cache 不在层里留下软件包索引。软件源只保留最新版，写死版本的话，构建很快就会失败。',
  },
  'dockerfile.emptyImage': {
    brief: '空镜像缺少的内容：CA 证书和临时文件目录。',
    teach: '空镜像缺少 CA 证书（没有它，HTTPS 请求会失败）和临时文件目录。',
  },
  'dockerfile.program': {
    brief: '',
    teach: '--from=build：只复制编译好的程序，源代码、工具链和缓存都不进入镜像。',
  },
  'dockerfile.labels': {
    brief: '',
    teach: '镜像的说明，供人和镜像仓库查看；用 docker image inspect 可以看到。',
  },
  'dockerfile.user': {
    brief: '非 root 用户；写成数字，Kubernetes 才能执行 runAsNonRoot 检查。',
    teach:
      '以非 root 用户运行。不写就以 root 运行，程序一旦被攻破，攻击者在容器里就是 root。写成数字，Kubernetes 才能执行 runAsNonRoot 检查。',
  },
  'dockerfile.port': {
    brief: '',
    teach: '程序监听的端口。这一行只作说明，真正发布端口的是 docker run -p。',
  },
  'dockerfile.health': {
    brief: '程序检查自己，不需要 shell 和 curl。',
    teach:
      '让 Docker 检查程序是否健康，而不只是在运行：docker ps 会显示结果，Compose 可以等它健康后再启动别的服务；Docker 只标记，不会自动重启。Kubernetes 不看这里，它有自己的探针。程序检查自己，不需要 shell 和 curl。连续失败 retries 次标记为 unhealthy，start-period 内的失败不计数。',
  },
  'dockerfile.start': {
    brief: 'exec 形式：程序就是 PID 1，能直接收到信号。',
    teach:
      '启动命令，用 exec 形式（JSON 数组），不经过 shell：程序就是 PID 1，能直接收到 docker stop 的信号。如果经过 shell，程序收不到信号，十秒后会被强行终止，正在处理的请求也随之中断。',
  },
  'dockerfile.netrc': {
    brief: `凭据：下载时挂载 .netrc，它不进入任何一层：
  docker build --secret id=netrc,src=$HOME/.netrc .`,
    teach: `私有模块和公司自建的镜像源需要凭据：下载时挂载 .netrc，它不进入任何一层。如果改用 COPY、ARG 或 ENV 传入，拿到镜像的人都能读出来。
  docker build --secret id=netrc,src=$HOME/.netrc .`,
  },
  'dockerfile.ssh': {
    brief: `私有模块：git 使用本机的 SSH agent，密钥不进入任何一层：
  docker build --ssh default .`,
    teach: `私有模块需要凭据：git 使用本机的 SSH agent，密钥不进入任何一层。如果改用 COPY、ARG 或 ENV 传入，拿到镜像的人都能读出来。
  docker build --ssh default .`,
  },
  'dockerfile.private': {
    brief: '这些模块不经过公共代理，也不查询公共的校验和数据库。匹配模式不是机密。',
  },
  'dockerfile.gitBySsh': {
    brief: '让 git 通过 SSH 而不是 https 访问这些主机。',
  },
  'dockerfile.authority': {
    brief: '内网的 CA 证书：下载之前先信任它，镜像里也一样。',
    teach:
      '内网的 CA 证书，或会解密 TLS 的代理所用的 CA 证书。下载之前先信任它，否则 HTTPS 请求会报“certificate signed by unknown authority”。镜像也带上同一份列表。',
  },
  'dockerfile.authorityAgain': {
    brief: '安装软件包时，可能会根据这个目录重新生成 CA 列表。',
  },
};
