import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { now } from '@/lib/platform/clock';
import { withFirm } from '@/lib/platform/db/with-firm';
import { FIRST_DAY } from '@/lib/shared/period';
import { dateIn, monthBefore } from '@/lib/shared/time';
import type { AssignmentComparisonDto, ReassignmentComparisonDto } from './comparison-dto';
import { periodBefore } from './periods';
import { reportAssignments } from './report-assignments';
import { reportReassignments } from './report-reassignments';
import type { ReassignmentReportInput } from '@/lib/contracts/report';

/**
 * A month's assignments with the month before, both read in one transaction.
 *
 * @param month YYYY-MM
 * @throws AppError `validation-failed` for a month that does not exist, `forbidden`.
 */
export async function compareAssignments(
  actor: Actor,
  month: string,
): Promise<AssignmentComparisonDto> {
  return withFirm(actor, async () => {
    const report = await reportAssignments(actor, month);
    return {
      report,
      before: await reportAssignments(actor, monthBefore(month)),
      isCurrent: dateIn(now(), report.timeZone).slice(0, 7) === month,
    };
  });
}

/**
 * A period's reassignments with the period before (`periodBefore`), both read in one transaction.
 *
 * @throws AppError `validation-failed` for days that do not exist or are out of order, `forbidden`.
 */
export async function compareReassignments(
  actor: Actor,
  input: ReassignmentReportInput = {},
): Promise<ReassignmentComparisonDto> {
  return withFirm(actor, async () => {
    const report = await reportReassignments(actor, input);
    const earlier = periodBefore(report);
    const before = earlier.from < FIRST_DAY ? null : await reportReassignments(actor, earlier);
    return { report, before };
  });
}
