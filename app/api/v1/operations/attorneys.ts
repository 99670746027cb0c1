import 'server-only';
import {
  changeAttorney,
  createAttorney,
  getAttorney,
  getWorkload,
  listAttorneyAssignments,
  listAttorneys,
} from '@/lib/features/attorneys';
import {
  changeAttorneySchema,
  createAttorneySchema,
  listAttorneysSchema,
  attorneyResponse,
  attorneyPage,
} from '@/lib/contracts/attorney';
import {
  listAttorneyAssignmentsSchema,
  attorneyAssignmentPage,
  workloadResponse,
} from '@/lib/contracts/workload';
import { requestBody } from '@/lib/contracts/registry';
import { defineOperation } from '../operation';
import { flagParameter, pageParameters } from '../query';

const tag = 'Attorneys';

const create = defineOperation({
  id: 'createAttorney',
  method: 'POST',
  path: '/attorneys',
  scope: 'admin',
  permission: 'attorneys.manage',
  records: ['attorney-added'],
  tag,
  summary: 'Add an attorney to the roster, at the back of the line',
  body: requestBody('CreateAttorney', createAttorneySchema),
  answers: { 201: attorneyResponse },
  location: ({ id }) => `/attorneys/${id}`,
  handle: ({ actor, body }) => createAttorney(actor, body),
});

const list = defineOperation({
  id: 'listAttorneys',
  method: 'GET',
  path: '/attorneys',
  scope: 'read',
  permission: 'attorneys.read',
  tag,
  summary: 'The roster, in its order',
  query: listAttorneysSchema.extend({
    ...pageParameters,
    active: flagParameter('active').optional(),
  }),
  answers: { 200: attorneyPage },
  handle: ({ actor, query }) => listAttorneys(actor, query),
});

const get = defineOperation({
  id: 'getAttorney',
  method: 'GET',
  path: '/attorneys/{id}',
  scope: 'read',
  permission: 'attorneys.read',
  tag,
  summary: 'One attorney',
  answers: { 200: attorneyResponse },
  handle: ({ actor, params }) => getAttorney(actor, params.id),
});

const change = defineOperation({
  id: 'changeAttorney',
  method: 'PATCH',
  path: '/attorneys/{id}',
  scope: 'admin',
  permission: 'attorneys.manage',
  records: ['attorney-changed'],
  tag,
  summary: 'Change an attorney; what is left out stays, level 0 removes an expertise',
  body: requestBody('ChangeAttorney', changeAttorneySchema),
  answers: { 200: attorneyResponse },
  handle: ({ actor, params, body }) => changeAttorney(actor, params.id, body),
});

const workload = defineOperation({
  id: 'getWorkload',
  method: 'GET',
  path: '/attorneys/{id}/workload',
  scope: 'read',
  permission: 'workload.read',
  tag,
  summary: 'What an attorney carries now, and whether they can take more',
  answers: { 200: workloadResponse },
  handle: ({ actor, params }) => getWorkload(actor, params.id),
});

const assignments = defineOperation({
  id: 'listAttorneyAssignments',
  method: 'GET',
  path: '/attorneys/{id}/assignments',
  scope: 'read',
  permission: 'workload.read',
  tag,
  summary: 'The cases an attorney held in a period, with days held',
  query: listAttorneyAssignmentsSchema.safeExtend(pageParameters),
  answers: { 200: attorneyAssignmentPage },
  handle: ({ actor, params, query }) => listAttorneyAssignments(actor, params.id, query),
});

export const ATTORNEY_OPERATIONS = [create, list, get, change, workload, assignments];
