import 'server-only';
import { assignCase, listWaiting, previewAssignment, reassignCase } from '@/lib/assignment';
import {
  changeCase,
  getCase,
  getCaseHistory,
  getCaseReport,
  listCases,
  submitCase,
} from '@/lib/features/cases';
import { answerConflict, getConflict } from '@/lib/features/conflicts';
import { addNote, listNotes } from '@/lib/features/notes';
import { listCasesSchema } from '@/lib/contracts/case-list';
import {
  assignCaseSchema,
  reassignCaseSchema,
  pendingHandoffResponse,
  reassignedResponse,
} from '@/lib/contracts/handoff';
import { changeCaseSchema, openCaseSchema, caseResponse, casePage } from '@/lib/contracts/case';
import { caseReportResponse, historyResponse } from '@/lib/contracts/case-history';
import { candidatesResponse, caseWithDecision } from '@/lib/contracts/decision';
import { answerConflictSchema, conflictResponse } from '@/lib/contracts/conflict';
import { addNoteSchema, notePage, noteResponse } from '@/lib/contracts/note';
import { waitingPage } from '@/lib/contracts/waiting';
import { requestBody } from '@/lib/contracts/registry';
import { defineOperation } from '../operation';
import { pageParameters, pageQuery } from '../query';

const tag = 'Cases';

const openCase = defineOperation({
  id: 'openCase',
  method: 'POST',
  path: '/cases',
  scope: 'write',
  permission: 'cases.create',
  records: ['case-opened'],
  tag,
  summary: 'Open a case; the rules assign it at once, or say why it waits',
  body: requestBody('OpenCase', openCaseSchema),
  answers: { 201: caseWithDecision },
  location: ({ id }) => `/cases/${id}`,
  handle: ({ actor, body }) => submitCase(actor, body),
});

const list = defineOperation({
  id: 'listCases',
  method: 'GET',
  path: '/cases',
  scope: 'read',
  permission: 'cases.read',
  tag,
  summary: 'List cases, newest first unless asked otherwise',
  query: listCasesSchema.safeExtend(pageParameters),
  answers: { 200: casePage },
  handle: ({ actor, query }) => listCases(actor, query),
});

const get = defineOperation({
  id: 'getCase',
  method: 'GET',
  path: '/cases/{id}',
  scope: 'read',
  permission: 'cases.read',
  tag,
  summary: 'One case',
  answers: { 200: caseResponse },
  handle: ({ actor, params }) => getCase(actor, params.id),
});

const change = defineOperation({
  id: 'changeCase',
  method: 'PATCH',
  path: '/cases/{id}',
  scope: 'write',
  permission: 'cases.edit-own',
  records: ['case-changed', 'note-added'],
  tag,
  summary: 'Change a case, from the version last read; stage "closed" closes it, notes adds a note',
  body: requestBody('ChangeCase', changeCaseSchema),
  answers: { 200: caseResponse },
  handle: ({ actor, params, body }) => changeCase(actor, params.id, body),
});

const candidates = defineOperation({
  id: 'previewCandidates',
  method: 'GET',
  path: '/cases/{id}/candidates',
  scope: 'read',
  permission: 'cases.read',
  tag,
  summary: 'How the rules would rank every attorney for this case now; nothing is written',
  answers: { 200: candidatesResponse },
  handle: ({ actor, params }) => previewAssignment(actor, { caseId: params.id }),
});

const assign = defineOperation({
  id: 'assignCase',
  method: 'POST',
  path: '/cases/{id}/assign',
  scope: 'write',
  permission: 'cases.assign',
  records: ['case-assigned', 'case-waits'],
  tag,
  summary: 'Assign a waiting case: by hand to attorneyId, or by running the rules again',
  body: requestBody('AssignCase', assignCaseSchema),
  answers: { 200: caseWithDecision },
  handle: ({ actor, params, body }) => assignCase(actor, params.id, body),
});

const reassign = defineOperation({
  id: 'reassignCase',
  method: 'POST',
  path: '/cases/{id}/reassign',
  scope: 'write',
  permission: 'cases.handoff-own',
  records: ['case-handed-off', 'handoff-requested'],
  tag,
  summary: 'Hand a case over; 202 where the colleague has to accept first',
  body: requestBody('ReassignCase', reassignCaseSchema),
  answers: { 200: reassignedResponse, 202: pendingHandoffResponse },
  statusOf: (answer) => ('handoff' in answer ? 202 : 200),
  handle: async ({ actor, params, body }) => {
    const result = await reassignCase(actor, params.id, body);
    if (result.status === 'pending') return { handoff: result.handoff };
    return { case: result.case, assignment: result.assignment };
  },
});

const history = defineOperation({
  id: 'getCaseHistory',
  method: 'GET',
  path: '/cases/{id}/history',
  scope: 'read',
  permission: 'cases.read',
  tag,
  summary: 'Assignments, handoffs, decisions and stage changes, in order of time',
  answers: { 200: historyResponse },
  handle: ({ actor, params }) => getCaseHistory(actor, params.id),
});

const report = defineOperation({
  id: 'getCaseReport',
  method: 'GET',
  path: '/cases/{id}/report',
  scope: 'read',
  permission: 'cases.read',
  tag,
  summary: 'The case report: parties, who held it and how long, actions, time per stage',
  answers: { 200: caseReportResponse },
  handle: ({ actor, params }) => getCaseReport(actor, params.id),
});

const conflict = defineOperation({
  id: 'getConflictCheck',
  method: 'GET',
  path: '/cases/{id}/conflict',
  scope: 'read',
  permission: 'cases.read',
  tag,
  summary: 'Whom a party of the case is like, and who answered that there is no conflict, or one',
  answers: { 200: conflictResponse },
  handle: ({ actor, params }) => getConflict(actor, params.id),
});

const conflictAnswer = defineOperation({
  id: 'answerConflictCheck',
  method: 'POST',
  path: '/cases/{id}/conflict',
  scope: 'write',
  permission: 'cases.assign',
  records: ['conflict-answered'],
  tag,
  summary: 'Answer a conflict check: "clear" has the rules place the case, "refused" closes it',
  body: requestBody('AnswerConflictCheck', answerConflictSchema),
  answers: { 200: caseResponse },
  handle: async ({ actor, params, body }) => {
    await answerConflict(actor, params.id, body);
    return getCase(actor, params.id);
  },
});

const notes = defineOperation({
  id: 'listNotes',
  method: 'GET',
  path: '/cases/{id}/notes',
  scope: 'read',
  permission: 'cases.read',
  tag,
  summary: 'What was noted on a case, newest first',
  query: pageQuery,
  answers: { 200: notePage },
  handle: ({ actor, params, query }) => listNotes(actor, params.id, query),
});

const note = defineOperation({
  id: 'addNote',
  method: 'POST',
  path: '/cases/{id}/notes',
  scope: 'write',
  permission: 'cases.note',
  records: ['note-added'],
  tag,
  summary: 'Note something on a case; @ and a full name mentions a colleague, who is told',
  body: requestBody('AddNote', addNoteSchema),
  answers: { 201: noteResponse },
  handle: ({ actor, params, body }) => addNote(actor, params.id, body),
});

const waiting = defineOperation({
  id: 'listWaiting',
  method: 'GET',
  path: '/waiting',
  scope: 'read',
  permission: 'cases.read',
  tag,
  summary: 'The waiting line in its order, with the reasons for each attorney',
  query: pageQuery,
  answers: { 200: waitingPage },
  handle: ({ actor, query }) => listWaiting(actor, query),
});

export const CASE_OPERATIONS = [
  openCase,
  list,
  get,
  change,
  candidates,
  assign,
  reassign,
  history,
  report,
  conflict,
  conflictAnswer,
  notes,
  note,
  waiting,
];
