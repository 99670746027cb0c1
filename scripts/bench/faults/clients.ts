import { AssignerGone, type WorkerPool } from './worker-pool';
import type { Answer, Ask } from './messages';

/** A firm of the run, as its clients know it. */
export interface Site {
  readonly firmId: string;
  readonly apiKey: string;
}

/** What a client was promised about one case. */
export interface Promised {
  /** The name of the case's client, by which its rows are found. */
  readonly marker: string;
  readonly firmId: string;
  caseId: string | null;
  filed: boolean;
  handoffs: number;
}

/** Attempts after which a client gives a request up, which then counts as lost. */
const PATIENCE = 200;

/** Clients of the API that ask again, with the same idempotency key, until they are answered. */
export class Clients {
  readonly promises: Promised[] = [];
  answers = 0;
  retries = 0;
  refused = 0;
  private lastId = 0;

  constructor(
    private readonly pool: WorkerPool,
    private readonly onAnswer: (answers: number) => void,
  ) {}

  /** Opens one case; every fourth is filed at once, and every tenth of the others handed off. */
  async openOne(slot: number, site: Site, n: number): Promise<void> {
    const marker = `Client ${n} of the fault run`;
    const promised: Promised = {
      marker,
      firmId: site.firmId,
      caseId: null,
      filed: false,
      handoffs: 0,
    };
    this.promises.push(promised);
    const opened = await this.askUntilAnswered(slot, site, `open-${n}`, 'POST', '/cases', {
      client: { name: marker },
      visaType: 'H-1B',
      complexity: 1 + (n % 7),
    });
    if (opened?.status !== 201) return;
    promised.caseId = opened.caseId;
    if (opened.attorneyId === null) return;
    const path = `/cases/${opened.caseId}`;
    if (n % 4 === 0) {
      const change = { stage: 'filed', version: opened.version };
      const filed = await this.askUntilAnswered(slot, site, `file-${n}`, 'PATCH', path, change);
      promised.filed = filed?.status === 200;
    } else if (n % 10 === 1) {
      const request = { reason: 'workload' };
      const key = `hand-off-${n}`;
      const moved = await this.askUntilAnswered(
        slot,
        site,
        key,
        'POST',
        `${path}/reassign`,
        request,
      );
      if (moved?.status === 200) promised.handoffs = 1;
    }
  }

  /** Null when the patience of the client is at its end. */
  private async askUntilAnswered(
    slot: number,
    { apiKey }: Site,
    idempotencyKey: string,
    method: Ask['method'],
    path: string,
    body: unknown,
  ): Promise<Answer | null> {
    for (let attempt = 0; attempt < PATIENCE; attempt += 1) {
      this.lastId += 1;
      const ask: Ask = { id: this.lastId, apiKey, idempotencyKey, method, path, body };
      const answer = await this.pool.ask(slot + attempt, ask).catch((error: unknown) => {
        if (error instanceof AssignerGone) return null;
        throw error;
      });
      if (answer && !isTransient(answer)) {
        this.answers += 1;
        this.onAnswer(this.answers);
        return answer;
      }
      if (answer) this.refused += 1;
      this.retries += 1;
    }
    return null;
  }
}

/** Refusals that ask the client to try again. */
function isTransient({ status, code }: Answer): boolean {
  return status >= 500 || code === 'conflict';
}
