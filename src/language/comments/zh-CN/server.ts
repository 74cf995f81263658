import type { Comment } from '../comment.ts';
import type { server as en } from '../en/server.ts';

/** Comments of the generated Go service. Those above a declaration begin with its name, as godoc wants it. */
export const server: Readonly<Record<keyof typeof en, Comment>> = {
  'goMod.go': {
    brief: '编译本模块最低需要的 Go 版本，与构建镜像里的相同。',
    teach: '编译本模块最低需要的 Go 版本，与构建镜像里的相同；更旧的 Go 会拒绝编译，或尝试下载这个版本。',
  },
  'goMod.require': '其余的依赖由 go get 和 go mod tidy 维护。',

  'server.command': `Command server 运行服务。它也是自己的健康检查程序，所以镜像里不需要 shell 和 curl：

\tserver              提供服务，直到收到 SIGINT 或 SIGTERM
\tserver healthcheck  检查本机上运行的服务是否存活
\tserver version      打印构建信息`,
  'server.errUsage': 'errUsage 表示命令行用法有误，它有单独的退出状态。',
  'server.signals': {
    brief: '第一个信号要求正常停止；此后不再捕获信号，所以第二个信号会立即终止程序。',
    teach:
      'docker stop 和 Kubernetes 用 SIGTERM 要求停止，Ctrl-C 发的是 SIGINT；如果不捕获，程序会立即结束，正在处理的请求随之中断。第一个信号让 ctx 结束；此后不再捕获信号，所以第二个信号会立即终止程序。',
  },
  'server.run': 'run 是 main 的主体，不直接接触进程本身，便于测试调用。',
  'server.healthcheck': {
    brief: '与服务读取同样的配置：那边改了端口，这里也随之改变。',
    teach:
      'Docker 在容器里运行这个子命令，它是服务之外的另一个进程。两者读取同样的配置：那边改了端口，这里也随之改变。',
  },

  'config.config': 'config 是可以从外部设置的内容：同一个镜像到处运行，差异由环境变量决定。',
  'config.loadConfig': 'loadConfig 读取环境变量，并一次报告其中的全部错误。',
  'config.waits': '两段等待加起来不超过 10 秒，否则 docker stop 会强行终止程序；Kubernetes 会等 30 秒。',
  'config.set': 'set 用环境变量的值替换默认值。空值视为没有设置：宿主机上没有的变量，Compose 会传入“PORT=”。',

  'handler.newHandler': 'newHandler 注册服务的路由，新的路由加在这里。',
  'handler.write': '只有客户端已经断开时写入才会失败，这时也无人可通知了。',
  'handler.closeUnlessReady':
    'closeUnlessReady 在应答的同时，让保持连接的客户端改连别处。如果改为直接关闭空闲连接，会丢掉正在路上的请求。',
  'handler.logRequests': 'logRequests 为每个请求写一行日志；探针每隔几秒就来一次，不记录。',
  'handler.statusRecorder': 'statusRecorder 记住状态码，因为 [http.ResponseWriter] 不提供读取它的办法。',
  'handler.writeHeader': 'WriteHeader 只记住第一个最终状态码，服务器发出的也只有它：1xx 在它之前，再晚的已来不及。',
  'handler.unwrap': 'Unwrap 让 [http.ResponseController] 能找到服务器最初传入的对象。',

  'serve.serve': 'serve 处理请求，直到 ctx 结束；然后停止，已接受的请求一个也不丢。',
  'serve.logger': {
    brief: '',
    teach: '每行一个 JSON 对象，写到标准输出：Docker 和 Kubernetes 会收集容器打印的内容，日志系统可以按字段检索。',
  },
  'serve.goroutine': {
    brief: '',
    teach: 'Serve 要到服务结束才返回，所以放进单独的 goroutine；下面等待它返回，或等待停止信号。',
  },
  'serve.notReady': '负载均衡器要过一会儿才会发现服务不再就绪，在此之前仍会发来请求。',
  'serve.limit': '这个时限不能取决于 ctx，因为它已经结束。请求也不受 ctx 影响，会继续处理。',
  'serve.shutdownLast':
    'Shutdown 放在最后：调用它时，已经到达但还没有读取的请求会被丢弃。所以先停止接受新连接，再让已有的连接都得到应答。',
  'serve.closeListener': '重复关闭时才会出错',
  'serve.closeServer': '通过 context 通知剩下的请求',
  'serve.newServer':
    'newServer 设置 net/http 默认没有的各种时限：没有时限，停着不动的客户端会永远占住连接。需要长时间输出的处理函数，可以用 [http.ResponseController] 延长自己的时限。',

  'drain.silentGrace': 'silentGrace 是停止时等待静默连接的时间：它的第一个请求可能还在路上。',
  'drain.connections': 'connections 记录还欠着应答的连接：刚刚接受的，或正在处理请求的。',
  'drain.busy': '从 net.Conn 到 http.ConnState',
  'drain.track': 'track 的签名与 [http.Server.ConnState] 一致。',
  'drain.wait': 'wait 在没有忙碌的连接或 ctx 结束时返回。',
  'drain.closeSilent': 'closeSilent 关闭还没有发出请求的连接。',
  'drain.nothingLost': '对方还没有发出请求，不会有损失',

  'health.package': `Package health 回答编排系统提出的问题，其中第一个（是否存活）它自己也会发问。

存活与就绪有意分开：不存活的进程会被重启，没有就绪的进程只是收不到新请求。数据库故障属于后者，重启解决不了。`,
  'health.probeTimeout': 'probeTimeout 设得较短，这样在编排系统放弃等待之前，Probe 就能报告原因。',
  'health.live': 'Live 回答进程是否在处理请求。它不看其他任何东西，原因见包的注释。',
  'health.readiness': 'Readiness 表示服务是否愿意接收新请求，也可以通过 HTTP 查询。零值表示不愿意。',
  'health.set': 'Set 修改就绪状态。任何 goroutine 都可以随时调用。',
  'health.ready': 'Ready 返回就绪状态。',
  'health.serveHTTP': 'ServeHTTP 返回 200 或 503。',
  'health.noStore': '缓存的应答反映的是过去的状态',
  'health.write': '只有客户端已经断开时才会失败',
  'health.probe': 'Probe 在 url 两秒内返回 200 时返回 nil，否则返回原因。',
  'health.transport':
    '直接使用 Transport：Client 会跟随重定向，默认的 Transport 会采用环境变量里的代理，两者都会问到别人那里去。',
  'health.closeBody': '没有读取过内容，也就没有什么可丢的',

  'buildinfo.package': 'Package buildinfo 说明正在运行的是服务的哪一次构建。',
  'buildinfo.variables':
    '以下变量由链接器设置：-ldflags "-X PACKAGE.version=v1.2.3 -X PACKAGE.revision=..."，其中 PACKAGE 是本包的导入路径。构建镜像时没有 .git，编译器无从得知。',
  'buildinfo.info': 'Info 描述一次构建。',
  'buildinfo.version': '服务的版本：标签、伪版本，或 "dev"',
  'buildinfo.revision': '提交号；有未提交的改动时加 "-dirty"，不知道时为 "unknown"',
  'buildinfo.go': '工具链的版本',
  'buildinfo.string': 'String 把全部内容写在一行里。',
  'buildinfo.read': 'Read 返回链接器设置的值；没有设置的，取编译器自己记录的值。',
  'buildinfo.complete': 'complete 补上空缺的值：没有给出的构建参数，传到这里是空字符串。',
};
