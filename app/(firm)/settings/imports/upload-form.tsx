'use client';

import { useRouter } from 'next/navigation';
import { useState, type FormEvent } from 'react';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { MAX_UPLOAD_BYTES, type ImportKind } from '@/lib/features/imports/codes';
import { KIND_LABELS } from './labels';
import { uploadFile } from './upload-file';

/** In the order in which they are brought in. */
const ORDER: readonly ImportKind[] = ['attorneys', 'clients', 'cases', 'absences'];
const KINDS = ORDER.map((value) => ({ value, label: KIND_LABELS[value] }));

/** Sends a file and goes on to its page. */
export function UploadForm() {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const file = form.get('file');
    const kind = form.get('kind');
    if (!(file instanceof File) || file.size === 0 || typeof kind !== 'string')
      return setProblem('Choose a file that is not empty.');
    if (file.size > MAX_UPLOAD_BYTES) {
      return setProblem(
        `The file is larger than ${MAX_UPLOAD_BYTES / 1_000_000} MB. Split it, or pack it with gzip.`,
      );
    }
    setSending(true);
    const answer = await uploadFile(file, kind);
    if ('id' in answer) return router.push(`/settings/imports?file=${answer.id}`);
    setSending(false);
    setProblem(answer.message);
  }

  return (
    <form className="grid gap-4 sm:grid-cols-2" onSubmit={(event) => void send(event)}>
      <Field name="kind" label="What the file holds" required>
        <Select options={KINDS} defaultValue="cases" />
      </Field>
      <Field
        name="file"
        label="File"
        required
        hint="CSV from Excel or another program, in any encoding, with a line of headings."
      >
        <Input type="file" accept=".csv,.txt,.tsv,.gz,text/csv" />
      </Field>
      {problem ? (
        <div className="sm:col-span-2">
          <Alert tone="bad" title={problem} />
        </div>
      ) : null}
      <div>
        <Button type="submit" variant="primary" disabled={isSending}>
          {isSending ? 'Reading the file…' : 'Read the file'}
        </Button>
      </div>
    </form>
  );
}
