'use client';

import { lastingMessage } from '@/lib/platform/actions/state';
import { useState } from 'react';
import { stageLabel } from '@/components/cases/stages';
import { ActionForm } from '@/components/ui/action-form';
import { Alert } from '@/components/ui/alert';
import { Field } from '@/components/ui/field';
import { DIALOG_FORM, DialogActions } from '@/components/ui/form-dialog';
import { plural } from '@/components/ui/format';
import { RadioCards } from '@/components/ui/radio-cards';
import { toast, type ToastAction } from '@/components/ui/toast-store';
import { sendFields } from '@/lib/platform/actions/send-fields';
import { STAGES, type Stage } from '@/lib/assignment/core';
import type { BulkStageResult } from '@/lib/features/cases/bulk-dto';
import { bulkChangeStageAction } from './bulk-actions';
import { BulkDialog, type BulkDialogProps } from './bulk-dialog';
import { announceStages, casesAsFields, refusalsOf } from './bulk-messages';
import type { SelectedCase } from '@/app/(firm)/cases/selection-rights';

/** Moves the chosen cases to one stage; what can be taken back can be taken back from the toast. */
export function BulkStageDialog(props: BulkDialogProps) {
  const { cases } = props;
  const [stage, setStage] = useState<Stage>(usualNext(cases));

  function undoOf(results: readonly BulkStageResult[]): ToastAction | undefined {
    const moves = movesBack(cases, results, stage);
    return moves && { label: 'Undo', run: () => void takeBack(moves, props) };
  }

  return (
    <BulkDialog<BulkStageResult>
      {...props}
      title={`Change the stage of ${plural(cases.length, 'case')}`}
      announce={(results) => announceStages(results, stageLabel(stage))}
      undoOf={undoOf}
    >
      {(finish) => <StageForm {...props} stage={stage} onStage={setStage} onFinished={finish} />}
    </BulkDialog>
  );
}

function StageForm({
  cases,
  requestKey,
  stage,
  onStage,
  onFinished,
  onClose,
}: BulkDialogProps & {
  stage: Stage;
  onStage: (stage: Stage) => void;
  onFinished: (answer: readonly BulkStageResult[] | undefined) => void;
}) {
  const seen = cases.map(({ id, version }) => ({ caseId: id, version }));
  return (
    <ActionForm
      className={DIALOG_FORM}
      action={bulkChangeStageAction}
      hidden={{ ...casesAsFields(seen), requestKey }}
      onSuccess={onFinished}
    >
      <Field name="stage" label="New stage" as="group" required>
        <RadioCards
          options={STAGES.map((one) => ({ value: one, label: stageLabel(one) }))}
          value={stage}
          onValueChange={(value) => onStage(STAGES.find((one) => one === value) ?? stage)}
        />
      </Field>
      {stage === 'closed' ? (
        <Alert tone="warn" title="Closing several cases at once cannot be undone from here">
          Their places go to waiting cases, and pending handoffs are withdrawn. A closed case can be
          opened again on its own page.
        </Alert>
      ) : null}
      <DialogActions
        submitLabel={`${stage === 'closed' ? 'Close' : 'Move'} ${plural(cases.length, 'case')}`}
        onCancel={onClose}
      />
    </ActionForm>
  );
}

/** The stage after the one that all cases share; where they share none, a usual one. */
function usualNext(cases: readonly SelectedCase[]): Stage {
  const [first] = cases;
  if (!first || cases.some(({ stage }) => stage !== first.stage)) return 'collecting';
  if (first.stage === 'filed' || first.stage === 'rfe') return 'decided';
  return STAGES[STAGES.indexOf(first.stage) + 1] ?? 'intake';
}

interface Move {
  [field: string]: string | number;
  caseId: string;
  version: number;
  stage: Stage;
}

/**
 * The moves that take the act back, or nothing where it cannot be: closing gives the place away,
 * and opening again gives the case to whom it had.
 */
function movesBack(
  cases: readonly SelectedCase[],
  results: readonly BulkStageResult[],
  stage: Stage,
): Move[] | undefined {
  if (stage === 'closed') return undefined;
  const before = new Map(cases.map((one) => [one.id, one.stage]));
  const moves = results.flatMap((result) => {
    if (result.outcome === 'refused') return [];
    const from = before.get(result.caseId);
    if (!from || from === 'closed' || from === stage) return [];
    return [{ caseId: result.caseId, version: result.version, stage: from }];
  });
  return moves.length > 0 ? moves : undefined;
}

async function takeBack(
  moves: readonly Move[],
  { requestKey }: Pick<BulkDialogProps, 'requestKey'>,
) {
  const answer = await sendFields(bulkChangeStageAction, { ...casesAsFields(moves), requestKey });
  if (answer.status !== 'ok' || !answer.data) {
    const isUnsent = answer.status === 'error' && answer.unsent;
    toast.error(
      answer.status === 'error' ? lastingMessage(answer) : 'The answer did not arrive.',
      isUnsent
        ? { label: 'Send again', run: () => void takeBack(moves, { requestKey }) }
        : undefined,
    );
    return;
  }
  const refused = refusalsOf(answer.data).length;
  const back = answer.data.length - refused;
  if (refused === 0)
    toast.success(`${plural(back, 'case')} back where ${back === 1 ? 'it was' : 'they were'}.`);
  else
    toast.error(
      `${plural(back, 'case')} back; ${refused} not, because somebody changed them meanwhile.`,
    );
}
