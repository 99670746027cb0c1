import { findArgumentsProblem, readArgument } from './action-arguments.ts';
import { splitForm } from './multipart.ts';

/** The largest form, the rules of a firm, has about two hundred fields. */
export const MAX_FORM_FIELDS = 2_000;

const AMPERSAND = 0x26;

/**
 * What is wrong with the shape of a body, in words; null when it may be parsed.
 *
 * @param isAction the framework will read it as the arguments of an action
 */
export function findBodyProblem(
  contentType: string,
  body: Buffer,
  isAction: boolean,
): string | null {
  const type = contentType.toLowerCase();
  if (type.startsWith('multipart/')) return findFormProblem(contentType, body, isAction);
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return countByte(body, AMPERSAND) >= MAX_FORM_FIELDS ? tooManyFields() : null;
  }
  // The framework's sign-in parses JSON without asking whether it is any.
  if (isAction) return findArgumentsProblem([{ name: '0', value: body }], true);
  if (!type.startsWith('application/json')) return null;
  const read = readArgument(body);
  return typeof read === 'string' ? read : null;
}

function findFormProblem(contentType: string, body: Buffer, isAction: boolean): string | null {
  const parts = splitForm(contentType, body, MAX_FORM_FIELDS);
  if (!parts) return 'The form cannot be read.';
  return parts.length > MAX_FORM_FIELDS ? tooManyFields() : findArgumentsProblem(parts, isAction);
}

function countByte(bytes: Buffer, wanted: number): number {
  let count = 0;
  for (let at = bytes.indexOf(wanted); at !== -1; at = bytes.indexOf(wanted, at + 1)) count += 1;
  return count;
}

function tooManyFields(): string {
  return `The form has more than ${MAX_FORM_FIELDS} fields; send it in parts.`;
}
