import type { ReactNode } from 'react';
import { Breadcrumbs } from './breadcrumbs';
import { cn } from './cn';
import { DocumentTitle } from './document-title';

/**
 * The frame of every page: breadcrumbs, title (the one h1), description, actions at the right,
 * a row of filters or tabs, then the content in one column with even gaps.
 * `width`: `full` for tables, `reading` for forms and long text.
 */
export function Page({
  title,
  documentTitle = title,
  description,
  breadcrumbs,
  badges,
  actions,
  filters,
  width = 'full',
  children,
}: {
  title: string;
  /** What tab and history call the page, where that says more than the h1. */
  documentTitle?: string;
  description?: ReactNode;
  breadcrumbs?: readonly { label: string; href: string }[];
  /** Beside the title: status, stage, priority. */
  badges?: ReactNode;
  actions?: ReactNode;
  filters?: ReactNode;
  width?: 'full' | 'reading';
  children: ReactNode;
}) {
  return (
    <div
      className={cn(
        'mx-auto grid w-full gap-4 px-4 pt-4 pb-16 sm:px-6 lg:px-8 lg:pt-5 print:gap-2 print:p-0',
        width === 'full' ? 'max-w-7xl' : 'max-w-3xl',
      )}
    >
      <DocumentTitle>{documentTitle}</DocumentTitle>
      <header className="grid gap-0.5">
        {breadcrumbs?.length ? <Breadcrumbs items={breadcrumbs} /> : null}
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <div className="min-w-0">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
              <h1 className="font-serif text-2xl tracking-tight text-ink" dir="auto">
                {title}
              </h1>
              {badges}
            </div>
            {description ? (
              <div className="max-w-prose text-sm text-pretty text-ink-2">{description}</div>
            ) : null}
          </div>
          {actions ? (
            <div className="flex flex-wrap items-center gap-2" data-print="hide">
              {actions}
            </div>
          ) : null}
        </div>
      </header>
      {filters ? <div data-print="hide">{filters}</div> : null}
      {children}
    </div>
  );
}

/**
 * Two columns on wide screens: the main content, and a narrow one of facts beside it. What is long,
 * such as lists, goes to `rest`: under the main content there, after the facts on phones.
 */
export function Columns({
  main,
  aside,
  rest,
  asideStays = false,
}: {
  main: ReactNode;
  aside: ReactNode;
  rest?: ReactNode;
  /** On wide screens the aside stays in sight while a long main column scrolls past it. */
  asideStays?: boolean;
}) {
  return (
    <div
      className={cn(
        'grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]',
        rest && 'lg:grid-rows-[auto_1fr]',
      )}
    >
      <div className="grid min-w-0 gap-5 empty:hidden">{main}</div>
      <div
        className={cn(
          'grid min-w-0 gap-5 lg:col-start-2 lg:row-start-1',
          rest && 'lg:row-span-2',
          asideStays && 'lg:sticky lg:top-17',
        )}
      >
        {aside}
      </div>
      {rest ? <div className="grid min-w-0 gap-5 lg:col-start-1">{rest}</div> : null}
    </div>
  );
}
