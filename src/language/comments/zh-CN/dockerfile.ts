import type { Comment } from '../comment.ts';
import type { dockerfile as en } from '../en/dockerfile.ts';

/** Comments of the Dockerfile, of a generated service as of a module that was there. */
export const dockerfile: Readonly<Record<keyof typeof en, Comment>> = {
  'dockerfile.file': {
    brief: '',
    teach: `本文件告诉 Docker 怎样制作镜像。镜像是一个文件系统，装着程序和它运行所需的一切，容器就从镜像启动。每条指令在已有的层上再叠加一层。Docker 会缓存每一层，只要指令和它读取的内容不变就直接复用；一旦变化，这一层和后面的所有层都要重新构建。所以不常变的写在前面，每次修改都会变的写在后面。
构建分为多个阶段，每个阶段以 FROM 开头。前几个阶段有 Go 工具链、源代码和全部依赖，共几百 MB；只有最后一个阶段成为镜像，它几乎只拿走编译好的程序。如果只用一个阶段，这几百 MB 都会留在镜像里，事后删除也没用：后面的层只是把文件遮住，下面的层里它们仍然存在。`,
  },
  'dockerfile.sources': {
    brief: `构建从哪里下载，每个地址只写在一处，用一个 --build-arg 就能替换；留空则使用官方地址：
  docker build --build-arg GOPROXY= .`,
    teach: `构建从哪里下载，每个地址只写在一处。ARG 是带默认值的构建参数：用一个 --build-arg 就能换成别的值，不必修改本文件；留空则使用官方地址：
  docker build --build-arg GOPROXY= .`,
  },
  'dockerfile.china': {
    brief: '默认值都是在中国大陆可以访问的镜像源。',
    teach:
      '默认值都是在中国大陆可以访问的镜像源；官方地址在国内很慢或根本连不上，构建会一直卡到超时。镜像源时有关停，失效时请按上面的办法替换。',
  },
  'dockerfile.buildImage': {
    brief: '编译用的镜像；写完整的镜像名，版本机器人才能自动升级。',
    teach:
      '编译用的镜像，里面有 Go 工具链。这里写的是完整的镜像名，Renovate 等版本机器人才能自动升级；标签写明版本，因为同一个文件若用 golang:latest，明天构建出来的就可能是另一个东西。',
  },
  'dockerfile.runAlpine': {
    brief: '运行用的镜像。',
    teach:
      '运行用的镜像：Alpine Linux，约 8 MB；Debian 和 Ubuntu 都在 70 MB 以上，要打的安全补丁也更多。它自带 HTTPS 请求所需的 CA 证书，还有 shell，可以进入运行中的容器排查问题。',
  },
  'dockerfile.runDistroless': {
    brief: '运行用的镜像。',
    teach:
      '运行用的镜像：distroless，约 3 MB，除了 HTTPS 请求所需的 CA 证书和时区数据，几乎没有别的。没有 shell 和包管理器，入侵者没有工具可用，要打的安全补丁也很少。',
  },
  'dockerfile.apkMirror': {
    brief: 'Alpine 软件源：地址中 /v{alpineVersion}/main 之前的部分。可以写多个，用空格分隔，前一个出错就试下一个。',
    teach:
      'Alpine 的包管理器 apk 从哪里下载软件包：地址中 /v{alpineVersion}/main 之前的部分。可以写多个，用空格分隔，前一个出错就试下一个，这样某个软件源失效时构建不会中断。',
  },
  'dockerfile.goProxy': {
    brief: 'Go 模块代理。“|”表示前一个出任何错都试下一个；“,”表示只有找不到模块时才试下一个。',
    teach:
      'Go 从哪里下载模块，也就是程序引用的第三方库；可以写多个地址。“|”表示前一个出任何错都试下一个，这样某个镜像源失效时构建不会中断；“,”表示只有找不到模块时才试下一个。',
  },
  'dockerfile.goSumdb': {
    brief: '校验和数据库，用来证明下载的模块与所有人拿到的一致。',
    teach:
      '校验和数据库，用来证明下载的模块与所有人拿到的一致。没有它，镜像源可以用任意代码冒充任何模块，而且没有人会发现。',
  },
  'dockerfile.toolchain': {
    brief:
      'Go 工具链。它在构建机的平台上运行，为目标平台编译。影响编译结果的设置都集中在这里：只有它们完全相同，编译好的包才能复用。',
    teach: `Go 工具链，后面的阶段都以它为基础；AS 为阶段命名。--platform 让它在构建机的平台上运行，为目标平台编译，例如在 amd64 上编译 arm64 的程序。不这样写就要模拟目标处理器，也能构建，但耗时是许多倍。
影响编译结果的设置都集中在这里：只有它们完全相同，编译好的包才能复用。`,
  },
  'dockerfile.git': {
    brief:
      '模块可能直接从代码仓库下载，Go 需要 git。这里有意不写版本：软件源只保留最新版，写死版本的话，构建很快就会失败。',
    teach: `RUN 执行命令，并把命令改动的文件保存为一层。模块可能直接从代码仓库下载，这时 Go 需要 git。设置了 APK_MIRROR 时从那里下载；--no-cache 让 apk 不在层里留下软件包索引。
这里有意不写版本：软件源只保留最新版，写死版本的话，构建很快就会失败。`,
  },
  'dockerfile.workdir': {
    brief: '',
    teach:
      'WORKDIR 创建文件夹并进入其中，后面的相对路径都从这里算起。每个阶段只能看到自己用 ARG 声明的构建参数；名字里带 TARGET 的由 Docker 填写，表示镜像的目标平台。',
  },
  'dockerfile.goEnvironment': {
    brief: '不用 C：程序是静态的，镜像里不需要 libc。去掉路径：同样的源代码在哪里编译，得到的字节都相同。',
    teach: `ENV 设置环境变量，这里设置的是 go 命令的环境变量。
CGO_ENABLED=0：不用 C，编译出静态程序，不依赖任何 C 库。若用了 C，程序就依赖编译阶段的 C 库，到了没有这个库的镜像里，启动时会报令人费解的“no such file or directory”。
-trimpath：程序里不留构建机的路径，同样的源代码在哪里编译，得到的字节都相同。`,
  },
  'dockerfile.timeZones': {
    brief: 'timetzdata 把时区数据编译进程序，因为镜像里没有。',
    teach: 'timetzdata 把时区数据编译进程序，因为镜像里没有；否则 time.LoadLocation("Asia/Shanghai") 会报错。',
  },
  'dockerfile.imports': {
    brief:
      '程序引用的包，不含它自己的。每次修改后都会重新列出，只看源代码，不用网络，约一秒。只要列表不变，下一个阶段就直接用缓存。',
    teach: `程序引用的包，不含它自己的。每次修改后都会重新列出，只看源代码，不用网络，约一秒。只要列表不变，下一个阶段就直接用缓存。
--mount=type=bind 只在这条命令执行期间让它看到项目文件；用 COPY 也可以，但会多出一层。`,
  },
  'dockerfile.dependencies': {
    brief:
      '把这些包编译好，打包成单独的一层，全新的 CI 机器可以从层缓存取得它。缓存挂载则让本机在新增依赖时，不必重新下载和编译原有的包。',
    teach: `把这些包编译好，打包成单独的一层。只有依赖变化时才会重新构建这一层，修改程序不会。如果一开始就复制全部源代码，那么每改一行都要重新下载和编译所有依赖。go.sum 后面的星号表示它可以不存在：还没有依赖时就没有这个文件。
--mount=type=cache 挂载的是本机的一个文件夹，构建结束后仍然保留，也不进入任何一层；新增依赖时，不必重新下载和编译原有的包。全新的 CI 机器没有这个文件夹，但可以从层缓存取得这一层。`,
  },
  'dockerfile.build': {
    brief:
      '编译程序。修改之后只编译受影响的部分，其余取自缓存挂载；缓存挂载为空时取自上面那一层。build 文件夹最后打包，这样解包中途被打断时，下次会重新解包。',
    teach: `编译程序。修改之后只编译受影响的部分，其余取自缓存挂载；缓存挂载为空时取自上面那一层。build 文件夹最后打包，这样解包中途被打断时，下次会重新解包。
-s -w 去掉符号表和调试信息，体积约小三分之一，panic 的调用栈照样可读。-X 设置程序里的变量，这里写入版本和提交号。`,
  },
  'dockerfile.runWithPackages': {
    brief: `最终运行的镜像。安装软件包要执行目标平台的命令，所以目标平台与构建机不同时，这里需要模拟：
  docker run --privileged --rm tonistiigi/binfmt --install all`,
    teach: `最终运行的镜像：交付的只有从这里开始的内容，前面的阶段都不在其中。安装软件包要执行目标平台的命令，所以目标平台与构建机不同时，这里需要模拟：
  docker run --privileged --rm tonistiigi/binfmt --install all`,
  },
  'dockerfile.run': {
    brief: '最终运行的镜像。这里只复制文件，所以为任何平台构建都不需要模拟。',
    teach:
      '最终运行的镜像：交付的只有从这里开始的内容，前面的阶段都不在其中。这里只复制文件，所以为任何平台构建都不需要模拟。',
  },
  'dockerfile.runScratch': {
    brief: '最终运行的镜像。这里只复制文件，所以为任何平台构建都不需要模拟。',
    teach:
      '最终运行的镜像：交付的只有从这里开始的内容，前面的阶段都不在其中。scratch 是空镜像：没有要打补丁的东西，入侵者没有工具可用，但你自己排查问题时也没有。这里只复制文件，所以为任何平台构建都不需要模拟。',
  },
  'dockerfile.packages': {
    brief: '这里有意不写版本：软件源只保留最新版，写死版本的话，构建很快就会失败。',
    teach:
      '程序运行时还需要的软件包；设置了 APK_MIRROR 时从那里下载。--no-cache 让 apk 不留下软件包索引。这里有意不写版本：软件源只保留最新版，写死版本的话，构建很快就会失败。',
  },
  'dockerfile.emptyImage': {
    brief: '空镜像缺少的东西：TLS 信任的根证书，以及存放临时文件的地方。',
    teach: '空镜像缺少的东西：TLS 信任的根证书，没有它所有 HTTPS 请求都会失败；以及存放临时文件的地方。',
  },
  'dockerfile.program': {
    brief: '',
    teach: '从编译阶段拿来程序，别的一概不要。',
  },
  'dockerfile.labels': {
    brief: '',
    teach: '标签说明镜像是什么，供人和镜像仓库查看；用 docker image inspect 可以看到。',
  },
  'dockerfile.user': {
    brief: '无特权用户，写成数字：Kubernetes 不用查看镜像内容，就能判断它不是 root。',
    teach:
      '以无特权用户运行程序。没有这一行就是 root，入侵程序的人也就成了 root。写成数字，Kubernetes 不用查看镜像内容，就能判断它不是 root（runAsNonRoot）。',
  },
  'dockerfile.port': {
    brief: '',
    teach: '程序监听的端口。这一行只作说明，真正开放端口的是 docker run -p。',
  },
  'dockerfile.health': {
    brief:
      '程序自己检查自己，所以不需要 shell 和 curl。第一次应答之前每隔 start-interval 检查一次，之后每隔 interval 一次。',
    teach:
      '让 Docker 知道程序不仅在运行，而且正常：docker ps 会显示结果，Compose 可以等它正常后再启动别的服务；Kubernetes 不看这里，它有自己的探针。程序自己检查自己，所以不需要 shell 和 curl：第一次应答之前每隔 start-interval 检查一次，之后每隔 interval 一次；连续失败 retries 次即为不健康。',
  },
  'dockerfile.start': {
    brief: '写成列表，不经过 shell：程序就是 1 号进程，能直接收到 docker stop 的信号。',
    teach:
      '容器启动的程序。写成列表，不经过 shell：程序就是 1 号进程，能直接收到 docker stop 的信号。如果经过 shell，程序收不到信号，十秒后会被强行终止，正在处理的请求也随之中断。',
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
    brief: '这些模块既不向公共代理请求，也不到公共的校验和数据库查询。匹配模式不是机密。',
  },
  'dockerfile.gitBySsh': {
    brief: 'Go 使用 https 地址，这里让 git 改用 SSH 访问这些主机。',
  },
  'dockerfile.mirrorSwitch': {
    brief: `一个开关，停用上面的所有镜像源；单独给出的 --build-arg 仍然有效：
  docker build --build-arg MIRRORS=off .`,
    teach: `一个开关，停用上面的所有镜像源，例如在海外构建时：MIRRORS=off 会把它们都置空，也就是使用官方地址。单独给出的 --build-arg 仍然有效。
  docker build --build-arg MIRRORS=off .`,
  },
  'dockerfile.authority': {
    brief: '签发内网服务器证书的 CA：下载任何东西之前先信任它，镜像里也一样。',
    teach:
      '签发内网服务器证书的 CA，或会解密 TLS 的代理所用的 CA。下载任何东西之前先信任它，否则所有 https 请求都会失败，报“certificate signed by unknown authority”。镜像也带上同一份列表。',
  },
  'dockerfile.authorityAgain': {
    brief: '安装软件包时，可能会根据这个文件夹重新生成 CA 列表。',
  },
};
