/** Something that can be found by a few letters. */
interface Findable {
  readonly label: string;
  /** Other words that people may look for. */
  readonly keywords?: string;
}

/** Letters without case and accents: "Zürich" is found by "zur". */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

const NOT_FOUND = 0;

/** How well a text answers: its beginning before the beginning of a word before the middle. */
function rank(word: string, label: string, keywords: string): number {
  if (label.startsWith(word)) return 4;
  if (label.includes(` ${word}`)) return 3;
  if (keywords.split(/\s+/).some((keyword) => keyword.startsWith(word))) return 2;
  return label.includes(word) ? 1 : NOT_FOUND;
}

/** What has every word of the query in it, the best first; everything for an empty query. */
export function matchCommands<T extends Findable>(commands: readonly T[], query: string): T[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  return commands
    .map((command) => {
      const label = plain(command.label);
      const keywords = plain(command.keywords ?? '');
      const ranks = words.map((word) => rank(word, label, keywords));
      const isFound = ranks.every((one) => one > NOT_FOUND);
      return { command, isFound, score: ranks.reduce((sum, one) => sum + one, 0) };
    })
    .filter(({ isFound }) => isFound)
    .toSorted((a, b) => b.score - a.score)
    .map(({ command }) => command);
}
