import { randomUUID } from 'node:crypto';
import { makeApiKey } from '@/lib/features/api-keys';
import { recordAbsence, rememberAct } from '@/lib/features/absences';
import { answerHandoff } from '@/lib/assignment';
import { signUpFirm } from '@/lib/features/firms';
import { acceptAsNewUser, acceptAsUser, declineInvitation } from '@/lib/features/identity';
import { inviteMember, makeResetLink, resetPassword } from '@/lib/features/identity';
import { changeOwnPassword } from '@/lib/features/members';
import { getIntakeSettings, makeLeadsKey, submitIntake } from '@/lib/features/intake';
import { runImport } from '@/lib/features/imports';
import { getRules } from '@/lib/features/rules';
import { addWall } from '@/lib/features/walls';
import { packPlan } from '@/lib/contracts/packed-plan';
import { newId } from '@/lib/platform/ids';
import { addColleague, openCase, PASSWORD } from '../build-firm';
import { intakeForm, leaveSubmission, openIntake, prove } from '../submissions';
import { day } from '../wall-fixture';
import {
  absence,
  buildSite,
  colleagueOf,
  conflictingCase,
  checkedImport,
  cover,
  failedDelivery,
  finishedImport,
  handoff,
  heldCase,
  invitation,
  mergedClient,
  notification,
  recordChange,
  schedule,
  someAttorney,
  someClient,
  someDelivery,
  someView,
  someWebhook,
  stagedImport,
  toCover,
  waitingCase,
  type Site,
} from './site';

/** What an action is sent, once there is what it is about. */
export interface ActionStory {
  /** Rules of the firm, where the usual ones would not do. */
  readonly rules?: { readonly handoffNeedsAcceptance: boolean };
  readonly prepare: (site: Site) => Promise<unknown>;
}

const story = (prepare: ActionStory['prepare']): ActionStory => ({ prepare });
const asking = (prepare: ActionStory['prepare']): ActionStory => ({
  rules: { handoffNeedsAcceptance: true },
  prepare,
});

const week = { startsOn: day(20), endsOn: day(27), kind: 'vacation' } as const;
const wall = { company: 'Acme', reason: 'Represented the other side' };
const NEW_PASSWORD = 'another password of the tests';

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
const key = async ({ actor }: Site) => {
  const made = { name: `Key ${newId()}`, scopes: ['read' as const], validFor: '90' as const };
  return (await makeApiKey(actor, made)).id;
};
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
  makeApiKeyAction: [
    story(() => Promise.resolve({ name: `Key ${newId()}`, scopes: ['read'], validFor: '90' })),
  ],
  succeedApiKeyAction: [
    story(async (site) => ({
      ...{ keyId: await key(site), name: `Key ${newId()}`, validFor: '90', overlapDays: '7' },
    })),
  ],
  changeIntakeSettingsAction: [
    story(async ({ firm }) => {
      const { version } = await getIntakeSettings(firm.actor);
      return { version, isOn: true, reviewsAll: true, frameOrigins: 'https://www.firm.example' };
    }),
  ],
  makeLeadsKeyAction: [
    story(async ({ firm }) => {
      await openIntake(firm.firmId);
      return {};
    }),
  ],
  revokeLeadsKeyAction: [
    story(async ({ firm }) => {
      await openIntake(firm.firmId);
      await makeLeadsKey(firm.actor);
      return {};
    }),
  ],
  acceptSubmissionAction: [
    story(async ({ firm }) => ({
      submissionId: await leaveSubmission(firm.firmId),
      visaType: 'H-1B',
    })),
  ],
  refuseSubmissionAction: [
    story(async ({ firm }) => ({ submissionId: await leaveSubmission(firm.firmId) })),
  ],
  revokeStatusLinkAction: [
    story(async ({ firm }) => ({ submissionId: await leaveSubmission(firm.firmId) })),
  ],
  revokeApiKeyAction: [story(async (site) => ({ keyId: await key(site) }))],
  changePasswordAction: [
    story(() => Promise.resolve({ currentPassword: PASSWORD, newPassword: NEW_PASSWORD })),
  ],
  endSessionAction: [story(() => Promise.resolve({ sessionId: newId() }))],
  endOtherSessionsAction: [story(() => Promise.resolve({}))],
  retryFailureAction: [story(async (site) => ({ failureId: await failedDelivery(site) }))],
  retryAllFailedAction: [story(() => Promise.resolve({ consumer: 'tests' }))],
  addWebhookAction: [
    story(() =>
      Promise.resolve({
        url: `http://127.0.0.1:9/${newId()}`,
        description: 'Case system',
        kinds: ['case.assigned'],
      }),
    ),
  ],
  changeWebhookAction: [
    story(async (site) => {
      const { id: webhookId, version } = await someWebhook(site);
      return { webhookId, version, active: false };
    }),
  ],
  rotateSecretAction: [
    story(async (site) => {
      const { id: webhookId, version } = await someWebhook(site);
      return { webhookId, version };
    }),
  ],
  removeWebhookAction: [story(async (site) => ({ webhookId: (await someWebhook(site)).id }))],
  testWebhookAction: [story(async (site) => ({ webhookId: (await someWebhook(site)).id }))],
  resendDeliveryAction: [
    story(async (site) => ({ deliveryId: (await someDelivery(site)).deliveryId })),
  ],
  saveViewAction: [story(() => Promise.resolve({ name: `View ${newId()}` }))],
  renameViewAction: [
    story(async (site) => ({ ...(await someView(site)), name: `View ${newId()}` })),
  ],
  replaceViewAction: [
    story(async (site) => ({ ...(await someView(site)), query: { status: 'open' } })),
  ],
  deleteViewAction: [story(async (site) => ({ viewId: (await someView(site)).viewId }))],
  mapColumnsAction: [
    story(async (site) => ({ importId: await stagedImport(site), columns: { 0: 'name' } })),
  ],
  mendRowsAction: [story(async (site) => ({ importId: await checkedImport(site), cells: {} }))],
  runImportAction: [story(async (site) => ({ importId: await checkedImport(site) }))],
  pauseImportAction: [
    story(async (site) => {
      const importId = await checkedImport(site);
      await runImport(site.actor, importId);
      return { importId };
    }),
  ],
  discardImportAction: [story(async (site) => ({ importId: await stagedImport(site) }))],
  undoImportAction: [story(async (site) => ({ importId: await finishedImport(site) }))],
  readNotificationAction: [story(async (site) => ({ notificationId: await notification(site) }))],
  readAllNotificationsAction: [story(() => Promise.resolve({ until: new Date().toISOString() }))],
};

/** What the actions of visitors ask of the domain; the request around them sets a cookie. */
export const VISITOR_STORIES: Readonly<
  Record<string, (site: Site) => Promise<() => Promise<unknown>>>
> = {
  newAccountAction: async (site) => {
    const { token } = await invitation(site);
    return () => acceptAsNewUser({ token, name: 'Guest', newPassword: NEW_PASSWORD });
  },
  acceptAction: async ({ actor }) => {
    const { viewer } = await buildSite();
    const asked = { name: viewer.name, email: viewer.email, role: 'intake' } as const;
    const { path } = await inviteMember(actor, asked);
    return () => acceptAsUser(viewer, path.split('/').at(-1) ?? '');
  },
  submitIntakeAction: async ({ firm: { firmId } }) => {
    const form = intakeForm(await openIntake(firmId), { proof: await prove(firmId) });
    return () => submitIntake(form, '203.0.113.7');
  },
  signUpAction: async () => {
    const name = `Signed up ${randomUUID()}`;
    const firm = {
      name,
      slug: `s-${randomUUID().slice(0, 8)}`,
      timeZone: 'UTC',
      visaTypes: ['H-1B' as const],
    };
    const admin = { adminName: 'Noor', adminEmail: `${randomUUID()}@example.com` };
    return () => signUpFirm({ ...firm, ...admin }, null);
  },
  declineAction: async (site) => {
    const { token } = await invitation(site);
    return () => declineInvitation(token);
  },
  replacePasswordAction: ({ viewer }) =>
    Promise.resolve(() =>
      changeOwnPassword(viewer, { currentPassword: PASSWORD, newPassword: NEW_PASSWORD }),
    ),
  resetAction: async ({ firm, actor }) => {
    const { id } = await addColleague(firm, 'intake');
    const { path } = await makeResetLink(actor, id);
    const token = path.split('/').at(-1) ?? '';
    return () => resetPassword({ token, newPassword: NEW_PASSWORD });
  },
};
