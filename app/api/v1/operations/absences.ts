import 'server-only';
import {
  cancelAbsence,
  changeAbsence,
  makeCoverPermanent,
  listAbsences,
  listCovers,
  planCovers,
  recordAbsence,
} from '@/lib/features/absences';
import {
  absenceBodySchema,
  absenceChangeSchema,
  listAbsencesSchema,
  absencePage,
  recordedAbsenceResponse,
} from '@/lib/contracts/absence';
import { coversBodySchema, coverResponse, coverList } from '@/lib/contracts/cover';
import { noContent } from '@/lib/contracts/values';
import { requestBody } from '@/lib/contracts/registry';
import { defineOperation } from '../operation';
import { flagParameter, pageParameters } from '../query';

const tag = 'Attorneys';

const record = defineOperation({
  id: 'recordAbsence',
  method: 'POST',
  path: '/attorneys/{id}/absences',
  scope: 'write',
  permission: 'absences.manage-own',
  records: ['absence-recorded'],
  tag,
  summary: 'Record an absence, both days inclusive; names the cases it puts at risk',
  body: requestBody('RecordAbsence', absenceBodySchema),
  answers: { 201: recordedAbsenceResponse },
  location: ({ id, attorneyId }) => `/attorneys/${attorneyId}/absences/${id}`,
  handle: ({ actor, params, body }) => recordAbsence(actor, { attorneyId: params.id, ...body }),
});

const list = defineOperation({
  id: 'listAbsences',
  method: 'GET',
  path: '/attorneys/{id}/absences',
  scope: 'read',
  permission: 'attorneys.read',
  tag,
  summary: 'The absences of an attorney, latest first',
  query: listAbsencesSchema.omit({ attorneyId: true }).extend({
    ...pageParameters,
    includeCancelled: flagParameter('includeCancelled').default(false),
  }),
  answers: { 200: absencePage },
  handle: ({ actor, params, query }) => listAbsences(actor, { attorneyId: params.id, ...query }),
});

const change = defineOperation({
  id: 'changeAbsence',
  method: 'PATCH',
  path: '/attorneys/{id}/absences/{absenceId}',
  scope: 'write',
  permission: 'absences.manage-own',
  records: ['absence-changed'],
  tag,
  summary: 'Change an absence that is not over; its covers move with it',
  body: requestBody('ChangeAbsence', absenceChangeSchema),
  answers: { 200: recordedAbsenceResponse },
  handle: ({ actor, params, body }) =>
    changeAbsence(actor, { attorneyId: params.id, absenceId: params.absenceId, ...body }),
});

const cancel = defineOperation({
  id: 'cancelAbsence',
  method: 'DELETE',
  path: '/attorneys/{id}/absences/{absenceId}',
  scope: 'write',
  permission: 'absences.manage-own',
  records: ['absence-cancelled', 'absence-shortened'],
  tag,
  summary: 'Cancel an absence, or end it now if it has begun; covered cases return',
  answers: { 204: noContent },
  handle: async ({ actor, params }) => {
    await cancelAbsence(actor, { attorneyId: params.id, absenceId: params.absenceId });
    return null;
  },
});

const covers = defineOperation({
  id: 'listCovers',
  method: 'GET',
  path: '/attorneys/{id}/absences/{absenceId}/covers',
  scope: 'read',
  permission: 'attorneys.read',
  tag,
  summary: 'Who covers which case during an absence, and what became of it',
  answers: { 200: coverList },
  handle: async ({ actor, params }) => ({
    items: await listCovers(actor, { attorneyId: params.id, absenceId: params.absenceId }),
    nextCursor: null,
  }),
});

const plan = defineOperation({
  id: 'planCovers',
  method: 'POST',
  path: '/attorneys/{id}/absences/{absenceId}/covers',
  scope: 'write',
  permission: 'absences.manage-own',
  records: ['cover-planned'],
  tag,
  summary: 'Confirm covers: they begin with the absence and return by themselves',
  body: requestBody('PlanCovers', coversBodySchema),
  answers: { 200: coverList },
  handle: async ({ actor, params, body }) => ({
    items: await planCovers(actor, {
      attorneyId: params.id,
      absenceId: params.absenceId,
      ...body,
    }),
    nextCursor: null,
  }),
});

const keep = defineOperation({
  id: 'keepCover',
  method: 'POST',
  path: '/covers/{id}/keep',
  scope: 'write',
  permission: 'cases.handoff-own',
  records: ['cover-kept'],
  tag,
  summary: 'Leave a covered case with the colleague instead of returning it',
  answers: { 200: coverResponse },
  handle: ({ actor, params }) => makeCoverPermanent(actor, params.id),
});

export const ABSENCE_OPERATIONS = [record, list, change, cancel, covers, plan, keep];
