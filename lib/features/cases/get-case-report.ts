import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { now } from '@/lib/platform/clock';
import { withFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { DAY_MS, elapsedDays } from '@/lib/shared/time';
import { caseFromRow, type NamedCaseRow } from './case-row';
import { describeAction } from './describe-action';
import { getCaseRow } from './get-case';
import type { AssignmentEntry, CaseReportDto, HistoryEntry } from '@/lib/contracts/case-history';
import { readHistory } from './read-history';
import { stageTimes } from './stage-times';

type Client = CaseReportDto['parties']['client'];

/**
 * The case report: parties, who held the case and how long, every action in words, time in each
 * stage. Open intervals are measured up to now.
 *
 * @throws AppError `not-found` when the firm has no case with this id.
 */
export async function getCaseReport(actor: Actor, caseId: string): Promise<CaseReportDto> {
  requirePermission(actor, 'cases.read');
  const at = now();
  return withFirm(actor, async (tx) => {
    const row = await getCaseRow(tx, actor, caseId);
    const client = await readClient(tx, row);
    const history = await readHistory(tx, actor.firmId, row.id, at);
    return composeReport(row, client, history, at);
  });
}

async function readClient(tx: FirmTx, row: NamedCaseRow): Promise<Client> {
  return tx.client.findUniqueOrThrow({
    where: { firmId_id: { firmId: row.firmId, id: row.clientId } },
    select: { id: true, name: true, email: true, company: true, externalRef: true },
  });
}

function composeReport(
  row: NamedCaseRow,
  client: Client,
  history: readonly HistoryEntry[],
  at: Date,
): CaseReportDto {
  const dto = caseFromRow(row);
  const until = row.closedAt ?? at;
  const held = history.filter((entry) => entry.kind === 'assignment');
  const done = history.filter(
    (entry) =>
      entry.kind === 'handoff' &&
      (entry.status === 'done' || entry.status === 'accepted') &&
      entry.undoesId === null &&
      !entry.isUndone,
  );
  return {
    case: dto,
    parties: { client, attorney: dto.attorney, attorneyOfRecord: dto.attorneyOfRecord },
    holders: held.map(({ kind: _kind, at: _at, ...holder }) => holder),
    actions: history.map(describeAction),
    stages: stageTimes(
      history.filter((entry) => entry.kind === 'stage-change'),
      until,
    ),
    daysOpen: Math.max(0, elapsedDays(row.receivedAt, until)),
    daysWaiting: waitingDays(row.receivedAt, until, held),
    handoffs: done.length,
    at: at.toISOString(),
  };
}

/** Days between arrival and `until` that lie in no holder's interval. */
function waitingDays(from: Date, until: Date, held: readonly AssignmentEntry[]): number {
  let coveredUntilMs = from.getTime();
  let waitingMs = 0;
  for (const { startedAt, endedAt } of held) {
    waitingMs += Math.max(0, Date.parse(startedAt) - coveredUntilMs);
    const endMs = endedAt === null ? until.getTime() : Date.parse(endedAt);
    coveredUntilMs = Math.max(coveredUntilMs, endMs);
  }
  waitingMs += Math.max(0, until.getTime() - coveredUntilMs);
  return Math.round((waitingMs / DAY_MS) * 100) / 100;
}
