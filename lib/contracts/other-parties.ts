/** The names in a list of parties: one on each line, or with semicolons between them. */
export function partiesIn(text: string | null | undefined): string[] {
  return (text ?? '')
    .split(/[;\n\r]+/)
    .map((name) => name.trim().replaceAll(/\s+/g, ' '))
    .filter(Boolean);
}
