import type { Dispatch, SetStateAction } from 'react';

/** An edit that is shown before, or until, the page itself shows it. */
export interface ShownEdit {
  value: string;
  /** Counted up as edits are made. */
  turn: number;
  /** The version of the attorney from which on the page itself shows the value. */
  until: number | null;
}

/** What cells show instead of what the page says, by `editKey`. */
export type ShownEdits = Readonly<Record<string, ShownEdit>>;

/** Where edits are shown: of `useState`, in the component whose cells show them. */
export type ShownEditsState = readonly [ShownEdits, Dispatch<SetStateAction<ShownEdits>>];

/** Names one field of one attorney. */
export function editKey(attorneyId: string, field: string): string {
  return `${attorneyId} ${field}`;
}

/** What is to be shown of a field whose value on the page is `value` at the attorney's version. */
export function shownValue(
  edits: ShownEdits,
  attorney: { id: string; version: number },
  field: string,
  value: string,
): string {
  const mine = edits[editKey(attorney.id, field)];
  const isAhead = mine && (mine.until === null || attorney.version < mine.until);
  return isAhead ? mine.value : value;
}
