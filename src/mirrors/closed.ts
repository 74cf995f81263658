/** A host that used to mirror something, and since when it does not. `instead` is what serves the same today. */
export type ClosedMirror = { readonly host: string; readonly closed: string; readonly instead: string };

/**
 * Mirrors that are closed, as files written years ago still name them. Sources: https://github.com/ustclug/mirrorhelp (USTC),
 * https://github.com/yeasy/docker_practice (accelerators), https://github.com/RubyMetric/chsrc/issues/227 (Huawei).
 */
export const closedMirrors: readonly ClosedMirror[] = [
  { host: 'registry.docker-cn.com', closed: '2020', instead: 'm.daocloud.io/docker.io' },
  { host: 'dockerhub.azk8s.cn', closed: '2020', instead: 'm.daocloud.io/docker.io' },
  { host: 'gcr.azk8s.cn', closed: '2020', instead: 'm.daocloud.io/gcr.io' },
  { host: 'docker.mirrors.ustc.edu.cn', closed: '2024-06-06', instead: 'm.daocloud.io/docker.io' },
  { host: 'gcr.mirrors.ustc.edu.cn', closed: '2024-08-12', instead: 'm.daocloud.io/gcr.io' },
  { host: 'docker.mirrors.sjtug.sjtu.edu.cn', closed: '2024-06-06', instead: 'm.daocloud.io/docker.io' },
  { host: 'hub-mirror.c.163.com', closed: '2024', instead: 'm.daocloud.io/docker.io' },
  { host: 'mirror.baidubce.com', closed: '2024', instead: 'm.daocloud.io/docker.io' },
  { host: 'reg-mirror.qiniu.com', closed: '2024', instead: 'm.daocloud.io/docker.io' },
  { host: 'repo.huaweicloud.com/repository/goproxy', closed: '2025', instead: 'https://goproxy.cn' },
  { host: 'registry.npm.taobao.org', closed: '2024', instead: 'https://registry.npmmirror.com' },
];
