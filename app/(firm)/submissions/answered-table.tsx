'use client';

import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { DataTable, type DataColumn, type DataRow } from '@/components/ui/data-table';
import { asRoute, TextLink } from '@/components/ui/link';
import { Time } from '@/components/ui/time';
import type { SubmissionDto } from '@/lib/features/intake/dto';
import { revokeStatusLinkAction } from './actions';

const COLUMNS: readonly DataColumn[] = [
  { id: 'name', header: 'Name', sortable: true },
  { id: 'received', header: 'Received', sortable: true },
  { id: 'status', header: 'Became', sortable: true },
  { id: 'by', header: 'Answered by', sortable: true },
  { id: 'actions', header: 'Change', plain: true, align: 'end' },
];

/** What became of the latest submissions, and whether their status pages can still be opened. */
export function AnsweredTable({
  submissions,
  timeZone,
}: {
  submissions: readonly SubmissionDto[];
  timeZone: string;
}) {
  return (
    <Card flush>
      <DataTable
        caption="Submissions answered lately"
        columns={COLUMNS}
        rows={submissions.map((submission) => rowOf(submission, timeZone))}
        empty={null}
      />
    </Card>
  );
}

function rowOf(submission: SubmissionDto, timeZone: string): DataRow {
  const { id, receivedAt, case: opened, answeredBy, hasLink } = submission;
  const name = submission.name || 'Erased';
  return {
    id,
    cells: {
      name: { value: name, content: <Name submission={submission} name={name} /> },
      received: { value: receivedAt, content: <Time value={receivedAt} timeZone={timeZone} /> },
      status: {
        value: opened?.number ?? null,
        content: opened ? (
          <TextLink href={asRoute(`/cases/${opened.id}`)}>Case {opened.number}</TextLink>
        ) : (
          <Badge tone="neutral">Declined</Badge>
        ),
      },
      by: { value: answeredBy, content: answeredBy ? <bdi>{answeredBy}</bdi> : 'The rules' },
      actions: {
        value: null,
        content: hasLink ? <RevokeLink submissionId={id} name={name} /> : null,
      },
    },
  };
}

function Name({ submission, name }: { submission: SubmissionDto; name: string }) {
  const { isConfirmed, similar } = submission;
  return (
    <>
      <bdi className="font-medium">{name}</bdi>
      {isConfirmed ? <span className="block text-xs text-ink-2">E-mail confirmed</span> : null}
      {similar.map((client) => (
        <span key={client.id} className="block text-xs text-ink-2">
          May be{' '}
          <TextLink href={asRoute(`/clients/${client.id}`)}>
            <bdi>{client.name}</bdi>
          </TextLink>
          , whom you know: {client.match === 'email' ? 'the same e-mail' : 'a similar name'}
        </span>
      ))}
    </>
  );
}

function RevokeLink({ submissionId, name }: { submissionId: string; name: string }) {
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="quiet" aria-label={`Revoke the status link of ${name}`}>
          Revoke link
        </Button>
      }
      title={`Revoke the status link of ${name}?`}
      description="Whoever has it can no longer see what happens next. It cannot be given back."
      confirmLabel="Revoke link"
      danger
      action={revokeStatusLinkAction}
      hidden={{ submissionId }}
    />
  );
}
