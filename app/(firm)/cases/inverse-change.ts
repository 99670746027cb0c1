import type { Fields } from '@/lib/platform/actions/send-fields';
import { CHANGEABLE_FACTS } from '@/lib/contracts/case-codes';
import type { CaseDto } from '@/lib/contracts/case';

/** As much of a case as can be changed on its page. */
export type ChangeableFacts = Pick<CaseDto, (typeof CHANGEABLE_FACTS)[number]>;

/**
 * The change that takes another one back: the former value of everything that differs. Null where
 * nothing does, and where the case was closed or opened again, since places have been given away
 * by then.
 */
export function inverseChange(
  before: Partial<ChangeableFacts>,
  after: Pick<CaseDto, 'id' | 'version'> & ChangeableFacts,
): Fields | null {
  const differing = CHANGEABLE_FACTS.filter(
    (name) => before[name] !== undefined && before[name] !== after[name],
  );
  if (differing.length === 0) return null;
  if (differing.includes('stage') && [before.stage, after.stage].includes('closed')) return null;
  return {
    caseId: after.id,
    version: after.version,
    ...Object.fromEntries(differing.map((name) => [name, before[name]])),
  };
}
