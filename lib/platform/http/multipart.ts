export interface FormPart {
  readonly name: string;
  readonly value: Buffer;
}

/** Without what no header may hold: control characters, at which the framework's parser stops. */
const PART_HEADER =
  /^(?:content-disposition: form-data; name="([\t !#-~\u0080-\u{10FFFF}]*)"(?:; filename="[\t !#-~\u0080-\u{10FFFF}]*")?|content-type: [\t -~\u0080-\u{10FFFF}]+)$/iu;
const HEADERS_END = Buffer.from('\r\n\r\n');
const MAX_PART_HEADER_BYTES = 1_024;

/**
 * Cuts a form into its fields, written as browsers write them; null for anything else. Parsers
 * differ in what they forgive, and what one of them forgives the next one fails at.
 */
export function splitForm(contentType: string, body: Buffer, maxFields: number): FormPart[] | null {
  const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^;\s"]{1,70}))\s*(?:;|$)/i.exec(contentType);
  if (!boundary) return null;
  const first = Buffer.from(`--${boundary[1] ?? boundary[2] ?? ''}`);
  const next = Buffer.concat([Buffer.from('\r\n'), first]);
  if (body.indexOf(first) !== 0) return null;
  const parts: FormPart[] = [];
  let at = first.length;
  while (!isAt(body, at, '--')) {
    const end = body.indexOf(next, at);
    // One more than allowed is enough to know.
    if (end === -1 || !isAt(body, at, '\r\n') || parts.length > maxFields) break;
    const part = readPart(body.subarray(at + 2, end));
    if (!part) return null;
    parts.push(part);
    at = end + next.length;
  }
  return isAt(body, at, '--') || parts.length > maxFields ? parts : null;
}

function readPart(part: Buffer): FormPart | null {
  const end = part.indexOf(HEADERS_END);
  if (end === -1 || end > MAX_PART_HEADER_BYTES) return null;
  const lines = part.toString('utf8', 0, end).split('\r\n');
  const matches = lines.map((line) => PART_HEADER.exec(line));
  if (matches.includes(null)) return null;
  const name = matches.find((match) => match?.[1] !== undefined)?.[1];
  return name === undefined ? null : { name, value: part.subarray(end + HEADERS_END.length) };
}

function isAt(body: Buffer, at: number, text: string): boolean {
  return body.toString('latin1', at, at + text.length) === text;
}
