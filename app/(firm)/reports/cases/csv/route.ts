import { metricTable } from '@/app/(firm)/reports/cases/metric-table';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { getViewerWith, orNotFound } from '@/lib/platform/auth/page-guards';
import { listMetricCases, permissionFor } from '@/lib/features/reports';
import { askedMetric } from '../../asked';
import { csvAnswer, refusalAnswer } from '../../csv-answer';
import { resultOrError } from '@/app/(firm)/reports/result-or-error';
import { paramsOf, textOf } from '../../../params';
import { metricQuery } from '../query';

/** The cases that a metric counts, as a file. */
export async function GET(request: Request): Promise<Response> {
  const params = paramsOf(request);
  const viewer = await getViewerWith(permissionFor(textOf(params.figure) ?? ''));
  await getViewerWith('cases.export');
  const query = metricQuery(params);
  const report = await resultOrError(askedMetric(query), () =>
    orNotFound(listMetricCases(actorOf(viewer), query)),
  );
  if ('refusal' in report) return refusalAnswer(report.refusal);
  return csvAnswer(viewer, 'figure-cases', metricTable(report.value, query));
}
