'use client';

import { StageTrack } from '@/components/cases/stage-track';
import { describeStageLoad, stageLabel } from '@/components/cases/stages';
import { ActionForm, FormActions, SubmitButton } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { RadioCards } from '@/components/ui/radio-cards';
import { STAGES, type RuleSet, type Stage } from '@/lib/assignment/core';
import { changeCaseAction } from '../actions';

/** What moving a case needs to know of it. */
export interface StagedCase {
  id: string;
  number: number;
  version: number;
  stage: Stage;
  complexity: number;
}

type StageRules = Pick<RuleSet, 'stageWeights'>;

/** The stage of a case; with `rules` (for those who may) also the ways to change it. */
export function StageCard({ one, rules }: { one: StagedCase; rules: StageRules | null }) {
  return (
    <Card
      title="Stage"
      description={rules ? describeStageLoad(one.complexity, one.stage, rules) : undefined}
      actions={rules ? <StageActions one={one} rules={rules} /> : null}
    >
      <StageTrack stage={one.stage} />
    </Card>
  );
}

/** The stage that usually comes next: a request for evidence is the exception, not the way. */
function usualNext(stage: Stage): Stage | null {
  if (stage === 'filed') return 'decided';
  if (stage === 'decided' || stage === 'closed') return null;
  return STAGES[STAGES.indexOf(stage) + 1] ?? null;
}

function StageActions({ one, rules }: { one: StagedCase; rules: StageRules }) {
  const next = usualNext(one.stage);
  const hidden = { caseId: one.id, version: one.version };
  return (
    <>
      {next ? (
        <ActionForm action={changeCaseAction} hidden={{ ...hidden, stage: next }}>
          <SubmitButton variant="secondary" size="sm">
            Move to {stageLabel(next)}
          </SubmitButton>
        </ActionForm>
      ) : null}
      <OtherStage one={one} rules={rules} />
      {one.stage === 'closed' ? null : (
        <ConfirmDialog
          trigger={
            <Button size="sm" variant={next ? 'quiet' : 'secondary'}>
              Close case
            </Button>
          }
          title={`Close case ${one.number}?`}
          description="Its load and its place come off the holder's desk, a waiting case may take the place, and a pending handoff is withdrawn. You can open it again by giving it another stage."
          confirmLabel="Close case"
          action={changeCaseAction}
          hidden={{ ...hidden, stage: 'closed' }}
        />
      )}
    </>
  );
}

function OtherStage({ one, rules }: { one: StagedCase; rules: StageRules }) {
  const closed = one.stage === 'closed';
  const options = STAGES.filter((stage) => stage !== one.stage && stage !== 'closed').map(
    (stage) => ({
      value: stage,
      label: stageLabel(stage),
      description: describeStageLoad(one.complexity, stage, rules),
    }),
  );
  return (
    <Dialog
      trigger={<Button size="sm">{closed ? 'Open again' : 'Other stage'}</Button>}
      title={closed ? `Open case ${one.number} again` : `Move case ${one.number}`}
      description={
        closed
          ? 'It goes back to its last holder, or into the waiting line if they have left.'
          : 'A case that comes back to life may push its holder over capacity; they then get nothing new until they are below it.'
      }
    >
      {(close) => (
        <ActionForm
          action={changeCaseAction}
          hidden={{ caseId: one.id, version: one.version }}
          onSuccess={close}
        >
          <Field name="stage" label="Stage" as="group" required>
            <RadioCards options={options} defaultValue={usualNext(one.stage) ?? 'intake'} />
          </Field>
          <FormActions>
            <SubmitButton>{closed ? 'Open again' : 'Move'}</SubmitButton>
            <Button variant="quiet" onClick={close}>
              Cancel
            </Button>
          </FormActions>
        </ActionForm>
      )}
    </Dialog>
  );
}
