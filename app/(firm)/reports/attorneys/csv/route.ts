import { historySheet, stagesSheet } from '@/components/reports/history-sheet';
import { actorOf } from '@/lib/auth/load-viewer';
import { getViewerWith, orNotFound } from '@/lib/auth/page-guards';
import { reportAttorneyHistory } from '@/lib/reports';
import { csvAnswer, refusalAnswer } from '../../csv-answer';
import { orRefusal } from '../../or-refusal';
import { paramsOf, thisMonthIn } from '../../params';
import { historyQuery } from '../query';

/** An attorney's months as a file, or with `table=stages` the stages reached. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await getViewerWith('reports.read');
  const params = paramsOf(request);
  const { attorneyId = '', from, to } = historyQuery(params, thisMonthIn(viewer.timeZone));
  const report = await orRefusal(() =>
    orNotFound(reportAttorneyHistory(actorOf(viewer), attorneyId, { from, to })),
  );
  if ('refusal' in report) return refusalAnswer(report.refusal);
  return csvAnswer(
    params.table === 'stages' ? stagesSheet(report.value) : historySheet(report.value),
  );
}
