import { workloadTable } from '@/app/(firm)/reports/workload/workload-table';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { getViewerWith } from '@/lib/platform/auth/page-guards';
import { reportWorkloadMonth } from '@/lib/features/reports';
import { askedMonth } from '../../asked';
import { csvAnswer, refusalAnswer } from '../../csv-answer';
import { resultOrError } from '@/app/(firm)/reports/result-or-error';
import { paramsOf, textOf } from '../../../params';

/** The workload report as a file. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await getViewerWith('reports.read');
  const month = textOf(paramsOf(request).month);
  const report = await resultOrError(askedMonth(month), () =>
    reportWorkloadMonth(actorOf(viewer), month),
  );
  return 'refusal' in report
    ? refusalAnswer(report.refusal)
    : csvAnswer(viewer, 'workload', workloadTable(report.value));
}
