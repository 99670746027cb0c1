import 'server-only';
import { readEventOf } from '@/lib/contracts/events';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { clientFieldName } from '@/lib/wording/client-labels';

/**
 * Who changed a client last, and what, for the message of a conflict: "Robin Vale changed e-mail,
 * employer". Undefined where the audit trail has nothing to say.
 */
export async function describeLatestClientChange(
  tx: FirmTx,
  firmId: string,
  clientId: string,
): Promise<string | undefined> {
  const [event] = await tx.$queryRaw<{ kind: string; actorName: string; data: unknown }[]>`
    SELECT e.kind, e.actor_name AS "actorName", e.data FROM events e
     WHERE e.firm_id = ${firmId}::uuid AND e.data ->> 'clientId' = ${clientId}
       AND e.kind IN ('client-changed', 'client-merged', 'client-merge-undone')
     ORDER BY e.seq DESC LIMIT 1`;
  if (!event) return undefined;
  if (event.kind === 'client-merged') return `${event.actorName} merged another client into them`;
  if (event.kind === 'client-merge-undone') return `${event.actorName} undid a merge`;
  const changed = readEventOf(['client-changed'], event);
  return `${event.actorName} changed ${changed ? changedFieldLabels(changed.facts) : 'them'}`;
}

/** The fields that an event changed, as people read them: "name, employer". */
export function changedFieldLabels(facts: {
  readonly changes: { readonly relationshipAttorneyId?: unknown };
  readonly changedTexts?: readonly ('name' | 'email' | 'company' | 'externalRef')[] | undefined;
}): string {
  const fields = [
    ...(facts.changedTexts ?? []),
    ...(facts.changes.relationshipAttorneyId ? (['relationshipAttorneyId'] as const) : []),
  ];
  return fields.map((field) => clientFieldName(field).inSentence).join(', ');
}
