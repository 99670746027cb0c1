import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { requirePermission } from '@/lib/auth/permissions';
import { now } from '@/lib/clock';
import { getFirmZone } from '@/lib/db/firm-zone';
import { withFirm } from '@/lib/db/with-firm';
import { addDays, dateIn, dayEnd, dayStart } from '@/lib/time';
import { parseInput } from '@/lib/validation/parse-input';
import type { ReassignmentReportDto } from './dto';
import { findFlags, testable } from './flags';
import { readCarriedOut, readHeld, readHolders } from './read-reassignments';
import { reassignmentReportSchema, type ReassignmentReportInput } from './schema';
import { attorneysOf, bouncingOf, matrixOf, meanDaysHeld, reasonsOf } from './summarise-handoffs';

const DEFAULT_PERIOD_DAYS = 90;

/**
 * How often cases changed hands between two days of the firm's calendar (both inclusive; by
 * default the 90 days up to today), between whom, why, and after how long. Bouncing cases are
 * those handed on in the period, judged by all their holders up to its end.
 *
 * @throws AppError `validation-failed` for days that do not exist or are out of order.
 */
export async function reportReassignments(
  actor: Actor,
  input: ReassignmentReportInput = {},
): Promise<ReassignmentReportDto> {
  requirePermission(actor, 'reports.read');
  const period = parseInput(reassignmentReportSchema, input);
  const { firmId } = actor;
  return withFirm(actor, async (tx) => {
    const timeZone = await getFirmZone(tx, firmId);
    const days = periodOf(period, dateIn(now(), timeZone));
    const from = dayStart(days.from, timeZone);
    const to = dayEnd(days.to, timeZone);
    const handoffs = await readCarriedOut(tx, firmId, from, to);
    const attorneys = attorneysOf(await readHeld(tx, firmId, from, to), handoffs);
    const handedOn = [...new Set(handoffs.map(({ caseId }) => caseId))];
    const holders = handedOn.length === 0 ? [] : await readHolders(tx, firmId, handedOn, to);
    const rate = rateOf(attorneys);
    return {
      ...days,
      timeZone,
      handoffs: handoffs.length,
      ...rate,
      meanDaysHeld: meanDaysHeld(handoffs),
      attorneys,
      matrix: matrixOf(handoffs, attorneys),
      reasons: reasonsOf(handoffs),
      bouncing: bouncingOf(holders),
      flags: findFlags(attorneys, rate.rate),
      attorneysTested: testable(attorneys).length,
    };
  });
}

/** A missing end is today, or the start if that lies ahead; a missing start is 90 days before. */
function periodOf(
  { from, to }: { from?: string | undefined; to?: string | undefined },
  today: string,
): { from: string; to: string } {
  const end = to ?? (from !== undefined && from > today ? from : today);
  return { from: from ?? addDays(end, 1 - DEFAULT_PERIOD_DAYS), to: end };
}

function rateOf(attorneys: ReassignmentReportDto['attorneys']): {
  rate: number | null;
  casesHeld: number;
  casesHandedOut: number;
} {
  const casesHeld = attorneys.reduce((sum, row) => sum + row.casesHeld, 0);
  const casesHandedOut = attorneys.reduce((sum, row) => sum + row.casesHandedOut, 0);
  return { casesHeld, casesHandedOut, rate: casesHeld === 0 ? null : casesHandedOut / casesHeld };
}
