import { matrixTable, ratesTable, reasonsTable } from '@/app/(firm)/reports/reassignments-tables';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { getViewerWith } from '@/lib/platform/auth/page-guards';
import { now } from '@/lib/platform/clock';
import { compareReassignments } from '@/lib/features/reports';
import { dateIn } from '@/lib/shared/time';
import { askedDays } from '../../asked';
import { csvAnswer, refusalAnswer } from '../../csv-answer';
import { resultOrError } from '@/app/(firm)/reports/result-or-error';
import { paramsOf } from '../../../params';
import { periodOf } from '../period';

const TABLES = { rates: ratesTable, reasons: reasonsTable, matrix: matrixTable };

function isTable(name: unknown): name is keyof typeof TABLES {
  return typeof name === 'string' && Object.hasOwn(TABLES, name);
}

/** One of the report's tables as a file: `rates` unless another is asked for. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await getViewerWith('reports.read');
  const params = paramsOf(request);
  const period = periodOf(params, dateIn(now(), viewer.timeZone));
  const { from, to } = period;
  const report = await resultOrError(askedDays(period), () =>
    compareReassignments(actorOf(viewer), { from, to }),
  );
  if ('refusal' in report) return refusalAnswer(report.refusal);
  const table = isTable(params.table) ? params.table : 'rates';
  return csvAnswer(viewer, 'reassignments', TABLES[table](report.value));
}
