import type { Mirror, MirrorKind } from './mirror.ts';

const chsrc = 'https://github.com/RubyMetric/chsrc/blob/main/src/recipe';
const go = 'https://go.dev/ref/mod#environment-variables';
const hubList = 'https://github.com/dongyubin/DockerHub';

/**
 * The addresses that a build can fetch from, a line each. An empty address leaves the choice to the tool's own default. A test checks
 * the form of every line. `confirmed` is the date of the source; `go-container mirrors` tests the mirror itself.
 */
// biome-ignore format: a line each
export const catalog: readonly Mirror[] = [
  { kind: 'docker.io', provider: 'upstream', address: 'docker.io', confirmed: '2026-08-21', source: 'https://github.com/docker-library/official-images' },
  { kind: 'docker.io', provider: 'daocloud', address: 'm.daocloud.io/docker.io', serves: 'allowlist', confirmed: '2026-08-21', source: 'https://github.com/DaoCloud/public-image-mirror' },
  { kind: 'docker.io', provider: '1ms', address: 'docker.1ms.run', confirmed: '2026-06-13', source: hubList },
  { kind: 'docker.io', provider: 'xuanyuan', address: 'docker.xuanyuan.me', serves: 'members', confirmed: '2026-06-13', source: hubList },
  { kind: 'docker.io', provider: 'dockerproxy', address: 'dockerproxy.net', confirmed: '2026-06-13', source: hubList },
  { kind: 'docker.io', provider: 'tencent-cloud', address: 'mirror.ccs.tencentyun.com', serves: 'inside', confirmed: '2026-06-13', source: hubList },
  { kind: 'docker.io', provider: '1panel', address: 'docker.1panel.live', serves: 'china', source: hubList },

  { kind: 'gcr.io', provider: 'upstream', address: 'gcr.io', confirmed: '2026-06-25', source: 'https://github.com/GoogleContainerTools/distroless/issues/2115' },
  { kind: 'gcr.io', provider: 'daocloud', address: 'm.daocloud.io/gcr.io', confirmed: '2026-08-21', source: 'https://github.com/DaoCloud/public-image-mirror' },

  { kind: 'apk', provider: 'upstream', address: '', confirmed: '2026-07-22', source: 'https://github.com/canonical/cloud-init/issues/6947' },
  { kind: 'apk', provider: 'aliyun', address: 'https://mirrors.aliyun.com/alpine', confirmed: '2026-07-22', source: `${chsrc}/os/Alpine-Linux.c` },
  { kind: 'apk', provider: 'tuna', address: 'https://mirrors.tuna.tsinghua.edu.cn/alpine', confirmed: '2026-07-22', source: `${chsrc}/os/Alpine-Linux.c` },
  { kind: 'apk', provider: 'sjtug', address: 'https://mirrors.sjtug.sjtu.edu.cn/alpine', confirmed: '2026-07-22', source: `${chsrc}/os/Alpine-Linux.c` },
  { kind: 'apk', provider: 'tencent', address: 'https://mirrors.cloud.tencent.com/alpine', confirmed: '2026-07-22', source: `${chsrc}/os/Alpine-Linux.c` },
  { kind: 'apk', provider: 'huawei', address: 'https://mirrors.huaweicloud.com/alpine', confirmed: '2026-07-22', source: `${chsrc}/os/Alpine-Linux.c` },
  { kind: 'apk', provider: 'zju', address: 'https://mirrors.zju.edu.cn/alpine', confirmed: '2026-07-22', source: `${chsrc}/os/Alpine-Linux.c` },
  { kind: 'apk', provider: 'lzu', address: 'https://mirror.lzu.edu.cn/alpine', confirmed: '2026-07-22', source: `${chsrc}/os/Alpine-Linux.c` },
  { kind: 'apk', provider: 'ustc', address: 'https://mirrors.ustc.edu.cn/alpine', serves: 'supportedBranches', confirmed: '2026-05-23', source: 'https://github.com/ustclug/mirrorhelp/blob/master/docs/alpine.md' },
  { kind: 'apk', provider: 'bfsu', address: 'https://mirrors.bfsu.edu.cn/alpine', source: 'https://github.com/mirrorz-org/mirrorz-docs/blob/master/alpine/usage.zh.md' },
  { kind: 'apk', provider: 'cernet', address: 'https://mirrors.cernet.edu.cn/alpine', serves: 'redirects', source: 'https://github.com/mirrorz-org/mirrorz-docs/blob/master/alpine/usage.zh.md' },

  { kind: 'goproxy', provider: 'upstream', address: '', confirmed: '2026-08-28', source: go },
  { kind: 'goproxy', provider: 'goproxy.cn', address: 'https://goproxy.cn', confirmed: '2025-08-21', source: 'https://github.com/goproxy/goproxy.cn' },
  { kind: 'goproxy', provider: 'aliyun', address: 'https://mirrors.aliyun.com/goproxy/', confirmed: '2025-07-12', source: `${chsrc}/lang/Go.c` },
  { kind: 'goproxy', provider: 'goproxy.io', address: 'https://goproxy.io', confirmed: '2025-07-12', source: `${chsrc}/lang/Go.c` },
  { kind: 'goproxy', provider: 'tencent', address: 'https://mirrors.cloud.tencent.com/go/', source: 'https://github.com/TencentCloud/tencentcloud-sdk-go' },
  { kind: 'goproxy', provider: 'huawei', address: 'https://mirrors.huaweicloud.com/repository/goproxy/', serves: 'noSumdb', confirmed: '2025-07', source: 'https://github.com/RubyMetric/chsrc/issues/227' },

  { kind: 'sumdb', provider: 'upstream', address: '', confirmed: '2026-08-28', source: go },
  { kind: 'sumdb', provider: 'google', address: 'sum.golang.org', confirmed: '2026-08-28', source: go },
  { kind: 'sumdb', provider: 'google-cn', address: 'sum.golang.google.cn', confirmed: '2026-08-28', source: 'https://github.com/golang/go/blob/go1.26.8/src/cmd/go/internal/modfetch/sumdb.go' },

  { kind: 'npm', provider: 'npmmirror', address: 'https://registry.npmmirror.com', confirmed: '2026-06-28', source: 'https://github.com/ustclug/mirrorhelp/blob/master/docs/npm.md' },
  { kind: 'npm', provider: 'tencent', address: 'https://mirrors.cloud.tencent.com/npm/', confirmed: '2025-07-11', source: `${chsrc}/lang/JavaScript/common.h` },
  { kind: 'npm', provider: 'huawei', address: 'https://mirrors.huaweicloud.com/repository/npm/', confirmed: '2025-07-11', source: `${chsrc}/lang/JavaScript/common.h` },

  { kind: 'debian', provider: 'aliyun', address: 'https://mirrors.aliyun.com/debian', confirmed: '2025-07-11', source: `${chsrc}/os/APT/Debian.c` },
  { kind: 'debian', provider: 'tuna', address: 'https://mirrors.tuna.tsinghua.edu.cn/debian', confirmed: '2025-07-11', source: `${chsrc}/os/APT/Debian.c` },
  { kind: 'debian', provider: 'ustc', address: 'https://mirrors.ustc.edu.cn/debian', confirmed: '2025-08-09', source: 'https://github.com/ustclug/mirrorhelp/blob/master/docs/debian.md' },
  { kind: 'debian', provider: 'bfsu', address: 'https://mirrors.bfsu.edu.cn/debian', confirmed: '2025-07-11', source: `${chsrc}/os/APT/Debian.c` },
  { kind: 'debian', provider: 'tencent', address: 'https://mirrors.tencent.com/debian', confirmed: '2025-07-11', source: `${chsrc}/os/APT/Debian.c` },
  { kind: 'debian', provider: 'volces', address: 'https://mirrors.volces.com/debian', confirmed: '2025-07-11', source: `${chsrc}/os/APT/Debian.c` },
  { kind: 'debian', provider: 'cernet', address: 'https://mirrors.cernet.edu.cn/debian', serves: 'redirects', confirmed: '2025-07-11', source: `${chsrc}/os/APT/Debian.c` },
];

/** The mirror of a kind by its provider's name, undefined where the provider has none. */
export function findMirror(kind: MirrorKind, provider: string): Mirror | undefined {
  return catalog.find((mirror) => mirror.kind === kind && mirror.provider === provider);
}

/** The address that an answer stands for: that of a provider, or the one that it is itself. */
export function addressOf(kind: MirrorKind, answer: string): string {
  return findMirror(kind, answer)?.address ?? answer;
}

export function providersOf(kind: MirrorKind): string[] {
  return mirrorsOf(kind).map((mirror) => mirror.provider);
}

export function mirrorsOf(kind: MirrorKind): Mirror[] {
  return catalog.filter((mirror) => mirror.kind === kind);
}
