import 'server-only';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import type { RowStatus } from './codes';
import type { MadeOfRow, RowProblem } from './report';

/** A row as a check found it. */
export interface RowChange {
  readonly id: string;
  readonly status: RowStatus;
  readonly problems: readonly RowProblem[];
  readonly detail: string | null;
  readonly isHeld: boolean;
  readonly orderedAt: string | null;
}

/** Writes down what a check found of these rows. */
export async function changeRows(
  tx: FirmTx,
  firmId: string,
  changes: readonly RowChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ id, status, problems, detail, isHeld, orderedAt }) => ({
    ...{ id, status, problems, detail, is_held: isHeld, ordered_at: orderedAt },
  }));
  await tx.$executeRaw`
    UPDATE import_rows r
       SET status = x.status, problems = x.problems, detail = x.detail, is_held = x.is_held,
           ordered_at = x.ordered_at
      FROM assignment_states s, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(
           id uuid, status text, problems jsonb, detail text, is_held boolean, ordered_at timestamptz)
     WHERE s.firm_id = ${firmId}::uuid AND r.firm_id = ${firmId}::uuid AND r.id = x.id
       AND r.status = 'new'`;
}

/** A row that was tried. */
export interface TriedRow {
  readonly id: string;
  readonly status: RowStatus;
  readonly detail: string | null;
  readonly problems: readonly RowProblem[];
  readonly made: MadeOfRow;
}

/** Writes down what became of these rows. */
export async function settleRows(
  tx: FirmTx,
  firmId: string,
  tried: readonly TriedRow[],
): Promise<void> {
  if (tried.length === 0) return;
  const rows = tried.map(({ id, status, detail, problems, made }) => ({
    ...{ id, status, detail, problems },
    ...{ case_id: made.caseId, attorney_id: made.attorneyId, client_id: made.clientId },
    ...{ absence_id: made.absenceId },
    ...{ made_client: made.madeClient ?? false, client_before: made.clientBefore },
  }));
  await tx.$executeRaw`
    UPDATE import_rows r
       SET status = x.status, detail = x.detail, problems = x.problems, case_id = x.case_id,
           attorney_id = x.attorney_id, client_id = x.client_id, made_client = x.made_client,
           client_before = x.client_before, absence_id = x.absence_id
      FROM assignment_states s, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(
           id uuid, status text, detail text, problems jsonb, case_id uuid, attorney_id uuid,
           client_id uuid, made_client boolean, client_before jsonb, absence_id uuid)
     WHERE s.firm_id = ${firmId}::uuid AND r.firm_id = ${firmId}::uuid AND r.id = x.id`;
}
