import { TextLink } from '@/components/ui/link';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { FormActions } from '@/components/ui/action-form';
import type { ToastAction } from '@/components/ui/toast-store';
import type { BulkRefusal } from '@/lib/features/cases/bulk-dto';
import type { SelectedCase } from '@/app/(firm)/cases/selection-rights';

/**
 * What an act on several cases did where some of them were refused: each of those, and why; with
 * the undo of the others, where there is one.
 */
export function BulkResults({
  sentence,
  refusals,
  cases,
  note = 'These cases stay as they were. All others are done.',
  undo,
  onClose,
}: {
  sentence: string;
  refusals: readonly BulkRefusal[];
  cases: readonly SelectedCase[];
  note?: string;
  undo?: ToastAction | undefined;
  onClose: () => void;
}) {
  const byId = new Map(cases.map((one) => [one.id, one]));
  return (
    <div className="grid gap-4">
      <Alert tone="warn" title={sentence}>
        {note}
      </Alert>
      <ul aria-label="Refused cases" className="grid gap-1.5 text-sm">
        {refusals.map(({ caseId, detail }) => {
          const one = byId.get(caseId);
          return (
            <li key={caseId}>
              <TextLink href={`/cases/${caseId}`}>Case {one?.number}</TextLink>{' '}
              <bdi className="font-medium">{one?.client}</bdi>
              <span className="block text-ink-2">{detail}</span>
            </li>
          );
        })}
      </ul>
      <FormActions>
        <Button autoFocus onClick={onClose}>
          Close
        </Button>
        {undo ? (
          <Button
            onClick={() => {
              onClose();
              undo.run();
            }}
          >
            {undo.label}
          </Button>
        ) : null}
      </FormActions>
    </div>
  );
}
