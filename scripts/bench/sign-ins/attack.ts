import http from 'node:http';
import { workerData, parentPort } from 'node:worker_threads';

/*
 * Sends waves of parallel sign-ins, each from another loopback address, so that nothing but the
 * server's own limits holds them up. Runs in a thread of its own: what it costs must not count as
 * the time of the page that is measured beside it.
 */

export interface AttackOrder {
  readonly url: string;
  readonly parallel: number;
  /** Of the action behind the sign-in form. */
  readonly actionId: string;
}

/** How the server answered a wave: how many with each status, and how long the last took. */
export interface Wave {
  readonly statuses: Readonly<Record<string, number>>;
  readonly tookMs: number;
}

interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

const BOUNDARY = 'evenhand-bench';

const order = workerData as AttackOrder;
const agent = new http.Agent({ keepAlive: false, maxSockets: Infinity });
let sent = 0;

function ask(
  path: string,
  init: { headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  sent += 1;
  const localAddress = `127.1.${(sent >> 8) & 255}.${sent & 255 || 1}`;
  const { url } = order;
  return new Promise((resolve, reject) => {
    const request = http.request(
      new URL(path, url),
      {
        agent,
        localAddress,
        method: init.body === undefined ? 'GET' : 'POST',
        headers: { origin: url, ...init.headers },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        );
      },
    );
    request.once('error', reject).end(init.body);
  });
}

type SignIn = (email: string) => Promise<Answer>;

/** The framework's own entrance, as its client uses it. */
async function frameworkEntrance(): Promise<SignIn> {
  const { text, headers } = await ask('/api/auth/csrf');
  const { csrfToken } = JSON.parse(text) as { csrfToken: string };
  const cookie = headers['set-cookie']?.map((line) => line.split(';')[0]).join('; ') ?? '';
  return (email) =>
    ask('/api/auth/callback/credentials', {
      headers: { 'content-type': 'application/x-www-form-urlencoded', cookie },
      body: new URLSearchParams({ email, password: 'wrong', csrfToken, json: 'true' }).toString(),
    });
}

/** The form, as its page sends it: an action with what came before and the fields. */
function formEntrance(): SignIn {
  return (email) =>
    ask('/sign-in', {
      headers: {
        'next-action': order.actionId,
        'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
      },
      body: multipart([
        ['_1_email', email],
        ['_1_password', 'wrong'],
        ['0', '[{"status":"idle"},"$K1"]'],
      ]),
    });
}

function multipart(fields: readonly (readonly [string, string])[]): string {
  const parts = fields.map(
    ([name, value]) =>
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return `${parts.join('')}--${BOUNDARY}--\r\n`;
}

async function sendWave(entrances: readonly SignIn[]): Promise<Wave> {
  const beganAt = performance.now();
  const statuses: Record<string, number> = {};
  await Promise.all(
    Array.from({ length: order.parallel }, async (_, index) => {
      const signIn = entrances[index % entrances.length];
      const answer = await signIn?.(`somebody-${sent}@bench.example`);
      const status = String(answer?.status);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }),
  );
  return { statuses, tookMs: performance.now() - beganAt };
}

const entrances = [await frameworkEntrance(), formEntrance()];
parentPort?.on('message', () => void sendWave(entrances).then((w) => parentPort?.postMessage(w)));
parentPort?.postMessage('ready');
