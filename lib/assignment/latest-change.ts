import 'server-only';
import { readEvent } from '@/lib/contracts/events';
import type { FirmTx } from '@/lib/platform/db/with-firm';

const LABELS: Readonly<Record<string, string>> = {
  'case-opened': 'opened it',
  'case-assigned': 'assigned it',
  'case-handed-off': 'handed it off',
  'handoff-requested': 'asked a colleague to take it over',
  'handoff-withdrawn': 'withdrew the handoff',
  'attorney-added': 'added them',
  'counters-repaired': 'repaired the counters',
};

/** Before the visa type whose level changed. */
const LEVEL_OF = 'expertise.';

/**
 * Who changed a case or an attorney last, and what, for the message of a conflict: "Robin Vale
 * changed stage, deadline". Undefined where the audit trail has nothing to say.
 */
export async function describeLatestChange(
  tx: Pick<FirmTx, 'event'>,
  firmId: string,
  about: { readonly caseId: string } | { readonly attorneyId: string },
): Promise<string | undefined> {
  const event = await tx.event.findFirst({
    where: {
      firmId,
      ...about,
      kind: { in: [...Object.keys(LABELS), 'case-changed', 'attorney-changed'] },
    },
    orderBy: { seq: 'desc' },
    select: { kind: true, actorName: true, data: true },
  });
  if (!event) return undefined;
  const fields = changedFields(event);
  const did =
    fields.length > 0 ? `changed ${fields.join(', ')}` : (LABELS[event.kind] ?? 'changed it');
  return `${event.actorName} ${did}`;
}

/** Field names as a person reads them: `maxComplexity` is "max complexity", `expertise.TN` a level. */
function changedFields(stored: { kind: string; data: unknown }): string[] {
  const event = readEvent(stored);
  if (event?.kind !== 'case-changed' && event?.kind !== 'attorney-changed') return [];
  const { changes, changedTexts = [] } = event.facts;
  return [...Object.keys(changes), ...changedTexts].map((field) =>
    field.startsWith(LEVEL_OF)
      ? `expertise in ${field.slice(LEVEL_OF.length)}`
      : field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
  );
}
