import type { NextRequest } from 'next/server';
import { recordExport } from '@/lib/platform/audit';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { exportCases } from '@/lib/features/cases';
import type { CaseDto } from '@/lib/contracts/case';
import type { ListCasesInput } from '@/lib/contracts/case-list';
import { now } from '@/lib/platform/clock';
import { CSV_BOM, csvLine } from '@/lib/shared/csv';
import { AppError } from '@/lib/shared/errors';
import { dateIn } from '@/lib/shared/time';
import { answerWithFile, streamFile } from '../../file-answer';
import { columnsOf, type CaseColumn } from '../case-columns';
import { fileColumnsOf } from '../case-file-columns';
import { listInput, problemOf, readQuery } from '../query';

/**
 * The case list as a CSV file: the filters, order and columns of the address, all pages of them.
 * Written while it is read, so that no list is too long. That someone took it is on record.
 */
export async function GET(request: NextRequest): Promise<Response> {
  return answerWithFile('cases.export', async (viewer) => {
    const { timeZone } = viewer;
    const today = dateIn(now(), timeZone);
    const query = readQuery(Object.fromEntries(request.nextUrl.searchParams), today);
    const problem = problemOf(query);
    if (problem) throw new AppError('validation-failed', problem);
    const batches = exportCases(actorOf(viewer), listInput(query) as ListCasesInput);
    await recordExport(viewer, 'cases');
    const lines = linesOf(batches, columnsOf(query.cols), timeZone);
    return streamFile(`cases-${today}.csv`, lines);
  });
}

async function* linesOf(
  batches: AsyncIterable<CaseDto[]>,
  columns: readonly CaseColumn[],
  timeZone: string,
): AsyncGenerator<string> {
  const files = columns.flatMap(fileColumnsOf);
  yield CSV_BOM + csvLine(files.map(({ heading }) => heading));
  for await (const batch of batches) {
    yield batch.map((one) => csvLine(files.map(({ value }) => value(one, timeZone)))).join('');
  }
}
