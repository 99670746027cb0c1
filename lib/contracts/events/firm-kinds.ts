import { z } from 'zod';
import {
  code,
  count,
  day,
  digest,
  flag,
  id,
  instant,
  pair,
  timeZone,
  visaType,
  words,
} from './fields';
import { kind } from './kind';

const invitation = { facts: { invitationId: id }, text: { email: z.string() } } as const;

const ruleValue = z.union([z.number(), z.boolean(), z.null(), code]);
const leaf = z.union([ruleValue, z.array(z.record(z.string(), ruleValue))]);
// Rules are compared leaf by leaf, whatever type each has: the difference has none.
const setting = z
  .unknown()
  .refine((value) => value === undefined || leaf.safeParse(value).success)
  .optional();

/** Leaves of the rules, such as `stageWeights.filed.weight`, and what each was and is. */
const ruleChanges = z.array(
  z.strictObject({
    path: z
      .string()
      .max(120)
      .regex(/^[A-Za-z0-9 .-]+$/),
    from: setting,
    to: setting,
  }),
);

/** The firm itself: members, keys, rules, walls and what is noted of it. */
export const FIRM_KINDS = {
  'firm-created': kind({
    facts: { timeZone, adminMemberId: id.nullable(), rulesDigest: digest },
    text: { name: z.string(), slug: z.string(), adminName: z.string() },
    later: ['timeZone', 'adminMemberId', 'rulesDigest'],
  }),
  /** Of what the firm settles, whatever changed. */
  'firm-changed': kind({
    facts: {
      version: count,
      timeZone: pair(timeZone).optional(),
      visaTypesOff: pair(z.array(visaType)).optional(),
      workingWeekdays: pair(z.array(count)).optional(),
      holidays: pair(z.array(day)).optional(),
      mailNamesClients: pair(flag).optional(),
    },
    text: { name: pair(z.string()).optional() },
  }),
  'demo-completed': kind({}),
  /** A sample firm was asked for, and taken away again: that one has a trail of its own, which goes with it. */
  'sample-firm-asked': kind({}),
  'sample-firm-removed': kind({}),
  /** Names and words about a client were erased: so many texts of events, under a digest of their ids. */
  'client-forgotten': kind({
    facts: { clientId: id, erasureId: id, texts: count, digest },
    text: { reason: z.string() },
  }),
  'access-anchored': kind({
    facts: {
      afterId: id.nullable(),
      firstAt: instant,
      throughId: id,
      rows: z.int().positive(),
      digest,
    },
  }),

  /** All rows of a file that could be brought in are in, so many of them. */
  'import-finished': kind({
    facts: { importId: id, what: code, rows: count },
    text: { fileName: z.string() },
  }),
  /** What an import had made is gone again. */
  'import-undone': kind({ facts: { importId: id, rows: count } }),

  'member-invited': kind({
    facts: { invitationId: id, role: code },
    text: { name: z.string(), email: z.string() },
  }),
  'invitation-renewed': kind({ facts: { invitationId: id } }),
  'invitation-revoked': kind(invitation),
  'invitation-declined': kind(invitation),
  'invitation-accepted': kind({ facts: { invitationId: id, memberId: id } }),
  'member-added': kind({
    facts: { memberId: id, role: code, invitationId: id.optional() },
    text: { name: z.string(), email: z.string() },
  }),
  'member-changed': kind({
    facts: {
      memberId: id,
      role: code,
      active: flag,
      from: z.strictObject({ role: code, active: flag }),
    },
    text: { name: z.string(), nameBefore: z.string() },
    later: ['from'],
  }),
  'member-removed': kind({
    facts: { memberId: id, role: code, active: flag, handoffs: count },
    text: { name: z.string() },
  }),
  'password-changed': kind({ facts: { memberId: id } }),
  'password-reset': kind({ facts: { memberId: id.optional(), resetId: id } }),
  'reset-link-made': kind({ facts: { memberId: id, resetId: id } }),

  'api-key-made': kind({
    facts: {
      keyId: id,
      scopes: z.array(code),
      expiresAt: instant.nullable(),
      hashStart: digest,
      successorOfId: id.optional(),
    },
    text: { name: z.string() },
  }),
  'api-key-shortened': kind({
    facts: { keyId: id, from: instant.nullable(), to: instant },
  }),
  'api-key-revoked': kind({ facts: { keyId: id }, text: { name: z.string() } }),

  /** A member's private address for calendar programs. */
  'calendar-feed-made': kind({
    facts: { feedId: id, memberId: id, hashStart: digest },
    text: { name: z.string() },
  }),
  'calendar-feed-revoked': kind({
    facts: { feedId: id, memberId: id },
    text: { name: z.string() },
  }),

  'rules-published': kind({
    facts: {
      version: count,
      changes: ruleChanges,
      rulesDigest: digest,
      scheduledId: id.optional(),
    },
    text: { note: words, publishedByName: z.string() },
    later: ['rulesDigest'],
  }),
  'rules-scheduled': kind({
    facts: { scheduledId: id, baseVersion: count, effectiveAt: instant, changes: ruleChanges },
    text: { note: words },
  }),
  'rules-rescheduled': kind({
    facts: { scheduledId: id, effectiveAt: pair(instant) },
    text: { note: pair(words) },
  }),
  'scheduled-rules-cancelled': kind({ facts: { scheduledId: id } }),
  'scheduled-rules-refused': kind({
    facts: { scheduledId: id, baseVersion: count, version: count },
  }),

  /** Of how strangers may come to the firm, whatever changed. */
  'intake-settings-changed': kind({
    facts: { version: count, isOn: pair(flag).optional(), reviewsAll: pair(flag).optional() },
    text: {
      frameOrigins: pair(z.string()).optional(),
      welcomeEn: pair(z.string()).optional(),
      welcomeEs: pair(z.string()).optional(),
      leadFields: pair(z.string()).optional(),
    },
  }),
  'leads-key-made': kind({ facts: { hashStart: digest } }),
  'leads-key-revoked': kind({ facts: { hashStart: digest } }),
  /** Something came in from outside; why a person is asked first, where one is. */
  'intake-received': kind({
    facts: { submissionId: id, source: code, language: code, reason: code.nullable() },
  }),
  'intake-accepted': kind({ about: ['case'], facts: { submissionId: id } }),
  'intake-refused': kind({ facts: { submissionId: id } }),
  'intake-link-revoked': kind({ facts: { submissionId: id } }),
  'intake-confirmation-asked': kind({ facts: { submissionId: id } }),
  'intake-confirmed': kind({ facts: { submissionId: id } }),

  'wall-raised': kind({
    about: ['attorney'],
    facts: { wallId: id, clientId: id.nullable() },
    text: { companyKey: words, reason: z.string() },
  }),
  'wall-removed': kind({ about: ['attorney'], facts: { wallId: id } }),
};
