import { z } from 'zod';
import { PRIORITIES, STAGES } from '@/lib/assignment/core';
import {
  CONFLICT_ANSWERS,
  LIKENESS_REASONS,
  PARTY_ROLES,
  START_REASONS,
  type ChangeableFact,
} from '../case-codes';
import { code, count, flag, id, instant, pair, visaType, words } from './fields';
import { kind } from './kind';

const stage = z.enum(STAGES);
const answer = { about: ['case'], facts: { handoffId: id }, text: { note: words } } as const;

/** Someone whom a party, by its place among `parties`, is like: a client, else a company beside them. */
const conflictHit = z.strictObject({
  party: count,
  clientId: id.nullable(),
  isWalled: flag,
  reason: z.enum(LIKENESS_REASONS),
  score: count,
});

/** Each from what to what. */
const changes = {
  stage: pair(stage).optional(),
  complexity: pair(count).optional(),
  visaType: pair(visaType).optional(),
  filingKind: pair(code.nullable()).optional(),
  deadline: pair(instant.nullable()).optional(),
  priority: pair(z.enum(PRIORITIES)).optional(),
} satisfies Record<ChangeableFact, z.ZodType>;

/** What happens to cases: arrivals, changes, assignments, handoffs and the attorney of record. */
export const CASE_KINDS = {
  'case-opened': kind({
    about: ['case'],
    facts: {
      ...{ number: count, stage, receivedAt: instant },
      /** Of a case that was brought in, and of one that was closed by then. */
      ...{ importId: id.optional(), closedAt: instant.optional() },
    },
    later: ['stage', 'receivedAt', 'importId', 'closedAt'],
  }),
  'case-changed': kind({
    about: ['case'],
    facts: {
      changes: z.strictObject(changes),
      changedTexts: z.array(z.enum(['notes'])).optional(),
    },
    // From when a case had one text for notes.
    text: { notes: pair(words).optional() },
  }),
  'note-added': kind({
    about: ['case'],
    facts: { noteId: id, mentionedIds: z.array(id) },
    text: { note: z.string() },
  }),
  /** Who was compared with the firm's clients and walls when a case was opened, and who was like them. */
  'conflict-checked': kind({
    about: ['case'],
    facts: { isHeld: flag, roles: z.array(z.enum(PARTY_ROLES)), hits: z.array(conflictHit) },
    text: { parties: z.array(z.string()), companies: z.array(words) },
  }),
  'conflict-answered': kind({
    about: ['case'],
    facts: { answer: z.enum(CONFLICT_ANSWERS) },
    text: { why: words },
  }),
  'case-waits': kind({ about: ['case'], facts: { decisionId: id } }),
  'case-assigned': kind({
    about: ['case', 'attorney'],
    facts: { startReason: z.enum(START_REASONS), decisionId: id.nullable(), turn: count },
  }),
  'case-handed-off': kind({
    about: ['case', 'attorney'],
    facts: {
      handoffId: id,
      fromAttorneyId: id,
      toAttorneyId: id,
      reason: code,
      undoesId: id.nullable(),
      daysHeld: z.number(),
    },
    text: { note: words, overrideReason: words },
    later: ['undoesId'],
  }),
  'handoff-requested': kind({
    about: ['case', 'attorney'],
    facts: {
      handoffId: id,
      fromAttorneyId: id,
      toAttorneyId: id,
      reason: code,
      movesRecord: flag,
      undoesId: id.nullable(),
    },
    text: { note: words, overrideReason: words },
    later: ['handoffId', 'fromAttorneyId', 'movesRecord', 'undoesId'],
  }),
  'handoff-accepted': kind(answer),
  'handoff-declined': kind(answer),
  'handoff-withdrawn': kind(answer),
  'handoff-expired': kind({ about: ['case'], facts: { handoffId: id } }),
  'waiting-alerted': kind({ about: ['case'], facts: { hours: count } }),
  /** The holder, or the managers, were told that this deadline is near or has passed. */
  'deadline-alerted': kind({
    about: ['case'],
    facts: { day: z.iso.date(), what: z.enum(['near', 'passed']) },
  }),
  'record-change-asked': kind({
    about: ['case', 'attorney'],
    facts: { fromAttorneyId: id.nullable(), toAttorneyId: id },
    text: { note: words },
  }),
  'record-step-ticked': kind({
    about: ['case', 'attorney'],
    facts: { recordChangeId: id, step: code, done: flag },
  }),
  'record-change-cancelled': kind({
    about: ['case', 'attorney'],
    facts: { recordChangeId: id },
    text: { why: words },
  }),
  'attorney-of-record-changed': kind({
    about: ['case', 'attorney'],
    facts: { recordChangeId: id, fromAttorneyId: id.nullable(), toAttorneyId: id },
  }),
};
