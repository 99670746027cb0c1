'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { usePathname, useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { formatNumber, plural } from '@/components/ui/format';
import { asRoute } from '@/components/ui/link';
import { Select, type SelectOption } from '@/components/ui/select';
import type { DepartureReviewDto } from '@/lib/features/planning/dto';

/**
 * Turns the pages of a plan, and cuts it down to those whom its cases would go to. Buttons and not
 * links: nothing that was chosen is lost by it, so that no one has to be asked.
 */
export function DeparturePages({
  review,
  goesTo,
}: {
  review: DepartureReviewDto;
  goesTo: string | null;
}) {
  const { page, pages } = review;
  const router = useRouter();
  const path = usePathname();
  const [pending, startTransition] = useTransition();
  if (pages === 1 && goesTo === null) return null;
  const show = (to: string | null, next: number) => {
    const query = new URLSearchParams();
    if (to) query.set('to', to);
    if (next > 1) query.set('page', String(next));
    const text = query.toString();
    startTransition(() =>
      router.replace(asRoute(text ? `${path}?${text}` : path), { scroll: false }),
    );
  };
  return (
    <nav
      aria-label="Pages of the plan"
      aria-busy={pending}
      className="flex flex-wrap items-center justify-between gap-3 px-4 py-3"
    >
      <div className="flex flex-wrap items-center gap-3 text-sm text-ink-2">
        <Select
          aria-label="Cases that go to"
          placeholder="All cases"
          value={goesTo ?? ''}
          options={takersOf(review)}
          onChange={({ target }) => show(target.value || null, 1)}
        />
        <span aria-live="polite">{summaryOf(review)}</span>
      </div>
      {pages > 1 ? (
        <div className="flex gap-2">
          <Button size="sm" disabled={page === 1} onClick={() => show(goesTo, page - 1)}>
            <ChevronLeft aria-hidden="true" />
            Previous
          </Button>
          <Button size="sm" disabled={page === pages} onClick={() => show(goesTo, page + 1)}>
            Next
            <ChevronRight aria-hidden="true" />
          </Button>
        </div>
      ) : null}
    </nav>
  );
}

function summaryOf({ first, shown, matching }: DepartureReviewDto): string {
  if (shown.length === matching) return plural(matching, 'case');
  const last = first + shown.length - 1;
  return `${formatNumber(first)} to ${formatNumber(last)} of ${plural(matching, 'case')}`;
}

/** Everyone whom the rules propose for a case, with how many. */
function takersOf({ outline, loads, unplaceable }: DepartureReviewDto): SelectOption[] {
  const counts = new Map<number, number>();
  for (const [, , taker] of outline) {
    if (taker !== null) counts.set(taker, (counts.get(taker) ?? 0) + 1);
  }
  const takers = loads.flatMap(({ attorney: { id, name } }, place) => {
    const count = counts.get(place);
    return count ? [{ value: id, label: `Proposed for ${name} (${formatNumber(count)})` }] : [];
  });
  return unplaceable === 0
    ? takers
    : [...takers, { value: 'nobody', label: `Nobody can take (${formatNumber(unplaceable)})` }];
}
