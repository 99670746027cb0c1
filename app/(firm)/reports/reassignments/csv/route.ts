import { matrixSheet, ratesSheet, reasonsSheet } from '@/components/reports/reassignments-sheets';
import { actorOf } from '@/lib/auth/load-viewer';
import { getViewerWith } from '@/lib/auth/page-guards';
import { now } from '@/lib/clock';
import { compareReassignments } from '@/lib/reports';
import { dateIn } from '@/lib/time';
import { askedDays } from '../../asked';
import { csvAnswer, refusalAnswer } from '../../csv-answer';
import { orRefusal } from '../../or-refusal';
import { paramsOf } from '../../../params';
import { periodOf } from '../period';

const TABLES = { rates: ratesSheet, reasons: reasonsSheet, matrix: matrixSheet };

function isTable(name: unknown): name is keyof typeof TABLES {
  return typeof name === 'string' && Object.hasOwn(TABLES, name);
}

/** One of the report's tables as a file: `rates` unless another is asked for. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await getViewerWith('reports.read');
  const params = paramsOf(request);
  const period = periodOf(params, dateIn(now(), viewer.timeZone));
  const { from, to } = period;
  const report = await orRefusal(askedDays(period), () =>
    compareReassignments(actorOf(viewer), { from, to }),
  );
  if ('refusal' in report) return refusalAnswer(report.refusal);
  const table = isTable(params.table) ? params.table : 'rates';
  return csvAnswer(viewer, 'reassignments', TABLES[table](report.value));
}
