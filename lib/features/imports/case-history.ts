import 'server-only';
import type { CaseHistory, Holding } from '@/lib/assignment';
import { invalidField } from '@/lib/shared/errors';
import { findAttorney, type NamedAttorney } from './attorney-name';
import { readMoment } from './days';
import type { ImportCase } from './schema';

/**
 * What a row says became of its case so far; null for a case that is new. A case is closed where its
 * stage or a day says so.
 *
 * @throws AppError `validation-failed` for people whom no one knows, and days that cannot follow
 * one another
 */
export function historyOf(
  input: ImportCase,
  roster: readonly NamedAttorney[],
  at: Date,
): CaseHistory | null {
  const isClosed = input.stage === 'closed' || input.closedAt !== undefined;
  if (isClosed && input.closedAt === undefined) {
    throw invalidField('closedAt', 'The case is closed: fill in the day on which it was closed.');
  }
  const holdings = holdingsOf(input, roster, at);
  const closedAt = input.closedAt === undefined ? null : new Date(input.closedAt);
  refuseDisorder(input, holdings, closedAt, at);
  if (closedAt) return { holdings, closedAt };
  if (holdings.length === 0) return null;
  if (input.attorney) return { holdings, closedAt };
  throw invalidField(
    'attorney',
    'A case with past holders is with someone now: fill in who holds it.',
  );
}

function holdingsOf(input: ImportCase, roster: readonly NamedAttorney[], at: Date): Holding[] {
  const { attorney, heldSince, receivedAt, closedAt } = input;
  const past = pastHoldingsOf(input.pastHolders ?? '', roster);
  if (attorney) {
    const since = heldSince ?? (past.length > 0 ? undefined : (receivedAt ?? closedAt));
    if (past.length > 0 && since === undefined) {
      throw invalidField(
        'heldSince',
        'Others held the case before: fill in since when it is with this attorney.',
      );
    }
    const { id } = findAttorney(roster, attorney);
    return [...past, { attorneyId: id, heldSince: since === undefined ? at : new Date(since) }];
  }
  if (heldSince) {
    throw invalidField('heldSince', 'A case with this date has a holder: fill in the attorney.');
  }
  return past;
}

/** `Ada Brook:2024-01-05; bo@firm.example:2024-03-01`: each from that day until the next one's. */
function pastHoldingsOf(text: string, roster: readonly NamedAttorney[]): Holding[] {
  const parts = text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.map((part) => {
    const [, name = '', day = ''] = /^(.+?):\s*(\S+)$/s.exec(part) ?? [];
    const since = new Date(readMoment(day));
    if (name === '' || Number.isNaN(since.getTime())) {
      throw invalidField(
        'pastHolders',
        `Past holders are written as name:day, with semicolons between them, as in "Ada Brook:2024-01-05; Bo Lind:2024-03-01"; got ${JSON.stringify(part)}.`,
      );
    }
    return { attorneyId: findAttorney(roster, name, 'pastHolders').id, heldSince: since };
  });
}

function refuseDisorder(
  input: ImportCase,
  holdings: readonly Holding[],
  closedAt: Date | null,
  at: Date,
): void {
  const column = (nth: number) =>
    input.attorney && nth === holdings.length - 1 ? 'heldSince' : 'pastHolders';
  let last = input.receivedAt === undefined ? null : new Date(input.receivedAt);
  for (const [nth, { heldSince }] of holdings.entries()) {
    if (heldSince > at) throw invalidField(column(nth), 'This day is in the future.');
    if (last && heldSince < last) {
      const why =
        nth === 0
          ? 'A case cannot be held before it was received.'
          : 'Each holder comes after the one before.';
      throw invalidField(column(nth), why);
    }
    last = heldSince;
  }
  if (!closedAt) return;
  if (closedAt > at) throw invalidField('closedAt', 'This day is in the future.');
  if (last && closedAt < last) {
    throw invalidField(
      'closedAt',
      'A case cannot be closed before it was received or last handed over.',
    );
  }
}

/**
 * The case as it is written and judged. What is held or closed may be overdue; of what is closed it does
 * not matter either whether the firm still practises it, and it began as every case does.
 */
export function askedOf(input: ImportCase, history: CaseHistory | null): ImportCase {
  if (!history?.closedAt) return input;
  const receivedAt =
    input.receivedAt ?? (history.holdings[0]?.heldSince ?? history.closedAt).toISOString();
  return { ...input, stage: 'intake', receivedAt };
}
