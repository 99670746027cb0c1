/*
 * Looks at JSON before anything parses it: a parser builds everything it is sent, and what walks
 * over the result recurses as deep as that is nested.
 */

/** Nothing that the product takes is nested deeper than a handful of levels. */
export const MAX_JSON_DEPTH = 32;

/** Members of objects and items of lists together; the longest sensible list has hundreds. */
export const MAX_JSON_VALUES = 20_000;

export type JsonProblem = 'too-deep' | 'too-many-values';

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** What is wrong with the shape of JSON in UTF-8, valid or not; null when it may be parsed. */
export function findJsonProblem(bytes: Uint8Array): JsonProblem | null {
  let depth = 0;
  let values = 0;
  let isInText = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (isInText) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) isInText = false;
    } else if (byte === QUOTE) {
      isInText = true;
    } else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      depth += 1;
      values += 1;
      if (depth > MAX_JSON_DEPTH) return 'too-deep';
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) {
      depth -= 1;
    } else if (byte === COMMA) {
      values += 1;
    }
    if (values > MAX_JSON_VALUES) return 'too-many-values';
  }
  return null;
}

/** The same in words, with the limit that was passed. */
export function describeJsonProblem(problem: JsonProblem): string {
  return problem === 'too-deep'
    ? `The body is nested deeper than ${MAX_JSON_DEPTH} levels; send it flatter.`
    : `The body has more than ${MAX_JSON_VALUES} values; split the request.`;
}
