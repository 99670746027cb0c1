// Loaded into the server process before it starts: answers, on a port of its own, how long the event
// loop was held at most since it was last asked, in milliseconds.
import http from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

const port = Number(process.env.EVENHAND_PROBE_PORT);

// What the bench starts beside the server, such as migrations, inherits the option and has no use for it.
const isServer = isMainThread && process.argv[1]?.endsWith('serve.ts');

if (isServer && port) {
  const resolutionMs = 1;
  const histogram = monitorEventLoopDelay({ resolution: resolutionMs });
  histogram.enable();
  http
    .createServer((_request, response) => {
      const longestMs = Math.max(0, histogram.max / 1e6 - resolutionMs);
      histogram.reset();
      response.end(JSON.stringify({ longestMs }));
    })
    .listen(port, '127.0.0.1')
    .unref();
}
