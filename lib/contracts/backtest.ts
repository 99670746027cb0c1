import { z } from 'zod';
import { rulesSchema } from './rules-request';
import { BACKTEST_DAYS } from './backtest-codes';

/** A draft of the rules, with the version that it was made from, and the days to backtest it on. */
export const backtestSchema = z.strictObject({
  ...rulesSchema.shape,
  days: z.literal(BACKTEST_DAYS, { error: 'The rules are backtested on the last 30 or 90 days.' }),
});
export type BacktestInput = z.input<typeof backtestSchema>;
