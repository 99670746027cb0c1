import { z } from 'zod';
import { choiceField, textField, versionField } from '@/lib/shared/validation/fields';
import { CONFLICT_ANSWERS, CONFLICT_CHECKS, LIKENESS_REASONS, PARTY_ROLES } from './case-codes';
import { answer } from './registry';
import { count, instant, ref } from './values';

/** What a person says of a likely conflict, with the reason. */
export const answerConflictSchema = z.strictObject({
  version: versionField(),
  answer: choiceField('The answer', CONFLICT_ANSWERS),
  note: textField('The reason', 2000),
});
export type AnswerConflictInput = z.input<typeof answerConflictSchema>;

/** Someone whom a party of the case is like. */
const conflictHit = z.object({
  party: z.string(),
  role: z.enum(PARTY_ROLES),
  /** Null for a company of which no client is known. */
  client: ref.nullable(),
  /** The company that is alike, where it is not the client's own name. */
  company: z.string().nullable(),
  /** Said to those who may see walls. */
  isWalled: z.boolean(),
  reason: z.enum(LIKENESS_REASONS),
  /** From 0 to 100. */
  score: count,
});
export type ConflictHitDto = z.infer<typeof conflictHit>;

/** The conflict check of a case. */
export const conflictResponse = answer(
  'ConflictCheck',
  z.object({
    /** Null where nothing keeps the case from anyone. */
    state: z.enum(CONFLICT_CHECKS).nullable(),
    /** Who was named beside client and company. */
    others: z.array(z.string()),
    /** Those that the caller may see, until they are answered. */
    hits: z.array(conflictHit),
    answer: z
      .object({
        answer: z.enum(CONFLICT_ANSWERS),
        by: z.string(),
        at: instant,
        /** Null where it was erased. */
        why: z.string().nullable(),
      })
      .nullable(),
  }),
);
export type ConflictDto = z.infer<typeof conflictResponse>;
