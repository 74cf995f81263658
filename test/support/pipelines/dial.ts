/** `node dial.ts SOCKET`: BuildKit of the engine on a socket, as buildctl wants it. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

createServer((socket) => {
  const child = spawn('docker', ['buildx', 'dial-stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  socket.pipe(child.stdin);
  child.stdout.pipe(socket);
  const end = () => child.kill();
  socket.on('error', end).on('close', end);
  child.stdin.on('error', () => socket.destroy());
  child.on('exit', () => socket.destroy());
}).listen(process.argv[2]);
