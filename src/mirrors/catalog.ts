import type { Mirror } from './mirror.ts';

/**
 * Where a build can fetch from, a line each. `upstream` is the origin itself; an empty address leaves the choice to the
 * tool's own default. Sources: https://github.com/RubyMetric/chsrc (apk), https://github.com/DaoCloud/public-image-mirror
 * (images), https://github.com/goproxy/goproxy.cn and `go help environment` (modules, checksum database).
 */
export const catalog: readonly Mirror[] = [
  { kind: 'docker.io', provider: 'upstream', address: 'docker.io' },
  { kind: 'docker.io', provider: 'daocloud', address: 'm.daocloud.io/docker.io' },
  { kind: 'docker.io', provider: '1ms', address: 'docker.1ms.run' },
  { kind: 'docker.io', provider: 'xuanyuan', address: 'docker.xuanyuan.me' },

  { kind: 'gcr.io', provider: 'upstream', address: 'gcr.io' },
  { kind: 'gcr.io', provider: 'daocloud', address: 'm.daocloud.io/gcr.io' },

  { kind: 'apk', provider: 'upstream', address: '' },
  { kind: 'apk', provider: 'aliyun', address: 'https://mirrors.aliyun.com/alpine' },
  { kind: 'apk', provider: 'tuna', address: 'https://mirrors.tuna.tsinghua.edu.cn/alpine' },
  { kind: 'apk', provider: 'sjtug', address: 'https://mirrors.sjtug.sjtu.edu.cn/alpine' },
  { kind: 'apk', provider: 'tencent', address: 'https://mirrors.cloud.tencent.com/alpine' },
  { kind: 'apk', provider: 'huawei', address: 'https://mirrors.huaweicloud.com/alpine' },
  { kind: 'apk', provider: 'ustc', address: 'https://mirrors.ustc.edu.cn/alpine' },

  { kind: 'goproxy', provider: 'upstream', address: '' },
  { kind: 'goproxy', provider: 'goproxy.cn', address: 'https://goproxy.cn' },
  { kind: 'goproxy', provider: 'aliyun', address: 'https://mirrors.aliyun.com/goproxy/' },
  { kind: 'goproxy', provider: 'goproxy.io', address: 'https://goproxy.io' },
  { kind: 'goproxy', provider: 'tencent', address: 'https://mirrors.cloud.tencent.com/go/' },
  { kind: 'goproxy', provider: 'huawei', address: 'https://mirrors.huaweicloud.com/repository/goproxy/' },

  { kind: 'sumdb', provider: 'upstream', address: '' },
  { kind: 'sumdb', provider: 'google', address: 'sum.golang.org' },
  { kind: 'sumdb', provider: 'google-cn', address: 'sum.golang.google.cn' },
];
