'use client';

import { ActionForm, FormActions, SubmitButton } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { formatDay } from '@/components/ui/format';
import { TextLink } from '@/components/ui/link';
import { Select } from '@/components/ui/select';
import { isVisaType } from '@/lib/assignment/core';
import type { AffectedCaseDto } from '@/lib/contracts/absence';
import type { Undoable } from '@/lib/features/absences/dto';
import type { FormAction } from '@/lib/platform/actions/state';
import { visaTypeLabel } from '@/lib/wording/labels';

interface CoverFormProps {
  action: FormAction<Undoable>;
  absence: { id: string; attorneyId: string; attorney: { name: string } };
  cases: readonly AffectedCaseDto[];
  onCancel: () => void;
  onDone: () => void;
}

/**
 * Who stands in for which case of an absence: the rules' proposal for each, to be changed or left
 * out by the person who confirms it.
 */
export function CoverForm({ action, absence, cases, onCancel, onDone }: CoverFormProps) {
  const { id, attorneyId, attorney } = absence;
  const coverable = cases.some(({ eligibleCovers }) => eligibleCovers.length > 0);
  return (
    <ActionForm action={action} hidden={{ absenceId: id, attorneyId }} onSuccess={onDone}>
      <ul className="divide-y divide-line rounded-md border border-line text-sm">
        {cases.map((one, place) => (
          <li
            key={one.caseId}
            className="grid items-center gap-x-4 gap-y-1.5 px-3 py-2 sm:grid-cols-[minmax(0,1fr)_14rem]"
          >
            <AtRisk one={one} />
            <CoverChoice one={one} place={place} holder={attorney.name} />
          </li>
        ))}
      </ul>
      <FormActions>
        {coverable ? <SubmitButton>Confirm covers</SubmitButton> : null}
        <Button variant={coverable ? 'quiet' : 'primary'} onClick={onCancel}>
          {coverable ? 'Not now' : 'Done'}
        </Button>
      </FormActions>
    </ActionForm>
  );
}

/** A case that falls due while its holder is away. */
export function AtRisk({ one }: { one: AffectedCaseDto }) {
  const { caseId, number, clientName, visaType, deadline } = one;
  return (
    <span className="min-w-0">
      <TextLink href={`/cases/${caseId}`}>No. {number}</TextLink> <bdi>{clientName}</bdi>,{' '}
      {isVisaType(visaType) ? visaTypeLabel(visaType) : visaType}
      <span className="block text-ink-2">Due {formatDay(deadline)}</span>
    </span>
  );
}

function CoverChoice({
  one: { caseId, number, proposedCover, plannedCover, eligibleCovers },
  place,
  holder,
}: {
  one: AffectedCaseDto;
  place: number;
  holder: string;
}) {
  if (eligibleCovers.length === 0) {
    return <span className="text-ink-2">Nobody else is eligible: stays with {holder}.</span>;
  }
  const others = eligibleCovers.filter(({ id }) => id !== plannedCover?.id);
  const options = plannedCover ? [plannedCover, ...others] : others;
  return (
    <>
      <input type="hidden" name={`covers.${place}.caseId`} value={caseId} />
      <Field
        name={`covers.${place}.attorneyId`}
        label={`Cover of case ${number}`}
        hideLabel
        required
      >
        <Select
          options={options.map(({ id, name }) => ({ value: id, label: name }))}
          placeholder={`Leave it with ${holder}`}
          defaultValue={proposedCover?.id ?? ''}
        />
      </Field>
    </>
  );
}
