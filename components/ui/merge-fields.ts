/** What the fields of a form hold, by name. */
export type FieldTexts = Readonly<Record<string, string>>;

/** A field, or a whole list, that someone else changed while it was on the screen here. */
export interface Difference {
  readonly name: string;
  readonly mine: string;
  readonly theirs: string;
  /** Changed here as well, otherwise: someone has to choose. */
  readonly isContested: boolean;
  /** For a list whose rows are not the same any more: it is one thing, to be taken whole. */
  readonly rows?: { readonly mine: FieldTexts; readonly theirs: FieldTexts };
}

/**
 * What a form and the stored values disagree about, where the stored ones have changed since the
 * form was filled from them. A list with other rows on any side is one difference, since then a name
 * does not stand for the same thing.
 *
 * @param lists the names of the form's lists of rows, such as `thresholds`
 */
export function mergeFields(
  base: FieldTexts,
  mine: FieldTexts,
  theirs: FieldTexts,
  lists: readonly string[] = [],
): Difference[] {
  const whole = lists.filter((list) => {
    const names = [base, mine, theirs].map((texts) => rowNumbers(rowsOf(texts, list)));
    return new Set(names).size > 1;
  });
  const fields = Object.entries(mine).flatMap(([name, text]) => {
    const stored = theirs[name];
    const before = base[name] ?? '';
    const isInList = whole.some((list) => isRowOf(list, name));
    if (isInList || stored === undefined || stored === before || stored === text) return [];
    return [{ name, mine: text, theirs: stored, isContested: text !== before }];
  });
  return [...fields, ...whole.flatMap((list) => mergeList(list, base, mine, theirs))];
}

function mergeList(
  name: string,
  base: FieldTexts,
  mine: FieldTexts,
  theirs: FieldTexts,
): Difference[] {
  const [before, here, stored] = [base, mine, theirs].map((texts) => asText(rowsOf(texts, name)));
  if (stored === before || stored === here) return [];
  const rows = { mine: rowsOf(mine, name), theirs: rowsOf(theirs, name) };
  return [{ name, mine: here ?? '', theirs: stored ?? '', isContested: here !== before, rows }];
}

function isRowOf(list: string, name: string): boolean {
  return name.startsWith(`${list}.`);
}

/** The filled fields of a list's rows; an empty one is the same as none. */
function rowsOf(texts: FieldTexts, list: string): FieldTexts {
  return Object.fromEntries(
    Object.entries(texts).filter(([name, text]) => isRowOf(list, name) && text !== ''),
  );
}

function rowNumbers(rows: FieldTexts): string {
  return [...new Set(Object.keys(rows).map((name) => name.split('.')[1]))].sort().join();
}

function asText(rows: FieldTexts): string {
  return JSON.stringify(Object.entries(rows).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
