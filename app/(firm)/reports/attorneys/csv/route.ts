import { historySheet, stagesSheet } from '@/components/reports/history-sheet';
import { actorOf } from '@/lib/auth/load-viewer';
import { getViewerWith } from '@/lib/auth/page-guards';
import { reportAttorneyHistory } from '@/lib/reports';
import { askedHistory } from '../../asked';
import { csvAnswer, refusalAnswer } from '../../csv-answer';
import { orRefusal } from '../../or-refusal';
import { paramsOf, thisMonthIn } from '../../../params';
import { historyQuery } from '../query';

/** An attorney's months as a file, or with `table=stages` the stages reached. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await getViewerWith('reports.read');
  const params = paramsOf(request);
  const query = historyQuery(params, thisMonthIn(viewer.timeZone));
  const { attorneyId = '', from, to } = query;
  const report = await orRefusal(askedHistory(query), () =>
    reportAttorneyHistory(actorOf(viewer), attorneyId, { from, to }),
  );
  if ('refusal' in report) return refusalAnswer(report.refusal);
  return csvAnswer(
    viewer,
    'attorney-history',
    params.table === 'stages' ? stagesSheet(report.value) : historySheet(report.value),
  );
}
