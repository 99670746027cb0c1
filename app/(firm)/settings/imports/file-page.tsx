import { Alert } from '@/components/ui/alert';
import { Card } from '@/components/ui/card';
import { TextLink } from '@/components/ui/link';
import { Page } from '@/components/ui/page';
import { RefreshEvery } from '@/components/ui/refresh-every';
import type { ImportPageDto } from '@/lib/features/imports';
import { BAD_ROWS_SHOWN, type ImportKind } from '@/lib/features/imports/codes';
import { KIND_LABELS, rows, STATUS_LABELS } from './labels';
import { ColumnsForm } from './columns-form';
import { Controls } from './controls';
import { MendForm } from './mend-form';

/** One file: its columns, what is wrong with its rows, and what became of them. */
export function FilePage({ file }: { file: ImportPageDto }) {
  const isAtWork = file.status === 'checking' || file.status === 'running';
  const mayMap = file.startedAt === null && ['mapping', 'ready'].includes(file.status);
  return (
    <Page
      title={file.fileName}
      description={`${KIND_LABELS[file.kind]}. ${STATUS_LABELS[file.status].label}.`}
      breadcrumbs={[{ label: 'Import', href: '/settings/imports' }]}
    >
      {isAtWork ? <RefreshEvery seconds={2} /> : null}
      <div className="grid gap-4">
        <Card title="Rows">
          <Standing file={file} />
          <Controls
            importId={file.id}
            status={file.status}
            counts={file.counts}
            started={file.startedAt !== null}
          />
        </Card>
        <GoOn file={file} />
        <OverCapacity file={file} />
        {/* Once they are chosen, what is to be mended comes first. */}
        <BadRows file={file} />
        {mayMap ? (
          <Card title="Columns">
            <ColumnsForm file={file} />
          </Card>
        ) : null}
      </div>
    </Page>
  );
}

function Standing({ file: { counts, status } }: { file: ImportPageDto }) {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const parts = [
    [counts.in, 'in'],
    [counts.good, 'can be brought in'],
    [counts.known, 'in already'],
    [counts.bad, 'refused'],
    [counts.new, 'not checked yet'],
  ] as const;
  const done = status === 'checking' ? total - counts.new : total - counts.good;
  const isAtWork = status === 'checking' || status === 'running';
  return (
    <div className="grid gap-3">
      <p>
        {rows(total)} in the file
        {parts
          .map(([count, what]) => (count > 0 ? `, ${count.toLocaleString('en')} ${what}` : ''))
          .join('')}
        .
      </p>
      {isAtWork ? (
        <progress
          className="h-2 w-full"
          aria-label={status === 'checking' ? 'Rows checked' : 'Rows brought in'}
          value={done}
          max={total}
        />
      ) : null}
    </div>
  );
}

/** Where what is in can be looked at. */
const PLACES = {
  attorneys: [
    { href: '/attorneys', label: 'The attorneys' },
    { href: '/attorneys/expertise', label: 'Their expertise' },
  ],
  clients: [{ href: '/clients', label: 'The clients' }],
  cases: [
    { href: '/cases', label: 'The cases' },
    { href: '/heatmap', label: 'Who carries what' },
    { href: '/waiting', label: 'What waits for an attorney' },
  ],
  absences: [{ href: '/attorneys/absences', label: 'The absences' }],
} as const satisfies Readonly<Record<ImportKind, unknown>>;

function GoOn({ file: { kind, status, counts } }: { file: ImportPageDto }) {
  if (status !== 'finished' || counts.in === 0) return null;
  return (
    <Alert
      tone="good"
      title={`${rows(counts.in)} ${counts.in === 1 ? 'is' : 'are'} in. Go on with`}
    >
      <span className="flex flex-wrap gap-x-4 gap-y-1">
        {PLACES[kind].map(({ href, label }) => (
          <TextLink key={href} href={href}>
            {label}
          </TextLink>
        ))}
        <TextLink href="/settings/imports">Another file</TextLink>
      </span>
    </Alert>
  );
}

function OverCapacity({ file: { overCapacity } }: { file: ImportPageDto }) {
  if (overCapacity.length === 0) return null;
  return (
    <Alert tone="warn" title="Over capacity with what is in">
      {overCapacity.map(({ id, name, active, capacity }, at) => (
        <span key={id}>
          {at > 0 ? ', ' : ''}
          <TextLink href={`/attorneys/${id}`}>
            <bdi>{name}</bdi>
          </TextLink>{' '}
          ({active} of {capacity})
        </span>
      ))}
      . They get no new case before they are below it.
    </Alert>
  );
}

function BadRows({ file }: { file: ImportPageDto }) {
  const { badRows, repeated, counts, id, status } = file;
  if (counts.bad === 0) return null;
  if (badRows === null) {
    return <Alert title="Only the person who brought this file may see what stands in it." />;
  }
  return (
    <Card
      title="Refused rows"
      actions={
        <a className="text-sm underline" href={`/settings/imports/errors?file=${id}`} download>
          Download with reasons
        </a>
      }
    >
      {badRows.length === BAD_ROWS_SHOWN ? (
        <p className="mb-3 text-sm text-ink-2">
          {badRows.length} rows of {counts.bad.toLocaleString('en')}; the next ones follow once
          these are mended.
        </p>
      ) : null}
      <MendForm
        // What is mended is another form: nothing typed into the last one stays in it.
        key={[...repeated.map(({ value }) => value), ...badRows.map((row) => row.id)].join()}
        importId={id}
        columns={file.columns}
        knownColumns={file.knownColumns}
        repeated={repeated}
        rows={badRows}
        canSend={['ready', 'paused', 'finished'].includes(status)}
      />
    </Card>
  );
}
