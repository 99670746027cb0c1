import { FileUp } from 'lucide-react';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { DataTable, type DataColumn, type DataRow } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { TextLink } from '@/components/ui/link';
import { Page } from '@/components/ui/page';
import { Time } from '@/components/ui/time';
import { findImport, listImports, type ImportDto } from '@/lib/features/imports';
import { getViewerWith } from '@/lib/platform/auth/page-guards';
import { FilePage } from './file-page';
import { KIND_LABELS, STATUS_LABELS } from './labels';
import { UploadForm } from './upload-form';

const COLUMNS: readonly DataColumn[] = [
  { id: 'file', header: 'File', sortable: true },
  { id: 'kind', header: 'Holds', sortable: true },
  { id: 'status', header: 'Status', sortable: true },
  { id: 'in', header: 'In', align: 'end', sortable: true },
  { id: 'bad', header: 'Refused', align: 'end', sortable: true },
  { id: 'when', header: 'Read', sortable: true },
];

/** Bringing a firm's work in from files: all of them, or the one that the address names. */
export default async function ImportsPage({ searchParams }: PageProps<'/settings/imports'>) {
  const viewer = await getViewerWith('imports.manage');
  const { file } = await searchParams;
  const found = typeof file === 'string' ? await findImport(viewer, file) : null;
  if (found) return <FilePage file={found} />;
  const imports = await listImports(viewer);
  return (
    <Page
      title="Import"
      description="Bring the firm’s work in from files: attorneys first, then clients, cases (open and closed) and absences. Nothing is in before you have seen what each row would do, and a whole import can be undone until something builds on it. What stands in a file is forgotten after thirty days."
    >
      {file === undefined ? null : <Alert title="This file is not here any more." />}
      <Card>
        <UploadForm />
      </Card>
      <h2 className="mt-6 mb-3 text-lg font-medium">Files</h2>
      <Card flush>
        <DataTable
          caption="Files that were read"
          columns={COLUMNS}
          rows={imports.map((one) => importRow(one, viewer.timeZone))}
          empty={<EmptyState icon={FileUp} title="No file has been read yet" />}
        />
      </Card>
    </Page>
  );
}

function importRow(one: ImportDto, timeZone: string): DataRow {
  const { id, fileName, kind, status, counts, createdAt, createdByName } = one;
  const { label, tone } = STATUS_LABELS[status];
  return {
    id,
    cells: {
      file: {
        value: fileName,
        content: (
          <TextLink href={`/settings/imports?file=${id}`}>
            <bdi className="wrap-anywhere">{fileName}</bdi>
          </TextLink>
        ),
      },
      kind: { value: KIND_LABELS[kind], content: KIND_LABELS[kind] },
      status: { value: label, content: <Badge tone={tone}>{label}</Badge> },
      in: { value: counts.in, content: counts.in.toLocaleString('en') },
      bad: { value: counts.bad, content: counts.bad.toLocaleString('en') },
      when: {
        value: createdAt,
        content: (
          <>
            <Time value={createdAt} timeZone={timeZone} /> by <bdi>{createdByName}</bdi>
          </>
        ),
      },
    },
  };
}
