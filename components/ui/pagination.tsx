import { ChevronLeft, ChevronRight } from 'lucide-react';
import { ButtonLink, buttonStyles } from './button';

/**
 * Links to the neighbouring pages of a list that is paged by cursor. `summary` says where we are
 * ("Showing 50 cases"). Missing addresses leave the button greyed.
 */
export function Pagination({
  previousHref,
  nextHref,
  summary,
}: {
  previousHref?: string | null;
  nextHref?: string | null;
  summary?: string;
}) {
  if (!previousHref && !nextHref && !summary) return null;
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center justify-between gap-3">
      <p className="text-sm text-ink-2">{summary}</p>
      {previousHref || nextHref ? (
        <div className="flex gap-2">
          <PageLink href={previousHref} label="Previous" />
          <PageLink href={nextHref} label="Next" />
        </div>
      ) : null}
    </nav>
  );
}

function PageLink({
  href,
  label,
}: {
  href: string | null | undefined;
  label: 'Previous' | 'Next';
}) {
  const content = (
    <>
      {label === 'Previous' ? <ChevronLeft aria-hidden="true" /> : null}
      {label}
      {label === 'Next' ? <ChevronRight aria-hidden="true" /> : null}
    </>
  );
  if (href) {
    return (
      <ButtonLink href={href} size="sm" rel={label === 'Next' ? 'next' : 'prev'}>
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
