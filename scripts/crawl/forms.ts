import type { IdKind } from './firms';

/** What a form or body holds: fields that are ids, by their dotted names, and others. */
export interface Form {
  readonly ids: Readonly<Record<string, IdKind>>;
  /** Ids that may be left out, and of which nothing of one's own is at hand that would be found. */
  readonly optional?: Readonly<Record<string, IdKind>>;
  /** Ids of which one's own is refused in the same words as one that never was. */
  readonly unproven?: readonly string[];
  readonly rest?: Readonly<Record<string, unknown>>;
  /** Where the parameter of an operation's path is of another kind than what precedes it says. */
  readonly parameter?: IdKind;
}

/** Stands for a text that no other request holds. */
export const ANEW = '$anew';

const version = { version: 1 };
const absence = { startsOn: '2031-05-04', endsOn: '2031-05-05', kind: 'vacation' };
const calendar = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n';
const moves = { 'moves.0.caseId': 'case', 'moves.0.attorneyId': 'attorney' } as const;
const moved = { 'moves.0.version': 1 };
const cases = { 'cases.0.caseId': 'case' } as const;
const bulk = { 'cases.0.version': 1, requestKey: ANEW };
const covers = { 'covers.0.caseId': 'case', 'covers.0.attorneyId': 'attorney' } as const;
const step = { step: 'g28-signed', done: true };
const later = { effectiveAt: '2031-05-04T09:00' };

/** The form of every server action, by its name. The crawler refuses a build with one that is not here. */
export const ACTION_FORMS: Readonly<Record<string, Form>> = {
  runDepartureAction: {
    ids: { attorneyId: 'attorney', 'plan.cases': 'case', 'plan.takers': 'attorney' },
    rest: { 'plan.versions': '1', 'plan.takerOf': '0', deactivate: false },
  },
  changeAttorneyAction: {
    ids: { attorneyId: 'attorney', memberId: 'member' },
    rest: { capacity: 19 },
  },
  editInPlaceAction: { ids: { attorneyId: 'attorney' }, rest: { ...version, capacity: 18 } },
  addAttorneyAction: {
    ids: { memberId: 'member' },
    rest: { name: 'Somebody', email: 'somebody@example.com' },
  },
  recordAbsenceAction: {
    ids: { attorneyId: 'attorney', coverAttorneyId: 'attorney' },
    rest: absence,
  },
  cancelAbsenceAction: { ids: { absenceId: 'absence', attorneyId: 'attorney' } },
  changeAbsenceAction: {
    ids: { absenceId: 'absence', attorneyId: 'attorney', coverAttorneyId: 'attorney' },
    rest: absence,
  },
  pauseAttorneyAction: {
    ids: { attorneyId: 'attorney' },
    rest: { ...version, pausesOn: '2031-05-04' },
  },
  previewAbsenceChangeAction: {
    ids: { absenceId: 'absence' },
    rest: { startsOn: '2031-05-04', endsOn: '2031-05-05' },
  },
  previewCalendarAction: { ids: { attorneyId: 'attorney' }, rest: { calendar } },
  recordCalendarAction: {
    ids: { attorneyId: 'attorney' },
    rest: { calendar, kind: 'vacation' },
  },
  addSourceAction: {
    ids: { attorneyId: 'attorney' },
    rest: { url: 'http://127.0.0.1:9/calendar.ics', kind: 'vacation' },
  },
  restartSourceAction: { ids: { sourceId: 'source' }, unproven: ['sourceId'] },
  removeSourceAction: { ids: { sourceId: 'source' }, unproven: ['sourceId'] },
  undoAbsenceActAction: { ids: { undoId: 'absence' }, unproven: ['undoId'] },
  undoBulkHandOffAction: {
    ids: { ...cases, 'cases.0.handoffId': 'handoff' },
    unproven: ['cases.0.caseId', 'cases.0.handoffId'],
    rest: bulk,
  },
  affectedCasesAction: { ids: { absenceId: 'absence', attorneyId: 'attorney' } },
  planCoversAction: { ids: { absenceId: 'absence', attorneyId: 'attorney', ...covers } },
  makeCoverPermanentAction: { ids: { coverId: 'cover' } },
  changeCaseAction: { ids: { caseId: 'case' }, rest: { ...version, priority: 'urgent' } },
  // Something asked before frees the twin's waiting case, so that no attorney can get it any more; the
  // API's call, which is the same service, proves that one's own attorney is found.
  assignCaseAction: {
    ids: { caseId: 'waiting', attorneyId: 'attorney' },
    unproven: ['attorneyId'],
  },
  handOffAction: {
    ids: { toAttorneyId: 'attorney', caseId: 'placed' },
    optional: { undoes: 'handoff' },
    rest: { reason: 'other' },
  },
  freeCaseAction: {
    ids: { attorneyId: 'attorney', caseId: 'waiting' },
    rest: { kind: 'level' },
  },
  answerHandoffAction: { ids: { handoffId: 'handoff' }, rest: { answer: 'withdraw' } },
  previewCaseAction: { ids: { caseId: 'case' } },
  answerConflictAction: {
    ids: { caseId: 'waiting' },
    rest: { ...version, answer: 'clear', note: 'No.' },
  },
  addNoteAction: { ids: { caseId: 'case' }, rest: { text: 'Called.' } },
  listMentionableAction: { ids: { caseId: 'case' } },
  askRecordChangeAction: { ids: { caseId: 'case', toAttorneyId: 'attorney' } },
  tickRecordStepAction: { ids: { recordChangeId: 'recordChange' }, rest: step },
  completeRecordChangeAction: { ids: { recordChangeId: 'recordChange' } },
  cancelRecordChangeAction: { ids: { recordChangeId: 'recordChange' } },
  bulkHandOffAction: {
    ids: { ...cases, toAttorneyId: 'attorney' },
    rest: { ...bulk, reason: 'other' },
  },
  bulkChangeStageAction: { ids: cases, rest: { ...bulk, stage: 'review' } },
  previewBulkHandOffAction: { ids: { ...cases, toAttorneyId: 'attorney' } },
  openCaseAction: {
    ids: { clientId: 'client' },
    rest: { 'client.name': 'Somebody', visaType: 'H-1B' },
  },
  changeClientAction: {
    ids: { clientId: 'client', relationshipAttorneyId: 'attorney' },
    rest: { ...version, name: 'Somebody' },
  },
  previewMergeAction: { ids: { fromClientId: 'client', intoClientId: 'client' } },
  mergeClientsAction: { ids: { fromClientId: 'client', intoClientId: 'client' } },
  undoMergeAction: { ids: { fromClientId: 'client' } },
  previewDraftAction: { ids: { clientId: 'client' }, rest: { visaType: 'H-1B' } },
  changeMemberAction: { ids: { memberId: 'member' }, rest: { ...version, role: 'attorney' } },
  removeMemberAction: { ids: { memberId: 'member' }, rest: { version: 99 } },
  makeResetLinkAction: { ids: { memberId: 'member' } },
  renewInvitationAction: { ids: { invitationId: 'invitation' } },
  revokeInvitationAction: { ids: { invitationId: 'invitation' } },
  readNotificationAction: { ids: { notificationId: 'notification' } },
  changeScheduleAction: { ids: { scheduleId: 'schedule' }, rest: { ...version, ...later } },
  cancelScheduleAction: { ids: { scheduleId: 'schedule' }, rest: version },
  publishScheduleAction: { ids: { scheduleId: 'schedule' }, rest: version },
  addWallAction: {
    ids: { attorneyId: 'attorney', clientId: 'client' },
    rest: { reason: 'Represented the other side' },
  },
  removeWallAction: { ids: { wallId: 'wall' } },
  succeedApiKeyAction: {
    ids: { keyId: 'key' },
    rest: { name: 'Crawled', validFor: 'never', overlapDays: '7' },
  },
  acceptSubmissionAction: {
    ids: { submissionId: 'submission', clientId: 'client' },
    rest: { visaType: 'H-1B' },
    // The twin's submission has been answered by then.
    unproven: ['clientId'],
  },
  refuseSubmissionAction: { ids: { submissionId: 'submission' }, unproven: ['submissionId'] },
  revokeStatusLinkAction: { ids: { submissionId: 'submission' } },
  revokeApiKeyAction: { ids: { keyId: 'key' } },
  revokeFeedAction: { ids: { feedId: 'feed' }, unproven: ['feedId'] },
  renameViewAction: { ids: { viewId: 'view' }, rest: { ...version, name: ANEW } },
  replaceViewAction: { ids: { viewId: 'view' }, rest: version },
  deleteViewAction: { ids: { viewId: 'view' } },
  // One of these removes the endpoint; the API's calls, which are the same services, prove that one's
  // own is found.
  changeWebhookAction: {
    ids: { webhookId: 'webhook' },
    unproven: ['webhookId'],
    rest: { ...version, description: ANEW },
  },
  rotateSecretAction: {
    ids: { webhookId: 'webhook' },
    unproven: ['webhookId'],
    rest: version,
  },
  removeWebhookAction: { ids: { webhookId: 'webhook' } },
  testWebhookAction: { ids: { webhookId: 'webhook' }, unproven: ['webhookId'] },
  resendDeliveryAction: { ids: { deliveryId: 'delivery' }, unproven: ['deliveryId'] },
  retryFailureAction: { ids: { failureId: 'failure' } },
  mapColumnsAction: { ids: { importId: 'import' }, rest: { 'columns.0': 'name' } },
  mendRowsAction: { ids: { importId: 'import' }, unproven: ['importId'] },
  runImportAction: { ids: { importId: 'import' }, unproven: ['importId'] },
  pauseImportAction: { ids: { importId: 'import' }, unproven: ['importId'] },
  discardImportAction: { ids: { importId: 'import' }, unproven: ['importId'] },
  undoImportAction: { ids: { importId: 'import' }, unproven: ['importId'] },
  endSessionAction: { ids: { sessionId: 'session' } },
  switchFirmAction: { ids: { firmSlug: 'firm' } },
};

/** Actions that name no row of a firm, each with the reason. A token is a secret, not an id. */
export const WITHOUT_IDS: Readonly<Record<string, string>> = {
  acceptAction: 'takes a token',
  declineAction: 'takes a token',
  newAccountAction: 'takes a token',
  signOutHereAction: 'takes a token',
  resetAction: 'takes a token',
  replacePasswordAction: 'is about oneself',
  changePasswordAction: 'is about oneself',
  changeMailAction: 'is about oneself',
  endOtherSessionsAction: 'is about oneself',
  readAllNotificationsAction: 'is about oneself',
  signInAction: 'is about oneself',
  signOutAction: 'is about oneself',
  saveViewAction: 'keeps an address as it is, and looks up nothing that it names',
  inviteMemberAction: 'makes something new',
  makeFeedAction: 'makes something new',
  addRosterAction: 'makes something new',
  spreadExpertiseAction: 'is about all who have no expertise',
  skipStepAction: 'names a step by its code',
  signUpAction: 'makes something new',
  askForSampleFirmAction: 'makes something new',
  openSampleFirmAction: 'is about the firm itself',
  takeAwaySampleFirmAction: 'is about the firm itself',
  submitIntakeAction:
    'makes something new at a firm that is named by its short name, as any visitor may',
  askToConfirmAction: 'names what was sent by the token of its status page, as any visitor may',
  confirmEmailAction: 'names what was sent by the token in a mail, as any visitor may',
  changeIntakeSettingsAction: 'is about the firm itself, and compares what it has seen',
  makeLeadsKeyAction: 'is about the firm itself',
  revokeLeadsKeyAction: 'is about the firm itself',
  makeApiKeyAction: 'makes something new',
  addWebhookAction: 'makes something new',
  previewRulesAction: 'is about the rules of the firm',
  publishRulesAction: 'is about the rules of the firm, and compares what it has seen',
  restoreRulesAction: 'names a version by its number, and compares what it has seen',
  changeFirmAction: 'is about the firm itself, and compares what it has seen',
  retryAllFailedAction: 'names a consumer by its code',
  findClientsAction: 'looks for words',
  findMergeTargetsAction: 'looks for words',
  findSimilarClientsAction: 'looks for words',
};

/** The body of every operation that has one, by method and path. */
export const BODIES: Readonly<Record<string, Form>> = {
  'PATCH /cases/{id}': { ids: {}, rest: { ...version, priority: 'urgent' } },
  'POST /cases/{id}/assign': { ids: { attorneyId: 'attorney' }, parameter: 'waiting' },
  'POST /cases/{id}/reassign': {
    ids: { toAttorneyId: 'attorney' },
    rest: { reason: 'other' },
    parameter: 'placed',
  },
  'POST /cases/{id}/conflict': {
    ids: {},
    rest: { ...version, answer: 'clear', note: 'No.' },
    parameter: 'waiting',
  },
  'POST /cases/{id}/notes': { ids: {}, rest: { text: 'Called.' } },
  'POST /cases/{id}/record-changes': { ids: { toAttorneyId: 'attorney' } },
  'POST /record-changes/{id}/steps': { ids: {}, rest: step },
  'POST /clients': {
    ids: { relationshipAttorneyId: 'attorney' },
    rest: { name: 'Somebody' },
  },
  'PATCH /clients/{id}': {
    ids: { relationshipAttorneyId: 'attorney' },
    rest: { ...version, name: 'Somebody' },
    // The question about the client itself has moved the version on by then.
    unproven: ['relationshipAttorneyId'],
  },
  'POST /clients/{id}/merge': { ids: { intoClientId: 'client' } },
  'POST /attorneys': {
    ids: { memberId: 'member' },
    rest: { name: 'Somebody', email: 'somebody@example.com' },
  },
  'PATCH /attorneys/{id}': { ids: { memberId: 'member' } },
  'POST /attorneys/{id}/absences': { ids: { coverAttorneyId: 'attorney' }, rest: absence },
  'PATCH /attorneys/{id}/absences/{absenceId}': {
    ids: { coverAttorneyId: 'attorney' },
    rest: { note: 'x' },
  },
  'POST /attorneys/{id}/absences/{absenceId}/covers': { ids: covers },
  'POST /attorneys/{id}/departure-plan/run': { ids: moves, rest: { ...moved, deactivate: false } },
  'POST /walls': {
    ids: { attorneyId: 'attorney', clientId: 'client' },
    rest: { reason: 'Represented the other side' },
  },
  'PATCH /webhooks/{id}': { ids: {}, rest: { ...version, description: ANEW } },
  'PATCH /rules/schedules/{id}': { ids: {}, rest: { ...version, note: 'x' } },
};
