/**
 * A host that used to mirror something: the date of its end, or of the source that says so, and the source. `instead` serves the same
 * today.
 */
export type ClosedMirror = {
  readonly host: string;
  readonly closed: string;
  readonly source: string;
  readonly instead: string;
};

const practice = 'https://github.com/yeasy/docker_practice/blob/master/03_install/3.9_mirror.md';
const ustc = 'https://github.com/ustclug/mirrorhelp/blob/master/docs/dockerhub.md';
const chsrcDocker = 'https://github.com/RubyMetric/chsrc/blob/main/src/recipe/ware/Docker/README.md';
const hubList = 'https://github.com/dongyubin/DockerHub';
const hub = 'm.daocloud.io/docker.io';

/** Mirrors that are closed, as files written years ago still name them. A test checks the form of every line. */
// biome-ignore format: a line each
export const closedMirrors: readonly ClosedMirror[] = [
  { host: 'registry.docker-cn.com', closed: '2026-07-10', source: practice, instead: hub },
  { host: 'dockerhub.azk8s.cn', closed: '2026-07-10', source: practice, instead: hub },
  { host: 'reg-mirror.qiniu.com', closed: '2026-07-10', source: practice, instead: hub },
  { host: 'mirror.baidubce.com', closed: '2026-07-10', source: practice, instead: hub },
  { host: 'hub-mirror.c.163.com', closed: '2024', source: practice, instead: hub },
  { host: 'hub.atomgit.com', closed: '2024', source: practice, instead: hub },
  { host: 'atomhub.openatom.cn', closed: '2024-12-30', source: hubList, instead: hub },
  { host: 'gcr.azk8s.cn', closed: '2021-11', source: 'https://github.com/radondb/radondb-mysql-kubernetes/issues/287', instead: 'm.daocloud.io/gcr.io' },
  { host: 'docker.mirrors.ustc.edu.cn', closed: '2024-06-06', source: ustc, instead: hub },
  { host: 'gcr.mirrors.ustc.edu.cn', closed: '2024-08-12', source: ustc, instead: 'm.daocloud.io/gcr.io' },
  { host: 'quay.mirrors.ustc.edu.cn', closed: '2024-08-12', source: ustc, instead: 'm.daocloud.io/quay.io' },
  { host: 'docker.mirrors.sjtug.sjtu.edu.cn', closed: '2024-06-06', source: chsrcDocker, instead: hub },
  { host: 'docker.nju.edu.cn', closed: '2024-06-07', source: chsrcDocker, instead: hub },

  { host: 'docker.1panel.dev', closed: '2026-06-13', source: hubList, instead: hub },
  { host: 'docker.anyhub.us.kg', closed: '2026-06-13', source: hubList, instead: hub },
  { host: 'docker.awsl9527.cn', closed: '2026-06-13', source: hubList, instead: hub },
  { host: 'docker.chenby.cn', closed: '2026-06-13', source: hubList, instead: hub },
  { host: 'docker.ckyl.me', closed: '2026-06-13', source: hubList, instead: hub },
  { host: 'docker.fxxk.dedyn.io', closed: '2026-06-13', source: hubList, instead: hub },
  { host: 'docker.hpcloud.cloud', closed: '2026-06-13', source: hubList, instead: hub },
  { host: 'docker.kejilion.pro', closed: '2026-06-13', source: hubList, instead: hub },
  { host: 'docker.linkedbus.com', closed: '2026-06-13', source: hubList, instead: hub },
  { host: 'docker.nastool.de', closed: '2026-06-13', source: hubList, instead: hub },
  { host: 'docker.rainbond.cc', closed: '2026-06-13', source: hubList, instead: hub },
  { host: 'docker.udayun.com', closed: '2026-06-13', source: hubList, instead: hub },
  { host: 'docker.unsee.tech', closed: '2026-06-13', source: hubList, instead: hub },
  { host: 'docker-0.unsee.tech', closed: '2026-06-13', source: hubList, instead: hub },
  { host: 'docker.wanpeng.top', closed: '2026-06-13', source: hubList, instead: hub },
  { host: 'docker.xiaogenban1993.com', closed: '2026-06-13', source: hubList, instead: hub },
  { host: 'docker.xpg666.xyz', closed: '2026-06-13', source: hubList, instead: hub },
  { host: 'dockerhub.icu', closed: '2026-06-13', source: hubList, instead: hub },
  { host: 'dockerhub.jobcher.com', closed: '2026-06-13', source: hubList, instead: hub },
  { host: 'dockerpull.org', closed: '2026-06-13', source: hubList, instead: hub },
  { host: 'dhub.kubesre.xyz', closed: '2026-06-13', source: hubList, instead: hub },
  { host: 'hub.geekery.cn', closed: '2026-06-13', source: hubList, instead: hub },
  { host: 'hub.rat.dev', closed: '2026-06-13', source: hubList, instead: hub },
  { host: 'hub.uuuadc.top', closed: '2026-06-13', source: hubList, instead: hub },
  { host: 'hub.xdark.top', closed: '2026-06-13', source: hubList, instead: hub },
  { host: 'registry.dockermirror.com', closed: '2026-06-13', source: hubList, instead: hub },

  { host: 'repo.huaweicloud.com/repository/goproxy', closed: '2025-07', source: 'https://github.com/RubyMetric/chsrc/issues/227', instead: 'https://goproxy.cn' },
  { host: 'registry.npm.taobao.org', closed: '2024-01-22', source: 'https://github.com/cnpm/cnpm/issues/438', instead: 'https://registry.npmmirror.com' },
];
