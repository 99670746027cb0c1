/** Width of a narrow letter at the size of an axis. */
const LETTER_PX = 6.5;

/** From here on scripts of wide letters begin, such as Chinese. */
const WIDE_FROM = 0x1100;

/** About how wide a text is, in letters: marks take no place, wide letters that of two. */
export function lettersOf(text: string): number {
  return segmentsOf(text).reduce((sum, segment) => sum + widthOf(segment), 0);
}

/** A text cut to a width, between letters and never between a letter and its marks. */
export function cutLabel(text: string, widthPx: number): string {
  const places = Math.max(1, Math.floor(widthPx / LETTER_PX));
  if (lettersOf(text) <= places) return text;
  let cut = '';
  let used = 1;
  for (const segment of segmentsOf(text)) {
    used += widthOf(segment);
    if (used > places) break;
    cut += segment;
  }
  return `${cut}…`;
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function segmentsOf(text: string): string[] {
  return Array.from(letters.segment(text), ({ segment }) => segment);
}

function widthOf(segment: string): number {
  return (segment.codePointAt(0) ?? 0) >= WIDE_FROM ? 2 : 1;
}
