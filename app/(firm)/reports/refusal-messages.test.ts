import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { metricSchema } from '@/lib/contracts/metric';
import {
  assignmentReportSchema,
  attorneyHistorySchema,
  reassignmentReportSchema,
} from '@/lib/contracts/report';
import { readInput } from '@/lib/shared/validation/parse-input';
import { askedDays, askedMetric, askedHistory, askedMonth } from './asked';
import { problemsOf, type Asked } from './refusal-messages';

/** What the page says about something that a schema of the reports refuses. */
function said(schema: z.ZodType, input: unknown, asked: Asked): string[] {
  const { refused } = readInput(schema, input);
  if (!refused) throw new Error('It is not refused at all.');
  return problemsOf(refused, asked).map(({ field, text }) => `${field}: ${text}`);
}

function aboutMonth(month: string): string[] {
  return said(assignmentReportSchema, { month }, askedMonth(month));
}

function aboutDays(from: string, to: string): string[] {
  return said(reassignmentReportSchema, { from, to }, askedDays({ from, to, month: null }));
}

function aboutHistory(from: string, to: string): string[] {
  const asked = askedHistory({ attorneyId: undefined, from, to });
  return said(attorneyHistorySchema, { from, to }, asked);
}

function aboutFigure(query: Record<string, string>): string[] {
  return said(metricSchema, query, askedMetric(query));
}

describe('a refused month', () => {
  it('is said to be none of the calendar, as it was written', () => {
    expect(aboutMonth('2026-13')).toEqual([
      'month: “Month” is “\u20682026-13\u2069”, which is no month of the calendar. Choose one from the list.',
    ]);
  });

  it('is said to lie outside of the years of the reports', () => {
    expect(aboutMonth('1850-01')).toEqual([
      'month: “Month” is “\u20681850-01\u2069”, but reports go from 1900 to 2199. Choose a month in these years.',
    ]);
  });

  it('is named when it has not begun', () => {
    const [problem] = problemsOf(
      [{ path: 'month', message: 'month must have begun; got 2031-01, and it is 2026-11.' }],
      askedMonth('2031-01'),
    );
    expect(problem?.text).toBe(
      'January 2031 has not begun, so there is nothing to report yet. Choose the present month or an earlier one.',
    );
  });

  it('that stands for its days is refused once', () => {
    const asked = askedDays({ from: '2026-13', to: '2026-13', month: '2026-13' });
    expect(said(reassignmentReportSchema, { from: '2026-13', to: '2026-13' }, asked)).toEqual([
      'month: “Month” is “\u20682026-13\u2069”, which is no month of the calendar. Choose one from the list.',
    ]);
  });

  it('is quoted in part when it is as long as a book', () => {
    expect(aboutMonth('x'.repeat(5000))[0]).toContain(`\u2068${'x'.repeat(40)}…\u2069`);
  });
});

describe('refused days', () => {
  it('are named when they are out of order', () => {
    expect(aboutDays('2026-11-01', '2026-10-01')).toEqual([
      'to: The period ends on Oct 1, 2026, before it begins on Nov 1, 2026. Choose a day for “To” that is not before “From”.',
    ]);
  });

  it('are each refused for what is wrong with them', () => {
    expect(aboutDays('2026-02-30', '2200-01-01')).toEqual([
      'from: “From” is “\u20682026-02-30\u2069”, which is no day of the calendar. Write one such as 2026-04-15.',
      'to: “To” is “\u20682200-01-01\u2069”, but reports go from 1900 to 2199. Choose a day in these years.',
    ]);
  });
});

describe('a refused history', () => {
  it.each([
    ['{}', '2026-03', 'from'],
    ['2026-01', 'x', 'to'],
  ])('tells only of the end that is no month: %s to %s', (from, to, field) => {
    const texts = aboutHistory(from, to);
    expect(texts).toHaveLength(1);
    expect(texts[0]).toMatch(new RegExp(`^${field}: .* is no month of the calendar`));
  });

  it('names its months when they are out of order', () => {
    expect(aboutHistory('2026-05', '2026-01')).toEqual([
      'to: The period ends in January 2026, before it begins in May 2026. Choose a month for “Last month” that is not before “First month”.',
    ]);
  });

  it('counts its months when they are too many', () => {
    expect(aboutHistory('2020-01', '2026-11')).toEqual([
      'from: January 2020 to November 2026 are 83 months, and the report shows 36 at most. Choose a later month for “First month”, or an earlier one for “Last month”.',
    ]);
  });

  it('is about no one where the firm has no such attorney', () => {
    const asked = askedHistory({ attorneyId: 'nobody', from: '2026-01', to: '2026-05' });
    const [problem] = problemsOf(
      [{ path: 'attorneyId', message: 'There is no attorney …' }],
      asked,
    );
    expect(problem?.text).toBe('“Attorney” is nobody of this firm. Choose somebody from the list.');
  });
});

describe('a refused figure', () => {
  const days = { from: '2026-01-01', to: '2026-01-31' };
  const again = 'Open the figure again from the page that shows it.';

  it('is told in words, and leads back to the page that shows it', () => {
    expect(aboutFigure({ ...days, figure: 'fame' })).toEqual([
      `figure: “Figure” is “\u2068fame\u2069”, which is none of the choices. ${again}`,
    ]);
    expect(
      aboutFigure({
        ...days,
        figure: 'held',
        attorneyId: 'x',
        otherId: 'y',
        reason: 'z',
        stage: 's',
      }),
    ).toEqual([
      `attorneyId: “Attorney” is nobody of this firm. ${again}`,
      `otherId: “Colleague” is nobody of this firm. ${again}`,
      `reason: “Reason” is “\u2068z\u2069”, which is none of the choices. ${again}`,
      `stage: “Stage” is “\u2068s\u2069”, which is none of the choices. ${again}`,
    ]);
    expect(aboutFigure({ figure: 'held', from: '2026-05-01', to: '2026-01-01' })).toEqual([
      `to: The period ends on Jan 1, 2026, before it begins on May 1, 2026. ${again}`,
    ]);
  });

  it('says what is missing', () => {
    expect(aboutFigure({ figure: 'held' })).toEqual([
      `from: “From” is missing. ${again}`,
      `to: “To” is missing. ${again}`,
    ]);
    const [problem] = problemsOf(
      [{ path: 'attorneyId', message: 'attorneyId is needed for the figure late.' }],
      askedMetric({ ...days, figure: 'late' }),
    );
    expect(problem?.text).toBe(`“Attorney” is missing. ${again}`);
  });
});
