import { TimeSlice } from '@/lib/platform/time-slice';

/** A list longer than this is written item by item. */
const LONG_LIST = 100;

/**
 * A body as JSON. Where it holds a long list, the text comes in pieces, between which other requests
 * have their turn: the plan of a departure with a thousand cases has megabytes.
 */
export function jsonBody(body: unknown): BodyInit {
  if (!isRecord(body) || !Object.values(body).some(isLongList)) return JSON.stringify(body);
  return streamOf(piecesOf(body));
}

/** The JSON of a record in pieces, each list item one; together what `JSON.stringify` says. */
export function* piecesOf(body: Readonly<Record<string, unknown>>): Generator<string> {
  let before = '{';
  for (const [key, value] of Object.entries(body)) {
    const text = Array.isArray(value) ? '' : JSON.stringify(value);
    if (text === undefined) continue;
    yield `${before}${JSON.stringify(key)}:${text}`;
    if (Array.isArray(value)) yield* itemsOf(value);
    before = ',';
  }
  yield before === '{' ? '{}' : '}';
}

function* itemsOf(list: readonly unknown[]): Generator<string> {
  yield '[';
  for (const [place, item] of list.entries()) {
    // What has no JSON stands as null in a list.
    yield `${place > 0 ? ',' : ''}${JSON.stringify(item) ?? 'null'}`;
  }
  yield ']';
}

/** What is handed on at once, in characters. */
const CHUNK_LENGTH = 64 * 1024;

function streamOf(pieces: Generator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const slice = new TimeSlice();
  return new ReadableStream({
    async pull(controller) {
      let chunk = '';
      while (chunk.length < CHUNK_LENGTH) {
        const next = pieces.next();
        if (next.done) break;
        chunk += next.value;
      }
      await slice.giveWay();
      if (chunk === '') controller.close();
      else controller.enqueue(encoder.encode(chunk));
    },
  });
}

function isLongList(value: unknown): boolean {
  return Array.isArray(value) && value.length > LONG_LIST;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
