import { figureSheet } from '@/components/reports/figure-sheet';
import { actorOf } from '@/lib/auth/load-viewer';
import { getViewerWith, orNotFound } from '@/lib/auth/page-guards';
import { listFigureCases, permissionFor } from '@/lib/reports';
import { askedFigure } from '../../asked';
import { csvAnswer, refusalAnswer } from '../../csv-answer';
import { orRefusal } from '../../or-refusal';
import { paramsOf, textOf } from '../../../params';
import { figureQuery } from '../query';

/** The cases behind a figure as a file. */
export async function GET(request: Request): Promise<Response> {
  const params = paramsOf(request);
  const viewer = await getViewerWith(permissionFor(textOf(params.figure) ?? ''));
  await getViewerWith('cases.export');
  const query = figureQuery(params);
  const report = await orRefusal(askedFigure(query), () =>
    orNotFound(listFigureCases(actorOf(viewer), query)),
  );
  if ('refusal' in report) return refusalAnswer(report.refusal);
  return csvAnswer(viewer, 'figure-cases', figureSheet(report.value, query));
}
