import { historyTable, stagesTable } from '@/app/(firm)/reports/attorneys/history-table';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { getViewerWith } from '@/lib/platform/auth/page-guards';
import { reportAttorneyHistory } from '@/lib/features/reports';
import { askedHistory } from '../../asked';
import { csvAnswer, refusalAnswer } from '../../csv-answer';
import { resultOrError } from '@/app/(firm)/reports/result-or-error';
import { paramsOf, thisMonthIn } from '../../../params';
import { historyQuery } from '../query';

/** An attorney's months as a file, or with `table=stages` the stages reached. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await getViewerWith('reports.read');
  const params = paramsOf(request);
  const query = historyQuery(params, thisMonthIn(viewer.timeZone));
  const { attorneyId = '', from, to } = query;
  const report = await resultOrError(askedHistory(query), () =>
    reportAttorneyHistory(actorOf(viewer), attorneyId, { from, to }),
  );
  if ('refusal' in report) return refusalAnswer(report.refusal);
  return csvAnswer(
    viewer,
    'attorney-history',
    params.table === 'stages' ? stagesTable(report.value) : historyTable(report.value),
  );
}
