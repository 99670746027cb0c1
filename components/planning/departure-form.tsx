'use client';

import { useMemo, useState } from 'react';
import { ActionForm, FormActions, SubmitButton } from '@/components/ui/action-form';
import { Card } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { plural } from '@/components/ui/format';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import type { FormAction } from '@/lib/actions/state';
import type { DepartureProposalDto } from '@/lib/planning/dto';
import { DepartureCases } from './departure-cases';
import { loadsAfter, proposedChoices, type Choices } from './departure-choices';
import { DepartureLoads } from './departure-loads';

/** A departure as the rules propose it, for a manager to change, confirm and run. */
export function DepartureForm({
  proposal,
  action,
  mayDeactivate,
}: {
  proposal: DepartureProposalDto;
  action: FormAction;
  mayDeactivate: boolean;
}) {
  const { attorney, cases, loads } = proposal;
  const [choices, setChoices] = useState<Choices>(() => proposedChoices(cases));
  const after = useMemo(() => loadsAfter(loads, cases, choices), [loads, cases, choices]);
  const moving = cases.filter(({ caseId }) => choices[caseId]);
  const staying = cases.length - moving.length;
  const places = new Map(moving.map(({ caseId }, place) => [caseId, place]));
  return (
    <ActionForm action={action} hidden={{ attorneyId: attorney.id }} aria-label="Departure plan">
      {moving.map(({ caseId, version }, place) => (
        <Move key={caseId} {...{ place, caseId, version }} attorneyId={choices[caseId] ?? ''} />
      ))}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 xl:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="grid min-w-0 gap-5">
          <DepartureCases
            cases={cases}
            holder={attorney.name}
            choices={choices}
            places={places}
            onChoose={(caseId, attorneyId) =>
              setChoices((before) => ({ ...before, [caseId]: attorneyId }))
            }
          />
          <Card title="Run the plan">
            <div className="grid gap-4">
              <p className="text-sm text-ink-2">
                {plural(moving.length, 'case')} would move
                {staying > 0 ? `, ${plural(staying, 'case')} would stay with ${attorney.name}` : ''}
                . Nobody is asked to accept. Each case is checked again when the plan runs; one that
                has changed meanwhile stays and is named.
              </p>
              <Field
                name="lastDay"
                label="Last day"
                hint="Noted with the plan and each handoff; leave it empty where it is not known."
              >
                <Input type="date" className="max-w-48" />
              </Field>
              <Field
                name="note"
                label="Note"
                hint={`Kept with each handoff. “${attorney.name} is leaving.” unless you write one.`}
              >
                <Textarea rows={2} />
              </Field>
              {mayDeactivate && attorney.active ? (
                <Checkbox
                  name="deactivate"
                  defaultChecked
                  label={`Deactivate ${attorney.name} at the end`}
                  hint="They get no new cases from then on. What stays with them stays."
                />
              ) : null}
              <FormActions>
                <SubmitButton disabled={moving.length === 0}>
                  Hand over {plural(moving.length, 'case')}
                </SubmitButton>
              </FormActions>
            </div>
          </Card>
        </div>
        <DepartureLoads loads={after} />
      </div>
    </ActionForm>
  );
}

function Move({
  place,
  caseId,
  version,
  attorneyId,
}: {
  place: number;
  caseId: string;
  version: number;
  attorneyId: string;
}) {
  return (
    <>
      <input type="hidden" name={`moves.${place}.caseId`} value={caseId} />
      <input type="hidden" name={`moves.${place}.version`} value={version} />
      <input type="hidden" name={`moves.${place}.attorneyId`} value={attorneyId} />
    </>
  );
}
