import { findJsonProblem, describeJsonProblem } from './json-shape.ts';

/** The largest form, the rules of a firm, has about two hundred fields. */
export const MAX_FORM_FIELDS = 2_000;

/** What the framework itself writes into a form as JSON: the arguments of an action. */
export const MAX_ARGUMENT_BYTES = 128 * 1024;

/**
 * How often the arguments of an action may point to another part of the form. Each pointer to a
 * form makes the framework look through all fields, so they multiply.
 */
export const MAX_POINTERS = 16;

const ARGUMENT_NAME = /^(?:\d+|\$ACTION_[^:"]{0,64}:\d+)$/;

/** `"$K1"` and the like; not `"$undefined"`, dates, numbers or a text that begins with a dollar. */
const POINTER = /"\$(?!\$|undefined"|NaN"|Infinity"|-|D|n)/g;

const HEADERS_END = Buffer.from('\r\n\r\n');

/** What is wrong with the shape of a body, in words; null when it may be parsed. */
export function findBodyProblem(contentType: string, body: Buffer): string | null {
  const type = contentType.toLowerCase();
  if (type.startsWith('multipart/')) return findMultipartProblem(contentType, body);
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return countByte(body, 0x26) >= MAX_FORM_FIELDS ? tooManyFields() : null;
  }
  return findArgumentsProblem(body);
}

function findMultipartProblem(contentType: string, body: Buffer): string | null {
  const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^;\s]{1,70}))/i.exec(contentType);
  if (!boundary) return 'The form has no boundary.';
  const delimiter = Buffer.from(`--${boundary[1] ?? boundary[2] ?? ''}`);
  let fields = 0;
  let at = body.indexOf(delimiter);
  while (at !== -1) {
    const from = at + delimiter.length;
    at = body.indexOf(delimiter, from);
    const part = body.subarray(from, at === -1 ? body.length : at);
    fields += 1;
    if (fields > MAX_FORM_FIELDS) return tooManyFields();
    const problem = findPartProblem(part);
    if (problem) return problem;
  }
  return null;
}

/** Only what the framework parses is looked into; what people type may hold any bracket. */
function findPartProblem(part: Buffer): string | null {
  const end = part.indexOf(HEADERS_END);
  if (end === -1) return null;
  const headers = part.toString('latin1', 0, Math.min(end, 1024));
  const name = /[\s;]name=(?:"([^"]*)"|([^\s;]+))/i.exec(headers);
  if (!ARGUMENT_NAME.test(name?.[1] ?? name?.[2] ?? '')) return null;
  return findArgumentsProblem(part.subarray(end + HEADERS_END.length));
}

function findArgumentsProblem(bytes: Buffer): string | null {
  if (bytes.length > MAX_ARGUMENT_BYTES) {
    return `The arguments have more than ${MAX_ARGUMENT_BYTES} bytes.`;
  }
  const problem = findJsonProblem(bytes);
  if (problem) return describeJsonProblem(problem);
  const pointers = bytes.toString('latin1').match(POINTER)?.length ?? 0;
  return pointers > MAX_POINTERS ? `The arguments point to more than ${MAX_POINTERS} parts.` : null;
}

function countByte(bytes: Buffer, wanted: number): number {
  let count = 0;
  for (let at = bytes.indexOf(wanted); at !== -1; at = bytes.indexOf(wanted, at + 1)) count += 1;
  return count;
}

function tooManyFields(): string {
  return `The form has more than ${MAX_FORM_FIELDS} fields; send it in parts.`;
}
