import { expect, test } from 'vitest';
import { z } from 'zod';
import { OPERATIONS } from '@/app/api/v1/operations';
import type { EventKind, Recorded } from '@/lib/contracts/events';
import { declarationOf } from '@/lib/platform/actions/declaration';
import { readActions } from './source-entry-points';

/*
 * An edit carries the version that was on the screen: without it the later of two people overwrites
 * the earlier one and neither is told. A new kind of event says here which sort of act it tells of.
 */

/**
 * - `edit`: someone changes what others may have changed meanwhile.
 * - `begin`: something new is there.
 * - `end`: an answer or an end, which is given once; a second one is refused.
 * - `effect`: follows from another act, or from time.
 */
const ACTS: Readonly<Record<EventKind, 'edit' | 'begin' | 'end' | 'effect'>> = {
  'case-opened': 'begin',
  'case-changed': 'edit',
  'note-added': 'begin',
  'conflict-checked': 'begin',
  'conflict-answered': 'edit',
  'case-waits': 'edit',
  'case-assigned': 'edit',
  'case-handed-off': 'edit',
  'handoff-requested': 'edit',
  'handoff-accepted': 'end',
  'handoff-declined': 'end',
  'handoff-withdrawn': 'end',
  'handoff-expired': 'effect',
  'waiting-alerted': 'effect',
  'deadline-alerted': 'effect',
  'record-change-asked': 'edit',
  'record-step-ticked': 'edit',
  'record-change-cancelled': 'edit',
  'attorney-of-record-changed': 'edit',
  'client-added': 'begin',
  'client-changed': 'edit',
  'client-merged': 'end',
  'client-merge-undone': 'end',
  'attorney-added': 'begin',
  'attorney-changed': 'edit',
  'counters-repaired': 'effect',
  'absence-recorded': 'begin',
  'absence-changed': 'edit',
  'absence-shortened': 'end',
  'absence-cancelled': 'end',
  'absence-undone': 'end',
  'cover-planned': 'begin',
  'cover-started': 'effect',
  'cover-blocked': 'effect',
  'cover-returned': 'effect',
  'cover-kept': 'end',
  'cover-undone': 'effect',
  'departure-planned': 'begin',
  'departure-finished': 'effect',
  'firm-created': 'begin',
  'firm-changed': 'edit',
  'demo-completed': 'effect',
  'sample-firm-asked': 'begin',
  'sample-firm-removed': 'end',
  'intake-settings-changed': 'edit',
  'leads-key-made': 'begin',
  'leads-key-revoked': 'end',
  'intake-received': 'begin',
  'intake-accepted': 'end',
  'intake-refused': 'end',
  'intake-link-revoked': 'end',
  'intake-confirmation-asked': 'begin',
  'intake-confirmed': 'end',
  'import-finished': 'effect',
  'import-undone': 'end',
  'client-forgotten': 'end',
  'access-anchored': 'effect',
  'member-invited': 'begin',
  'invitation-renewed': 'begin',
  'invitation-revoked': 'end',
  'invitation-declined': 'end',
  'invitation-accepted': 'end',
  'member-added': 'begin',
  'member-changed': 'edit',
  'member-removed': 'end',
  'password-changed': 'effect',
  'password-reset': 'effect',
  'reset-link-made': 'begin',
  'api-key-made': 'begin',
  'api-key-shortened': 'effect',
  'api-key-revoked': 'end',
  'calendar-source-added': 'begin',
  'calendar-source-removed': 'end',
  'calendar-source-restarted': 'begin',
  'calendar-source-stopped': 'effect',
  'calendar-feed-made': 'begin',
  'calendar-feed-revoked': 'end',
  'rules-published': 'edit',
  'rules-scheduled': 'edit',
  'rules-rescheduled': 'edit',
  'scheduled-rules-cancelled': 'edit',
  'scheduled-rules-refused': 'effect',
  'wall-raised': 'begin',
  'wall-removed': 'end',
  'webhook-added': 'begin',
  'webhook-changed': 'edit',
  'webhook-secret-rotated': 'edit',
  'webhook-stopped': 'effect',
  'webhook-removed': 'end',
};

/** Edits that need no version, and what keeps two people apart instead. */
const WITHOUT: Readonly<Record<string, string>> = {
  spreadExpertiseAction: 'only who has no expertise at all gets any, which is read under the lock',
  recordCalendarAction:
    'what the calendar says is compared, under the lock, with what it said before',
  freeCaseAction: 'what frees the case is worked out again; what does not any more is refused',
};

interface Act {
  readonly name: string;
  readonly records: Recorded | null;
  readonly schema: z.ZodType | null;
}

async function listActs(): Promise<Act[]> {
  const actions = (await readActions()).flatMap(({ name, action }) => {
    const declared = declarationOf(action);
    return declared ? [{ name, records: declared.records, schema: declared.schema }] : [];
  });
  const operations = OPERATIONS.map(({ id, records, body }) => ({
    ...{ name: `operation ${id}`, records, schema: body },
  }));
  return [...actions, ...operations];
}

const edits = ({ records }: Act) =>
  Array.isArray(records) && records.some((kind: EventKind) => ACTS[kind] === 'edit');

/** Whether a version is among what may be sent, of the thing itself or of each of several. */
function namesVersion({ schema }: Act): boolean {
  const shape = schema && z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return /"version":\{/.test(JSON.stringify(shape));
}

test('every action and operation that edits takes the version that was read, or says what keeps people apart', async () => {
  const acts = (await listActs()).filter(edits);
  expect(acts.length).toBeGreaterThan(25);
  const without = acts.filter((act) => !namesVersion(act)).map(({ name }) => name);
  expect(without.sort()).toEqual(Object.keys(WITHOUT).sort());
});
