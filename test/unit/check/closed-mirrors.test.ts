import { findingTests, lines, type Row } from '../../support/findings.ts';

const rows: Row[] = [
  [
    'in a Makefile',
    { Makefile: lines('all:', '\tdocker pull docker.mirrors.ustc.edu.cn/library/golang') },
    ['closed-mirror Makefile:2'],
  ],
  ['in an .env file', { '.env': lines('A=1', 'REGISTRY=https://hub-mirror.c.163.com') }, ['closed-mirror .env:2']],
  ['in a script', { 'build.sh': 'docker pull hub.rat.dev/library/alpine\n' }, ['closed-mirror build.sh:1']],
  [
    'in the configuration of Docker',
    { 'daemon.json': '{"registry-mirrors": ["https://hub-mirror.c.163.com/"]}\n' },
    ['closed-mirror daemon.json:1'],
  ],
  ['in the answers', { '.yo-rc.json': '{"imageMirror": "hub.rat.dev"}\n' }, ['closed-mirror .yo-rc.json:1']],
  ['with a user and a port', { 'x.yaml': 'a: https://me@hub.rat.dev:443/v2\n' }, ['closed-mirror x.yaml:1']],
  [
    'behind a comment that names it as well',
    { 'x.yaml': lines('# hub.rat.dev', 'a: hub.rat.dev') },
    ['closed-mirror x.yaml:2'],
  ],
  ['not: behind what may begin a comment', { 'x.sh': 'echo "a # b" hub.rat.dev\n' }, []],
  ['behind a number sign in a word', { 'x.sh': 'echo a#b hub.rat.dev\n' }, ['closed-mirror x.sh:1']],
  [
    'in a list of which one is closed',
    {
      Dockerfile: lines(
        'ARG APK_MIRROR="https://mirrors.aliyun.com/alpine https://mirror.baidubce.com/alpine"',
        'ARG GOPROXY="https://goproxy.cn|https://repo.huaweicloud.com/repository/goproxy/"',
      ),
    },
    ['closed-mirror Dockerfile:1', 'closed-mirror Dockerfile:2'],
  ],
  [
    'not: a comment',
    {
      Dockerfile: '# we used hub-mirror.c.163.com until it closed\n',
      'a.yaml': 'a: 1 # not hub.rat.dev\n',
      'b.sh': "  # don't: hub.rat.dev\n",
      'docker-bake.hcl': '// hub.rat.dev\n',
    },
    [],
  ],
  [
    'in a bake file, before a comment',
    { 'docker-bake.hcl': lines('x = ["hub.rat.dev"] /* a */', 'y = "docker://hub.rat.dev" // b') },
    ['closed-mirror docker-bake.hcl:1'],
  ],
  [
    'not: a comment of several lines',
    {
      'docker-bake.hcl': lines(
        '/*',
        ' hub.rat.dev, and "',
        '*/',
        'a = 1 /* hub.rat.dev */',
        'b = [/* hub.rat.dev */]',
        '# it"s hub.rat.dev',
      ),
    },
    [],
  ],
  ['not: a comment in JSON', { '.devcontainer/devcontainer.json': lines('{', '  // hub.rat.dev', '}') }, []],
  [
    'not: a host that holds its name',
    {
      'a.yaml': lines(
        'a: registry.hub.rat.devops.example.com',
        'b: hub.rat.dev.example.com',
        'c: my-hub.rat.dev',
        'd: my.hub.rat.dev',
      ),
    },
    [],
  ],
  ['not: another path of the same host', { 'a.yaml': 'a: https://repo.huaweicloud.com/repository/maven\n' }, []],
  ['not: a file put beside', { 'Makefile.orig': 'A = hub.rat.dev\n' }, []],
];

findingTests('closed-mirror', rows);
