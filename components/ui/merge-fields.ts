/** What the fields of a form hold, by name. */
export type FieldTexts = Readonly<Record<string, string>>;

/** A field that somebody else changed while it was on the screen here. */
export interface Difference {
  readonly name: string;
  readonly mine: string;
  readonly theirs: string;
  /** Changed here as well, otherwise: somebody has to choose. */
  readonly isContested: boolean;
}

/**
 * What a form and the stored values disagree about, where the stored ones have changed since the
 * form was filled from them. Null where the rows of a list are not the same any more, since then a
 * name does not stand for the same thing.
 */
export function mergeFields(
  base: FieldTexts,
  mine: FieldTexts,
  theirs: FieldTexts,
): Difference[] | null {
  if (!haveSameRows(base, theirs)) return null;
  return Object.entries(mine).flatMap(([name, text]) => {
    const stored = theirs[name];
    const before = base[name] ?? '';
    if (stored === undefined || stored === before || stored === text) return [];
    return [{ name, mine: text, theirs: stored, isContested: text !== before }];
  });
}

function haveSameRows(base: FieldTexts, theirs: FieldTexts): boolean {
  const rows = (texts: FieldTexts) => Object.keys(texts).filter((name) => /\.\d+\./.test(name));
  const known = new Set(rows(base));
  const stored = rows(theirs);
  return (
    known.size === 0 || (stored.length === known.size && stored.every((row) => known.has(row)))
  );
}
