import 'server-only';
import { membersBehindWall, type AssignmentTransaction } from '@/lib/assignment';
import type { CaseDto } from '@/lib/contracts/case';
import type { CheckedParties } from './conflict';

/** Whom the case may be in conflict with: clients by id, and companies of which there is none. */
export function conflictWith(check: CheckedParties | null): string[] {
  const hits = check?.hits ?? [];
  return [...new Set(hits.flatMap(({ clientId, companyKey }) => clientId ?? companyKey ?? []))];
}

/**
 * Puts on record who was compared, and whom they are like; names beside the chain. The managers are told
 * at once of a case that waits for their answer: of those of an import together.
 */
export function recordCheck(
  transaction: AssignmentTransaction,
  { id: caseId, conflictCheck }: Pick<CaseDto, 'id' | 'conflictCheck'>,
  check: CheckedParties | null,
  importId?: string,
): void {
  if (check === null) return;
  const { parties, hits } = check;
  const isHeld = conflictCheck === 'open';
  transaction.record('conflict-checked', {
    caseId,
    facts: {
      isHeld,
      roles: parties.map(({ role }) => role),
      hits: hits.map(({ party, clientId, isWalled, reason, score }) => ({
        ...{ party, clientId, isWalled, reason, score },
      })),
    },
    text: {
      parties: parties.map(({ name }) => name),
      companies: hits.map(({ byCompany, companyKey }) => (byCompany ? companyKey : null)),
    },
  });
  if (!isHeld) return;
  const exceptMemberIds = hits.flatMap(({ clientId, companyKey }) =>
    membersBehindWall(transaction.roster, { clientId, companies: [companyKey] }),
  );
  const facts = { by: transaction.actor.name };
  const about = importId
    ? { kind: 'conflicts-wait' as const, key: importNotificationKey(importId), facts }
    : { kind: 'conflict-waits' as const, key: `conflict:${caseId}`, caseId, facts };
  transaction.writes.notifyManagers(about, exceptMemberIds);
}

/** Under which the managers are told, once, that cases of an import wait for an answer. */
export const importNotificationKey = (importId: string) => `conflicts:import:${importId}`;
