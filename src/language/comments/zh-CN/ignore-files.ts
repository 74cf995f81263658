import type { Comment } from '../comment.ts';
import type { ignoreFiles as en } from '../en/ignore-files.ts';

/** Comments of .dockerignore and .gitignore. */
export const ignoreFiles: Readonly<Record<keyof typeof en, Comment>> = {
  'dockerignore.file': {
    brief: '构建不该看到或用不到的文件。列在这里的文件既不会进入镜像层，它们的变化也不会让已缓存的层重新构建。',
    teach: `docker build 会把当前文件夹作为“构建上下文”交给构建器，列在这里的文件则不会交出去。
它们既不会被 COPY 带进镜像，它们的变化也不会让已缓存的层重新构建。没有这个文件，.git 里的全部历史和文件夹里的各种密码文件，每次构建都会一起传给构建器。
写法与 .gitignore 相似，但路径从当前文件夹算起：**/ 表示任意层子文件夹，! 表示例外。`,
  },
  'dockerignore.authority': '内网的 CA 证书，不是机密',
  'dockerignore.automation': '版本历史和自动化配置',
  'dockerignore.secrets': {
    brief: '机密：叫这些名字的文件绝不离开本机',
    teach:
      '机密：叫这些名字的文件绝不离开本机。一旦被复制进某一层，拿到镜像的人都能读出来；后面再用 RUN rm 删除也没用，因为层一旦生成，内容就一直在里面。',
  },
  'dockerignore.editors': '编辑器和文件系统产生的文件',
  'dockerignore.builds': '构建和测试留下的文件',
  'dockerignore.program': 'go build ./cmd/server 在这里留下的程序；同名的文件夹会保留',
  'dockerignore.description': {
    brief: '描述镜像或项目、但不属于镜像的文件',
    teach:
      '描述镜像或项目、但不属于镜像的文件。Docker 自己仍会读取 Dockerfile 和本文件；修改它们不应该让程序重新编译。',
  },

  'gitignore.builds': '构建和测试留下的文件',
  'gitignore.program': 'go build ./cmd/server 在这里留下的程序；同名的文件夹会保留',
  'gitignore.secrets': {
    brief: '机密',
    teach: '机密：一旦提交就会留在历史里，后来的提交再删除也没用',
  },
  'gitignore.editors': '编辑器和文件系统产生的文件',
  'gitignore.cutShort': '被中断的 go-container 留下的文件夹，下次运行会清理',
  'gitignore.copies': 'go-container 在你改过的文件旁边留下的副本',

  'gitattributes.lock': {
    brief: '由 go-container 写入，评审时折叠',
    teach:
      '由 go-container 写入，供下次更新时与你的修改合并。请提交它，但不必阅读：GitHub 和 GitLab 在评审中会折叠它，git diff 只显示它有改动。',
  },
};
