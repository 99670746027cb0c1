import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { NotificationText } from '@/app/(firm)/notifications/notification-text';
import { notificationLine } from '@/lib/features/mail/notification-lines';
import type { NotificationDto, NotificationKind } from '@/lib/platform/notifications/dto';
import { besides, mapEach } from '@/tests/core/side-by-side';

/** As in `audiences.test.ts`: what page and mail say of each notification, side by side. */

type FactsOf = { readonly [K in NotificationKind]: Extract<NotificationDto, { kind: K }>['facts'] };

const answered = { by: 'Ben', from: 'Ana', to: 'Ben', note: 'Away.' };
const walled = { attorneyId: '7', attorney: 'Ana', by: 'Robin' };
const opening = { by: 'Ida', client: 'Wil Quist', clientId: null, companyKey: null };

const NOTIFIED: FactsOf = {
  'case-assigned': { startReason: 'rules', by: 'Robin' },
  'case-waits': { hours: 4, reasons: { absent: 2 } },
  'conflict-waits': { by: 'Ida' },
  'conflicts-wait': { by: 'Robin' },
  'cases-wait': { hours: 4, cases: 9 },
  'handoff-asked': { by: 'Robin', from: 'Ana', reason: 'workload' },
  'handoff-accepted': answered,
  'handoff-declined': answered,
  'handoff-withdrawn': answered,
  'handoff-expired': answered,
  'submission-waits': { reason: 'not-sure' },
  'mentioned-in-note': { by: 'Robin' },
  'deadline-near': { day: '2026-12-03' },
  'deadline-passed': { day: '2026-12-03' },
  'deadlines-due': { near: 12, passed: 1 },
  'over-capacity': { attorneyId: '7', attorney: 'Ana', activeCases: 11, capacity: 10 },
  'cover-planned': { absent: 'Ana', startsOn: '2026-12-07', endsOn: '2026-12-11', cases: 1 },
  'cover-withdrawn': { absent: 'Ana' },
  'cover-started': { absent: 'Ana' },
  'cover-returned': { from: 'Ben' },
  'cover-ended': { to: 'Ana' },
  'cover-kept': { absent: 'Ana' },
  'departure-open': { attorneyId: '7', attorney: 'Ana', cases: 12 },
  'departure-finished': { attorneyId: '7', attorney: 'Ana', moved: 11, left: 1 },
  'rules-not-published': { scheduledBy: 'Robin', version: 3 },
  'cover-not-possible': { absent: 'Ana', reasons: { absent: 2 } },
  'wall-conflict': walled,
  'wall-conflicts': { ...walled, cases: 3 },
  'opening-refused': opening,
  'webhook-stopped': { endpointId: '7', endpoint: 'Case system', state: 'disabled' },
};

/** The words of a page, without its tags. */
function wordsOf(notification: NotificationDto): string {
  const markup = renderToStaticMarkup(createElement(NotificationText, { notification }));
  return markup
    .replaceAll('</p>', ' ')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .trim();
}

test('what is told of each notification', () => {
  const told = mapEach<NotificationKind, object, Record<string, string>>(
    NOTIFIED,
    (facts, kind) => {
      const about = { id: '1', number: 12, client: 'Wil Quist' };
      const row = { id: '1', handoffId: null, createdAt: '', readAt: null, case: about };
      // Each kind stands beside its own facts above.
      const notification = { ...row, kind, facts } as NotificationDto;
      const mail = notificationLine(notification).text;
      const named = notificationLine(notification, { namesClients: true }).text;
      // Whether the firm wants clients named is seen in the one line that is about a case.
      return { page: wordsOf(notification), mail, ...(kind === 'case-assigned' && { named }) };
    },
  );
  expect(besides(told)).toMatchInlineSnapshot(`
    "case-assigned
      page: The rules gave you 12 · Wil Quist.
      mail: The rules gave you case 12.
      named: The rules gave you case 12 (Wil Quist).
    case-waits
      page: 12 · Wil Quist has waited 4 hours for an attorney. Attorneys: 2 away.
      mail: Case 12 has waited 4 hours for an attorney.
    conflict-waits
      page: 12 · Wil Quist, which Ida entered, waits for your answer to its conflict check.
      mail: Case 12, which Ida entered, waits for your answer to its conflict check.
    conflicts-wait
      page: Cases that Robin brought in wait for your answer to their conflict checks.
      mail: Cases that Robin brought in wait for your answer to their conflict checks.
    cases-wait
      page: 9 cases passed 4 hours of waiting for an attorney at one time.
      mail: 9 cases have each waited 4 hours for an attorney.
    handoff-asked
      page: Robin asks you to take over 12 · Wil Quist from Ana. Reason: workload.
      mail: Robin asks you to take over case 12 from Ana.
    handoff-accepted
      page: Ben accepted the handoff of 12 · Wil Quist from Ana to Ben. “Away.”
      mail: Ben accepted the handoff of case 12 from Ana to Ben.
    handoff-declined
      page: Ben declined the handoff of 12 · Wil Quist to Ben. It stays with Ana. “Away.”
      mail: Ben declined the handoff of case 12. It stays with Ana.
    handoff-withdrawn
      page: You need not take over 12 · Wil Quist any more: the handoff was withdrawn. “Away.”
      mail: You need not take over case 12 any more: the handoff was withdrawn.
    handoff-expired
      page: Ben did not answer the handoff of 12 · Wil Quist in time. It stays with Ana. “Away.”
      mail: Ben did not answer the handoff of case 12 in time. It stays with Ana.
    submission-waits
      page: A new client waits for an answer: not sure what they need. New clients
      mail: A new client waits for an answer: not sure what they need.
    mentioned-in-note
      page: Robin mentioned you in a note on 12 · Wil Quist. Read the notes
      mail: Robin mentioned you in a note on case 12.
    deadline-near
      page: The deadline of 12 · Wil Quist is Dec 3, 2026.
      mail: The deadline of case 12 is Dec 3, 2026.
    deadline-passed
      page: The deadline of 12 · Wil Quist was Dec 3, 2026, and it is still open.
      mail: The deadline of case 12 was Dec 3, 2026, and it is still open.
    deadlines-due
      page: 12 deadlines near and 1 deadline passed, of open cases.
      mail: 12 deadlines near and 1 deadline passed, of open cases.
    over-capacity
      page: Ana holds 11 active cases, with a capacity of 10. Look at the cases
      mail: Ana holds 11 active cases, with a capacity of 10.
    cover-planned
      page: You are to stand in for Ana on 12 · Wil Quist from Dec 7, 2026 to Dec 11, 2026.
      mail: You are to stand in for Ana on case 12 from Dec 7, 2026 to Dec 11, 2026.
    cover-withdrawn
      page: You need not stand in for Ana on 12 · Wil Quist any more.
      mail: You need not stand in for Ana on case 12 any more.
    cover-started
      page: You stand in for Ana on 12 · Wil Quist until they are back.
      mail: You stand in for Ana on case 12 until they are back.
    cover-returned
      page: 12 · Wil Quist is with you again; Ben stood in for you.
      mail: Case 12 is with you again; Ben stood in for you.
    cover-ended
      page: 12 · Wil Quist is with Ana again, for whom you stood in.
      mail: Case 12 is with Ana again, for whom you stood in.
    cover-kept
      page: 12 · Wil Quist, which you took for Ana, stays with you.
      mail: Case 12, which you took for Ana, stays with you.
    departure-open
      page: Ana is no longer with the firm and still holds 12 open cases. Plan the departure
      mail: Ana is no longer with the firm and still holds 12 open cases.
    departure-finished
      page: The departure of Ana is carried out: 11 cases handed over. 1 case still to hand over
      mail: The departure of Ana is carried out: 11 cases handed over, 1 still to hand over.
    rules-not-published
      page: The rules that Robin had scheduled did not take effect. Version 3 stays in force. The page of the rules says why, and lets them be scheduled again.
      mail: The rules that Robin had scheduled did not take effect.
    cover-not-possible
      page: Nobody stands in for Ana on 12 · Wil Quist. Attorneys: 2 away.
      mail: Nobody stands in for Ana on case 12.
    wall-conflict
      page: Robin added a wall. Ana still holds 12 · Wil Quist behind it. Hand it off
      mail: Robin added a wall. Ana still holds case 12 behind it.
    wall-conflicts
      page: Robin added a wall. Ana still holds 3 cases behind it. Choose them and hand them off
      mail: Robin added a wall. Ana still holds 3 cases behind it.
    opening-refused
      page: Ida could not open a case for Wil Quist: a wall stands in the way. Open the case yourself, or ask a colleague to.
      mail: Ida could not open a case that stands behind a wall to them.
    webhook-stopped
      page: Case system is told nothing any more. Nothing arrived there for three days. Mend it, then start it again: what waits is sent.
      mail: A webhook was disabled, because nothing arrived there for three days."
  `);
});
