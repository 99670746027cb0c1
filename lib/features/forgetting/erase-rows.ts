import 'server-only';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import type { Erasing } from './erase-events';
import { ERASED } from './erased';

/**
 * Puts a mark in place of a client's name and of what was typed about their cases, and drops what
 * would name them otherwise: addresses, references, notifications and stored answers.
 */
export async function eraseRows(tx: FirmTx, erasing: Erasing): Promise<void> {
  await dropViews(tx, erasing);
  await eraseClient(tx, erasing);
  await eraseHandoffs(tx, erasing);
  await erasePlans(tx, erasing);
  await dropCopies(tx, erasing);
}

async function eraseClient(tx: FirmTx, { firmId, clientIds, caseIds }: Erasing): Promise<void> {
  const ids = { in: [...clientIds] };
  await tx.client.updateMany({
    where: { firmId, id: ids },
    data: { name: ERASED, email: null, externalRef: null, version: { increment: 1 } },
  });
  await tx.ethicalWall.updateMany({ where: { firmId, clientId: ids }, data: { reason: ERASED } });
  // Without these a merge cannot be undone any more: there is nothing left to part.
  await tx.$executeRaw`
    UPDATE client_merges SET before = NULL, after = NULL
     WHERE firm_id = ${firmId}::uuid
       AND (from_client_id = ANY (${clientIds}::uuid[]) OR into_client_id = ANY (${clientIds}::uuid[]))`;
  await tx.$executeRaw`
    UPDATE case_notes SET text = ${ERASED}
     WHERE firm_id = ${firmId}::uuid AND case_id = ANY (${caseIds}::uuid[])`;
  // The column is where notes were before; what it has is in the rows as well.
  await tx.$executeRaw`
    UPDATE cases
       SET notes = CASE WHEN notes IS NULL THEN NULL ELSE ${ERASED} END, external_ref = NULL,
           version = version + 1
     WHERE firm_id = ${firmId}::uuid AND id = ANY (${caseIds}::uuid[])`;
}

// Views of the case list that look for the client, or are called after them. Their names are needed
// for that, so it comes before they are erased.
async function dropViews(tx: FirmTx, { firmId, clientIds }: Erasing): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM saved_views s
     USING clients l CROSS JOIN LATERAL (VALUES (l.name), (l.email), (l.external_ref)) v (name)
     WHERE s.firm_id = ${firmId}::uuid AND l.firm_id = ${firmId}::uuid
       AND l.id = ANY (${clientIds}::uuid[]) AND length(v.name) > 0
       AND (strpos(lower(s.name), lower(v.name)) > 0
            OR length(s.query ->> 'q') > 2 AND strpos(lower(v.name), lower(s.query ->> 'q')) > 0
            OR strpos(lower(s.query ->> 'q'), lower(v.name)) > 0)`;
}

async function eraseHandoffs(tx: FirmTx, { firmId, caseIds }: Erasing): Promise<void> {
  await tx.$executeRaw`
    UPDATE handoffs
       SET note = CASE WHEN note IS NULL THEN NULL ELSE ${ERASED} END,
           override_reason = CASE WHEN override_reason IS NULL THEN NULL ELSE ${ERASED} END,
           resolution = CASE WHEN resolution IS NULL THEN NULL ELSE ${ERASED} END
     WHERE firm_id = ${firmId}::uuid AND case_id = ANY (${caseIds}::uuid[])
       AND coalesce(note, override_reason, resolution) IS NOT NULL`;
  await tx.$executeRaw`
    UPDATE decisions
       SET result = jsonb_set(result, '{override,reason}', to_jsonb(${ERASED}::text))
     WHERE firm_id = ${firmId}::uuid AND case_id = ANY (${caseIds}::uuid[])
       AND result #>> '{override,reason}' IS NOT NULL`;
}

async function erasePlans(tx: FirmTx, { firmId, caseIds }: Erasing): Promise<void> {
  await tx.$executeRaw`
    UPDATE record_changes
       SET note = CASE WHEN note IS NULL THEN NULL ELSE ${ERASED} END,
           resolution = CASE WHEN resolution IS NULL THEN NULL ELSE ${ERASED} END
     WHERE firm_id = ${firmId}::uuid AND case_id = ANY (${caseIds}::uuid[])
       AND coalesce(note, resolution) IS NOT NULL`;
  await tx.$executeRaw`
    UPDATE departure_moves SET override_reason = ${ERASED}
     WHERE firm_id = ${firmId}::uuid AND case_id = ANY (${caseIds}::uuid[])
       AND override_reason IS NOT NULL`;
}

// An answer that is kept for a repeated request names the client of its case, or has a note on it.
async function dropCopies(tx: FirmTx, { firmId, clientIds, caseIds }: Erasing): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM notifications
     WHERE firm_id = ${firmId}::uuid
       AND (case_id = ANY (${caseIds}::uuid[]) OR facts ->> 'clientId' = ANY (${clientIds}::text[]))`;
  await tx.$executeRaw`
    UPDATE import_rows SET cells = '{}', detail = NULL, problems = '[]', client_before = NULL
     WHERE firm_id = ${firmId}::uuid
       AND (case_id = ANY (${caseIds}::uuid[]) OR client_id = ANY (${clientIds}::uuid[]))`;
  await tx.$executeRaw`
    UPDATE intake_submissions
       SET answers = '{}', external_ref = NULL, link_hash = NULL, link_expires_at = NULL,
           confirm_id = NULL, confirm_expires_at = NULL
     WHERE firm_id = ${firmId}::uuid
       -- What was declined with the same words is of the same person.
       AND (case_id = ANY (${caseIds}::uuid[])
            OR (status = 'refused' AND content_digest IN (
                  SELECT s.content_digest FROM intake_submissions s
                   WHERE s.firm_id = ${firmId}::uuid AND s.case_id = ANY (${caseIds}::uuid[]))))`;
  await tx.$executeRaw`
    DELETE FROM idempotency_keys
     WHERE firm_id = ${firmId}::uuid
       AND response::text LIKE ANY (${[...clientIds, ...caseIds].map((id) => `%${id}%`)}::text[])`;
}
