import 'server-only';
import {
  askRecordChange,
  cancelRecordChange,
  completeRecordChange,
  tickRecordStep,
} from '@/lib/features/cases';
import {
  askRecordChangeSchema,
  endRecordChangeSchema,
  tickRecordStepSchema,
  recordChangeResponse,
} from '@/lib/contracts/record-change';
import { requestBody } from '@/lib/contracts/registry';
import { defineOperation } from '../operation';

const tag = 'Attorney of record';
const endBody = requestBody('EndRecordChange', endRecordChangeSchema);

const ask = defineOperation({
  id: 'askRecordChange',
  method: 'POST',
  path: '/cases/{id}/record-changes',
  scope: 'write',
  permission: 'cases.edit-own',
  records: ['record-change-asked'],
  tag,
  summary: 'Ask to change the attorney of record; opens a checklist, who holds the case stays',
  body: requestBody('AskRecordChange', askRecordChangeSchema),
  answers: { 201: recordChangeResponse },
  handle: ({ actor, params, body }) => askRecordChange(actor, params.id, body),
});

const tick = defineOperation({
  id: 'tickRecordStep',
  method: 'POST',
  path: '/record-changes/{id}/steps',
  scope: 'write',
  permission: 'cases.edit-own',
  records: ['record-step-ticked'],
  tag,
  summary: 'Tick one step of the checklist, or take the tick back',
  body: requestBody('TickRecordStep', tickRecordStepSchema),
  answers: { 200: recordChangeResponse },
  handle: ({ actor, params, body }) => tickRecordStep(actor, params.id, body),
});

const complete = defineOperation({
  id: 'completeRecordChange',
  method: 'POST',
  path: '/record-changes/{id}/complete',
  scope: 'write',
  permission: 'cases.edit-own',
  records: ['attorney-of-record-changed'],
  tag,
  summary: 'Complete the checklist: from now on the other attorney is on record',
  body: endBody,
  answers: { 200: recordChangeResponse },
  handle: ({ actor, params, body }) => completeRecordChange(actor, params.id, body),
});

const cancel = defineOperation({
  id: 'cancelRecordChange',
  method: 'POST',
  path: '/record-changes/{id}/cancel',
  scope: 'write',
  permission: 'cases.edit-own',
  records: ['record-change-cancelled'],
  tag,
  summary: 'Cancel the checklist: the attorney of record stays who they are',
  body: endBody,
  answers: { 200: recordChangeResponse },
  handle: ({ actor, params, body }) => cancelRecordChange(actor, params.id, body),
});

export const RECORD_CHANGE_OPERATIONS = [ask, tick, complete, cancel];
