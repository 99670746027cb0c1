import { z } from 'zod';
import { SENIORITIES, VISA_TYPES } from '@/lib/assignment/core';

/*
 * What facts are made of. None of these can hold a sentence or a name: an event that needs one says so
 * under `text`, which can be erased.
 */

/** A row's id. */
export const id = z.guid();

/** One of a closed list that the database's checks guarantee: `client-request`. */
export const code = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** SHA-256, or its beginning, in hexadecimal. */
export const digest = z
  .string()
  .max(64)
  .regex(/^[0-9a-f]+$/);

/** The name of a time zone: `America/New_York`. */
export const timeZone = z
  .string()
  .max(64)
  .regex(/^[A-Za-z0-9_+\-/]+$/);

export const instant = z.iso.datetime({ offset: true });
export const day = z.iso.date();
export const count = z.int();
export const flag = z.boolean();
export const visaType = z.enum(VISA_TYPES);
export const seniority = z.enum(SENIORITIES);

/** Words that someone typed, a name or an address; null where there are none. */
export const words = z.string().nullable();

/** A value before and after. */
export function pair<T extends z.ZodType>(value: T) {
  return z.tuple([value, value]);
}

/** The same as a record, which is what events of attorneys have. */
export function change<T extends z.ZodType>(value: T) {
  return z.strictObject({ from: value, to: value });
}
