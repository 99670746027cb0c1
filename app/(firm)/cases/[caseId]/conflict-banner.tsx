import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { TextLink } from '@/components/ui/link';
import { Textarea } from '@/components/ui/textarea';
import { Time } from '@/components/ui/time';
import type { CaseDto } from '@/lib/contracts/case';
import type { ConflictDto, ConflictHitDto } from '@/lib/contracts/conflict';
import { LIKENESS_LABELS, PARTY_LABELS } from '@/lib/wording/conflict-labels';
import { answerConflictAction } from '../actions';

interface ConflictBannerProps {
  one: Pick<CaseDto, 'id' | 'number' | 'version' | 'status'>;
  conflict: ConflictDto;
  mayAnswer: boolean;
  timeZone: string;
}

/** Whom a party of the case is like, with the answers; then who answered, and why. */
export function ConflictBanner({ one, conflict, mayAnswer, timeZone }: ConflictBannerProps) {
  if (conflict.state === null) return <Brought hits={conflict.hits} />;
  const isOpen = conflict.state !== 'clear' && one.status === 'waiting';
  if (!isOpen) return <Answered answer={conflict.answer} timeZone={timeZone} />;
  return (
    <Alert
      tone="warn"
      title="A conflict check waits for an answer"
      actions={
        mayAnswer ? (
          <>
            <Clear one={one} />
            <Refuse one={one} />
          </>
        ) : null
      }
    >
      <p>
        Nobody gets this case before it is answered
        {mayAnswer ? '.' : '. A manager or an admin answers it.'}
      </p>
      <Hits hits={conflict.hits} />
    </Alert>
  );
}

/** Of a case that came with its attorney, or closed: nothing was held back, and people should know. */
function Brought({ hits }: Pick<ConflictDto, 'hits'>) {
  if (hits.length === 0) return null;
  return (
    <Alert tone="info" title="A party of this case is like someone whom the firm knows">
      <p>It came from a file with its attorney, so nothing was held back.</p>
      <Hits hits={hits} />
    </Alert>
  );
}

function Hits({ hits }: Pick<ConflictDto, 'hits'>) {
  return (
    <ul className="mt-1 grid list-disc gap-1 pl-5">
      {hits.map((hit, place) => (
        <li key={place}>
          <HitLine hit={hit} />
        </li>
      ))}
    </ul>
  );
}

function HitLine({ hit }: { hit: ConflictHitDto }) {
  const { party, role, client, company, isWalled, reason, score } = hit;
  return (
    <>
      {PARTY_LABELS[role]} <bdi className="font-medium">{party}</bdi> is like{' '}
      {company ? (
        <>
          the company <bdi className="font-medium">{company}</bdi>
          {client ? ' of ' : null}
        </>
      ) : null}
      {client ? (
        <TextLink href={`/clients/${client.id}`}>
          <bdi>{client.name}</bdi>
        </TextLink>
      ) : null}
      {`: ${LIKENESS_LABELS[reason]}, ${score} of 100`}
      {isWalled ? ', behind an ethical wall' : ''}.
    </>
  );
}

function Clear({ one }: Pick<ConflictBannerProps, 'one'>) {
  return (
    <ConfirmDialog
      trigger={
        <Button variant="primary" size="sm">
          No conflict
        </Button>
      }
      title={`No conflict in case ${one.number}?`}
      description="The case goes to an attorney by the rules, at once or when somebody is free. Your answer stays on record."
      confirmLabel="No conflict"
      action={answerConflictAction}
      hidden={{ caseId: one.id, version: one.version, answer: 'clear' }}
    >
      <Why />
    </ConfirmDialog>
  );
}

function Refuse({ one }: Pick<ConflictBannerProps, 'one'>) {
  return (
    <ConfirmDialog
      trigger={<Button size="sm">Do not take it on</Button>}
      title={`Close case ${one.number} because of a conflict?`}
      description="The case is closed and goes to nobody. Your answer stays on record."
      confirmLabel="Close the case"
      action={answerConflictAction}
      hidden={{ caseId: one.id, version: one.version, answer: 'refused' }}
    >
      <Why />
    </ConfirmDialog>
  );
}

function Why() {
  return (
    <Field name="note" label="Why" required>
      <Textarea rows={3} />
    </Field>
  );
}

function Answered({ answer, timeZone }: Pick<ConflictDto, 'answer'> & { timeZone: string }) {
  if (!answer) return null;
  return (
    <Alert
      tone={answer.answer === 'clear' ? 'info' : 'warn'}
      title={answer.answer === 'clear' ? 'Conflict check: no conflict' : 'Not taken on: conflict'}
    >
      Answered by <bdi>{answer.by}</bdi>, <Time value={answer.at} timeZone={timeZone} />.{' '}
      {answer.why ? <q>{answer.why}</q> : null}
    </Alert>
  );
}
