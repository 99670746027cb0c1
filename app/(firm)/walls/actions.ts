'use server';

import { firmAction } from '@/lib/platform/actions/firm-action';
import { searchClients } from '@/lib/features/clients';
import { searchClientsSchema } from '@/lib/contracts/client';
import { addWall, removeWall } from '@/lib/features/walls';
import { addWallSchema, removeWallSchema } from '@/lib/contracts/wall';

/** Keeps an attorney and a client or company apart from now on. */
export const addWallAction = firmAction({
  permission: 'walls.manage',
  schema: addWallSchema,
  records: ['wall-raised'],
  once: true,
  handler: async ({ actor, input }) => {
    const wall = await addWall(actor, input);
    const other = wall.client?.name ?? wall.company ?? 'them';
    return { message: `A wall keeps ${wall.attorney.name} and ${other} apart.`, data: wall };
  },
});

/** Takes a wall down. */
export const removeWallAction = firmAction({
  permission: 'walls.manage',
  schema: removeWallSchema,
  records: ['wall-removed'],
  once: true,
  handler: async ({ actor, input: { wallId } }) => {
    await removeWall(actor, wallId);
    return { message: 'The wall is down. That it stood stays on record.' };
  },
});

/** Looks for the client that a wall is about. */
export const findClientsAction = firmAction({
  permission: 'walls.manage',
  schema: searchClientsSchema,
  readOnly: true,
  handler: async ({ actor, input }) => ({ data: await searchClients(actor, input) }),
});
