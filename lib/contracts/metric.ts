import { z } from 'zod';
import { STAGES } from '@/lib/assignment/core';
import { HANDOFF_REASONS } from './case-codes';
import { dayField, isInOrder, OUT_OF_ORDER } from '@/lib/shared/period';
import { forCallers } from '@/lib/shared/validation/fields';

/** The metrics of reports and heatmap whose cases can be listed. */
export const METRICS = [
  'new-by-rules',
  'new-by-hand',
  'new',
  'handed-in',
  'handed-out',
  'held',
  'given-away',
  'active',
  'open',
  'expected',
  'overdue',
  'closed',
  'on-time',
  'late',
  'reached',
] as const;
export type Metric = (typeof METRICS)[number];

const attorney = (name: string) =>
  z.uuid({ error: forCallers(() => `${name} must be the id (UUID) of an attorney.`) }).optional();

/**
 * Which metric, of whom and of which days of the firm's calendar (both inclusive). `active`, `open`
 * and `expected` are about the end of `to`; those told from an attorney's history need one.
 */
export const metricSchema = z
  .strictObject({
    figure: z.enum(METRICS, { error: `figure must be one of ${METRICS.join(', ')}.` }),
    attorneyId: attorney('attorneyId'),
    /** Of handoffs: the colleague on the other side. */
    otherId: attorney('otherId'),
    reason: z.enum(HANDOFF_REASONS, { error: 'reason must be a reason for handoffs.' }).optional(),
    stage: z.enum(STAGES, { error: 'stage must be a stage.' }).optional(),
    from: dayField('from'),
    to: dayField('to'),
  })
  .refine(isInOrder, OUT_OF_ORDER);
export type MetricInput = z.input<typeof metricSchema>;
export type MetricQuery = z.output<typeof metricSchema>;
