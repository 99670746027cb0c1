import 'server-only';
import { listWalls, addWall, removeWall } from '@/lib/features/walls';
import { listWallsSchema, addWallSchema, addedWallResponse, wallPage } from '@/lib/contracts/wall';
import { noContent } from '@/lib/contracts/values';
import { requestBody } from '@/lib/contracts/registry';
import { defineOperation } from '../operation';
import { flagParameter, pageParameters } from '../query';

const tag = 'Ethical walls';

const raise = defineOperation({
  id: 'raiseWall',
  method: 'POST',
  path: '/walls',
  scope: 'admin',
  permission: 'walls.manage',
  records: ['wall-raised'],
  tag,
  summary: 'Keep an attorney away from a client or a company; names open cases in conflict',
  body: requestBody('RaiseWall', addWallSchema),
  answers: { 201: addedWallResponse },
  handle: ({ actor, body }) => addWall(actor, body),
});

const list = defineOperation({
  id: 'listWalls',
  method: 'GET',
  path: '/walls',
  scope: 'read',
  permission: 'walls.read',
  tag,
  summary: 'The walls, newest first',
  query: listWallsSchema.extend({
    ...pageParameters,
    includeRemoved: flagParameter('includeRemoved').default(false),
  }),
  answers: { 200: wallPage },
  handle: ({ actor, query }) => listWalls(actor, query),
});

const remove = defineOperation({
  id: 'removeWall',
  method: 'DELETE',
  path: '/walls/{id}',
  scope: 'admin',
  permission: 'walls.manage',
  records: ['wall-removed'],
  tag,
  summary: 'Remove a wall; its record stays',
  answers: { 204: noContent },
  handle: async ({ actor, params }) => {
    await removeWall(actor, params.id);
    return null;
  },
});

export const WALL_OPERATIONS = [raise, list, remove];
