import { z } from 'zod';
import { rulesSchema } from '@/lib/rules/schema';

/** The periods, in days up to now, that rules can be rehearsed on. */
export const REHEARSAL_DAYS = [30, 90] as const;
export type RehearsalDays = (typeof REHEARSAL_DAYS)[number];

/** A draft of the rules, with the version that it was made from, and the days to rehearse it on. */
export const rehearsalSchema = z.strictObject({
  ...rulesSchema.shape,
  days: z.literal(REHEARSAL_DAYS, { error: 'The rules are rehearsed on the last 30 or 90 days.' }),
});
export type RehearsalInput = z.input<typeof rehearsalSchema>;
