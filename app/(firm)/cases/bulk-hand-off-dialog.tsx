'use client';

import { useState } from 'react';
import { HANDOFF_REASON_WORDS, optionsOf } from '@/components/cases/words';
import { ActionForm, FormActions, SubmitButton } from '@/components/ui/action-form';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { plural } from '@/components/ui/format';
import { Select, type SelectOption } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast-store';
import type { BulkHandOffPreview, BulkHandOffResult } from '@/lib/cases/bulk-dto';
import { bulkHandOffAction } from './bulk-actions';
import { BulkOutlook } from './bulk-outlook';
import { BulkResults } from './bulk-results';
import { announceHandOffs, casesAsFields, refusalsOf } from './bulk-words';
import type { SelectedCase } from './selection-rights';
import { useBulkPreview } from './use-bulk-preview';

interface BulkHandOffDialogProps {
  cases: readonly SelectedCase[];
  requestKey: string;
  /** Some or all of the cases have been handed off. */
  onDone: () => void;
  onClose: () => void;
}

/** Hands the chosen cases to one colleague, or each to whom the rules choose. */
export function BulkHandOffDialog(props: BulkHandOffDialogProps) {
  const { cases, onDone, onClose } = props;
  const [results, setResults] = useState<readonly BulkHandOffResult[] | null>(null);

  function finish(answer: readonly BulkHandOffResult[] | undefined) {
    if (!answer) return;
    onDone();
    const refusals = refusalsOf(answer);
    if (refusals.length < answer.length) toast.success(announceHandOffs(answer));
    if (refusals.length > 0) setResults(answer);
    else onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      size="lg"
      title={`Hand off ${plural(cases.length, 'case')}`}
      description="Each case is handed off by itself, in the order of the list. One that may not move stays where it is, and you are told why."
    >
      {results ? (
        <BulkResults
          sentence={announceHandOffs(results)}
          refusals={refusalsOf(results)}
          cases={cases}
          onClose={onClose}
        />
      ) : (
        <HandOffForm {...props} onFinished={finish} />
      )}
    </Dialog>
  );
}

function HandOffForm({
  cases,
  requestKey,
  onFinished,
  onClose,
}: BulkHandOffDialogProps & {
  onFinished: (answer: readonly BulkHandOffResult[] | undefined) => void;
}) {
  const [toAttorneyId, setToAttorneyId] = useState('');
  const preview = useBulkPreview(cases, toAttorneyId);
  const moving = preview.data?.cases.filter(({ to }) => to !== null).length;
  const seen = cases.map(({ id, version }) => ({ caseId: id, version }));
  return (
    <ActionForm
      action={bulkHandOffAction}
      hidden={{ ...casesAsFields(seen), requestKey }}
      onSuccess={onFinished}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="reason" label="Reason" required>
          <Select options={optionsOf(HANDOFF_REASON_WORDS)} defaultValue="workload" />
        </Field>
        <Field name="toAttorneyId" label="Who takes them" required>
          <Select
            options={receiverOptions(preview.data, cases.length)}
            value={toAttorneyId}
            onChange={(event) => setToAttorneyId(event.target.value)}
          />
        </Field>
      </div>
      <Field name="note" label="Note for the colleagues" hint="Stays in each case's history.">
        <Textarea rows={2} />
      </Field>
      {preview.problem ? (
        <Alert tone="bad" title={preview.problem} />
      ) : (
        <BulkOutlook cases={cases} preview={preview.fresh ? preview.data : null} />
      )}
      <FormActions>
        <SubmitButton disabled={preview.fresh && moving === 0}>
          Hand off {plural(preview.fresh ? (moving ?? cases.length) : cases.length, 'case')}
        </SubmitButton>
        <Button variant="quiet" onClick={onClose}>
          Cancel
        </Button>
      </FormActions>
    </ActionForm>
  );
}

/** The colleagues who can take most of the cases first. */
function receiverOptions(preview: BulkHandOffPreview | null, count: number): SelectOption[] {
  const receivers = (preview?.receivers ?? []).toSorted((a, b) => b.eligibleFor - a.eligibleFor);
  return [
    { value: '', label: 'Let the rules choose for each' },
    ...receivers.map(({ attorneyId, name, eligibleFor, activeCases, capacity }) => ({
      value: attorneyId,
      label: `${name}: eligible for ${eligibleFor} of ${count}; holds ${activeCases} of ${capacity}`,
    })),
  ];
}
