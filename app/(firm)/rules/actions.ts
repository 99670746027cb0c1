'use server';

import { firmAction } from '@/lib/platform/actions/firm-action';
import {
  cancelSchedule,
  changeSchedule,
  previewRules,
  publishRules,
  publishSchedule,
  restoreRules,
  scheduleRules,
} from '@/lib/features/rules';
import {
  changeScheduleFormSchema,
  endScheduleFormSchema,
  publishDraftSchema,
  restoreRulesSchema,
  rulesSchema,
} from '@/lib/contracts/rules-request';
import { announceSchedule, readLocalTime, withLocalFacts } from './local-time';
import { askingFirst } from './questions';

/** Shows what a draft changes and does; nothing is written. */
export const previewRulesAction = firmAction({
  permission: 'rules.publish',
  schema: rulesSchema,
  readOnly: true,
  handler: async ({ actor, input }) => ({ data: await previewRules(actor, input) }),
});

/** Puts a draft that was previewed in force as the next version, at once or at the time given. */
export const publishRulesAction = firmAction({
  permission: 'rules.publish',
  schema: publishDraftSchema,
  records: ['rules-published', 'rules-scheduled'],
  once: true,
  handler: async ({ actor, viewer, input }) => {
    const { version, note, draft, when, effectiveAt, seenSchedule } = input;
    if (when === 'later') {
      const at = readLocalTime(effectiveAt, viewer.timeZone);
      const scheduled = await scheduleRules(actor, { ...draft, version, note, effectiveAt: at });
      return { message: announceSchedule(scheduled, viewer.timeZone) };
    }
    const published = await askingFirst(viewer.timeZone, () =>
      publishRules(actor, { ...draft, version, note }, { schedule: seenSchedule }),
    );
    return { message: `Version ${published.version} applies to every decision from now on.` };
  },
});

/** Puts an earlier version back in force, as the next one. */
export const restoreRulesAction = firmAction({
  permission: 'rules.publish',
  schema: restoreRulesSchema,
  records: ['rules-published'],
  once: true,
  handler: async ({ actor, viewer, input: { version, expectedVersion, seenSchedule } }) => {
    const seen = { version: expectedVersion, schedule: seenSchedule };
    const restored = await askingFirst(viewer.timeZone, () => restoreRules(actor, version, seen));
    return {
      message: `Version ${restored.version} is in force: the same rules as version ${version}.`,
    };
  },
});

/** Gives scheduled rules another time or note. */
export const changeScheduleAction = firmAction({
  permission: 'rules.publish',
  schema: changeScheduleFormSchema,
  records: ['rules-rescheduled'],
  once: true,
  handler: async ({ actor, viewer, input: { scheduleId, version, effectiveAt, note } }) => {
    const at = readLocalTime(effectiveAt, viewer.timeZone);
    const input = { version, note: note ?? null, effectiveAt: at };
    const moved = await withLocalFacts(viewer.timeZone, () =>
      changeSchedule(actor, scheduleId, input),
    );
    return { message: announceSchedule(moved, viewer.timeZone) };
  },
});

/** Takes scheduled rules back before their time. */
export const cancelScheduleAction = firmAction({
  permission: 'rules.publish',
  schema: endScheduleFormSchema,
  records: ['scheduled-rules-cancelled'],
  once: true,
  handler: async ({ actor, input: { scheduleId, version } }) => {
    await cancelSchedule(actor, scheduleId, { version });
    return { message: 'The scheduled rules are cancelled. Those in force stay.' };
  },
});

/** Puts scheduled rules in force now. */
export const publishScheduleAction = firmAction({
  permission: 'rules.publish',
  schema: endScheduleFormSchema,
  records: ['rules-published'],
  once: true,
  handler: async ({ actor, input: { scheduleId, version } }) => {
    const published = await publishSchedule(actor, scheduleId, { version });
    return { message: `Version ${published.version} applies to every decision from now on.` };
  },
});
