import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { now } from '@/lib/platform/clock';
import { getFirmZone } from '@/lib/platform/db/firm-zone';
import { withFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { addDays, dateIn, dayEnd, dayStart } from '@/lib/shared/time';
import { parseInput } from '@/lib/shared/validation/parse-input';
import {
  type BouncingCase,
  type ReassignmentReportDto,
  reassignmentReportSchema,
  type ReassignmentReportInput,
} from '@/lib/contracts/report';
import { findFlags, testable } from './flags';
import { countHandoffs, readClients, readHeld, readNames, readPassed } from './read-reassignments';
import {
  attorneysOf,
  bouncesIn,
  handoffsIn,
  matrixOf,
  meanDaysHeld,
  reasonsOf,
  type Bounce,
} from './summarise-handoffs';

const DEFAULT_PERIOD_DAYS = 90;

/** How many of the bouncing cases are named, those with the most handoffs. */
export const MAX_BOUNCING = 50;

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
    const { pairs, reasons } = await countHandoffs(tx, firmId, from, to);
    const attorneys = attorneysOf(await readHeld(tx, firmId, from, to), pairs);
    const bounces = bouncesIn(pairs.length > 0 ? await readPassed(tx, firmId, from, to) : []);
    const rate = rateOf(attorneys);
    return {
      ...days,
      timeZone,
      handoffs: handoffsIn(pairs),
      ...rate,
      meanDaysHeld: meanDaysHeld(pairs),
      attorneys,
      matrix: matrixOf(pairs, attorneys),
      reasons: reasonsOf(reasons),
      bouncing: await nameBounces(tx, firmId, bounces.slice(0, MAX_BOUNCING)),
      bouncingCases: bounces.length,
      flags: findFlags(attorneys, rate.rate),
      attorneysTested: testable(attorneys).length,
    };
  });
}

async function nameBounces(
  tx: FirmTx,
  firmId: string,
  bounces: readonly Bounce[],
): Promise<BouncingCase[]> {
  if (bounces.length === 0) return [];
  const ids = bounces.map(({ id }) => id);
  const clients = await readClients(tx, firmId, ids);
  const names = await readNames(tx, firmId);
  return bounces.flatMap(({ id, number, handoffs, holderIds, reasons }) => {
    const client = clients.get(id);
    const holders = holderIds.map((holder) => ({ id: holder, name: names.get(holder) ?? '' }));
    return client ? [{ id, number, client, handoffs, holders, reasons }] : [];
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
