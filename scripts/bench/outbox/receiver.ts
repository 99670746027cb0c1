import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Random } from '../quality/random';
import type { Posted } from './messages';

/** Someone outside who takes what is posted, each delivery once, and often fails. */
export class Receiver {
  /** The first that was taken under each id, in the order of taking. */
  readonly taken = new Map<string, Posted>();
  /** Called with how many have been taken. */
  onTaken: (count: number) => void = () => undefined;
  repeated = 0;
  failed = 0;
  /** Processes that have delivered something. */
  readonly workers = new Set<number>();
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

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async answer(request: http.IncomingMessage, response: http.ServerResponse) {
    try {
      const posted = JSON.parse(await text(request)) as Posted;
      response.statusCode = this.random.next() < this.failing ? this.fail() : this.take(posted);
      // Every other fails after the work was done, which is what doubles it.
      if (response.statusCode >= 500 && this.failed % 2 === 0) this.take(posted);
      response.end();
    } catch {
      // The worker was killed in the middle of its request.
      response.destroy();
    }
  }

  private fail(): number {
    this.failed += 1;
    return 503;
  }

  private take(posted: Posted): number {
    this.workers.add(posted.worker);
    if (this.taken.has(posted.id)) {
      this.repeated += 1;
      return 204;
    }
    this.taken.set(posted.id, posted);
    this.onTaken(this.taken.size);
    return 204;
  }
}
