'use client';

import { useEffect, useRef } from 'react';

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
    <th role="columnheader" scope="col" className="box-cell">
      <label>
        <input
          ref={ref}
          type="checkbox"
          aria-label="Select all rows of this page"
          checked={all}
          onChange={onToggle}
        />
      </label>
    </th>
  );
}

/** The box of one row; rows that cannot be chosen keep the place empty. */
export function RowBox({
  label,
  checked,
  onToggle,
}: {
  label: string | undefined;
  checked: boolean;
  onToggle: (shiftKey: boolean) => void;
}) {
  return (
    <td role="cell" className="box-cell">
      {label ? (
        <label>
          <input
            type="checkbox"
            aria-label={label}
            checked={checked}
            onChange={(event) =>
              onToggle(event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)
            }
          />
        </label>
      ) : null}
    </td>
  );
}
