import type { MetricInput } from '@/lib/contracts/metric';
import type { HistoryQuery } from './attorneys/query';
import type { Asked, AskedField } from './refusal-messages';

/*
 * What each report is asked for, as its page labels it.
 */

/** The reports about one month. */
export function askedMonth(month: string | undefined): Asked {
  return { fields: { month: { name: 'month', label: 'Month', kind: 'month', value: month } } };
}

/** The report on reassignments: two days, or a month, which stands for both. */
export function askedDays(period: { from: string; to: string; month: string | null }): Asked {
  const { from, to, month } = period;
  if (month !== null) {
    const field: AskedField = { name: 'month', label: 'Month', kind: 'month', value: month };
    return { fields: { from: field, to: field } };
  }
  return {
    fields: {
      from: { name: 'from', label: 'From', kind: 'day', value: from },
      to: { name: 'to', label: 'To', kind: 'day', value: to },
    },
  };
}

/** The history of an attorney. */
export function askedHistory(query: HistoryQuery): Asked {
  const { attorneyId, from, to } = query;
  return {
    fields: {
      attorneyId: { name: 'attorneyId', label: 'Attorney', kind: 'attorney', value: attorneyId },
      from: { name: 'from', label: 'First month', kind: 'month', value: from },
      to: { name: 'to', label: 'Last month', kind: 'month', value: to },
    },
  };
}

/** The cases that a metric counts: its page has no fields, other pages lead to it. */
export function askedMetric(query: Partial<MetricInput>): Asked {
  const field = (name: keyof MetricInput, label: string, kind: AskedField['kind']) => ({
    [name]: { name, label, kind, value: query[name] },
  });
  return {
    remedy: 'Open the figure again from the page that shows it.',
    fields: {
      ...field('figure', 'Figure', 'choice'),
      ...field('attorneyId', 'Attorney', 'attorney'),
      ...field('otherId', 'Colleague', 'attorney'),
      ...field('reason', 'Reason', 'choice'),
      ...field('stage', 'Stage', 'choice'),
      ...field('from', 'From', 'day'),
      ...field('to', 'To', 'day'),
    },
  };
}
