import { SENIORITIES, type Seniority } from '@/lib/assignment/core';
import { DEFAULT_CAPACITY, MAX_CAPACITY, MIN_CAPACITY } from '@/lib/contracts/attorney-codes';
import { normaliseEmail } from '@/lib/shared/normalise-email';

/** So many attorneys are added at once; more come by a file. */
export const MAX_ROSTER_LINES = 100;

/** Someone as a line of the roster names them. */
export interface RosterLine {
  /** From 1. */
  readonly line: number;
  readonly name: string;
  readonly email: string;
  readonly seniority: Seniority;
  readonly capacity: number;
}

/** A line of which no attorney can be made, and what is wrong with it. */
export class RosterLineError extends Error {
  override readonly name = 'RosterLineError';
}

const EMAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;
const NAMED = /^(.*?)\s*<([^<>]+)>$/;

/**
 * A roster as people paste it from a spreadsheet, a mail or by hand: one attorney a line with name and
 * e-mail address, and if known seniority and capacity, in any order after the name. A line of headings
 * is left out.
 *
 * @throws {RosterLineError} naming the first line that is none, and what it lacks
 */
export function parseRoster(text: string): RosterLine[] {
  const lines = text.split(/\r?\n/).map((raw, index) => ({ raw: raw.trim(), line: index + 1 }));
  const written = lines.filter(({ raw }) => raw !== '');
  const people = written.filter(({ raw }, place) => place > 0 || !isHeading(raw)).map(personIn);
  if (people.length === 0) {
    throw new RosterLineError('There is nobody here. Write one attorney a line: name, e-mail.');
  }
  if (people.length > MAX_ROSTER_LINES) {
    throw new RosterLineError(
      `At most ${MAX_ROSTER_LINES} attorneys are added at once; got ${people.length}. Add the rest afterwards.`,
    );
  }
  const seen = new Map<string, number>();
  for (const { email, line } of people) {
    const before = seen.get(email);
    if (before !== undefined) {
      throw new RosterLineError(`Line ${line} has the address ${email} of line ${before} again.`);
    }
    seen.set(email, line);
  }
  return people;
}

function isHeading(raw: string): boolean {
  return !raw.includes('@') && /e-?mail/i.test(raw);
}

function personIn({ raw, line }: { raw: string; line: number }): RosterLine {
  const cells = cellsOf(raw);
  const email = cells.find((cell) => EMAIL.test(cell));
  const [name = ''] = cells.filter((cell) => cell !== email);
  const begin = `Line ${line} ("${raw.slice(0, 40)}")`;
  if (email === undefined) {
    throw new RosterLineError(
      `${begin} has no e-mail address. Write it as: Ana Ruiz, ana@firm.com`,
    );
  }
  if (name === '' || name.length > 200) {
    throw new RosterLineError(`${begin} has no name. Write it as: Ana Ruiz, ${email}`);
  }
  const rest = cells.filter((cell) => cell !== email && cell !== name);
  return { line, name, email: normaliseEmail(email), ...factsIn(rest, begin) };
}

/** The parts of a line: cells of a spreadsheet, or what commas and semicolons part. */
function cellsOf(raw: string): string[] {
  const named = NAMED.exec(raw);
  const text = named ? `${named[1]}\t${named[2]}` : raw;
  const separator = text.includes('\t') ? '\t' : text.includes(';') ? ';' : ',';
  return text
    .split(separator)
    .map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
    .filter((cell) => cell !== '');
}

function factsIn(
  cells: readonly string[],
  begin: string,
): Pick<RosterLine, 'seniority' | 'capacity'> {
  let seniority: Seniority = 'associate';
  let capacity: number = DEFAULT_CAPACITY;
  for (const cell of cells) {
    const known = SENIORITIES.find((one) => one === cell.toLowerCase());
    const number = Number(cell);
    if (known) seniority = known;
    else if (Number.isInteger(number) && number >= MIN_CAPACITY && number <= MAX_CAPACITY) {
      capacity = number;
    } else {
      throw new RosterLineError(
        `${begin}: "${cell.slice(0, 40)}" is neither a seniority (${SENIORITIES.join(', ')}) nor a capacity from ${MIN_CAPACITY} to ${MAX_CAPACITY}.`,
      );
    }
  }
  return { seniority, capacity };
}
