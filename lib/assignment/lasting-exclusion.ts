import 'server-only';
import { decide, NEVER_OVERRIDABLE, type Decision } from './core';
import { factsOf, inputFor, type CaseRow } from './facts';
import type { AssignmentUnit } from './unit';

/** What stands between an attorney and a case whoever decides; undefined where nothing does. */
export function findLastingExclusion(
  unit: AssignmentUnit,
  row: CaseRow,
  attorneyId: string,
): Decision['candidates'][number]['exclusions'][number] | undefined {
  const { candidates } = decide(inputFor(unit, factsOf(row, unit, { lastAttorneyId: null })));
  return candidates
    .find((candidate) => candidate.attorneyId === attorneyId)
    ?.exclusions.find(({ code }) => NEVER_OVERRIDABLE.includes(code));
}
