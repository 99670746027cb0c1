import 'server-only';
import { AppError } from '@/lib/shared/errors';
import { announceChange } from '@/lib/platform/db/announce';
import { lookAtFirm } from '@/lib/platform/db/identity-store';
import { every, list, sql } from '@/lib/platform/db/sql';
import { askLater } from '@/lib/platform/db/open-transaction';
import { afterCommit, type FirmTx } from '@/lib/platform/db/with-firm';
import { coverPart, endIntervals } from './covers';
import type { EventChain } from './events';
import { forecastPart, type Forecast } from './forecast';
import type { TransactionState } from './load-firm';
import {
  managerPart,
  notificationPart,
  notificationsOf,
  type NotificationContext,
} from './notifications';
import type { AttorneyChange } from './roster';
import {
  attorneyParts,
  caseParts,
  clientParts,
  handoffParts,
  historyParts,
  statePart,
} from './write-parts';
import { WrittenRows } from './written-rows';

/** What the guard of a writing statement fails with. */
const DIVISION_BY_ZERO = '22012';

function asConflict(error: unknown): never {
  const isGuard = error instanceof Error && 'code' in error && error.code === DIVISION_BY_ZERO;
  if (!isGuard) throw error;
  throw new AppError('conflict', 'Someone else changed this at the same moment. Try again.');
}

/**
 * The rows that a transaction has decided to write. They go out in at most two statements, however many
 * cases were placed: the round trips of an assignment do not grow with the firm.
 */
export class WriteSet extends WrittenRows {
  constructor(
    events: EventChain,
    private readonly forecast: Forecast,
  ) {
    super(events);
  }

  /**
   * Writes everything, and has those who are looking at the firm told once it is committed. The
   * minute's round looks at the firm as well: what was written may be due some time.
   * Not waited for: the transaction fails as this does.
   * @throws AppError `conflict` when an attorney's counters or a case's version are not what this
   * transaction read, which can only happen to a writer that does not hold the firm's lock.
   */
  async flush(
    tx: FirmTx,
    transaction: NotificationContext & { state: TransactionState; ruleSetVersion: number },
  ): Promise<void> {
    const changes = transaction.roster.changes();
    if (this.isEmpty() && changes.length === 0) return;
    await this.endIntervals(tx, transaction.firmId);
    // Nothing that follows in the transaction needs the answer; the commit travels with it.
    await askLater(tx, this.writeRows(tx, transaction, changes).catch(asConflict));
    await afterCommit(async () => announceChange(transaction.firmId), 'announce');
  }

  // A statement of its own: the index that allows one open assignment per case is checked row by
  // row, and within one statement the new interval could come before the old one has ended.
  private async endIntervals(tx: FirmTx, firmId: string): Promise<void> {
    if (this.endedAssignments.length === 0) return;
    const ended = await endIntervals(tx, firmId, this);
    if (ended !== this.endedAssignments.length) {
      throw new AppError('conflict', 'Someone else moved this case at the same moment. Try again.');
    }
  }

  // Foreign keys are checked when the statement ends, so the order of its parts does not matter.
  private writeRows(
    tx: FirmTx,
    transaction: NotificationContext & { state: TransactionState },
    changes: readonly AttorneyChange[],
  ): Promise<unknown> {
    const parts = [
      ...clientParts(transaction.firmId, this),
      ...caseParts(transaction.firmId, this),
      ...historyParts(transaction.firmId, this),
      ...handoffParts(transaction.firmId, this),
      ...coverPart(transaction.firmId, this),
      ...attorneyParts(transaction.firmId, changes),
      statePart(transaction.firmId, transaction.state, this.events.head),
      sql`
           looked_at AS (${lookAtFirm(transaction.firmId, transaction.at)})`,
      ...forecastPart(transaction.firmId, this.forecast),
      ...notificationPart(transaction.firmId, notificationsOf(this, transaction)),
      ...managerPart(this, transaction),
    ];
    const guards = [sql`true`];
    if (changes.length > 0) guards.push(sql`(SELECT count(*) FROM moved) = ${changes.length}::int`);
    if (this.changedCases.size > 0)
      guards.push(sql`(SELECT count(*) FROM changed_cases) = ${this.changedCases.size}::int`);
    if (this.resolvedHandoffs.length > 0)
      guards.push(
        sql`(SELECT count(*) FROM resolved_handoffs) = ${this.resolvedHandoffs.length}::int`,
      );
    // The statement itself fails where not all is written, since the commit does not wait to hear of it.
    return tx.$queryRaw`
      WITH ${list(parts)}
      SELECT 1 / (${every(guards)})::int AS written`;
  }
}
