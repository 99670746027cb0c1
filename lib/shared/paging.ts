import { z } from 'zod';
import { forCallers } from './validation/fields';

/** How many items a page of a list has unless asked otherwise, and at most. */
export const DEFAULT_PAGE_SIZE = 50;
export const MAX_PAGE_SIZE = 200;

export interface PageInput {
  /** 1–200; 50 when absent. */
  limit?: number | undefined;
  /** `nextCursor` of the page before. */
  cursor?: string | undefined;
}

/** One page of a list; `nextCursor` is null on the last one. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

const LIMIT_RULE = `limit must be a whole number from 1 to ${MAX_PAGE_SIZE}`;

const refusedLimit = forCallers(({ input }) => `${LIMIT_RULE}; got ${JSON.stringify(input)}.`);

/** The two fields that every list takes; numbers may arrive as text from an address. */
export const pageFields = {
  limit: z.coerce
    .number({ error: refusedLimit })
    .refine((value) => Number.isInteger(value) && value >= 1 && value <= MAX_PAGE_SIZE, {
      error: refusedLimit,
    })
    .optional(),
  cursor: z
    .string({ error: 'cursor must be the nextCursor of the page before.' })
    .min(1, 'cursor must be the nextCursor of the page before; leave it out for the first page.')
    .max(1000, 'cursor must be the nextCursor of the page before; this text is too long to be one.')
    .optional(),
};

/** A list without filters of its own. */
export const pageSchema = z.strictObject(pageFields);
