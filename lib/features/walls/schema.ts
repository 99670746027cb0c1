import { z } from 'zod';
import { pageFields } from '@/lib/shared/paging';
import { flagField, idField, textField } from '@/lib/shared/validation/fields';

/** A wall to raise: an attorney and either a client or a company, never both. */
export const addWallSchema = z
  .strictObject({
    attorneyId: idField('Attorney'),
    clientId: idField('Client').nullish(),
    company: textField('Company', 200).nullish(),
    reason: textField('Reason', 2000),
  })
  .refine((wall) => (wall.clientId == null) !== (wall.company == null), {
    path: ['clientId'],
    error: 'Choose either a client or a company, one of the two.',
  });
export type AddWallInput = z.input<typeof addWallSchema>;

/** Walls of one attorney or the whole firm, newest first. */
export const listWallsSchema = z.strictObject({
  ...pageFields,
  attorneyId: idField('Attorney').optional(),
  includeRemoved: flagField('includeRemoved').default(false),
});
export type ListWallsInput = z.input<typeof listWallsSchema>;

/** A wall to take down. */
export const removeWallSchema = z.strictObject({ wallId: idField('Wall') });
