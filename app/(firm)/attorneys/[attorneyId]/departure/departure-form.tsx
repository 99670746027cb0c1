'use client';

import { useMemo, useState } from 'react';
import { ActionForm, FormActions, SubmitButton } from '@/components/ui/action-form';
import { Card } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { plural } from '@/components/ui/format';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import type { FormAction } from '@/lib/platform/actions/state';
import { DepartureCases } from './departure-cases';
import { loadsAfter, movesOf } from './departure-choices';
import { unpackReview, type DepartureLines } from './departure-lines';
import { DepartureLoads } from './departure-loads';
import { DeparturePages } from './departure-pages';
import { PlanFields } from './plan-fields';
import { useDepartureChoices } from './use-departure-choices';

/**
 * A departure as the rules propose it, for a manager to change, confirm and run. One page of the
 * cases is shown; what was chosen on the others stays chosen, and totals and plan are of all.
 */
export function DepartureForm({
  review: packed,
  goesTo,
  action,
  mayDeactivate,
}: {
  review: DepartureLines;
  /** Whose cases are shown: an attorney's id, `nobody`, or everyone's. */
  goesTo: string | null;
  action: FormAction;
  mayDeactivate: boolean;
}) {
  const review = useMemo(() => unpackReview(packed), [packed]);
  const { attorney, loads } = review;
  // What was proposed when the review began is what is chosen, also on pages looked at later.
  const [outline] = useState(review.outline);
  const decided = useDepartureChoices(review);
  const { choices } = decided;
  const after = useMemo(() => loadsAfter(loads, outline, choices), [loads, outline, choices]);
  const moves = useMemo(() => movesOf(outline, choices), [outline, choices]);
  return (
    <ActionForm action={action} hidden={{ attorneyId: attorney.id }} aria-label="Departure plan">
      <PlanFields moves={moves} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 xl:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="grid min-w-0 gap-5">
          <DepartureCases
            {...{ review, decided }}
            pages={<DeparturePages {...{ review, goesTo }} />}
          />
          <Card title="Run the plan">
            <div className="grid gap-4">
              <Consequence
                moving={moves.length}
                staying={outline.length - moves.length}
                pages={review.pages}
                name={attorney.name}
              />
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
                <SubmitButton disabled={moves.length === 0}>
                  Hand over {plural(moves.length, 'case')}
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

function Consequence({
  moving,
  staying,
  pages,
  name,
}: {
  moving: number;
  staying: number;
  pages: number;
  name: string;
}) {
  return (
    <p className="text-sm text-ink-2">
      {plural(moving, 'case')} would move
      {staying > 0 ? `, ${plural(staying, 'case')} would stay with ${name}` : ''}
      {pages > 1 ? ', those on the other pages included' : ''}. Nobody is asked to accept. Each case
      is checked again when the plan runs; one that has changed meanwhile stays and is named.
    </p>
  );
}
