import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { now } from '@/lib/platform/clock';
import { getFirmZone } from '@/lib/platform/db/firm-zone';
import { withFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { notFound } from '@/lib/shared/errors';
import { dateIn, monthBounds } from '@/lib/shared/time';
import { isId } from '@/lib/shared/validation/is-id';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { metricsOf, monthsOf, describeHistory, type HistoryFact } from './attorney-history';
import type { AttorneyHistoryDto } from './comparison-dto';
import type { Ref } from '@/lib/contracts/values';
import { addMonths, monthsBetween } from './periods';
import { readIntervals, readStageEntries } from './read-attorney-history';
import { attorneyHistorySchema, type AttorneyHistoryInput } from '@/lib/contracts/report';

const DEFAULT_MONTHS = 12;

/**
 * One attorney over some months of the firm's calendar (both inclusive; by default the twelve up
 * to now), beside as many months before: cases taken, handed in and out, days held, deadlines kept
 * and stages reached. Four queries, whatever the length.
 *
 * @throws AppError `validation-failed`, `not-found` when the firm has no such attorney.
 */
export async function reportAttorneyHistory(
  actor: Actor,
  attorneyId: string,
  input: AttorneyHistoryInput = {},
): Promise<AttorneyHistoryDto> {
  requirePermission(actor, 'reports.read');
  const asked = parseInput(attorneyHistorySchema, input);
  const { firmId } = actor;
  return withFirm(actor, async (tx) => {
    const timeZone = await getFirmZone(tx, firmId);
    const to = asked.to ?? dateIn(now(), timeZone).slice(0, 7);
    const from = asked.from ?? addMonths(to, 1 - DEFAULT_MONTHS);
    // What was left out counts in the length as well.
    parseInput(attorneyHistorySchema, { from, to });
    const attorney = await getAttorneyRef(tx, firmId, attorneyId);
    const months = monthsBetween(from, to);
    const earlier = monthsBetween(addMonths(from, -months.length), addMonths(from, -1));
    const all = { from: earlier[0] ?? from, to };
    const facts = await readHistoryFacts(tx, firmId, { attorneyId, timeZone, ...all });
    const first = monthBounds(from, timeZone).from;
    const current = facts.filter(({ at }) => at >= first);
    return {
      attorney,
      from,
      to,
      timeZone,
      months: monthsOf(current, months, timeZone),
      totals: metricsOf(current),
      before: {
        from: all.from,
        to: earlier.at(-1) ?? from,
        totals: metricsOf(facts.filter(({ at }) => at < first)),
      },
    };
  });
}

/** Everything that counts for an attorney between two months, both inclusive. Two queries. */
export async function readHistoryFacts(
  tx: FirmTx,
  firmId: string,
  about: { attorneyId: string; timeZone: string; from: string; to: string },
): Promise<HistoryFact[]> {
  const { attorneyId, timeZone } = about;
  const from = monthBounds(about.from, timeZone).from;
  const { to } = monthBounds(about.to, timeZone);
  const intervals = await readIntervals(tx, firmId, attorneyId, { from, to });
  const caseIds = intervals.map(({ caseId }) => caseId);
  // How a case went on after the period decides whether its work ended: entries up to now.
  const entries = await readStageEntries(tx, firmId, caseIds, { from, to: maxDate(to, now()) });
  return describeHistory(intervals, entries, { timeZone, from, to, now: now() });
}

function maxDate(a: Date, b: Date): Date {
  return a > b ? a : b;
}

/** @throws AppError `not-found` when the firm has no attorney with this id. */
export async function getAttorneyRef(tx: FirmTx, firmId: string, attorneyId: string): Promise<Ref> {
  if (!isId(attorneyId)) throw notFound('attorney', attorneyId);
  const row = await tx.attorney.findUnique({
    where: { firmId_id: { firmId, id: attorneyId } },
    select: { id: true, name: true },
  });
  if (!row) throw notFound('attorney', attorneyId);
  return row;
}
