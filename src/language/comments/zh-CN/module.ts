import type { Comment } from '../comment.ts';
import type { module as en } from '../en/module.ts';

/** Comments of the files for an existing module that differ from those of a generated service. */
export const module: Readonly<Record<keyof typeof en, Comment>> = {
  'module.several': {
    brief: `每个程序有自己的镜像，由文件末尾的同名阶段生成。构建其中一个：
  docker build --target NAME .`,
  },
  'module.severalBake': {
    brief: `每个程序有自己的镜像，由文件末尾的同名阶段生成。构建其中一个，或全部：
  docker build --target NAME .
  docker buildx bake`,
  },
  'module.toolchainWithC': {
    brief: '带 C 编译器的 Go 工具链，在目标平台上运行：交叉编译 C 代码需要更多工具，目标平台与构建机不同时要靠模拟。',
    teach:
      '带 C 编译器的 Go 工具链，后面的阶段以它为基础；AS 为阶段命名。它在目标平台上运行：交叉编译 C 代码需要更多工具，目标平台与构建机不同时要靠模拟，耗时是许多倍。',
  },
  'module.builderPackages': {
    brief: '编译所需的软件包。软件源只保留最新版，写死版本的话，构建很快就会失败。',
    teach:
      'RUN 执行命令，并把改动的文件保存为一层。这里安装编译所需的软件包；--no-cache 不在层里留下软件包索引。软件源只保留最新版，写死版本的话，构建很快就会失败。',
  },
  'module.staticC': {
    brief: '启用 cgo，在下面静态链接：镜像里没有 C 库。',
    teach:
      'ENV 设置环境变量，这里设置的是 go 命令的环境变量。CGO_ENABLED=1：程序用到 cgo。镜像里没有 C 库，所以在下面静态链接；动态链接的程序启动时会报令人费解的“no such file or directory”。',
  },
  'module.dynamicC': {
    brief: '启用 cgo：程序需要镜像里的 C 库 musl。',
    teach:
      'ENV 设置环境变量，这里设置的是 go 命令的环境变量。CGO_ENABLED=1：程序用到 cgo，也就需要镜像里的 C 库，两个阶段里都是 musl。换成 C 库不同或没有 C 库的镜像，启动时会报令人费解的“no such file or directory”。',
  },
  'module.build': {
    brief: '编译你的代码。缓存挂载的初始内容是 deps 的编译结果。',
    teach:
      '编译你的代码。缓存挂载的初始内容是 deps 的编译结果，这里编译的内容也保留在其中，供下次构建使用。-s -w 去掉符号表和调试信息，体积约小三分之一，panic 的调用栈照样可读。',
  },
  'module.buildPlain': {
    brief:
      '编译你的代码。依赖没有单独的阶段，因为要看到全部源代码（工作区、被替换的模块）或访问网络（go 行早于 1.17）才知道依赖的内容。',
    teach:
      '编译你的代码。依赖没有单独的阶段，因为要看到全部源代码（工作区、被替换的模块）或访问网络（go 行早于 1.17）才知道依赖的内容。--mount=type=cache 挂载本机的一个目录，构建结束后仍然保留；没有它，每改一行都要重新下载和编译依赖。',
  },
  'module.files': {
    brief: '程序要读取的文件。它们属于 root，程序不能修改。',
  },
  'module.writable': {
    brief: '程序可以写入的目录。',
    teach: '程序可以写入的目录：它们属于运行程序的用户，其他目录都属于 root。',
  },
  'module.workdir': {
    brief: '',
    teach: '程序在这个目录启动，相对路径从这里算起。',
  },
  'module.volumes': {
    brief: '',
    teach: '容器删除后仍要保留的数据：Docker 把这些目录存放在容器之外。写在别处的内容会随容器一起消失。',
  },
  'module.settings': {
    brief: '',
    teach: '程序的环境变量，可以用 docker run -e 覆盖。拿到镜像的人都能读到它们，所以不要放机密。',
  },
  'module.probe': {
    brief: '',
    teach: '供下面的 HEALTHCHECK 使用的小程序：基础镜像里没有合适的工具，或者要用到 shell。',
  },
  'module.health': {
    brief: '',
    teach:
      '让 Docker 检查程序是否健康，而不只是在运行：docker ps 会显示结果，Compose 可以等它健康后再启动别的服务；Docker 只标记，不会自动重启。Kubernetes 不看这里，它有自己的探针。连续失败 retries 次标记为 unhealthy，start-period 内的失败不计数。',
  },
  'module.noHealth': {
    brief: '没有健康检查：没有识别出监听端口。',
  },
  'module.arguments': {
    brief: '',
    teach: '默认参数；docker run 末尾给出参数时，会替换它们。',
  },

  'moduleIgnore.file': {
    brief:
      '构建不该看到或用不到的文件。列在这里的文件既不会进入镜像层，它们的变化也不会让已缓存的层重新构建。程序可能嵌入的目录不在其中。',
    teach: `docker build 会把当前目录作为“构建上下文”交给构建器，列在这里的文件则不会交出去：它们既不会被 COPY 带进镜像，它们的变化也不会让已缓存的层重新构建。没有这个文件，.git 里的全部历史和目录里的各种密码文件，每次构建都会一起传给构建器。
写法与 .gitignore 相似，但路径从当前目录算起：**/ 表示任意层子目录，! 表示例外。程序可能嵌入的目录不在其中。`,
  },
  'moduleIgnore.history': { brief: '版本历史' },
  'moduleIgnore.leftovers': { brief: '测试留下的文件，以及项目中其他构建带来的文件' },
  'moduleIgnore.description': { brief: '描述镜像、但不属于镜像的文件' },

  'healthprobe.command': {
    brief: `Command healthprobe 供镜像的 HEALTHCHECK 调用，不需要 shell，任何基础镜像都能用。本机上的服务正常时，退出状态为 0。

\thealthprobe PORT              连接端口
\thealthprobe PORT PATH         请求一个路径，2xx 和 3xx 表示正常
\thealthprobe PORT PATH NAME    同上；环境变量 NAME 里有端口时，用其中的端口

它自己处理 HTTP：用 net/http 的话，体积会是现在的三倍。`,
  },
};
