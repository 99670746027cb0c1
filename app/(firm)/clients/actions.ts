'use server';

import {
  changeClientFormSchema,
  mergeClientFormSchema,
  undoMergeFormSchema,
} from '@/lib/contracts/client';
import {
  changeClient,
  mergeClients,
  previewMerge,
  searchClients,
  undoMerge,
} from '@/lib/features/clients';
import { searchClientsSchema } from '@/lib/contracts/client';
import { firmAction } from '@/lib/platform/actions/firm-action';

/** Corrects what is known of a client. */
export const changeClientAction = firmAction({
  permission: 'clients.edit-own',
  schema: changeClientFormSchema,
  records: ['client-changed'],
  once: true,
  handler: async ({ actor, input: { clientId, ...change } }) => {
    const { name } = await changeClient(actor, clientId, change);
    return { message: `What is known of ${name} is saved.` };
  },
});

/** Looks for the client that another is a duplicate of. */
export const findMergeTargetsAction = firmAction({
  permission: 'clients.merge',
  schema: searchClientsSchema,
  readOnly: true,
  handler: async ({ actor, input }) => ({ data: await searchClients(actor, input) }),
});

/** What a merge would do. */
export const previewMergeAction = firmAction({
  permission: 'clients.merge',
  schema: mergeClientFormSchema,
  readOnly: true,
  handler: async ({ actor, input }) => ({ data: await previewMerge(actor, input) }),
});

/** Merges a client into another; answers what was done, so that it can be taken back. */
export const mergeClientsAction = firmAction({
  permission: 'clients.merge',
  schema: mergeClientFormSchema,
  records: ['client-merged'],
  once: true,
  handler: async ({ actor, input: { fromClientId, intoClientId } }) => {
    const merged = await mergeClients(actor, fromClientId, { intoClientId });
    return { message: `Merged into ${merged.client.name}.`, data: merged };
  },
});

/** Parts a merged client from the other again. */
export const undoMergeAction = firmAction({
  permission: 'clients.merge',
  schema: undoMergeFormSchema,
  records: ['client-merge-undone'],
  once: true,
  handler: async ({ actor, input: { fromClientId } }) => {
    const { name } = await undoMerge(actor, fromClientId);
    return { message: `${name} is a client of their own again.` };
  },
});
