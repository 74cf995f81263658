import type { Comment } from '../comment.ts';
import type { serverTests as en } from '../en/server-tests.ts';

/** Comments of the tests of the generated Go service. */
export const serverTests: Readonly<Record<keyof typeof en, Comment>> = {
  'mainTest.env': 'env 代替 os.Getenv。',
  'mainTest.args': '用空格分隔',
  'mainTest.otherServer': 'otherServer 占用一个端口，在那里一律返回 404，并给出这个端口。',

  'serverTest.begun':
    '这里让客户端放慢，使请求在信号到来时还没有结束：这样请求会经过整个服务。如果只调用 Shutdown，这些请求会丢失，因为服务器停止时还没有读到它们。',
  'serverTest.noWait': '如果停止时不等待，到这时已经出错了',
  'serverTest.silence': '服务器自己会等 5 秒。',
  'serverTest.service': 'service 是运行在空闲端口上的 serve。',
  'serverTest.first': '日志的第一行',
  'serverTest.request': 'request 是缺少最后一行的请求，所以还不能应答。',
  'serverTest.begin': 'begin 发送请求，但不发结尾；服务器接受连接后返回。',
  'serverTest.order': '连接按顺序接受：后来的连接得到了应答，这个连接必定已被接受。',
  'serverTest.finish': 'finish 返回状态码，以及服务器是否要求不再使用这个连接。',
  'serverTest.logLines': 'logLines 逐行传递日志；slog 每次写一行。',

  'healthTest.reason': '为空表示正常',
  'healthTest.hungUp': '客户端已经断开',
};
