import 'server-only';
import {
  changeClientSchema,
  clientPage,
  clientResponse,
  createClientSchema,
  listClientsSchema,
  mergeClientSchema,
  mergedClientResponse,
} from '@/lib/contracts/client';
import {
  changeClient,
  createClient,
  getClient,
  listClients,
  mergeClients,
  undoMerge,
} from '@/lib/features/clients';
import { requestBody } from '@/lib/contracts/registry';
import { defineOperation } from '../operation';
import { pageParameters } from '../query';

const tag = 'Clients';

const create = defineOperation({
  id: 'createClient',
  method: 'POST',
  path: '/clients',
  scope: 'write',
  permission: 'clients.create',
  records: ['client-added'],
  tag,
  summary: 'Record a client before there is a case; a known one is refused',
  body: requestBody('CreateClient', createClientSchema),
  answers: { 201: clientResponse },
  location: ({ id }) => `/clients/${id}`,
  handle: ({ actor, body }) => createClient(actor, body),
});

const list = defineOperation({
  id: 'listClients',
  method: 'GET',
  path: '/clients',
  scope: 'read',
  permission: 'clients.read',
  tag,
  summary: 'Clients by name, employer, e-mail or reference; those merged into others are left out',
  query: listClientsSchema.extend(pageParameters),
  answers: { 200: clientPage },
  handle: ({ actor, query }) => listClients(actor, query),
});

const get = defineOperation({
  id: 'getClient',
  method: 'GET',
  path: '/clients/{id}',
  scope: 'read',
  permission: 'clients.read',
  tag,
  summary: 'One client; `mergedInto` names the client to turn to instead',
  answers: { 200: clientResponse },
  handle: ({ actor, params }) => getClient(actor, params.id),
});

const change = defineOperation({
  id: 'changeClient',
  method: 'PATCH',
  path: '/clients/{id}',
  scope: 'write',
  permission: 'clients.edit-own',
  records: ['client-changed'],
  tag,
  summary: 'Change a client; what is left out stays, null takes it away',
  body: requestBody('ChangeClient', changeClientSchema),
  answers: { 200: clientResponse },
  handle: ({ actor, params, body }) => changeClient(actor, params.id, body),
});

const merge = defineOperation({
  id: 'mergeClient',
  method: 'POST',
  path: '/clients/{id}/merge',
  scope: 'write',
  permission: 'clients.merge',
  records: ['client-merged'],
  tag,
  summary: 'Merge a duplicate into another client: its cases move, walls of either hold for both',
  body: requestBody('MergeClient', mergeClientSchema),
  answers: { 200: mergedClientResponse },
  handle: ({ actor, params, body }) => mergeClients(actor, params.id, body),
});

const undo = defineOperation({
  id: 'undoClientMerge',
  method: 'POST',
  path: '/clients/{id}/undo-merge',
  scope: 'write',
  permission: 'clients.merge',
  records: ['client-merge-undone'],
  tag,
  summary: 'Part a merged client from the other again, while nothing builds on the merge',
  answers: { 200: clientResponse },
  handle: ({ actor, params }) => undoMerge(actor, params.id),
});

export const CLIENT_OPERATIONS = [create, list, get, change, merge, undo];
