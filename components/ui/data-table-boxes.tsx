'use client';

import { useEffect, useRef } from 'react';
import { cn } from './cn';
import { CELL_STYLES, HEADER_STYLES } from './table';

const BOX_STYLES = 'block size-4 cursor-pointer rounded-sm accent-accent';
/** The label is larger than the box, so that a finger meets it. */
const TARGET_STYLES = '-m-2 inline-block cursor-pointer p-2 align-middle';

/** The box over a column of boxes: all rows, none, or a line where only some are ticked. */
export function AllRowsBox({
  all,
  some,
  onToggle,
}: {
  all: boolean;
  some: boolean;
  onToggle: () => void;
}) {
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (ref.current) ref.current.indeterminate = some && !all;
  }, [some, all]);
  return (
    <th
      role="columnheader"
      scope="col"
      data-print="hide"
      className={cn(HEADER_STYLES, 'sticky top-0 z-10 w-9 pr-0')}
    >
      <label className={TARGET_STYLES}>
        <input
          ref={ref}
          type="checkbox"
          aria-label="Select all rows of this page"
          checked={all}
          onChange={onToggle}
          className={BOX_STYLES}
        />
      </label>
    </th>
  );
}

/** The box of one row; rows that cannot be chosen keep the place empty. */
export function RowBox({
  label,
  checked,
  cards,
  onToggle,
}: {
  label: string | undefined;
  checked: boolean;
  cards: boolean;
  onToggle: (shiftKey: boolean) => void;
}) {
  return (
    <td
      role="cell"
      data-print="hide"
      className={cn(
        CELL_STYLES,
        'w-9 pr-0',
        cards && 'max-md:absolute max-md:top-3 max-md:right-4 max-md:border-b-0 max-md:p-0',
        cards && !label && 'max-md:hidden',
      )}
    >
      {label ? (
        <label className={TARGET_STYLES}>
          <input
            type="checkbox"
            aria-label={label}
            checked={checked}
            onChange={(event) =>
              onToggle(event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)
            }
            className={BOX_STYLES}
          />
        </label>
      ) : null}
    </td>
  );
}
