import type { Comment } from '../comment.ts';
import type { kubernetes as en } from '../en/kubernetes.ts';

/** Comments of the manifests for Kubernetes. */
export const kubernetes: Readonly<Record<keyof typeof en, Comment>> = {
  'kubernetes.base': {
    brief: '各个环境相同的部分；不同之处写在旁边的 overlays 里。',
    teach: `各个环境相同的部分；不同之处写在旁边的 overlays 里。kubectl 自带 kustomize，由它把 base 和 overlay 合在一起。

  kubectl kustomize deploy/overlays/staging        # 查看将要应用的内容
  kubectl apply -k deploy/overlays/staging         # 应用

如果要改的地方更多，最好在 overlays 里打补丁：这样 base 仍能随选项更新。`,
  },
  'kubernetes.deployment': 'Deployment 保持指定数量的 pod 在运行；这里的内容有变化时，逐个替换它们。',
  'kubernetes.replicas': '副本数交给 HorizontalPodAutoscaler：如果写在这里，每次 apply 都会把它的调整覆盖掉。',
  'kubernetes.single': {
    brief: '同一时间只有一个：再多一个就会共用卷，或把同样的工作做两遍。',
    teach:
      '同一时间只有一个。一个节点挂载的卷，其他节点上的 pod 用不了；而没有人连接的程序，有两个时很可能把工作做两遍。确认没有问题时，再调大这个数。',
  },
  'kubernetes.recreate': '先停旧的 pod，不让两个同时存在。',
  'kubernetes.rolling': '新的 pod 就绪之后，旧的才会停。',
  'kubernetes.scrape': {
    brief: '供按这些注解发现目标的 Prometheus 读取；PodMonitor 则按端口名 metrics 查找。',
    teach:
      '供按这些注解发现目标的 Prometheus 读取，它的 Helm chart 就是这样配置的。如果用的是 Prometheus Operator，就改用 PodMonitor，它按端口名 metrics 查找。',
  },
  'kubernetes.token': {
    brief: '程序不访问 API server，所以不给它令牌。',
    teach:
      '程序不访问 API server，所以不给它令牌：否则攻入程序的人可以拿令牌去试它的权限。单独的账号仍能把它的 pod 与别的区分开。',
  },
  'kubernetes.serviceLinks':
    '否则命名空间里的每个 Service 都会变成环境变量：名叫 metrics 的 Service 会把 METRICS_PORT 设成一个地址。',
  'kubernetes.graceService': '要大于 DRAIN_DELAY 与 SHUTDOWN_TIMEOUT 之和。超过这个时间，进程会被强行终止。',
  'kubernetes.graceModule': 'preStop 的秒数，加上程序收到 SIGTERM 后结束所需的时间。超过这个时间，进程会被强行终止。',
  'kubernetes.nobody': {
    brief: '镜像里的用户，写成数字：如果写名字，无法证明它不是 root。',
    teach:
      '镜像里的用户，写成数字：Kubernetes 不查看镜像内容，如果写名字，无法证明它不是 root。RuntimeDefault 会拦截普通程序用不到的系统调用，例如加载内核模块。',
  },
  'kubernetes.fsGroup': '新的卷属于 root；有了它，程序所在的组就可以写入。',
  'kubernetes.lowPort': '让本 pod 里的普通用户也能监听 1024 以下的端口，与 Docker 一致。它属于安全的 sysctl。',
  'kubernetes.spread': '有多个节点和可用区时尽量分散：一处故障不应带走所有 pod。',
  'kubernetes.image': 'overlays 会换成镜像仓库里的名字，以及标签或摘要。',
  'kubernetes.imageSays': '参数和环境变量来自镜像；写在这里的，会覆盖镜像的 ENV。',
  'kubernetes.drain': {
    brief:
      '收到 SIGTERM 后，服务继续应答，直到所有节点都知道这个 pod 要停。等待由服务自己完成，所以不需要 preStop，镜像里也没有能执行它的 shell。',
    teach:
      '收到 SIGTERM 后，服务继续应答，直到所有节点都知道这个 pod 要停：Kubernetes 发送信号的同时把 pod 移出 Service，而后者需要更长的时间。不等的话，仍会有请求发到已经不再监听的 pod。等待由服务自己完成，所以不需要 preStop，镜像里也没有能执行它的 shell。',
  },
  'kubernetes.collector': `调用链和指标发往哪里；不设置就不发送：

  - name: OTEL_EXPORTER_OTLP_ENDPOINT
    value: http://collector.monitoring:4318`,
  'kubernetes.memoryLimit': {
    brief: '内存用量接近请求值时，Go 会更积极地回收，从而远离上限；到了上限，内核会终止进程。',
    teach:
      'Go 能识别容器的 CPU 上限（从 1.25 起，且 go.mod 也声明了这个版本），但不能识别内存上限。内存用量接近这个数（即请求的内存）时，它会更积极地回收；请求与上限之间的部分，留给 Go 没有统计到的内存。到了上限，内核会终止进程。要改的只有下面或 overlay 里的一对数字。',
  },
  'kubernetes.resources': {
    brief: '先测量，再修改：kubectl top pod。自动扩缩容按所请求 CPU 的比例计算。',
    teach:
      '请求的资源会在节点上为 pod 预留，自动扩缩容按所请求 CPU 的比例计算。超出上限时，CPU 会被限速，内存则导致进程被终止。这些只是起步的数值：先用 kubectl top pod 测量，再修改。',
  },
  'kubernetes.probes': {
    brief: 'Kubernetes 不读取镜像的 HEALTHCHECK，由这些探针代替。',
    teach:
      'Kubernetes 不读取镜像的 HEALTHCHECK，由这些探针代替。启动探针成功之前不做别的检查，最长约一分钟。不再存活的 pod 会被重启；没有就绪的 pod 收不到请求。',
  },
  'kubernetes.onePath':
    '三个探针都用已知的这一个路径。如果它还会检查数据库，请给存活探针换一个：重启解决不了数据库的问题。',
  'kubernetes.noProbes': '按选项不设探针：只要程序在运行，Kubernetes 就认为它正常，也不会读取镜像的 HEALTHCHECK。',
  'kubernetes.noPort': '没有探针，也没有 Service，因为没有发现程序监听端口。会自己结束的程序，应改用 Job 或 CronJob。',
  'kubernetes.preStop': {
    brief:
      '在 SIGTERM 之前，程序继续应答，直到所有节点都知道这个 pod 要停。这个 sleep 不需要 shell，但需要 Kubernetes 1.30 或更新的版本。',
    teach:
      '在 SIGTERM 之前，程序继续应答，直到所有节点都知道这个 pod 要停：Kubernetes 开始停止 pod 的同时把它移出 Service，而后者需要更长的时间。这个 sleep 由 kubelet 执行，镜像里不需要 shell，但需要 Kubernetes 1.30 或更新的版本。如果程序收到 SIGTERM 后自己会继续应答几秒，可以去掉它。',
  },
  'kubernetes.restricted': '满足 Pod Security Standards 的 restricted 级别，并且根文件系统只读。',
  'kubernetes.unmounted':
    '程序要写入 {unmounted}，而镜像在那里有文件，挂载卷会把它们遮住。所以容器的文件系统必须可写。',
  'kubernetes.temporary': '程序可以写入的文件夹，每次启动时都是空的。',
  'kubernetes.service': {
    brief: '所有就绪的 pod 共用一个地址，端口与容器相同。',
    teach:
      '所有就绪的 pod 共用一个地址，主机名就是 Service 的名字。端口与容器相同，只需记住一个数。从集群外访问要经过 Ingress 或 Gateway，各个集群不同，这里没有生成。',
  },
  'kubernetes.serviceAccount': '没有任何权限的账号，没有绑定任何角色。程序将来需要的权限，只授给它。',
  'kubernetes.disruption': '腾空节点时（例如升级），同一时间最多少一个 pod。',
  'kubernetes.evict': '一直没有就绪的 pod，不应妨碍腾空节点。',
  'kubernetes.autoscaler': 'CPU 用量超过请求值的四分之三时增加 pod。需要集群里有 metrics-server。',
  'kubernetes.network': {
    brief: '被策略选中的 pod，只接受策略允许的访问：任何来源都可以访问它的端口。探针来自它所在的节点，始终允许。',
    teach:
      '被策略选中的 pod，只接受策略允许的访问：这里允许任何来源访问它的端口。探针来自它所在的节点，始终允许。可以用 from 收窄来源，例如只允许 ingress controller 所在的命名空间。只有集群网络支持策略时才起作用，例如 Calico 和 Cilium。',
  },
  'kubernetes.egress': `程序可以访问什么，只有你知道，所以没有限制。要限制的话，在类型里加上 Egress；解析域名需要 DNS：

  egress:
    - to:
        - namespaceSelector: {}
          podSelector:
            matchLabels:
              k8s-app: kube-dns
      ports:
        - port: 53
          protocol: UDP
        - port: 53
          protocol: TCP`,
  'kubernetes.monitoring': '指标只给 Prometheus 所在的命名空间。',
  'kubernetes.claims': '镜像声明的卷，其中的内容会保留。大小和存储类只是起步，多数存储类允许扩容。',
  'kubernetes.staging': {
    brief: '试用环境：base 加上更少的 pod。',
    teach: `试用环境：base 加上更少的 pod。

  kubectl apply -k deploy/overlays/staging`,
  },
  'kubernetes.production': {
    brief: '生产环境：base 原样。',
    teach: `生产环境：base 原样。

  kubectl apply -k deploy/overlays/production`,
  },
  'kubernetes.images': {
    brief: `运行哪个镜像。由 CI 在这里设置，最好用摘要，它永远指同一次构建：
  kustomize edit set image NAME=REGISTRY/NAME@sha256:…`,
    teach: `运行哪个镜像：把例子换成你的镜像仓库。由 CI 设置具体的构建，最好用摘要，它永远指同一次构建，而标签可能被移动。在本文件夹里执行：

  kustomize edit set image NAME=REGISTRY/NAME:v1.2.3
  kustomize edit set image NAME=REGISTRY/NAME@sha256:…`,
  },
  'kubernetes.imagesOfGithub': {
    brief: `运行哪个镜像：由 .github/workflows/ci.yaml 推送到 ghcr.io/OWNER。标签有 main，以及 git 标签 v1.2.3 对应的 1.2.3。固定到某次构建：
  kustomize edit set image NAME=REGISTRY/NAME@sha256:…`,
    teach: `运行哪个镜像：由 .github/workflows/ci.yaml 推送到 ghcr.io/OWNER。标签 main 随分支移动，git 标签 v1.2.3 对应镜像标签 1.2.3；摘要永远指同一次构建。在本目录里执行：

  kustomize edit set image NAME=REGISTRY/NAME:1.2.3
  kustomize edit set image NAME=REGISTRY/NAME@sha256:…`,
  },
  'kubernetes.imagesOfGitlab': {
    brief: `运行哪个镜像：由 .gitlab-ci.yml 推送到 $CI_REGISTRY_IMAGE。标签有 main 和 git 标签。固定到某次构建：
  kustomize edit set image NAME=REGISTRY/NAME@sha256:…`,
    teach: `运行哪个镜像：由 .gitlab-ci.yml 推送到 $CI_REGISTRY_IMAGE 之下。标签 main 随默认分支移动，git 标签对应同名的镜像标签；摘要永远指同一次构建。在本目录里执行：

  kustomize edit set image NAME=REGISTRY/NAME:v1.2.3
  kustomize edit set image NAME=REGISTRY/NAME@sha256:…`,
  },
  'kubernetes.namespace': 'API server 会拒绝在这里创建不满足 Pod Security Standards restricted 级别的 pod。',
  'kubernetes.patches': '与 base 的不同之处。',
};
