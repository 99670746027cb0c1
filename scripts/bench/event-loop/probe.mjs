// Loaded into the server process before it starts: answers, on a port of its own, how much of the
// processor the event loop took at most at a stretch since it was last asked, in milliseconds. What other
// programs take meanwhile does not count, as it does on a clock. Asked with `begin` it starts to measure.
import http from 'node:http';
import { isMainThread } from 'node:worker_threads';

const port = Number(process.env.EVENHAND_PROBE_PORT);

// What the bench starts beside the server, such as migrations, inherits the option and has no use for it.
const isServer = isMainThread && process.argv[1]?.endsWith('serve.ts');

if (isServer && port) {
  let isOn = false;
  let longestMs = 0;
  let beforeMicros = 0;
  const cpuMicros = () => {
    const { user, system } = process.threadCpuUsage();
    return user + system;
  };
  // Runs once in each turn of the loop: what lies between two of them is one stretch.
  const turn = () => {
    const atMicros = cpuMicros();
    longestMs = Math.max(longestMs, (atMicros - beforeMicros) / 1000);
    beforeMicros = atMicros;
    if (isOn) setImmediate(turn);
  };
  http
    .createServer((request, response) => {
      response.end(JSON.stringify({ longestMs }));
      isOn = request.url === '/begin';
      longestMs = 0;
      beforeMicros = cpuMicros();
      if (isOn) setImmediate(turn);
    })
    .listen(port, '127.0.0.1')
    .unref();
}
