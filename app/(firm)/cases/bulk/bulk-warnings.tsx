import { Skeleton } from '@/components/ui/skeleton';
import type { BulkHandOffPreview } from '@/lib/features/cases/bulk-dto';
import type { SelectedCase } from '@/app/(firm)/cases/selection-rights';

/** Case by case, who would take it or why it would stay; skeletons while that is not known. */
export function BulkWarnings({
  cases,
  preview,
}: {
  cases: readonly SelectedCase[];
  preview: BulkHandOffPreview | null;
}) {
  if (!preview) {
    return (
      <div role="status" aria-label="Asking the rules" className="grid gap-2">
        <Skeleton />
        <Skeleton className="w-3/4" />
      </div>
    );
  }
  const byId = new Map(cases.map((one) => [one.id, one]));
  return (
    <section aria-labelledby="bulk-warnings">
      <h3 id="bulk-warnings" className="text-sm font-medium">
        As the firm stands now
      </h3>
      <ul
        tabIndex={0}
        aria-label="What happens to each case"
        className="mt-1.5 max-h-56 divide-y divide-line overflow-y-auto rounded-md border border-line text-sm"
      >
        {preview.cases.map(({ caseId, to, refusal }) => (
          <li key={caseId} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 px-3 py-1.5">
            <span className="text-ink-3 tabular-nums">{byId.get(caseId)?.number}</span>
            <span className="min-w-0 flex-1 truncate">
              <bdi>{byId.get(caseId)?.client}</bdi>
            </span>
            {to ? (
              <span>
                to <bdi className="font-medium">{to.name}</bdi>
              </span>
            ) : (
              <span className="text-warn max-sm:w-full">Stays: {refusal}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
