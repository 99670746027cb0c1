import { z } from 'zod';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '@/lib/shared/paging';

const LIMIT_MESSAGE = `limit must be a whole number from 1 to ${MAX_PAGE_SIZE}.`;

/** A whole number as it arrives in an address: digits only. */
const limit = z
  .string()
  .regex(/^\d{1,9}$/, LIMIT_MESSAGE)
  .transform(Number)
  .pipe(z.int(LIMIT_MESSAGE).min(1, LIMIT_MESSAGE).max(MAX_PAGE_SIZE, LIMIT_MESSAGE))
  .default(DEFAULT_PAGE_SIZE);

const cursor = z.string().max(1000, 'cursor must be the nextCursor of the page before.').optional();

/** The two parameters of every list. */
export const pageParameters = { limit, cursor };

export const pageQuery = z.strictObject(pageParameters);

/** A yes or no as it arrives in an address. */
export function flagParameter(name: string) {
  return z
    .enum(['true', 'false'], `${name} must be true or false.`)
    .transform((value) => value === 'true');
}
