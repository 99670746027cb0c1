/** Encodings in which spreadsheets write CSV files. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const SAMPLE_BYTES = 4096;

/**
 * What a text is written in: its byte order mark says it, or the zeros that UTF-16 has in every
 * second place, or else whether all of it is well-formed UTF-8. What remains is Windows-1252, which
 * Excel writes when it is told to save as plain CSV.
 */
export async function detectEncoding(chunks: AsyncIterable<Uint8Array>): Promise<TextEncoding> {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let sample: Uint8Array | null = null;
  for await (const chunk of chunks) {
    if (!sample) {
      sample = chunk.subarray(0, SAMPLE_BYTES);
      const utf16 = utf16Of(sample);
      if (utf16) return utf16;
    }
    if (!isWellFormed(strict, chunk, true)) return 'windows-1252';
  }
  return isWellFormed(strict, new Uint8Array(), false) ? 'utf-8' : 'windows-1252';
}

function isWellFormed(decoder: TextDecoder, chunk: Uint8Array, isMoreToCome: boolean): boolean {
  try {
    decoder.decode(chunk, { stream: isMoreToCome });
    return true;
  } catch {
    return false;
  }
}

function utf16Of(sample: Uint8Array): TextEncoding | null {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
  const pairs = Math.floor(sample.length / 2);
  if (pairs === 0) return null;
  let [even, odd] = [0, 0];
  for (let at = 0; at < pairs * 2; at += 1) {
    if (sample[at] !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  if (odd > pairs / 2 && even === 0) return 'utf-16le';
  if (even > pairs / 2 && odd === 0) return 'utf-16be';
  return null;
}

const WORKBOOKS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
] as const;

/** Whether these are the first bytes of a workbook, old or new, and not of a text. */
export function isWorkbook(start: Uint8Array): boolean {
  return WORKBOOKS.some((magic) => magic.every((byte, at) => start[at] === byte));
}
