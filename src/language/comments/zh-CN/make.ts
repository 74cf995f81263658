import type { Comment } from '../comment.ts';
import type { make as en } from '../en/make.ts';

/** Comments and help of the Makefile. */
export const make: Readonly<Record<keyof typeof en, Comment>> = {
  'make.file': `单独运行 make 会列出所有目标。编译和测试只需要 Go，不需要 Docker。变量可以只对一次运行生效：
  make image VERSION=v1.2.3`,
  'make.version': {
    brief: '构建的是什么版本，有 git 时取自 git。命令通过环境变量得到它：标签里可能有 shell 会当成命令的字符。',
    teach: `构建的是什么：版本和修订号，有 git 时取自 git。用 := 只问 git 一次，而不是名字每出现一次就问一次。
命令通过环境变量 $$VERSION 得到它们，而不是 $(VERSION)：git 标签里可能有 shell 会当成命令的字符。镜像标签里不能有 / 和 +。`,
  },
  'make.registry': 'REGISTRY=registry.example.com/team 会加在镜像名前面。',
  'make.arguments': 'Dockerfile 的构建参数，取自环境变量或 make 的命令行（如果那里设了）；留空则使用官方地址。',
  'make.mirrors': `全部改用官方地址：
  make image MIRRORS=off`,
  'make.race': {
    brief: '竞态检测需要 cgo；没有 C 编译器时，Go 会关闭 cgo。',
    teach: '竞态检测能找出两个 goroutine 同时使用同一块内存的地方。它需要 cgo；没有 C 编译器时，Go 会关闭 cgo。',
  },
  'make.goContainer': '生成这些文件的生成器版本，与 CI 一致。要用本机安装的版本：make check GO_CONTAINER=go-container',
  'make.run': '和在服务器上一样：没有任何 root 权限，除了内存哪里都写不了。',
  'make.runWritable': '和在服务器上一样：没有任何 root 权限。',
  'make.port': '用 PORT=9090 make run 可以换一个本机端口。',
  'make.platforms':
    '这样的镜像，Docker 只有启用 containerd 镜像存储，或使用单独的构建器（docker buildx create --use）时才能保存；设了 REGISTRY 则直接推送过去。',
  'make.help': '列出所有目标',
  'make.variables': '变量，用法如 make image VERSION=v1.2.3：',
  'make.generate': '生成要编译、但不是手写的文件',
  'make.build': '为本机编译到 bin',
  'make.test': '运行测试，条件允许时带竞态检测',
  'make.lint': '用 go vet 查错；装了 golangci-lint 也会用上',
  'make.noLinter': '没有安装 golangci-lint，只运行了 go vet',
  'make.fmt': '格式化代码',
  'make.image': '构建镜像',
  'make.images': '构建全部镜像；image-NAME 只构建一个',
  'make.runImage': '构建镜像并运行',
  'make.runImages': '构建第一个镜像并运行；run-NAME 运行另一个',
  'make.push': '构建并推送到 REGISTRY',
  'make.noRegistry': '请指明推送到哪里：make push REGISTRY=registry.example.com/team',
  'make.buildPlatforms': '为 PLATFORMS 中的平台构建；设了 REGISTRY 则推送',
  'make.check': '让 go-container 检查文件与答案是否一致',
  'make.clean': '删除 build 写出的文件',
};
