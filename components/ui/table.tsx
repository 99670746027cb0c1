import type { ComponentProps, CSSProperties, ReactNode } from 'react';
import { cn } from './cn';

/*
 * The plain parts of a table, rendered on the server. For sorting and row links use `DataTable`. How
 * rows and cells look is in table.css, cards on phones too: `card`, `card-cell` and `card-label`.
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
const ALIGN_STYLES: Record<Align, string> = {
  start: '',
  center: 'text-center',
  end: 'to-the-end',
};

/** A column heading (or with `scope="row"` a row heading). */
export function Th({
  align = 'start',
  scope = 'col',
  className,
  ...rest
}: Omit<ComponentProps<'th'>, 'align'> & { align?: Align }) {
  const look = scope === 'row' ? 'cell font-medium' : 'head-cell';
  return <th scope={scope} className={cn(look, ALIGN_STYLES[align], className)} {...rest} />;
}

/** A cell; numbers go to the `end`. */
export function Td({
  align = 'start',
  className,
  ...rest
}: Omit<ComponentProps<'td'>, 'align'> & { align?: Align }) {
  return <td className={cn('cell', ALIGN_STYLES[align], className)} {...rest} />;
}
