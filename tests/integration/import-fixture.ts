import { withWholeFirm } from '@/lib/platform/db/with-firm';
import {
  mapColumns,
  runImport,
  stageImport,
  uploadedFile,
  workOnImport,
  type ImportKind,
} from '@/lib/features/imports';
import { asOwner } from './as-owner';
import type { TestFirm } from './new-firm';

export async function stage(
  firm: TestFirm,
  kind: ImportKind,
  lines: readonly string[],
): Promise<string> {
  const bytes = Buffer.from(lines.join('\r\n'));
  return stageImport(firm.admin, await uploadedFile(kind, `${kind}.csv`, bytes));
}

interface Staged {
  readonly columns: readonly string[];
  readonly status: string;
}

export const find = ({ firmId }: TestFirm, id: string): Promise<Staged> =>
  withWholeFirm(firmId, (tx) =>
    tx.import.findUniqueOrThrow({ where: { firmId_id: { firmId, id } } }),
  );

export const rowsOf = ({ firmId }: TestFirm, importId: string) =>
  withWholeFirm(firmId, (tx) =>
    tx.importRow.findMany({ where: { firmId, importId }, orderBy: { line: 'asc' } }),
  );

export async function counts(firm: TestFirm, importId: string): Promise<Record<string, number>> {
  const rows = await rowsOf(firm, importId);
  const byStatus = Map.groupBy(rows, ({ status }) => status);
  return Object.fromEntries(Array.from(byStatus, ([status, some]) => [status, some.length]));
}

/** Works as the jobs do, one turn after the other. */
export async function finish(firm: TestFirm, importId: string): Promise<void> {
  do await workOnImport(firm.firmId, importId);
  while (['checking', 'running'].includes((await find(firm, importId)).status));
}

/** Takes the columns as they were guessed, and checks the rows. */
export async function check(firm: TestFirm, importId: string): Promise<void> {
  const { columns } = await find(firm, importId);
  const entries = columns.map((column, at) => [String(at), column || null] as const);
  await mapColumns(firm.admin, { importId, columns: Object.fromEntries(entries) });
  await finish(firm, importId);
}

export async function bringIn(firm: TestFirm, kind: ImportKind, lines: readonly string[]) {
  const importId = await stage(firm, kind, lines);
  await check(firm, importId);
  await runImport(firm.admin, importId);
  await finish(firm, importId);
  return importId;
}

/** What undoing must leave: all rows of a firm that an import can touch, but for its events. */
export async function everythingOf({ firmId }: TestFirm): Promise<unknown> {
  const tables = ['cases', 'clients', 'attorneys', 'assignments', 'decisions', 'stage_changes'];
  const rows = [];
  for (const table of [...tables, 'attorney_expertise', 'notifications']) {
    rows.push(await asOwner(`SELECT * FROM ${table} WHERE firm_id = $1 ORDER BY id`, [firmId]));
  }
  const state = `SELECT last_case_number, last_turn, forfeit_millipoints, credit_index,
                        fair_share_decayed_at FROM assignment_states WHERE firm_id = $1`;
  return [...rows, await asOwner(state, [firmId])];
}
