'use client';

import type { MouseEvent, ReactNode } from 'react';
import { StageTrack } from './stage-track';
import { describeStageLoad, stageLabel } from '@/components/cases/stages';
import { ActionForm, SubmitButton } from '@/components/ui/action-form';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { pageAct } from '@/components/ui/page-act';
import { RadioCards } from '@/components/ui/radio-cards';
import { UnsentNotice } from '@/components/ui/unsent-notice';
import type { FormAction } from '@/lib/platform/actions/state';
import { STAGES, type RuleSet, type Stage } from '@/lib/assignment/core';
import { useStageMove, type StagedCase } from './use-stage-move';

type StageRules = Pick<RuleSet, 'stageWeights'>;

/** The stage of a case; with `rules` (for those who may) also the ways to change it. */
export function StageCard({
  one,
  rules,
  since,
}: {
  one: StagedCase;
  rules: StageRules | null;
  /** How long it has been in this stage. */
  since: ReactNode;
}) {
  const { stage, refused, isMoving, move } = useStageMove(one);
  // The dialogs close at once; what comes of the move is said here.
  const moveAction: FormAction = async (_previous, form) => {
    const to = STAGES.find((known) => known === form.get('stage'));
    if (to) move(to);
    return { status: 'ok' };
  };
  const shown = { ...one, stage };
  return (
    <Card
      title="Stage"
      description={rules ? describeStageLoad(one.complexity, stage, rules) : undefined}
      actions={
        rules ? (
          <StageActions one={shown} rules={rules} action={moveAction} isMoving={isMoving} />
        ) : null
      }
      className="h-full"
    >
      <div className="grid gap-3">
        <StageTrack stage={stage} />
        <p className="text-sm text-ink-2">
          {stageLabel(stage)} {stage === one.stage ? since : 'from now on'}
        </p>
        {refused?.unsent ? (
          <UnsentNotice reason={refused.unsent} pending={isMoving} onSendAgain={refused.again} />
        ) : refused ? (
          <Alert
            tone="bad"
            title={`Not moved to ${stageLabel(refused.to)}: the case is in ${stageLabel(one.stage)}`}
          >
            {refused.message}
          </Alert>
        ) : null}
      </div>
    </Card>
  );
}

/** The stage that usually comes next: a request for evidence is the exception, not the way. */
function usualNext(stage: Stage): Stage | null {
  if (stage === 'filed') return 'decided';
  if (stage === 'decided' || stage === 'closed') return null;
  return STAGES[STAGES.indexOf(stage) + 1] ?? null;
}

interface StageActionsProps {
  one: StagedCase;
  rules: StageRules;
  action: FormAction;
}

function StageActions({ isMoving, ...props }: StageActionsProps & { isMoving: boolean }) {
  const { one, action } = props;
  const next = usualNext(one.stage);
  return (
    <>
      {next ? (
        <ActionForm action={action} hidden={{ stage: next }}>
          <SubmitButton
            variant="secondary"
            size="sm"
            aria-busy={isMoving}
            onClick={ignoreSecondPress}
          >
            Move to {stageLabel(next)}
          </SubmitButton>
        </ActionForm>
      ) : null}
      <OtherStage {...props} />
      {one.stage === 'closed' ? null : (
        <ConfirmDialog
          trigger={
            <Button
              size="sm"
              variant={next ? 'quiet' : 'secondary'}
              {...pageAct('Close this case', 'change stage end finish')}
            >
              Close case
            </Button>
          }
          title={`Close case ${one.number}?`}
          description="Its load and its place come off the holder's workload, a waiting case may take the place, and a pending handoff is withdrawn. You can open it again by giving it another stage."
          confirmLabel="Close case"
          action={action}
          hidden={{ stage: 'closed' }}
        />
      )}
    </>
  );
}

/** The button names the next stage as soon as it is pressed: a double press is one move, not two. */
function ignoreSecondPress(event: MouseEvent) {
  if (event.detail > 1) event.preventDefault();
}

function OtherStage({ one, rules, action }: StageActionsProps) {
  const closed = one.stage === 'closed';
  const options = STAGES.filter((stage) => stage !== one.stage && stage !== 'closed').map(
    (stage) => ({
      value: stage,
      label: stageLabel(stage),
      description: describeStageLoad(one.complexity, stage, rules),
    }),
  );
  return (
    <FormDialog
      trigger={
        <Button
          size="sm"
          variant={closed ? 'primary' : 'secondary'}
          {...pageAct(closed ? 'Open this case again' : 'Change the stage of this case', 'move')}
        >
          {closed ? 'Open again' : 'Other stage'}
        </Button>
      }
      title={closed ? `Open case ${one.number} again` : `Move case ${one.number}`}
      description={
        closed
          ? 'It goes back to its last holder, or into the waiting line if they have left.'
          : 'A case that comes back to life may push its holder over capacity; they then get nothing new until they are below it.'
      }
      action={action}
      submitLabel={closed ? 'Open again' : 'Move'}
    >
      <Field name="stage" label="Stage" as="group" required>
        <RadioCards options={options} defaultValue={usualNext(one.stage) ?? 'intake'} />
      </Field>
    </FormDialog>
  );
}
