import { z } from 'zod';
import { pageFields } from '@/lib/shared/paging';
import { flagField, idField, textField } from '@/lib/shared/validation/fields';
import { answer } from './registry';
import { id, instant, pageOf, ref } from './values';

/** A wall to add: an attorney and either a client or a company, never both. */
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

/** A wall to remove. */
export const removeWallSchema = z.strictObject({ wallId: idField('Wall') });

/** An attorney and a client or company that must never meet. */
const wallResponse = answer(
  'Wall',
  z.object({
    id,
    attorneyId: id,
    attorney: ref,
    /** Exactly one of client and company is given. */
    clientId: id.nullable(),
    client: ref.nullable(),
    company: z.string().nullable(),
    reason: z.string(),
    createdAt: instant,
    createdBy: z.string(),
    removedAt: instant.nullable(),
  }),
);
export type WallDto = z.infer<typeof wallResponse>;

export const wallPage = pageOf('WallPage', wallResponse);

/** The answer to adding a wall: open cases that the attorney holds in spite of it. */
export const addedWallResponse = answer(
  'RaisedWall',
  z.object({
    ...wallResponse.shape,
    conflicts: z.array(z.object({ caseId: id, number: z.int() })),
  }),
);
export type AddedWallDto = z.infer<typeof addedWallResponse>;
