import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { Random } from '../quality/random';
import { WEBHOOKS, type Posted } from './messages';

/**
 * Someone outside who takes what is posted, each delivery once, and often fails. Webhooks are checked
 * with the standard's own library, as any receiver does.
 */
export class Receiver {
  /** The first that was taken under each id, in the order of taking. */
  readonly taken = new Map<string, Posted>();
  /** Called with how many have been taken. */
  onTaken: (count: number) => void = () => undefined;
  repeated = 0;
  failed = 0;
  /** Webhooks whose signature was not their firm's. */
  unsigned = 0;
  /** Processes that have delivered something. */
  readonly workers = new Set<number>();
  private readonly signers = new Map<string, Webhook>();
  private readonly random: Random;

  private constructor(
    private readonly server: http.Server,
    private readonly failing: number,
    seed: number,
  ) {
    this.random = new Random(seed);
  }

  /** @param failing which part of all requests fails, from 0 to 1 */
  static async start(failing: number, seed = 1): Promise<Receiver> {
    const server = http.createServer();
    const receiver = new Receiver(server, failing, seed);
    server.on('request', (request, response) => void receiver.answer(request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return receiver;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  /** Where a firm's webhooks are told. */
  webhookOf(firmId: string): string {
    return `${this.address}${firmId}`;
  }

  /** Takes this firm's webhooks from now on. */
  trust(firmId: string, secret: string): void {
    this.signers.set(firmId, new Webhook(secret));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async answer(request: http.IncomingMessage, response: http.ServerResponse) {
    try {
      const posted = this.readPosted(request, await text(request));
      response.statusCode = posted ? this.judge(posted) : this.refuse();
      response.end();
    } catch {
      // The worker was killed in the middle of its request.
      response.destroy();
    }
  }

  private judge(posted: Posted): number {
    if (this.random.next() >= this.failing) return this.take(posted);
    const status = this.fail();
    // Every other fails after the work was done, which is what doubles it.
    if (this.failed % 2 === 0) this.take(posted);
    return status;
  }

  private refuse(): number {
    this.unsigned += 1;
    return 401;
  }

  private fail(): number {
    this.failed += 1;
    return 503;
  }

  private take(posted: Posted): number {
    if (posted.worker !== null) this.workers.add(posted.worker);
    if (this.taken.has(posted.id)) {
      this.repeated += 1;
      return 204;
    }
    this.taken.set(posted.id, posted);
    this.onTaken(this.taken.size);
    return 204;
  }

  /** What a worker of the run posts, or a webhook as any receiver gets it; null for one signed wrongly. */
  private readPosted({ headers, url = '' }: http.IncomingMessage, body: string): Posted | null {
    const id = headers['webhook-id'];
    if (typeof id !== 'string') return JSON.parse(body) as Posted;
    const firmId = url.slice(1);
    if (!isSigned(this.signers.get(firmId), headers, body)) return null;
    const { data } = JSON.parse(body) as { data: { eventId: string; sequence: number } };
    const { eventId, sequence: seq } = data;
    return { id, consumer: WEBHOOKS, firmId, eventId, seq, worker: null };
  }
}

function isSigned(
  signer: Webhook | undefined,
  headers: http.IncomingHttpHeaders,
  body: string,
): boolean {
  try {
    // Headers that come several times are of no interest here.
    signer?.verify(body, headers as Record<string, string>);
    return signer !== undefined;
  } catch (error) {
    if (error instanceof WebhookVerificationError) return false;
    throw error;
  }
}
