import type { ChildProcess } from 'node:child_process';
import http from 'node:http';
import type { Socket } from 'node:net';
import { stopChild } from '@/scripts/lib/processes';
import { startServer, waitUntilHealthy } from '@/scripts/lib/server';
import { freePort } from '@/scripts/test/product';
import { childrenOf, ownerOf, titleOf } from './process-tree';

/** A server of several processes, on the database of the one that is tested. */
export interface ManyProcesses {
  readonly port: number;
  readonly server: ChildProcess;
  /** The processes that answer requests. */
  readonly webPids: () => number[];
  /** The one that works on jobs. */
  readonly workerPid: () => number | undefined;
  readonly stop: () => Promise<void>;
}

/** Starts so many web processes and a worker, as `npm start` does. */
export async function startMany(webProcesses: number): Promise<ManyProcesses> {
  const port = await freePort();
  const server = startServer({
    ...{ mode: 'production', host: '127.0.0.1', port, webProcesses },
    // What the tests' own process needs of Node is not the server's.
    environment: { ...process.env, NODE_OPTIONS: '' },
  });
  await waitUntilHealthy(server, `http://127.0.0.1:${port}`);
  const children = () => childrenOf(server.pid ?? 0);
  const isWorker = (pid: number) => titleOf(pid).includes('worker');
  return {
    ...{ port, server },
    webPids: () => children().filter((pid) => !isWorker(pid)),
    workerPid: () => children().find(isWorker),
    stop: () => stopChild(server, 10_000),
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

interface Ask {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** One connection, and so one process at its other end, as long as that lives. */
export class OneConnection {
  private readonly agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  private readonly cookies = new Map<string, string>();
  private socket: Socket | null = null;

  constructor(private readonly many: ManyProcesses) {}

  /** The process that answers here; null before the first answer. */
  get pid(): number | null {
    const { port, webPids } = this.many;
    const remotePort = this.socket?.localPort;
    return remotePort === undefined ? null : ownerOf(webPids(), { localPort: port, remotePort });
  }

  /** Asks and reads the whole answer. Cookies are kept as a browser does. */
  async ask(method: string, path: string, asked: Ask = {}): Promise<Answer> {
    const { response, text } = await this.open(method, path, asked);
    await new Promise<void>((resolve, reject) => {
      response.once('end', resolve).once('error', reject);
    });
    return { status: response.statusCode ?? 0, headers: response.headers, text: text() };
  }

  /** Asks for something that does not end by itself. */
  async open(
    method: string,
    path: string,
    { headers = {}, body }: Ask = {},
  ): Promise<{ response: http.IncomingMessage; text: () => string }> {
    const { port } = this.many;
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const request = http.request({
      ...{ agent: this.agent, host: '127.0.0.1', port, method, path },
      headers: { origin: `http://127.0.0.1:${port}`, ...(cookie && { cookie }), ...headers },
    });
    request.once('socket', (socket) => {
      this.socket = socket;
    });
    const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
      request.once('response', resolve).once('error', reject);
      request.end(body);
    });
    for (const line of response.headers['set-cookie'] ?? []) this.keepCookie(line);
    let text = '';
    response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    return { response, text: () => text };
  }

  /** Sends a form as a browser does. */
  send(path: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
    const body = new URLSearchParams(fields).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return this.ask('POST', path, { headers, body });
  }

  /** Goes on with what another connection of the same browser has. */
  shareCookies({ cookies }: OneConnection): this {
    for (const [name, value] of cookies) this.cookies.set(name, value);
    return this;
  }

  close(): void {
    this.agent.destroy();
  }

  private keepCookie(line: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (name) this.cookies.set(name, value ?? '');
  }
}

/** A connection to each of the web processes; which is which Linux says. */
export async function connectToEach(many: ManyProcesses): Promise<OneConnection[]> {
  const byPid = new Map<number, OneConnection>();
  const wanted = many.webPids().length;
  for (let tries = 0; tries < 20 && byPid.size < wanted; tries += 1) {
    const connection = new OneConnection(many);
    await connection.ask('GET', '/robots.txt');
    const { pid } = connection;
    if (pid !== null && !byPid.has(pid)) byPid.set(pid, connection);
    else connection.close();
  }
  if (byPid.size < wanted) throw new Error(`Only ${byPid.size} of ${wanted} processes answer.`);
  return [...byPid.values()];
}
