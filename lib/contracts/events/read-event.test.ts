import { describe, expect, it } from 'vitest';
import { readEvent, readEventOf } from './index';

const ID = '0190e7a0-0000-7000-8000-000000000001';

describe('an event of any age', () => {
  it.each([
    [
      'a change of notes among the changed facts',
      'case-changed',
      { changes: { notes: [null, 'Call her.'], stage: ['intake', 'drafting'] } },
      { changes: { stage: ['intake', 'drafting'] }, changedTexts: ['notes'] },
      { notes: [null, 'Call her.'] },
    ],
    [
      'a change of a name among the changed facts',
      'attorney-changed',
      { changes: { name: { from: 'A', to: 'B' }, 'expertise.EB-2 NIW': { from: 0, to: 2 } } },
      { changes: { 'expertise.EB-2 NIW': { from: 0, to: 2 } }, changedTexts: ['name'] },
      { name: { from: 'A', to: 'B' } },
    ],
    [
      'an attorney who became a member’s by an invitation',
      'attorney-changed',
      { memberId: ID },
      { changes: { memberId: { from: null, to: ID } } },
      {},
    ],
    [
      'a handoff that was asked for before events named it',
      'handoff-requested',
      { toAttorneyId: ID, reason: 'workload', note: 'Busy.', overrideReason: null },
      { toAttorneyId: ID, reason: 'workload' },
      { note: 'Busy.', overrideReason: null },
    ],
    [
      'a handoff that the product withdrew',
      'handoff-withdrawn',
      { handoffId: ID, why: 'The case was closed.' },
      { handoffId: ID },
      { note: 'The case was closed.' },
    ],
    [
      'a member whose name was among what was before',
      'member-changed',
      { memberId: ID, name: 'B', role: 'admin', active: true, from: before('A') },
      { memberId: ID, role: 'admin', active: true, from: { role: 'attorney', active: true } },
      { name: 'B', nameBefore: 'A' },
    ],
    [
      'a firm whose event had no more than its name',
      'firm-created',
      { name: 'Vale', slug: 'vale' },
      { adminMemberId: null },
      { name: 'Vale', slug: 'vale' },
    ],
    [
      'a cover with the name of who planned it',
      'cover-planned',
      { coverId: ID, absenceId: ID, by: 'Robin Vale' },
      { coverId: ID, absenceId: ID },
      {},
    ],
  ])('is read as its kind is today: %s', (_what, kind, data, facts, text) => {
    expect(readEvent({ kind, data })).toEqual({ kind, facts, text });
  });

  it('is read as it was written today', () => {
    const facts = { changes: { complexity: [3, 5] }, changedTexts: ['notes'] };
    const text = { notes: ['Old.', 'New.'] };
    const kind = 'case-changed';
    expect(readEvent({ kind, data: { ...facts, ...text } })).toEqual({ kind, facts, text });
  });

  it('is null where its kind is not known or never had such a payload', () => {
    expect(readEvent({ kind: 'case-sold', data: {} })).toBeNull();
    expect(readEvent({ kind: 'case-waits', data: { decisionId: 7 } })).toBeNull();
    expect(readEvent({ kind: 'case-waits', data: null })).toBeNull();
    expect(readEventOf(['case-waits'], { kind: 'demo-completed', data: {} })).toBeNull();
  });
});

function before(name: string) {
  return { name, role: 'attorney', active: true };
}
