'use server';

import { firmAction } from '@/lib/actions/firm-action';
import { previewRules, publishRules, restoreRules } from '@/lib/rules';
import { publishDraftSchema, restoreRulesSchema, rulesSchema } from '@/lib/rules/schema';

/** Shows what a draft changes and does; nothing is written. */
export const previewRulesAction = firmAction({
  permission: 'rules.publish',
  schema: rulesSchema,
  readOnly: true,
  handler: async ({ actor, input }) => ({ data: await previewRules(actor, input) }),
});

/** Puts a draft that was previewed in force as the next version. */
export const publishRulesAction = firmAction({
  permission: 'rules.publish',
  schema: publishDraftSchema,
  handler: async ({ actor, input: { version, note, draft } }) => {
    const published = await publishRules(actor, { ...draft, version, note });
    return { message: `Version ${published.version} applies to every decision from now on.` };
  },
});

/** Puts an earlier version back in force, as the next one. */
export const restoreRulesAction = firmAction({
  permission: 'rules.publish',
  schema: restoreRulesSchema,
  handler: async ({ actor, input: { version, expectedVersion } }) => {
    const restored = await restoreRules(actor, version, expectedVersion);
    return {
      message: `Version ${restored.version} is in force: the same rules as version ${version}.`,
    };
  },
});
