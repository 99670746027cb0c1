import { ChevronLeft, ChevronRight, ChevronsLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { ButtonLink, buttonStyles } from './button';

/**
 * Links to the neighbouring pages of a list that is paged by cursor. `summary` says where we are
 * ("Showing 50 cases"). Missing addresses leave the button greyed. A cursor knows no page before
 * its own: lists that cannot tell give `firstHref` instead of `previousHref`.
 */
export function Pagination({
  previousHref,
  firstHref,
  nextHref,
  summary,
}: {
  previousHref?: string | null;
  firstHref?: string | null;
  nextHref?: string | null;
  summary?: ReactNode;
}) {
  if (!previousHref && !firstHref && !nextHref && !summary) return null;
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center justify-between gap-3">
      <div className="text-sm text-ink-2">{summary}</div>
      {previousHref || firstHref || nextHref ? (
        <div className="flex gap-2">
          {firstHref === undefined ? (
            <PageLink href={previousHref} label="Previous" />
          ) : (
            <PageLink href={firstHref} label="First page" />
          )}
          <PageLink href={nextHref} label="Next" />
        </div>
      ) : null}
    </nav>
  );
}

const RELATIONS = { Previous: 'prev', 'First page': 'first', Next: 'next' } as const;

function PageLink({
  href,
  label,
}: {
  href: string | null | undefined;
  label: 'Previous' | 'First page' | 'Next';
}) {
  const content = (
    <>
      {label === 'Previous' ? <ChevronLeft aria-hidden="true" /> : null}
      {label === 'First page' ? <ChevronsLeft aria-hidden="true" /> : null}
      {label}
      {label === 'Next' ? <ChevronRight aria-hidden="true" /> : null}
    </>
  );
  if (href) {
    return (
      <ButtonLink href={href} size="sm" rel={RELATIONS[label]}>
        {content}
      </ButtonLink>
    );
  }
  return (
    <span
      aria-hidden="true"
      className={buttonStyles({ size: 'sm', className: 'border-line bg-transparent text-ink-3' })}
    >
      {content}
    </span>
  );
}
