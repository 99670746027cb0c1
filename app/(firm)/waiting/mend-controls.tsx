'use client';

import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import {
  MENDING_WORDS,
  mendingSentence,
  type BlockedAttorney,
  type WaitingFor,
} from '@/components/cases/what-frees';
import { freeCaseAction } from './actions';

/** So many of the nearest attorneys have their buttons in the line; the dialog has them all. */
const MOST_SHOWN = 3;

/** What a viewer may change on the spot. */
export interface MendingRights {
  readonly mayChangeAttorneys: boolean;
  readonly mayEndAbsences: boolean;
}

/** For the attorneys who are nearest to being able: the change that would do, as a button. */
export function MendControls({
  one,
  reasons,
  rights,
}: {
  one: WaitingFor & { id: string; number: number };
  reasons: readonly BlockedAttorney[];
  rights: MendingRights;
}) {
  const shown = reasons.flatMap((attorney) => {
    const change = attorney.freeing.find(({ kind }) =>
      kind === 'present' ? rights.mayEndAbsences : rights.mayChangeAttorneys,
    );
    return change ? [{ attorney, change }] : [];
  });
  if (shown.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-2" aria-label={`What would free case ${one.number}`}>
      {shown.slice(0, MOST_SHOWN).map(({ attorney: { attorneyId, name }, change }) => (
        <li key={attorneyId} className="max-w-full min-w-0">
          <ConfirmDialog
            trigger={
              <Button size="sm" className="max-w-full">
                <span className="min-w-0 truncate">
                  {MENDING_WORDS[change.kind]}: <bdi>{name}</bdi>
                </span>
              </Button>
            }
            title={`${MENDING_WORDS[change.kind]}?`}
            description={`${mendingSentence(name, change, one)} It stays so; the waiting line is looked through at once, the best case first.`}
            confirmLabel={MENDING_WORDS[change.kind]}
            action={freeCaseAction}
            hidden={{ caseId: one.id, attorneyId, kind: change.kind }}
          />
        </li>
      ))}
    </ul>
  );
}
