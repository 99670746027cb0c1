import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What came, as it came. */
export interface Received {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a receiver answers; null: it never does, or hangs up. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A real server on loopback that takes webhooks as another company's developer would. */
export class WebhookReceiver {
  readonly received: Received[] = [];
  /** How it answers, by what has come before. */
  reply: (count: number) => Reply | 'hangs-up' | null = () => ({ status: 204 });

  private constructor(private readonly server: http.Server) {}

  static async start(): Promise<WebhookReceiver> {
    const server = http.createServer();
    const receiver = new WebhookReceiver(server);
    server.on('request', (request, response) => void receiver.take(request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hooks`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async take(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const body = await text(request);
    // Headers that come several times are of no interest here.
    this.received.push({ headers: request.headers as Record<string, string>, body });
    const reply = this.reply(this.received.length);
    if (!reply) return;
    if (reply === 'hangs-up') {
      request.socket.destroy();
      return;
    }
    response.writeHead(reply.status, { ...reply.headers });
    response.end(reply.body);
  }
}
