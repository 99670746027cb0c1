import { assignmentsSheet } from '@/components/reports/assignments-sheet';
import { actorOf } from '@/lib/auth/load-viewer';
import { getViewerWith } from '@/lib/auth/page-guards';
import { compareAssignments } from '@/lib/reports';
import { askedMonth } from '../../asked';
import { csvAnswer, refusalAnswer } from '../../csv-answer';
import { orRefusal } from '../../or-refusal';
import { paramsOf, textOf, thisMonthIn } from '../../../params';

/** A month of assignments as a file. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await getViewerWith('reports.read');
  const month = textOf(paramsOf(request).month) ?? thisMonthIn(viewer.timeZone);
  const report = await orRefusal(askedMonth(month), () =>
    compareAssignments(actorOf(viewer), month),
  );
  return 'refusal' in report
    ? refusalAnswer(report.refusal)
    : csvAnswer(viewer, 'assignments', assignmentsSheet(report.value));
}
