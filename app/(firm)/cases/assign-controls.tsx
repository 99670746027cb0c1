'use client';

import { ActionForm, SubmitButton } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { FormDialog } from '@/components/ui/form-dialog';
import { pageAct } from '@/components/ui/page-act';
import { RepeatedIcon, RepeatedIcons, type RepeatedIconName } from '@/components/ui/repeated-icon';
import { CandidateField } from './candidate-field';
import type { WaitingFor } from '@/components/cases/what-frees';
import { MendButton } from './mend-button';
import { mendable, type MendingRights } from './mendable';
import { assignCaseAction } from './actions';
import { loadCandidates } from './load-candidates';

interface AssignControlsProps {
  /** A waiting case. */
  one: WaitingFor & { id: string; number: number; version: number };
  mayOverride: boolean;
  mending: MendingRights;
  /** The one thing to do in its view, and not a row of a list. */
  isMain?: boolean;
}

/** What the controls of a list are drawn from, once for all of its rows. */
export const ASSIGN_ICONS: readonly RepeatedIconName[] = ['rotate-cw', 'user-round-check'];

/** What a manager can do about a waiting case: choose someone, or ask the rules once more. */
export function AssignControls(props: AssignControlsProps) {
  const { one, isMain = false } = props;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {isMain ? <RepeatedIcons names={ASSIGN_ICONS} /> : null}
      <AssignDialog {...props} />
      <ActionForm
        action={assignCaseAction}
        hidden={{ caseId: one.id, version: one.version }}
        aria-label={`Run the rules again on case ${one.number}`}
      >
        <SubmitButton
          variant="quiet"
          size="sm"
          aria-label={`Run the rules again: case ${one.number}`}
        >
          <RepeatedIcon name="rotate-cw" />
          Run the rules again
        </SubmitButton>
      </ActionForm>
    </div>
  );
}

function AssignDialog({ one, mayOverride, mending, isMain = false }: AssignControlsProps) {
  return (
    <FormDialog
      trigger={
        <Button
          size="sm"
          variant={isMain ? 'primary' : 'secondary'}
          aria-label={`Assign by hand: case ${one.number}`}
          {...(isMain ? pageAct('Assign this case by hand', 'give choose attorney') : {})}
        >
          <RepeatedIcon name="user-round-check" />
          Assign by hand
        </Button>
      }
      title={`Assign case ${one.number}`}
      description="What the rules would have said is recorded beside your choice."
      action={assignCaseAction}
      hidden={{ caseId: one.id, version: one.version }}
      submitLabel="Assign"
    >
      <CandidateField
        name="attorneyId"
        caseId={one.id}
        load={loadCandidates}
        mayOverride={mayOverride}
        mend={(attorney, onMended) => {
          const change = mendable(attorney.freeing, mending);
          if (!change) return null;
          return <MendButton {...{ one, attorney, change, onMended }} />;
        }}
      />
    </FormDialog>
  );
}
