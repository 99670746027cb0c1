import 'server-only';
import type { Prisma } from './generated/client';
import { setLocal } from './set-local';

type Tx = Prisma.TransactionClient;

/** What is hidden, each list as PostgreSQL writes an array. */
interface Hidden {
  clients: string;
  companies: string;
  cases: string;
}

/**
 * Hides what stands behind this attorney's walls from the statements that follow in the
 * transaction: clients, everyone of a walled company, their cases, and whatever is about those.
 * The policies of the role that is taken on do it (migration `walls_hide`). An attorney without
 * walls keeps the role, the plans and the speed of everyone else.
 *
 * Call it while everything is visible, or the lists come out short.
 */
export async function hideBehindWalls(tx: Tx, firmId: string, attorneyId: string): Promise<void> {
  const [hidden] = await tx.$queryRaw<Hidden[]>`
    WITH walls AS (
      SELECT w.client_id, w.company_key FROM ethical_walls w
       WHERE w.firm_id = ${firmId}::uuid AND w.attorney_id = ${attorneyId}::uuid
         AND w.removed_at IS NULL),
    named AS (
      SELECT l.id, l.merged_into_id FROM walls w
        JOIN clients l ON l.firm_id = ${firmId}::uuid AND l.id = w.client_id
      UNION
      SELECT l.id, l.merged_into_id FROM walls w
        JOIN clients l ON l.firm_id = ${firmId}::uuid AND l.company_key = w.company_key),
    -- Clients who were merged are one: a wall of any of them hides them all.
    one_client AS (SELECT coalesce(merged_into_id, id) AS id FROM named),
    clients_behind AS (
      SELECT id FROM one_client
      UNION
      SELECT l.id FROM one_client o
        JOIN clients l ON l.firm_id = ${firmId}::uuid AND l.merged_into_id = o.id),
    cases_behind AS (
      SELECT c.id FROM clients_behind b
        JOIN cases c ON c.firm_id = ${firmId}::uuid AND c.client_id = b.id
      UNION
      SELECT c.id FROM walls w
        JOIN cases c ON c.firm_id = ${firmId}::uuid AND c.company_key = w.company_key
      UNION
      -- Someone in the case may be one of them: until a person has said no, it is one of theirs.
      SELECT c.id FROM cases c
       WHERE c.firm_id = ${firmId}::uuid AND c.conflict_check IN ('open', 'refused')
         AND c.conflict_with && (ARRAY(SELECT id::text FROM clients_behind)
                                 || ARRAY(SELECT company_key FROM walls WHERE company_key IS NOT NULL)))
    SELECT ARRAY(SELECT id FROM clients_behind)::text AS clients,
           ARRAY(SELECT company_key FROM walls WHERE company_key IS NOT NULL)::text AS companies,
           ARRAY(SELECT id FROM cases_behind)::text AS cases
     WHERE EXISTS (SELECT FROM walls)`;
  if (!hidden) return;
  await setLocal(tx, 'evenhand.walled_attorney', attorneyId);
  await setLocal(tx, 'evenhand.walled_clients', hidden.clients);
  await setLocal(tx, 'evenhand.walled_companies', hidden.companies);
  await setLocal(tx, 'evenhand.walled_cases', hidden.cases);
  await tx.$executeRaw`SET LOCAL ROLE evenhand_walled`;
}

/** Lets the statements that follow in the transaction see every row of the firm again. */
export async function showEverything(tx: Tx): Promise<void> {
  await tx.$executeRaw`SET LOCAL ROLE NONE`;
}
