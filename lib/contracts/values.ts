import { z } from 'zod';
import { answer } from './registry';

/*
 * The values that answers are made of. Instants are ISO 8601 with offset, days YYYY-MM-DD.
 */

export const id = z.uuid();
export const instant = z.iso.datetime({ offset: true });
export const date = z.iso.date();
export const count = z.int().min(0);
export const version = z.int().min(1);

/** Something named by its id. */
export const ref = answer('Ref', z.object({ id, name: z.string() }));
export type Ref = z.infer<typeof ref>;

/** A page of a list; `nextCursor` is null on the last one. */
export function pageOf<T extends z.ZodType>(name: string, item: T) {
  return answer(name, z.object({ items: z.array(item), nextCursor: z.string().nullable() }));
}

/** Nothing to say: the answer has no body. */
export const noContent = z.null();
