'use client';

import { ArrowRightLeft } from 'lucide-react';
import { CandidateField } from '@/app/(firm)/cases/candidate-field';
import { HandoffReasonField } from '@/app/(firm)/cases/handoff-reason-field';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { pageAct } from '@/components/ui/page-act';
import { Textarea } from '@/components/ui/textarea';
import type { HandoffReason } from '@/lib/contracts/case-codes';
import { handOffAction } from '../actions';
import { loadCandidates } from '../load-candidates';
import { withUndo } from '../../undo';
import { undoOfHandoff } from '../undo';

const handOffWithUndo = withUndo(handOffAction, undoOfHandoff);

interface HandoffDialogProps {
  one: { id: string; number: number; version: number };
  holder: string;
  mayOverride: boolean;
  /** The firm's rule: the colleague is asked first. */
  needsAcceptance: boolean;
  /** The address asks for the form, for this reason. */
  askedFor: HandoffReason | null;
}

/** The button and the form that give a case to a colleague. */
export function HandoffDialog({
  one,
  holder,
  mayOverride,
  needsAcceptance,
  askedFor,
}: HandoffDialogProps) {
  return (
    <FormDialog
      startsOpen={askedFor !== null}
      trigger={
        <Button variant="primary" {...pageAct('Hand off this case', 'reassign give transfer')}>
          <ArrowRightLeft aria-hidden="true" />
          Hand off
        </Button>
      }
      title={`Hand off case ${one.number}`}
      description={
        needsAcceptance
          ? `Your firm asks the colleague first: until they accept, ${holder} keeps the case.`
          : `${holder} gives the case away at once. Reason and days held are kept.`
      }
      action={handOffWithUndo}
      hidden={{ caseId: one.id, version: one.version }}
      submitLabel={needsAcceptance ? 'Ask the colleague' : 'Hand off'}
    >
      <HandoffReasonField asked={askedFor} />
      <CandidateField
        name="toAttorneyId"
        caseId={one.id}
        load={loadCandidates}
        mayOverride={mayOverride}
      />
      <Field name="note" label="Note for the colleague" hint="Stays in the case's history.">
        <Textarea rows={2} />
      </Field>
      <Checkbox
        name="moveRecord"
        label="Also ask to move the attorney of record"
        hint="Opens a checklist: a new G-28 signed by the client, the client informed."
      />
    </FormDialog>
  );
}
