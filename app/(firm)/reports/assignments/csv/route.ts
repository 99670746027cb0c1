import { assignmentsTable } from '@/app/(firm)/reports/assignments/assignments-table';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { getViewerWith } from '@/lib/platform/auth/page-guards';
import { compareAssignments } from '@/lib/features/reports';
import { askedMonth } from '../../asked';
import { csvAnswer, refusalAnswer } from '../../csv-answer';
import { resultOrError } from '@/app/(firm)/reports/result-or-error';
import { paramsOf, textOf, thisMonthIn } from '../../../params';

/** A month of assignments as a file. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await getViewerWith('reports.read');
  const month = textOf(paramsOf(request).month) ?? thisMonthIn(viewer.timeZone);
  const report = await resultOrError(askedMonth(month), () =>
    compareAssignments(actorOf(viewer), month),
  );
  return 'refusal' in report
    ? refusalAnswer(report.refusal)
    : csvAnswer(viewer, 'assignments', assignmentsTable(report.value));
}
