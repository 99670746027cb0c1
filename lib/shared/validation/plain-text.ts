/** Control characters, and marks that turn the order of writing around or cannot be seen. */
const HIDDEN =
  /[\p{Cc}\u061C\u200B\u200E\u200F\u2028\u2029\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/u;
const LINE_ENDS = /\r\n|\n|\t/g;

/**
 * Whether a stranger's text is only what it looks like: nothing in it ends a line of a mail's head,
 * hides, or makes the text beside it read backwards.
 */
export function isPlainText(text: string, lines: 'one-line' | 'lines'): boolean {
  return !HIDDEN.test(lines === 'lines' ? text.replaceAll(LINE_ENDS, ' ') : text);
}

/** A stranger's text as one line of what can be seen of it. */
export function toPlainText(text: string): string {
  return text.replaceAll(new RegExp(HIDDEN, 'gu'), ' ').replaceAll(/ {2,}/g, ' ').trim();
}
