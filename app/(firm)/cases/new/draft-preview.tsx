'use client';

import { UtilizationChange } from '@/app/(firm)/cases/utilization-change';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import type { DraftPreviewDto, Fullness } from '@/lib/contracts/decision';
import type { Draft } from './draft';
import type { DraftAnswer } from './use-draft-preview';

const SHOWN = 4;
const FREEING_SHOWN = 3;

/** Who would get the case that is being typed; it binds no one. */
export function DraftPreview({ draft, preview, isFresh }: DraftAnswer & { draft: Draft | null }) {
  return (
    <Card title="Who would get it" footer="As the firm stands at this moment; saving decides anew.">
      <div aria-live="polite" aria-busy={draft !== null && !isFresh}>
        <Answer draft={draft} preview={isFresh || preview ? preview : undefined} />
      </div>
    </Card>
  );
}

/** The same in one line, for where the card is further down than the button that saves. */
export function DraftLine({ draft, preview }: { draft: Draft | null } & DraftAnswer) {
  if (!draft || !preview || typeof preview === 'string') return null;
  const [first, second] = preview.candidates.filter(({ eligible }) => eligible);
  return (
    <p className="rounded-md bg-accent-soft px-3 py-1.5 text-sm text-ink lg:hidden">
      {first ? (
        <>
          As it stands: <bdi className="font-medium">{first.name}</bdi>,{' '}
          <WorkloadLine fullness={preview.fullness[first.attorneyId]} />
          {second ? (
            <>
              ; next <bdi>{second.name}</bdi>
            </>
          ) : null}
          .
        </>
      ) : (
        'As it stands: nobody could take it, so it would wait.'
      )}
    </p>
  );
}

function WorkloadLine({ fullness }: { fullness: Fullness | undefined }) {
  return fullness ? <UtilizationChange {...fullness} /> : null;
}

function Answer({ draft, preview }: { draft: Draft | null; preview: DraftAnswer['preview'] }) {
  if (!draft) {
    return <p className="text-sm text-ink-2">Choose a visa type, and the rules say who.</p>;
  }
  if (preview === undefined) return <Waiting />;
  if (typeof preview === 'string') return <p className="text-sm text-ink-2">{preview}</p>;
  const eligible = preview.candidates.filter((candidate) => candidate.eligible);
  return (
    <>
      <p className="text-base font-medium text-ink">{preview.told.headline}</p>
      <p className="text-sm text-ink">{preview.told.why}</p>
      {preview.told.second ? (
        <p className="mt-0.5 text-sm text-ink-2">{preview.told.second}</p>
      ) : null}
      <ol className="mt-3 grid gap-1.5 text-sm empty:hidden">
        {eligible.slice(0, SHOWN).map(({ attorneyId, name, rank }) => (
          <li key={attorneyId} className="flex items-baseline justify-between gap-3">
            <span className="min-w-0 truncate">
              <span className="mr-1.5 text-ink-3">{rank}.</span>
              <bdi className={rank === 1 ? 'font-medium' : undefined}>{name}</bdi>
            </span>
            <WorkloadLine fullness={preview.fullness[attorneyId]} />
          </li>
        ))}
      </ol>
      {eligible.length === 0 ? <Freeing freeing={preview.freeing} /> : null}
      <p className="mt-2 text-xs text-ink-3">
        {eligible.length} of {preview.candidates.length} attorneys eligible. How full each workload
        is, without it and with it.
      </p>
    </>
  );
}

/** What would make someone eligible where no one is. */
function Freeing({ freeing }: Pick<DraftPreviewDto, 'freeing'>) {
  if (freeing.length === 0) {
    return (
      <p className="mt-2 text-sm text-ink-2">
        No single change would make anybody eligible. Saved, it waits until somebody is, or until a
        manager assigns it by hand.
      </p>
    );
  }
  return (
    <div className="mt-2 text-sm">
      <p className="font-medium text-ink">What would free it</p>
      <ul className="mt-0.5 grid gap-0.5 text-ink-2">
        {freeing.slice(0, FREEING_SHOWN).map(({ attorneyId, name, whatIf }) => (
          <li key={attorneyId}>
            <bdi className="text-ink">{name}</bdi>: {whatIf}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Waiting() {
  return (
    <div className="grid gap-2">
      <Skeleton />
      <Skeleton className="w-3/4" />
      <Skeleton className="w-1/2" />
    </div>
  );
}
