import { z } from 'zod';
import { LEVELS, VISA_TYPES, type VisaType } from '@/lib/assignment/core';
import { change, code, count, day, flag, id, seniority, timeZone, visaType, words } from './fields';
import { kind } from './kind';

const level = z.literal(LEVELS);
const levelChange = change(level).optional();

type LevelChanges = Record<`expertise.${VisaType}`, typeof levelChange>;

// Object.fromEntries forgets which keys it was given.
const levelChanges = Object.fromEntries(
  VISA_TYPES.map((type) => [`expertise.${type}`, levelChange]),
) as LevelChanges;

const counters = z.tuple([count, count, count]);
const days = z.strictObject({
  startsOn: day,
  endsOn: day,
  kind: code,
  coverAttorneyId: id.nullable(),
});

/** The roster, who is away, who stands in for them, and who leaves. */
export const ATTORNEY_KINDS = {
  'attorney-added': kind({
    about: ['attorney'],
    facts: { seniority, capacity: count, expertise: z.partialRecord(visaType, level) },
    text: { name: z.string(), email: z.string() },
  }),
  'attorney-changed': kind({
    about: ['attorney'],
    facts: {
      changes: z.strictObject({
        seniority: change(seniority).optional(),
        capacity: change(count).optional(),
        timeZone: change(timeZone).optional(),
        maxComplexity: change(count.nullable()).optional(),
        intakePerWeek: change(count.nullable()).optional(),
        active: change(flag).optional(),
        pausesOn: change(day.nullable()).optional(),
        position: change(count).optional(),
        memberId: change(id.nullable()).optional(),
        ...levelChanges,
      }),
      changedTexts: z.array(z.enum(['name', 'email'])).optional(),
    },
    text: {
      name: change(z.string()).optional(),
      email: change(z.string()).optional(),
    },
  }),
  'counters-repaired': kind({
    about: ['attorney'],
    facts: { before: counters, after: counters },
  }),
  'absence-recorded': kind({
    about: ['attorney'],
    facts: { absenceId: id, ...days.shape },
  }),
  // A note can be about health: the trail keeps that one changed, not what it says.
  'absence-changed': kind({
    about: ['attorney'],
    facts: { absenceId: id, from: days, to: days, noteChanged: flag },
  }),
  'absence-shortened': kind({
    about: ['attorney'],
    facts: { absenceId: id, from: day, to: day },
  }),
  /** Calendars on the internet that are read for someone's absences. */
  'calendar-source-added': kind({
    about: ['attorney'],
    facts: { sourceId: id, kind: code },
    text: { host: z.string() },
  }),
  'calendar-source-removed': kind({
    about: ['attorney'],
    facts: { sourceId: id },
    text: { host: z.string() },
  }),
  'calendar-source-restarted': kind({ about: ['attorney'], facts: { sourceId: id } }),
  'calendar-source-stopped': kind({ about: ['attorney'], facts: { sourceId: id } }),
  'absence-cancelled': kind({ about: ['attorney'], facts: { absenceId: id } }),
  'absence-undone': kind({ about: ['attorney'], facts: { absenceId: id, act: code } }),
  'cover-planned': kind({
    about: ['case', 'attorney'],
    facts: { coverId: id, absenceId: id },
  }),
  'cover-started': kind({
    about: ['case', 'attorney'],
    facts: { coverId: id, fromAttorneyId: id, plannedFor: id },
  }),
  'cover-blocked': kind({
    about: ['case', 'attorney'],
    facts: { coverId: id, toAttorneyId: id },
    text: { why: words },
  }),
  'cover-returned': kind({
    about: ['case', 'attorney'],
    facts: { coverId: id, fromAttorneyId: id },
  }),
  'cover-kept': kind({
    about: ['case', 'attorney'],
    facts: { coverId: id, firstHolderId: id, endReason: code },
    text: { why: words },
  }),
  'cover-undone': kind({
    about: ['case', 'attorney'],
    facts: { coverId: id, from: code, to: code.nullable() },
  }),
  'departure-planned': kind({
    about: ['attorney'],
    facts: { planId: id, cases: count, deactivate: flag },
  }),
  'departure-finished': kind({
    about: ['attorney'],
    facts: { planId: id, moved: count },
  }),
};
