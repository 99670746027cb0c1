'use server';

import { firmAction } from '@/lib/platform/actions/firm-action';
import { previewDraft } from '@/lib/assignment';
import { submitCase } from '@/lib/features/cases';
import { caseDraftSchema } from '@/lib/contracts/case';
import { openCaseFormSchema } from '@/lib/contracts/case-forms';
import { findSimilarClients } from '@/lib/features/clients';
import { findSimilarClientsSchema } from '@/lib/contracts/client';
import { decisionInShort } from '@/lib/wording/decision-short';

/** Opens a case and tells who got it and why. */
export const openCaseAction = firmAction({
  permission: 'cases.create',
  schema: openCaseFormSchema,
  records: ['case-opened'],
  once: true,
  handler: async ({ actor, input: { then, ...opening } }) => {
    const { id, number, status, client, attorney, decision } = await submitCase(actor, opening);
    const summary = decisionInShort({
      reason: decision.reason,
      attorneyName: attorney?.name ?? null,
      by: actor.name,
    });
    const saved = { id, number, status, client: client.name, summary };
    return { data: { ...saved, another: then === 'another' } };
  },
});

/** Who would get a case that is still being typed. */
export const previewDraftAction = firmAction({
  permission: 'cases.create',
  schema: caseDraftSchema,
  readOnly: true,
  handler: async ({ actor, input }) => ({ data: await previewDraft(actor, input) }),
});

/** Clients of the firm who may be the one that is being typed. */
export const findSimilarClientsAction = firmAction({
  permission: 'cases.create',
  schema: findSimilarClientsSchema,
  readOnly: true,
  handler: async ({ actor, input }) => ({ data: await findSimilarClients(actor, input) }),
});
