'use client';

import { ActionForm, FormActions, SubmitButton } from '@/components/ui/action-form';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { RadioCards } from '@/components/ui/radio-cards';
import { Select, type SelectOption } from '@/components/ui/select';
import { Time } from '@/components/ui/time';
import { plural } from '@/components/ui/format';
import type { SubmissionDto } from '@/lib/features/intake/dto';
import { QUESTION_LABELS } from '@/lib/wording/intake-questions';
import { REVIEW_REASON_NAMES } from '@/lib/wording/review-reasons';
import { acceptSubmissionAction, refuseSubmissionAction } from './actions';

interface SubmissionCardProps {
  submission: SubmissionDto;
  visaTypes: readonly SelectOption[];
  timeZone: string;
}

/** One submission that waits: what was sent, who it may be, and what becomes of it. */
export function SubmissionCard({ submission, visaTypes, timeZone }: SubmissionCardProps) {
  const { id: submissionId, name, reviewReason, receivedAt, visaType } = submission;
  return (
    <Card
      title={name}
      description={
        <>
          <Time value={receivedAt} timeZone={timeZone} />
          {submission.language === 'es' ? ', in Spanish' : null}
        </>
      }
      actions={
        reviewReason ? <Badge tone="warn">{REVIEW_REASON_NAMES[reviewReason].label}</Badge> : null
      }
    >
      <div className="grid gap-4">
        <Sent submission={submission} />
        <ActionForm
          action={acceptSubmissionAction}
          hidden={{ submissionId }}
          aria-label={`Accept ${name}`}
        >
          <Field name="visaType" label="The case is" required className="max-w-sm">
            <Select
              placeholder="Choose"
              options={visaTypes}
              {...(visaType ? { defaultValue: visaType } : {})}
            />
          </Field>
          <WhoIsIt submission={submission} />
          <FormActions>
            <SubmitButton>Accept and open the case</SubmitButton>
            <ConfirmDialog
              trigger={
                <Button variant="danger-quiet" aria-label={`Decline ${name}`}>
                  Decline
                </Button>
              }
              title={`Decline what ${name} sent?`}
              description="No case is opened. Their status page says that the firm cannot take it on; tell them yourself as well."
              confirmLabel="Decline"
              danger
              action={refuseSubmissionAction}
              hidden={{ submissionId }}
            />
          </FormActions>
        </ActionForm>
      </div>
    </Card>
  );
}

function Sent({ submission }: { submission: SubmissionDto }) {
  const { email, isConfirmed, phone, company, story, deadline, extra } = submission;
  const { questions, family, consentedTo } = submission;
  const facts = [
    [isConfirmed ? 'E-mail, confirmed' : 'E-mail, not confirmed', email],
    ['Phone', phone],
    ['Employer or company', company],
    ['Deadline', deadline],
    ['Said', questions.map((code) => QUESTION_LABELS[code]).join('; ')],
    ['Family who would apply', family > 0 ? String(family) : null],
    ['In their words', story],
    ['Agreed to the words of', consentedTo],
    ...Object.entries(extra),
  ] as const;
  return (
    <dl className="grid gap-x-4 gap-y-1.5 text-sm sm:grid-cols-[12rem_minmax(0,1fr)]">
      {facts.map(([label, value]) =>
        value ? (
          <div key={label} className="contents">
            <dt className="wrap-anywhere text-ink-2">{label}</dt>
            <dd className="wrap-anywhere whitespace-pre-line" dir="auto">
              {value}
            </dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

function matchOf(match: 'email' | 'name', isConfirmed: boolean): string {
  if (match === 'name') return 'has a similar name';
  return isConfirmed
    ? 'has the same e-mail address, which is confirmed'
    : 'has the same e-mail address';
}

/** The firm alone is told that it may know them; the person decides. */
function WhoIsIt({ submission }: { submission: SubmissionDto }) {
  const { similar, isConfirmed } = submission;
  if (similar.length === 0) return null;
  const known = similar.map((client) => ({
    value: client.id,
    label: client.name,
    description: [
      matchOf(client.match, isConfirmed),
      plural(client.caseCount, 'case'),
      client.company,
    ]
      .filter(Boolean)
      .join(', '),
  }));
  // Their own address, which the firm knows: most likely the same person.
  const recognised = isConfirmed ? similar.find(({ match }) => match === 'email') : undefined;
  return (
    <Field name="clientId" label="May be the same as a client you know" as="group" required>
      <RadioCards
        defaultValue={recognised?.id ?? ''}
        options={[
          { value: '', label: 'A new client', description: 'Nothing of a known client changes.' },
          ...known,
        ]}
      />
    </Field>
  );
}
