'use client';

import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { ActionForm, FormActions, SubmitButton } from '@/components/ui/action-form';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { asRoute } from '@/components/ui/link';
import { Select, type SelectOption } from '@/components/ui/select';
import type { FormAction } from '@/lib/platform/actions/state';
import type { AttorneyDto } from '@/lib/contracts/attorney';
import { DEFAULT_CAPACITY, MAX_CAPACITY, MIN_CAPACITY } from '@/lib/contracts/attorney-codes';
import { SENIORITY_NAMES } from '@/lib/wording/labels';
import { optionsOf } from '@/lib/wording/name';
import { ExpertiseFields } from './expertise-fields';

interface AttorneyFormProps {
  action: FormAction<{ id: string }>;
  /** The attorney to change; none for a new one. */
  attorney?: AttorneyDto;
  /** The firm's, which a new attorney gets unless another is chosen. */
  timeZone: string;
  timeZones: readonly SelectOption[];
  /** Members who are no other attorney. */
  members: readonly SelectOption[];
}

const SENIORITY_OPTIONS = optionsOf(SENIORITY_NAMES);

/** Everything about an attorney that an admin keeps: who they are, how much, and what they know. */
export function AttorneyForm({
  action,
  attorney,
  timeZone,
  timeZones,
  members,
}: AttorneyFormProps) {
  const router = useRouter();
  const hidden: Record<string, string | number> = attorney
    ? { attorneyId: attorney.id, version: attorney.version }
    : {};
  return (
    <ActionForm
      action={action}
      hidden={hidden}
      onSuccess={(data) => {
        if (data) router.push(asRoute(`/attorneys/${data.id}`));
      }}
      aria-label={attorney ? `Change ${attorney.name}` : 'Add an attorney'}
    >
      <Section title="Person">
        <PersonFields
          attorney={attorney}
          timeZone={timeZone}
          timeZones={timeZones}
          members={members}
        />
      </Section>
      <Section title="How much">
        <LimitFields attorney={attorney} />
      </Section>
      <Card
        title="Expertise"
        description="What the rules may give this attorney. Level 0 means never."
      >
        <ExpertiseFields levels={attorney?.expertise ?? {}} />
      </Card>
      <FormActions>
        <SubmitButton>{attorney ? 'Save changes' : 'Add attorney'}</SubmitButton>
        <ButtonLink href={attorney ? `/attorneys/${attorney.id}` : '/attorneys'} variant="quiet">
          Cancel
        </ButtonLink>
      </FormActions>
    </ActionForm>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card title={title}>
      <div className="grid gap-4 sm:grid-cols-2">{children}</div>
    </Card>
  );
}

function PersonFields({
  attorney,
  timeZone,
  timeZones,
  members,
}: Omit<AttorneyFormProps, 'action'>) {
  return (
    <>
      <Field name="name" label="Name" required>
        <Input autoComplete="off" defaultValue={attorney?.name} />
      </Field>
      <Field name="email" label="E-mail" required>
        <Input
          type="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={attorney?.email}
        />
      </Field>
      <Field
        name="seniority"
        label="Seniority"
        hint="Cases of high complexity may ask for a senior attorney."
        required
      >
        <Select options={SENIORITY_OPTIONS} defaultValue={attorney?.seniority ?? 'associate'} />
      </Field>
      <Field
        name="timeZone"
        label="Time zone"
        hint="Absences begin and end at midnight here."
        required
      >
        <Select options={timeZones} defaultValue={attorney?.timeZone ?? timeZone} />
      </Field>
      <Field
        name="memberId"
        label="Signs in as"
        hint="With this link they see their own workload and may hand off their own cases."
      >
        <Select
          options={members}
          placeholder="Nobody: does not sign in"
          defaultValue={attorney?.memberId ?? ''}
        />
      </Field>
    </>
  );
}

function LimitFields({ attorney }: Pick<AttorneyFormProps, 'attorney'>) {
  return (
    <>
      <Field
        name="capacity"
        label="Capacity"
        hint="The most active cases they may hold; 15 to 25 is usual."
        required
      >
        <Input
          type="number"
          min={MIN_CAPACITY}
          max={MAX_CAPACITY}
          defaultValue={attorney?.capacity ?? DEFAULT_CAPACITY}
        />
      </Field>
      <Field
        name="intakePerWeek"
        label="New cases per week, at most"
        hint="For ramping up or part time. Empty: no limit."
      >
        <Input type="number" min={0} max={1000} defaultValue={attorney?.intakePerWeek ?? ''} />
      </Field>
      <Field
        name="maxComplexity"
        label="Highest complexity"
        hint="From 1 to 10. Empty: whatever the firm’s rules allow."
      >
        <Input type="number" min={1} max={10} defaultValue={attorney?.maxComplexity ?? ''} />
      </Field>
      {attorney ? (
        <Field
          name="position"
          label="Place on the roster"
          hint="Decides last, between attorneys who are equal in everything else."
          required
        >
          <Input type="number" min={0} defaultValue={attorney.position} />
        </Field>
      ) : null}
    </>
  );
}
