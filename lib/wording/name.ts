/** A name as it stands alone, and as it stands within a sentence. */
export interface Name {
  readonly label: string;
  readonly inSentence: string;
}

/** A name whose two forms differ in their first letter, or as said. */
export function name(inSentence: string, label = capitalised(inSentence)): Name {
  return { label, inSentence };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A dictionary of names as options of a select, in its own order. */
export function optionsOf(
  names: Readonly<Record<string, Name>>,
): { value: string; label: string }[] {
  return Object.entries(names).map(([value, { label }]) => ({ value, label }));
}
