import type { FieldProblem } from './field-mark';
import { formatDay, formatNumber } from '@/components/ui/format';
import type { FieldError } from '@/lib/shared/errors';
import { FIRST_DAY, LAST_DAY } from '@/lib/shared/period';
import { monthsBetween } from '@/lib/features/reports/periods';
import { MAX_HISTORY_MONTHS } from '@/lib/contracts/report-codes';
import { isDate, isMonth } from '@/lib/shared/time';

/** Something that a report is asked for: where it stands on the page, and what stands there. */
export interface AskedField {
  /** The field of the page that asks for it. */
  readonly name: string;
  /** As it is labelled there. */
  readonly label: string;
  readonly kind: 'month' | 'day' | 'attorney' | 'choice';
  readonly value: string | undefined;
}

/** What a report was asked for, by the names that its service gives to these things. */
export interface Asked {
  readonly fields: Readonly<Record<string, AskedField>>;
  /** What to do where the page has no fields to choose in. */
  readonly remedy?: string;
}

/**
 * What a report refused, in the words of its page: the field as it is labelled there, the value as
 * people read it, and what to do. The messages of the service speak to the person who calls the API.
 */
export function problemsOf(refused: readonly FieldError[], asked: Asked): FieldProblem[] {
  const problems = refused.flatMap(({ path, message }): FieldProblem[] => {
    const field = asked.fields[path];
    if (!field) return [{ field: path, text: message }];
    const text = textOf(field, asked);
    return text === null ? [] : [{ field: field.name, text }];
  });
  // A month stands for its first and its last day, of which both are refused.
  return problems.filter(
    ({ text }, index) => problems.findIndex((other) => other.text === text) === index,
  );
}

/** Null where nothing is wrong with the field itself: the other end of its period is told of. */
function textOf(field: AskedField, asked: Asked): string | null {
  const { label, kind, value } = field;
  if (value === undefined) return `“${label}” is missing. ${asked.remedy ?? 'Choose one.'}`;
  switch (kind) {
    case 'attorney':
      return `“${label}” is nobody of this firm. ${asked.remedy ?? 'Choose somebody from the list.'}`;
    case 'choice':
      return `“${label}” is ${quoted(value)}, which is none of the choices. ${asked.remedy ?? 'Choose another.'}`;
    case 'month':
    case 'day':
      return calendarText(label, kind, value, asked) ?? periodText(kind, asked);
  }
}

const isReal = (kind: 'month' | 'day', value: string) =>
  kind === 'month' ? isMonth(value) : isDate(value);

/** What is wrong with a month or a day by itself. */
function calendarText(label: string, kind: 'month' | 'day', value: string, { remedy }: Asked) {
  if (!isReal(kind, value)) {
    const usual = kind === 'day' ? 'Write one such as 2026-04-15.' : 'Choose one from the list.';
    return `“${label}” is ${quoted(value)}, which is no ${kind} of the calendar. ${remedy ?? usual}`;
  }
  if (value < FIRST_DAY.slice(0, value.length) || value > LAST_DAY.slice(0, value.length)) {
    return `“${label}” is ${quoted(value)}, but reports go from ${FIRST_DAY.slice(0, 4)} to ${LAST_DAY.slice(0, 4)}. ${remedy ?? `Choose a ${kind} in these years.`}`;
  }
  return null;
}

/** What is wrong with months or days that are right by themselves. */
function periodText(kind: 'month' | 'day', { fields, remedy }: Asked): string | null {
  const { from, to } = fields;
  if (!from?.value || !to?.value) {
    const name = nameOf(kind, fields.month?.value ?? '');
    return `${name} has not begun, so there is nothing to report yet. ${remedy ?? 'Choose the present month or an earlier one.'}`;
  }
  if (!isReal(kind, from.value) || !isReal(kind, to.value)) return null;
  const [begins, ends] = [nameOf(kind, from.value), nameOf(kind, to.value)];
  if (from.value > to.value) {
    const [end, start] =
      kind === 'day' ? [`on ${ends}`, `on ${begins}`] : [`in ${ends}`, `in ${begins}`];
    return `The period ends ${end}, before it begins ${start}. ${remedy ?? `Choose a ${kind} for “${to.label}” that is not before “${from.label}”.`}`;
  }
  const months = formatNumber(monthsBetween(from.value, to.value).length);
  return `${begins} to ${ends} are ${months} months, and the report shows ${MAX_HISTORY_MONTHS} at most. ${remedy ?? `Choose a later month for “${from.label}”, or an earlier one for “${to.label}”.`}`;
}

function nameOf(kind: 'month' | 'day', value: string): string {
  return kind === 'day' ? formatDay(value) : formatDay(`${value}-01`, 'month');
}

const LONGEST_QUOTE = 40;

/** What stands in the address, kept apart from the words around it. */
function quoted(value: string): string {
  const text = value.length > LONGEST_QUOTE ? `${value.slice(0, LONGEST_QUOTE)}…` : value;
  return `“\u2068${text}\u2069”`;
}
