import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { now } from '@/lib/platform/clock';
import { withFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { dateIn, textToDateColumn } from '@/lib/shared/time';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { mayManageAbsencesOf } from './absence-permission';
import { absenceDto, absenceParts } from './absence-row';
import type { AbsenceMonthDto } from './dto';
import { countPresent, daysOfMonth } from './month-days';
import { absenceMonthSchema, type AbsenceMonthInput } from '@/lib/contracts/absence';

/** More than this have no place on one page. */
const MAX_ROWS = 2000;

interface Span {
  first: string;
  last: string;
}

/**
 * Who is away when in a month: everyone who takes cases, and everyone else who is away in it, in roster
 * order; every absence that touches it, whatever month it begins or ends in; how many are present
 * each day and how many deadlines fall on it. Four queries, however many attorneys. Without a month
 * it is the one that it is now where the firm is.
 *
 * @throws AppError `forbidden` or `validation-failed`.
 */
export async function getAbsenceMonth(
  actor: Actor,
  input: AbsenceMonthInput = {},
): Promise<AbsenceMonthDto> {
  requirePermission(actor, 'attorneys.read');
  const asked = parseInput(absenceMonthSchema, input).month;
  const at = now();
  const { firmId } = actor;
  return withFirm(actor, async (tx) => {
    const { timeZone } = await tx.firm.findUniqueOrThrow({ where: { id: firmId } });
    const today = dateIn(at, timeZone);
    const month = asked ?? today.slice(0, 7);
    const days = daysOfMonth(month);
    const span = { first: days[0]?.date ?? '', last: days.at(-1)?.date ?? '' };
    const absences = (await readAbsences(tx, firmId, span)).map((row) => absenceDto(actor, row));
    const away = new Set(absences.map(({ attorneyId }) => attorneyId));
    const roster = await readRoster(tx, firmId);
    const deadlines = await countDeadlines(tx, firmId, span);
    const takingCases = roster.filter(({ active }) => active).map(({ id }) => id);
    return {
      month,
      timeZone,
      today,
      days: days.map((day) => ({
        ...day,
        presentCount: countPresent(day.date, takingCases, absences),
        deadlineCount: deadlines.get(day.date) ?? 0,
      })),
      attorneyCount: takingCases.length,
      attorneys: roster
        .filter(({ id, active }) => active || away.has(id))
        .map(({ pausesAt, ...attorney }) => ({
          ...attorney,
          pausesOn: pausesAt && dateIn(pausesAt, attorney.timeZone),
          today: dateIn(at, attorney.timeZone),
          mayManage: mayManageAbsencesOf(actor, attorney.id),
        })),
      absences,
    };
  });
}

function readAbsences(tx: FirmTx, firmId: string, { first, last }: Span) {
  return tx.absence.findMany({
    where: {
      firmId,
      cancelledAt: null,
      endsOn: { gte: textToDateColumn(first) },
      startsOn: { lte: textToDateColumn(last) },
    },
    orderBy: [{ startsOn: 'asc' }, { id: 'asc' }],
    take: MAX_ROWS,
    include: absenceParts,
  });
}

function readRoster(tx: FirmTx, firmId: string) {
  return tx.attorney.findMany({
    where: { firmId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    take: MAX_ROWS,
    select: { id: true, name: true, timeZone: true, active: true, pausesAt: true },
  });
}

// Deadlines of held, active cases by day: what an absence of a holder puts at risk.
async function countDeadlines(
  tx: FirmTx,
  firmId: string,
  { first, last }: Span,
): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ day: string; cases: number }[]>`
    SELECT deadline::text AS day, count(*)::int AS cases
      FROM cases
     WHERE firm_id = ${firmId}::uuid AND attorney_id IS NOT NULL AND closed_at IS NULL
       AND counts_active AND deadline BETWEEN ${first}::date AND ${last}::date
     GROUP BY deadline`;
  return new Map(rows.map(({ day, cases }) => [day, cases]));
}
