import { randomUUID } from 'node:crypto';
import { recordAbsence, rememberAct } from '@/lib/features/absences';
import { answerHandoff } from '@/lib/assignment';
import { getRules } from '@/lib/features/rules';
import { addWall } from '@/lib/features/walls';
import { packPlan } from '@/lib/contracts/packed-plan';
import { recordCalendar } from '@/lib/features/calendar';
import { newId } from '@/lib/platform/ids';
import { addColleague, openCase } from '../build-firm';
import { calendarOf } from '../calendars';
import { day } from '../wall-fixture';
import {
  absence,
  colleagueOf,
  conflictingCase,
  cover,
  handoff,
  heldCase,
  invitation,
  mergedClient,
  notification,
  recordChange,
  schedule,
  someAttorney,
  someClient,
  someSource,
  toCover,
  waitingCase,
  type Site,
} from './site';
import { story, asking, type ActionStory } from './story';
import { SETTINGS_STORIES } from './settings-stories';

const week = { startsOn: day(20), endsOn: day(27), kind: 'vacation' } as const;
const wall = { company: 'Acme', reason: 'Represented the other side' };

const handOff = async (site: Site) => {
  const one = await heldCase(site);
  return { caseId: one.id, toAttorneyId: colleagueOf(site, one), reason: 'workload' };
};
const bulkHandOff = async (site: Site) => {
  const one = await heldCase(site);
  const cases = [{ caseId: one.id, version: one.version }];
  const to = { toAttorneyId: colleagueOf(site, one), reason: 'workload' };
  return { cases, ...to, requestKey: newId() };
};
const undoBulk = async (site: Site) => ({ cases: [await handoff(site)], requestKey: newId() });
const endOfRecord = (steps: readonly string[]) =>
  story(async (site) => ({ recordChangeId: await recordChange(site, steps) }));
const endOfSchedule = story(async (site) => ({ scheduleId: await schedule(site), version: 1 }));
const invitationId = story(async (site) => ({
  invitationId: (await invitation(site)).invitationId,
}));
/** Someone whom only their level keeps from a case that waits. */
const untrained = story(async (site) => {
  const { id: attorneyId } = await someAttorney(site);
  return { caseId: (await waitingCase(site)).id, attorneyId, kind: 'level' };
});
/** Someone whom only an absence keeps from a case that no one else knows. */
const away = (from: number, visaType: 'U' | 'asylum') =>
  story(async (site) => {
    const { id: attorneyId } = await someAttorney(site, { [visaType]: 3 });
    await absence(site, from, attorneyId);
    return { caseId: (await openCase(site.firm, { visaType })).id, attorneyId, kind: 'present' };
  });

/** Each action of members that writes, once for every kind that it may record. */
export const ACTION_STORIES: Readonly<Record<string, readonly ActionStory[]>> = {
  addAttorneyAction: [
    story(() => Promise.resolve({ name: 'Dee', email: `dee-${randomUUID()}@example.com` })),
  ],
  changeAttorneyAction: [
    story(async (site) => ({ attorneyId: (await someAttorney(site)).id, capacity: 7 })),
  ],
  pauseAttorneyAction: [
    story(async (site) => {
      const { id: attorneyId, version } = await someAttorney(site);
      return { attorneyId, version, pausesOn: day(9) };
    }),
  ],
  addRosterAction: [
    story(() => Promise.resolve({ people: `Eve, eve-${randomUUID()}@example.com` })),
  ],
  spreadExpertiseAction: [
    story(async (site) => {
      await someAttorney(site);
      return { visaTypes: ['TN'], level: 2 };
    }),
  ],
  skipStepAction: [story(() => Promise.resolve({ step: 'case' }))],
  changeFirmAction: [
    story(() =>
      Promise.resolve({
        ...{
          version: 1,
          name: 'Renamed',
          timeZone: 'America/Chicago',
          visaTypes: ['H-1B', 'VAWA'],
        },
        ...{ workingWeekdays: [1, 2, 3, 4, 5], holidays: '2026-12-25 Christmas Day' },
        mailNamesClients: true,
      }),
    ),
  ],
  editInPlaceAction: [
    story(async (site) => {
      const { id: attorneyId, version } = await someAttorney(site);
      return { attorneyId, version, capacity: 7 };
    }),
  ],
  recordAbsenceAction: [
    story(async (site) => ({ attorneyId: (await someAttorney(site)).id, ...week })),
  ],
  recordCalendarAction: [
    story(async (site) => ({
      attorneyId: (await someAttorney(site)).id,
      ...{ calendar: calendarOf({ uid: newId(), ...week }), kind: 'vacation' },
    })),
    // Another day of what came from the calendar before.
    story(async (site) => {
      const { id: attorneyId } = await someAttorney(site);
      const [event, kind] = [{ uid: newId(), ...week }, 'vacation' as const];
      await recordCalendar(site.actor, { attorneyId, calendar: calendarOf(event), kind });
      return { attorneyId, calendar: calendarOf({ ...event, endsOn: day(28) }), kind };
    }),
  ],
  addSourceAction: [
    story(async (site) => ({
      ...{ attorneyId: (await someAttorney(site)).id, kind: 'vacation' },
      url: `http://127.0.0.1:9/${newId()}.ics`,
    })),
  ],
  restartSourceAction: [story(async (site) => ({ sourceId: await someSource(site) }))],
  removeSourceAction: [story(async (site) => ({ sourceId: await someSource(site) }))],
  cancelAbsenceAction: [story((site) => absence(site, 20)), story((site) => absence(site, 0))],
  changeAbsenceAction: [story(async (site) => ({ ...(await absence(site, 20)), endsOn: day(22) }))],
  planCoversAction: [story((site) => toCover(site, 4))],
  makeCoverPermanentAction: [story(async (site) => ({ coverId: await cover(site) }))],
  undoAbsenceActAction: [
    story(async (site) => {
      const { id: attorneyId } = await someAttorney(site);
      const act = { kind: 'recorded', about: 'new' } as const;
      const record = () => recordAbsence(site.actor, { attorneyId, ...week });
      const { undoId } = await rememberAct(site.actor, act, record, ({ id }) => id);
      return { undoId };
    }),
  ],
  runDepartureAction: [
    story(async (site) => {
      const one = await heldCase(site);
      const { id: caseId, version, attorney } = one;
      const plan = packPlan([{ caseId, version, attorneyId: colleagueOf(site, one) }]);
      return { attorneyId: attorney?.id, plan, deactivate: false };
    }),
  ],
  changeCaseAction: [
    story(async (site) => {
      const { id: caseId, version } = await heldCase(site);
      return { caseId, version, stage: 'drafting' };
    }),
  ],
  answerConflictAction: [
    story(async (site) => {
      const { id: caseId, version } = await conflictingCase(site);
      return { caseId, version, answer: 'clear', note: 'Another person of that name.' };
    }),
  ],
  addNoteAction: [story(async (site) => ({ caseId: (await heldCase(site)).id, text: 'Called.' }))],
  assignCaseAction: [
    story(async (site) => ({ caseId: (await waitingCase(site)).id })),
    story(async (site) => {
      const { id: caseId } = await waitingCase(site);
      const override = { reason: 'Nobody else can.' };
      return { caseId, attorneyId: site.firm.ids.Ana, override };
    }),
  ],
  handOffAction: [story(handOff), asking(handOff)],
  answerHandoffAction: ['accept', 'decline', 'withdraw'].map((answer) =>
    asking(async (site) => ({ handoffId: (await handoff(site)).handoffId, answer })),
  ),
  freeCaseAction: [untrained, away(0, 'U'), away(1, 'asylum')],
  bulkHandOffAction: [story(bulkHandOff), asking(bulkHandOff)],
  undoBulkHandOffAction: [
    story(undoBulk),
    asking(undoBulk),
    asking(async (site) => {
      const one = await handoff(site);
      const { case: moved } = await answerHandoff(site.actor, one.handoffId, 'accept');
      return { cases: [{ ...one, version: moved.version }], requestKey: newId() };
    }),
  ],
  bulkChangeStageAction: [
    story(async (site) => {
      const { id: caseId, version } = await heldCase(site);
      return { cases: [{ caseId, version }], stage: 'review', requestKey: newId() };
    }),
  ],
  askRecordChangeAction: [
    story(async (site) => {
      const one = await heldCase(site);
      return { caseId: one.id, toAttorneyId: colleagueOf(site, one) };
    }),
  ],
  tickRecordStepAction: [
    story(async (site) => ({ recordChangeId: await recordChange(site), step: 'g28-signed' })),
  ],
  completeRecordChangeAction: [endOfRecord(['g28-signed', 'client-informed'])],
  cancelRecordChangeAction: [endOfRecord([])],
  openCaseAction: [
    story(() => Promise.resolve({ client: { name: 'Wei Zhang' }, visaType: 'H-1B' })),
  ],
  publishRulesAction: [
    ...[{ when: 'now' }, { when: 'later', effectiveAt: `${day(9)}T09:00` }].map((when) =>
      story(async ({ actor }) => {
        const { version, leaveLeadDays } = await getRules(actor);
        return { version, draft: JSON.stringify({ leaveLeadDays: leaveLeadDays + 1 }), ...when };
      }),
    ),
  ],
  restoreRulesAction: [story(() => Promise.resolve({ version: 1 }))],
  changeScheduleAction: [
    story(async (site) => ({
      ...{ scheduleId: await schedule(site), version: 1 },
      effectiveAt: `${day(9)}T09:00`,
    })),
  ],
  cancelScheduleAction: [endOfSchedule],
  publishScheduleAction: [endOfSchedule],
  inviteMemberAction: [
    story(() => {
      const email = `guest-${randomUUID()}@example.com`;
      return Promise.resolve({ name: 'Guest', email, role: 'intake' });
    }),
    story(() => {
      const email = `guest-${randomUUID()}@example.com`;
      const attorney = { seniority: 'senior', capacity: 12, expertise: { TN: 2 } };
      return Promise.resolve({ name: 'Guest', email, role: 'attorney', attorney });
    }),
  ],
  renewInvitationAction: [invitationId],
  revokeInvitationAction: [invitationId],
  makeResetLinkAction: [
    story(async ({ firm }) => ({ memberId: (await addColleague(firm, 'intake')).id })),
  ],
  changeMemberAction: [
    story(async ({ firm }) => {
      const { id: memberId, version } = await addColleague(firm, 'intake');
      return { memberId, version, role: 'manager' };
    }),
  ],
  removeMemberAction: [
    story(async ({ firm }) => {
      const { id: memberId, version } = await addColleague(firm, 'intake');
      return { memberId, version };
    }),
  ],
  changeClientAction: [
    story(async (site) => {
      const { id: clientId, version } = await someClient(site);
      return { clientId, version, company: 'Elsewhere' };
    }),
  ],
  mergeClientsAction: [
    story(async (site) => {
      const [from, into] = [await someClient(site), await someClient(site)];
      return { fromClientId: from.id, intoClientId: into.id };
    }),
  ],
  undoMergeAction: [story(async (site) => ({ fromClientId: await mergedClient(site) }))],
  changeMailAction: [story(() => Promise.resolve({ groups: [] }))],
  addWallAction: [story(async (site) => ({ ...wall, attorneyId: (await someAttorney(site)).id }))],
  removeWallAction: [
    story(async (site) => {
      const { id: attorneyId } = await someAttorney(site);
      return { wallId: (await addWall(site.actor, { ...wall, attorneyId })).id };
    }),
  ],
  ...SETTINGS_STORIES,
  readNotificationAction: [story(async (site) => ({ notificationId: await notification(site) }))],
  readAllNotificationsAction: [story(() => Promise.resolve({ until: new Date().toISOString() }))],
};
