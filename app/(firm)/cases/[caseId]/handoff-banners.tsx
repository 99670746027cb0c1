'use client';

import { Undo2 } from 'lucide-react';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import type { HandoffEntry } from '@/lib/contracts/case-history';
import { answerHandoffAction, handOffAction } from '../actions';
import { HAND_BACK_NOTE } from '@/lib/contracts/case-codes';
import { HANDOFF_REASON_NAMES } from '@/lib/wording/case-labels';

/** A handoff that waits for an answer, with the answers that the viewer may give. */
export function PendingHandoff({
  handoff,
  mayAnswer,
  mayWithdraw,
}: {
  handoff: HandoffEntry;
  mayAnswer: boolean;
  mayWithdraw: boolean;
}) {
  const { id, fromAttorney, toAttorney, reason, note, requestedBy } = handoff;
  return (
    <Alert
      tone="warn"
      title={`${toAttorney.name} has been asked to take this case`}
      actions={
        <>
          {mayAnswer ? <Accept id={id} to={toAttorney.name} /> : null}
          {mayAnswer ? <Decline id={id} from={fromAttorney.name} /> : null}
          {mayWithdraw ? <Withdraw id={id} from={fromAttorney.name} /> : null}
        </>
      }
    >
      Asked by {requestedBy}, reason: {HANDOFF_REASON_NAMES[reason].inSentence}.{' '}
      {note ? <q>{note}</q> : null} Until there is an answer, {fromAttorney.name} keeps it.
    </Alert>
  );
}

function Accept({ id, to }: { id: string; to: string }) {
  return (
    <ConfirmDialog
      trigger={
        <Button variant="primary" size="sm">
          Accept
        </Button>
      }
      title="Accept this handoff?"
      description={`The case goes to ${to} at once and counts toward their capacity.`}
      confirmLabel="Accept"
      action={answerHandoffAction}
      hidden={{ handoffId: id, answer: 'accept' }}
    />
  );
}

function Decline({ id, from }: { id: string; from: string }) {
  return (
    <ConfirmDialog
      trigger={<Button size="sm">Decline</Button>}
      title="Decline this handoff?"
      description={`The case stays with ${from}.`}
      confirmLabel="Decline"
      action={answerHandoffAction}
      hidden={{ handoffId: id, answer: 'decline' }}
    >
      <Field name="note" label="Why not">
        <Textarea rows={2} />
      </Field>
    </ConfirmDialog>
  );
}

function Withdraw({ id, from }: { id: string; from: string }) {
  return (
    <ConfirmDialog
      trigger={<Button size="sm">Withdraw</Button>}
      title="Withdraw this handoff?"
      description={`Nobody is asked any more; the case stays with ${from}.`}
      confirmLabel="Withdraw"
      action={answerHandoffAction}
      hidden={{ handoffId: id, answer: 'withdraw' }}
    />
  );
}

/** A handoff of just now, with its undo. */
export function RecentHandoff({
  handoff,
  one,
}: {
  handoff: HandoffEntry;
  one: { id: string; version: number };
}) {
  const { fromAttorney, toAttorney } = handoff;
  return (
    <Alert
      tone="good"
      title={`${toAttorney.name} has this case now`}
      actions={
        <ConfirmDialog
          trigger={
            <Button size="sm">
              <Undo2 aria-hidden="true" />
              Hand it back
            </Button>
          }
          title={`Hand the case back to ${fromAttorney.name}?`}
          description="Both stay in the history and count in no report. If they may no longer take the case, nothing changes."
          confirmLabel="Hand it back"
          action={handOffAction}
          hidden={{
            caseId: one.id,
            version: one.version,
            toAttorneyId: fromAttorney.id,
            reason: 'other',
            note: HAND_BACK_NOTE,
            undoes: handoff.id,
          }}
        />
      }
    >
      {handoff.requestedBy} handed it over from {fromAttorney.name} a moment ago.
    </Alert>
  );
}
