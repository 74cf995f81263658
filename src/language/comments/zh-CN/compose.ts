import type { Comment } from '../comment.ts';
import type { compose as en } from '../en/compose.ts';

/** Comments of compose.yaml. */
export const compose: Readonly<Record<keyof typeof en, Comment>> = {
  'compose.file': {
    brief: `在容器里运行本项目，去掉一切用不到的权限。开发时（每次修改后自动重新构建），以及在服务器上：
  docker compose up --watch
  docker compose up --detach --wait`,
    teach: `Compose 按本文件构建镜像、启动容器，并用一个网络把它们连起来。开发和服务器用同一个文件，这里能跑，那里就能跑：容器用不到的权限一概不给。
第一条命令在每次修改后重新构建镜像并替换容器；第二条启动容器，等健康检查（就是镜像里的那个）通过后返回。
  docker compose up --watch
  docker compose up --detach --wait
\${…} 里是 shell 变量，或同目录 .env 文件中的一行（git 和镜像都看不到这个文件）；:- 后面是默认值。`,
  },
  'compose.shared': {
    brief: '每个程序共有的设置。',
    teach: '每个程序共有的设置：& 给它起名，下面的 <<: *hardened 把它并入服务。以 x- 开头的内容，Compose 自己会跳过。',
  },
  'compose.settings': {
    brief: '没有写值的设置，取自 shell 或 .env（如果那里设了）。',
    teach: '程序的设置。没有写值的，取自 shell 或 .env；那里也没有设，就用程序自己的默认值。',
  },
  'compose.goMemory': {
    brief: '下面的内存限额里 Go 可以用多少，好让它及时回收。',
    teach:
      '下面的内存限额里 Go 可以用多少。内存快用完时，它会更勤快地回收；没有这一行，Go 不知道有限额，程序就会被内核杀掉。',
  },
  'compose.limits': {
    brief: '内存泄漏或请求洪峰到此为止，不会拖垮整台机器。',
    teach: '内存、处理器和进程数的限额。没有它们，一个泄漏内存的程序会占满整台机器的内存，内核就会随意杀进程。',
  },
  'compose.readOnly': {
    brief: '运行期间，镜像里的任何文件都改不了。',
    teach: '运行期间，镜像里的任何文件都改不了：就算有人闯进来，也留不下任何程序。',
  },
  'compose.notReadOnly': '这里没有 read_only: true，因为程序要写入一个镜像里已有文件的文件夹。',
  'compose.temporary': {
    brief: '放在内存里的文件夹。',
    teach: '放在内存里的文件夹，用来存放丢了也无妨的文件：每次启动时都是空的，占用的空间计入内存限额。',
  },
  'compose.privileges': {
    brief: '不给任何 root 权限，也不留拿回它的途径。',
    teach:
      'Linux 把 root 的权限拆成若干 capability，服务一个也用不到。no-new-privileges 让带 setuid 位的程序无法再拿回这些权限。',
  },
  'compose.stopService': {
    brief: '从 SIGTERM 到强制杀掉的时间：要长于 DRAIN_DELAY 与 SHUTDOWN_TIMEOUT 之和。',
    teach:
      '从收到 SIGTERM 到被强制杀掉，程序有多少时间：要长于 DRAIN_DELAY（1s）与 SHUTDOWN_TIMEOUT（8s）之和，这样已接收的请求都能得到响应。调大它们时，这里也要调大。不需要 init：程序就是 1 号进程，自己会收到信号。',
  },
  'compose.stopModule': {
    brief: '从 SIGTERM 到强制杀掉的时间：要长于最慢的请求。',
    teach:
      '从收到 SIGTERM 到被强制杀掉，程序有多少时间：要长于最慢的请求所需的时间。不需要 init：程序就是 1 号进程，自己会收到信号。',
  },
  'compose.image': {
    brief: 'REGISTRY=registry.example.com/team 会加在名字前面。',
    teach:
      '镜像的名字。设了 REGISTRY=registry.example.com/team，它就加在名字前面，docker compose push 会把镜像推到那里。',
  },
  'compose.pull': {
    brief: `在这里构建，绝不去 Docker Hub 找。在没有源码的服务器上，从镜像仓库拉取：
  docker compose up --detach --wait --pull always --no-build`,
    teach: `每次启动时都在这里构建镜像，没有改动的话只要一秒。没有这一行，Compose 会先去 Docker Hub 找同名的镜像，说不定就用上了陌生人放在那里的东西。在没有源码的服务器上，从自己的镜像仓库拉取：
  REGISTRY=registry.example.com/team VERSION=v1.2.3 docker compose up --detach --wait --pull always --no-build`,
  },
  'compose.arguments': {
    brief: 'Dockerfile 的构建参数，取自 shell 或 .env（如果那里设了）；留空则使用官方地址。',
    teach:
      'Dockerfile 的构建参数。shell 或 .env 里设了就用那里的值，没有设就用 Dockerfile 自己的；留空则使用官方地址。',
  },
  'compose.mirrors': `某一次构建全部改用官方地址：
  MIRRORS=off docker compose build`,
  'compose.ports': {
    brief: '先是本机端口，后是容器端口。用变量可以换成别的：9090，或只对本机开放的 127.0.0.1:9090。',
    teach:
      '先是本机端口，后是容器端口。用变量可以换成别的：9090，或只对本机开放的 127.0.0.1:9090。不写地址的话，即使本机防火墙不放行，Docker 也会把端口对外开放。',
  },
  'compose.restartOnFailure':
    '它不监听端口，可能做完事就会结束。docker compose up --wait 会把这种结束当成失败，所以用它时请写明其他服务的名字。',
  'compose.volumes': '写在这里的内容在容器删除后仍然保留。新建的卷沿用镜像中的属主：用户 65532。',
  'compose.watch': {
    brief: '修改后重新构建镜像，测试文件、日志和 .dockerignore 列出的文件除外。',
    teach:
      'docker compose up --watch 在每次修改后做的事：重新构建镜像并替换容器。测试文件、日志和 .dockerignore 列出的文件除外。',
  },
  'compose.netrc': '私有模块的凭据，只在构建时挂载，不会留在任何一层里。用 NETRC 可以指定别的文件。',
};
