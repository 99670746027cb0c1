import { z } from 'zod';

/*
 * Every kind of access record. What a kind carries are ids, codes and numbers: no
 * passwords, no addresses of people, no free text, so that a record can be kept and shown to every
 * admin of the firm.
 *
 * - `with-the-act`: the act must not happen without its record: written in the act's own
 *   transaction where there is one; a failure to write is thrown.
 * - `after-the-act`: written once the act is committed; a failure to write is logged.
 * - `gathered`: may come thousands of times a second from outside. Counted in memory and written
 *   within a second, then once a minute with the number of repeats; beyond a limit only counted.
 */
export type Mode = 'with-the-act' | 'after-the-act' | 'gathered';

const code = z.string().regex(/^[\w.:/+-]{1,120}$/);
const id = z.uuid();
const count = z.int().min(0);
const session = z.strictObject({ sessionId: id });

function kind<M extends Mode, S extends z.ZodType>(mode: M, data: S) {
  return { mode, data };
}

export const accessKinds = {
  'sign-in': kind('after-the-act', session),
  'sign-in-failed': kind(
    'gathered',
    z.strictObject({
      reason: z.enum(['wrong-password', 'unknown-account', 'access-off', 'demo-off']),
    }),
  ),
  /** Refused before the password was looked at, because of too many attempts. */
  'sign-in-locked': kind(
    'gathered',
    z.strictObject({ by: z.enum(['account', 'address', 'pair', 'queue']) }),
  ),
  'sign-out': kind('after-the-act', session),
  'session-ended': kind(
    'after-the-act',
    session.extend({
      reason: z.enum(['idle', 'expired', 'by-person', 'by-admin', 'password-changed', 'replaced']),
      /** Where it ended by itself, which is noticed later. */
      endedAt: z.iso.datetime().optional(),
    }),
  ),
  /** Written as a sign-in to the one firm and a sign-out from the other: see recordFirmSwitch. */
  'firm-switched': kind('after-the-act', session.extend({ fromFirmId: id, toFirmId: id })),
  'password-changed': kind(
    'with-the-act',
    z.strictObject({
      by: z.enum(['person', 'reset', 'invitation', 'command']),
      endedSessions: count.optional(),
    }),
  ),
  'invitation-made': kind('with-the-act', z.strictObject({ invitationId: id, role: code })),
  'invitation-accepted': kind('with-the-act', z.strictObject({ invitationId: id })),
  'invitation-declined': kind('with-the-act', z.strictObject({ invitationId: id })),
  'invitation-revoked': kind('with-the-act', z.strictObject({ invitationId: id })),
  'reset-made': kind(
    'with-the-act',
    z.strictObject({ resetId: id, by: z.enum(['admin', 'command']) }),
  ),
  'reset-used': kind('with-the-act', z.strictObject({ resetId: id })),
  /** A link that was wrong, used or too old. */
  'link-refused': kind(
    'gathered',
    z.strictObject({
      link: z.enum(['invitation', 'reset']),
      reason: z.enum(['unknown', 'used', 'expired', 'revoked', 'other-account']),
    }),
  ),
  export: kind(
    'with-the-act',
    z.strictObject({
      what: code,
      format: z.enum(['csv', 'json', 'ics', 'pdf', 'zip']),
      rows: count.optional(),
    }),
  ),
  /** A member without the permission, or a key without the scope. */
  refused: kind(
    'gathered',
    z.strictObject({
      what: z.enum(['page', 'file', 'action', 'operation']),
      /** The permission or scope that is missing. */
      needs: code,
      /** Role or scopes of the person who asked. */
      has: code,
      /** The operation's id, where there is one. */
      operation: code.optional(),
    }),
  ),
  /** A request that may change something was not sent from a page of ours. */
  'origin-refused': kind(
    'gathered',
    // Such as `https://elsewhere.example`; `none` and `unreadable` where it is no such thing.
    z.strictObject({ origin: code }),
  ),
  'api-key-refused': kind(
    'gathered',
    z.strictObject({ reason: z.enum(['unknown', 'revoked', 'expired', 'malformed']) }),
  ),
  /** Written by recordAccess itself: so many were beyond the limit of one minute. */
  'records-dropped': kind('gathered', z.strictObject({ kind: code })),
} as const;

export type AccessKind = keyof typeof accessKinds;
export type AccessData<K extends AccessKind> = z.input<(typeof accessKinds)[K]['data']>;
