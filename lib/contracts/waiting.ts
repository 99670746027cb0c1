import { z } from 'zod';
import { EXCLUSION_CODES } from '@/lib/assignment/core';
import { choiceField, idField } from '@/lib/shared/validation/fields';
import { caseResponse } from './case';
import { FREEING_KINDS } from './case-codes';
import { freeing } from './decision';
import { answer } from './registry';
import { count, id, instant } from './values';

/** What keeps one attorney from a waiting case; no exclusion at all: they could take it now. */
const waitingReason = z.object({
  attorneyId: id,
  name: z.string(),
  exclusions: z.array(z.enum(EXCLUSION_CODES)),
  /** Changes to them of which each alone would free the case. */
  freeing: z.array(freeing),
});
export type WaitingReason = z.infer<typeof waitingReason>;

const waitingItem = z.object({
  case: caseResponse,
  /** Place in line, from 1. */
  position: z.int().min(1),
  waitingSince: instant,
  /** Why no one can take it now, attorney by attorney, the nearest to being able first. */
  reasons: z.array(waitingReason),
});
export type WaitingItem = z.infer<typeof waitingItem>;

/** A page of the waiting line; `total` counts the whole line. */
export const waitingPage = answer(
  'WaitingPage',
  z.object({ items: z.array(waitingItem), nextCursor: z.string().nullable(), total: count }),
);
export type WaitingPage = z.infer<typeof waitingPage>;

/** One change to one attorney that is to free one waiting case; its value is worked out again. */
export const freeCaseSchema = z.strictObject({
  caseId: idField('The case'),
  attorneyId: idField('The attorney'),
  kind: choiceField('The change', FREEING_KINDS),
});
export type FreeCaseInput = z.output<typeof freeCaseSchema>;
