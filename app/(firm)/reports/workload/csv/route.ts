import { workloadSheet } from '@/components/reports/workload-sheet';
import { actorOf } from '@/lib/auth/load-viewer';
import { getViewerWith } from '@/lib/auth/page-guards';
import { reportWorkloadMonth } from '@/lib/reports';
import { askedMonth } from '../../asked';
import { csvAnswer, refusalAnswer } from '../../csv-answer';
import { orRefusal } from '../../or-refusal';
import { paramsOf, textOf } from '../../../params';

/** The workload report as a file. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await getViewerWith('reports.read');
  const month = textOf(paramsOf(request).month);
  const report = await orRefusal(askedMonth(month), () =>
    reportWorkloadMonth(actorOf(viewer), month),
  );
  return 'refusal' in report
    ? refusalAnswer(report.refusal)
    : csvAnswer(viewer, 'workload', workloadSheet(report.value));
}
