import type { ComponentProps, CSSProperties, ReactNode } from 'react';
import { cn } from './cn';

/*
 * The plain parts of a table, rendered on the server. For sorting and row links use `DataTable`.
 */

/** The box that a wide table scrolls in, instead of the whole page. Focusable, to scroll by keys. */
export function TableBox({
  label,
  className,
  children,
  style,
}: {
  label: string;
  className?: string;
  children: ReactNode;
  style?: CSSProperties;
}) {
  return (
    <div
      style={style}
      role="region"
      aria-label={label}
      tabIndex={0}
      className={cn(
        'relative max-w-full overflow-x-auto focus-visible:-outline-offset-2',
        className,
      )}
    >
      {children}
    </div>
  );
}

/** A table with an accessible caption; `showCaption` also shows it. */
export function Table({
  caption,
  showCaption = false,
  className,
  children,
  ...rest
}: ComponentProps<'table'> & { caption: string; showCaption?: boolean }) {
  return (
    <table className={cn('w-full border-separate border-spacing-0 text-sm', className)} {...rest}>
      <caption className={showCaption ? 'px-4 py-2 text-left text-sm text-ink-2' : 'sr-only'}>
        {caption}
      </caption>
      {children}
    </table>
  );
}

export type Align = 'start' | 'center' | 'end';
export const ALIGN_STYLES: Record<Align, string> = {
  start: 'text-left',
  center: 'text-center',
  end: 'text-right tabular-nums',
};

export const HEADER_STYLES =
  'border-b border-line bg-sunken px-3 py-1.5 text-xs font-medium whitespace-nowrap text-ink-2 first:pl-4 last:pr-4';
export const CELL_STYLES = 'border-b border-line px-3 py-2 align-middle first:pl-4 last:pr-4';

/** A row as a card: its cells flow from line to line. */
export const CARD_STYLES =
  'max-md:flex max-md:flex-wrap max-md:items-center max-md:gap-x-4 max-md:gap-y-1 max-md:px-4 max-md:py-3';

/** A cell of a card, with its column's name before it; the first is the card's title. */
export const CARD_CELL_STYLES = cn(
  'max-md:inline-flex max-md:items-center max-md:gap-1.5 max-md:border-b-0 max-md:p-0',
  'max-md:w-auto max-md:max-w-full max-md:text-left max-md:wrap-anywhere max-md:whitespace-normal',
  'max-md:first:w-full max-md:first:p-0 max-md:last:p-0 max-md:first:text-base max-md:empty:hidden',
);

/** The column's name before a cell of a card. */
export const CARD_LABEL_STYLES = cn(
  'max-md:before:shrink-0 max-md:before:text-xs max-md:before:text-ink-3',
  'max-md:before:content-[attr(data-label)] max-md:first:before:hidden',
);

/** A column heading (or with `scope="row"` a row heading). */
export function Th({
  align = 'start',
  scope = 'col',
  className,
  ...rest
}: Omit<ComponentProps<'th'>, 'align'> & { align?: Align }) {
  const look = scope === 'row' ? cn(CELL_STYLES, 'font-medium') : HEADER_STYLES;
  return <th scope={scope} className={cn(look, ALIGN_STYLES[align], className)} {...rest} />;
}

/** A cell; numbers go to the `end`. */
export function Td({
  align = 'start',
  className,
  ...rest
}: Omit<ComponentProps<'td'>, 'align'> & { align?: Align }) {
  return <td className={cn(CELL_STYLES, ALIGN_STYLES[align], className)} {...rest} />;
}
