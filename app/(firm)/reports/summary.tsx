/** What the figures say, in sentences; empty ones are left out. */
export function Summary({ sentences }: { sentences: readonly (string | null)[] }) {
  const said = sentences.filter((sentence) => sentence !== null);
  if (said.length === 0) return null;
  return <p className="max-w-prose text-base text-ink-2">{said.join(' ')}</p>;
}
