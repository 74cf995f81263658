import type { Comment } from '../comment.ts';
import type { telemetry as en } from '../en/telemetry.ts';

/** Comments of what telemetry adds to the generated Go service. Those above a declaration begin with its name, as godoc wants it. */
export const telemetry: Readonly<Record<keyof typeof en, Comment>> = {
  'serve.nobodyAsked': '此时还没有接受任何连接',
  'serve.flush': '在时限内把还没发送的数据发出去。采集器不在线，不应算作停止失败。',
  'handler.traceID': '日志和调用链用同一个编号，由其中一个可以找到另一个。',

  'serveMetrics.serveMetrics': {
    brief: 'serveMetrics 在单独的端口上提供指标：指标是给运维的人看的，而防火墙和网络策略能区分端口，不能区分路径。',
    teach:
      'serveMetrics 在单独的端口上提供指标。指标是给运维的人看的：路由、版本和负载情况不必让别人知道。防火墙、负载均衡器和网络策略能区分端口，但大多不能区分路径。停止过程中它一直应答到最后，所以最后几个请求也会计入。',
  },
  'serveMetrics.close': '抓取中断了，Prometheus 会再来',
  'serveMetricsTest.counted': 'route 标签是请求匹配到的路由模式。',
  'serveMetricsTest.apart': '每个端口只应答属于自己的内容。',
  'serveMetricsTest.freePort': 'freePort 返回一个没有被监听的端口。',

  'metrics.package': {
    brief: 'Package metrics 统计服务的运行情况，供 Prometheus 读取。',
    teach: `Package metrics 统计服务的运行情况，供 Prometheus 读取。

Prometheus 每隔几秒来抓取一次，把每个数值连同时间保存下来。指标带有标签，标签值的每种组合是一个时间序列，都要占用 Prometheus 的内存。所以标签的取值要少，而且不能由客户端发来的内容决定。`,
  },
  'metrics.metrics':
    'Metrics 是一个服务的全部指标。它有自己的注册表：依赖库注册到全局的指标不会混进来，各个测试之间也互不影响。',
  'metrics.new': 'New 创建的指标还包括 Go 运行时、进程，以及正在运行的是哪次构建。',
  'metrics.count': 'Count 统计 next 处理的请求数和耗时。',
  'metrics.handler': 'Handler 以 Prometheus 的格式输出指标。',
  'metrics.route': 'route 是请求匹配到的路由模式，不含方法。如果用路径本身，任何人都能随意造出新的标签值。',
  'metricsTest.unknown': '不断请求新路径、使用新方法的人，不应该占满 Prometheus 的内存。',
  'metricsTest.series': 'series 统计与请求有关的时间序列个数。',

  'telemetry.package': {
    brief: 'Package telemetry 在环境变量指明了 OpenTelemetry 采集器时，向它发送调用链和指标。',
    teach: `Package telemetry 在环境变量指明了 OpenTelemetry 采集器时，向它发送调用链和指标。

一条调用链跟踪一个请求，贯穿参与处理的所有服务，其中每一段是一个 span。数据用 OTLP 协议经 HTTP 发送，采集器通常在 4318 端口接收。没有指明地址时，不记录、不发送，也不输出任何内容。其余的环境变量由导出器自己读取：https://opentelemetry.io/docs/specs/otel/protocol/exporter/`,
  },
  'telemetry.flushTimeout': 'flushTimeout 很短，采集器不在线时不会拖住停止过程。',
  'telemetry.signals': 'Signals 表示要发送哪些数据。',
  'telemetry.signalsFrom': 'SignalsFrom 读取环境变量：两种数据共用一个地址，或各有一个。都没有，就什么也不发送。',
  'telemetry.stop': 'Stop 把还没发送的数据发出去。',
  'telemetry.start': 'Start 开始发送数据。与采集器通信出错时写入日志，服务照常运行。',
  'telemetry.resource': '数据来自谁。OTEL_SERVICE_NAME 和 OTEL_RESOURCE_ATTRIBUTES 放在最后，以它们为准。',
  'telemetry.propagation': '调用链通过请求头 traceparent 延续到其他服务：https://www.w3.org/TR/trace-context/',
  'telemetry.handler':
    'Handler 为每个请求生成一个 span 并计时，以它匹配到的路由模式命名。except 里是探针的路径，不记录：它们每隔几秒就来一次，没有信息量。',
  'telemetry.serverName': '否则会用请求的 Host 头作为服务器名，任何人都能借此造出新的时间序列。',
  'telemetryTest.variables': '以空格分隔',
  'telemetryTest.sends': '它要修改环境变量和 OpenTelemetry 的全局状态，所以不能并行。',
  'telemetryTest.bounded': '路径和 Host 头都不会变成新的时间序列。',
  'telemetryTest.collector': 'collector 保存收到的内容。内容是 protobuf，其中的文本保持原样。',
};
