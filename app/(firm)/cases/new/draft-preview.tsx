'use client';

import { useEffect, useState } from 'react';
import { UtilizationChange } from '@/components/cases/utilization-change';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import type { DecisionDto } from '@/lib/cases/dto';
import { previewDraft, type Draft } from './draft';

/** Typing rests this long before the rules are asked. */
const REST_MS = 350;
const SHOWN = 4;

/** Who would get the case that is being typed; it binds nobody. */
export function DraftPreview({ draft }: { draft: Draft | null }) {
  const [answer, setAnswer] = useState<{ draft: Draft; preview: DecisionDto | null } | null>(null);
  useEffect(() => {
    if (!draft) return;
    let current = true;
    const timer = setTimeout(() => {
      void previewDraft(draft).then((preview) => {
        if (current) setAnswer({ draft, preview });
      });
    }, REST_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [draft]);
  const fresh = answer?.draft === draft;
  return (
    <Card title="Who would get it" footer="As the firm stands at this moment; saving decides anew.">
      <div aria-live="polite" aria-busy={draft !== null && !fresh}>
        <Answer draft={draft} preview={fresh || answer?.preview ? answer?.preview : undefined} />
      </div>
    </Card>
  );
}

function Answer({
  draft,
  preview,
}: {
  draft: Draft | null;
  preview: DecisionDto | null | undefined;
}) {
  if (!draft) {
    return <p className="text-sm text-ink-2">Choose a visa type, and the rules say who.</p>;
  }
  if (preview === undefined) return <Waiting />;
  if (preview === null) {
    return <p className="text-sm text-ink-2">One of the entries is not complete yet.</p>;
  }
  const eligible = preview.candidates.filter((candidate) => candidate.eligible);
  return (
    <>
      <p className="text-sm text-ink">{inTheFuture(preview.summary)}</p>
      <ol className="mt-3 grid gap-1.5 text-sm">
        {eligible.slice(0, SHOWN).map(({ attorneyId, name, rank, ...loads }) => (
          <li key={attorneyId} className="flex items-baseline justify-between gap-3">
            <span className="min-w-0 truncate">
              <span className="mr-1.5 text-ink-3">{rank}.</span>
              <bdi className={rank === 1 ? 'font-medium' : undefined}>{name}</bdi>
            </span>
            <UtilizationChange before={loads.utilizationBefore} after={loads.utilizationAfter} />
          </li>
        ))}
      </ol>
      <p className="mt-2 text-xs text-ink-3">
        {eligible.length} of {preview.candidates.length} attorneys eligible. Utilization before and
        after.
      </p>
    </>
  );
}

/** The sentence of a decision, put as a forecast. */
function inTheFuture(summary: string): string {
  return summary.replace(/^Assigned to/, 'Would go to').replace(/^Waiting:/, 'Would wait:');
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
