import type { Comment } from '../comment.ts';
import type { devcontainer as en } from '../en/devcontainer.ts';

/** Comments of .devcontainer. */
export const devcontainer: Readonly<Record<keyof typeof en, Comment>> = {
  'devcontainer.file': {
    brief: '编辑器用的容器，Go 和镜像站都与镜像相同，格式见 https://containers.dev',
    teach:
      '用来开发的容器，供 VS Code 等支持 https://containers.dev 的编辑器使用：不管各人机器上装了什么，容器里的 Go、git 和 C 编译器都一样，镜像站也与镜像相同。',
  },
  'devcontainer.environment': 'Go 从哪里获取模块，与 Dockerfile 相同。',
  'devcontainer.ports': '让本机的浏览器能访问容器里的程序。',
  'devcontainer.created': '只在创建容器时运行一次。',
  'devcontainer.image': '与镜像相同的 Go，但基于 Debian：自带 git，还有竞态检测需要的 C 编译器。',
  'devcontainer.user': {
    brief: '容器里创建的文件，在本机上不应该属于 root。',
    teach:
      '项目文件夹与本机共享。写在那里的文件属于这个用户，它的编号会改成与你的相同；用 root 的话，你自己就删不掉了。',
  },
  'devcontainer.authority': '签发内网服务器证书的 CA。',
};
