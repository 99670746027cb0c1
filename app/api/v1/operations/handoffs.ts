import 'server-only';
import { answerHandoff } from '@/lib/assignment';
import { answerHandoffSchema, answeredHandoffResponse } from '@/lib/contracts/handoff';
import { requestBody } from '@/lib/contracts/registry';
import { defineOperation } from '../operation';

const tag = 'Handoffs';
const body = requestBody('AnswerHandoff', answerHandoffSchema);
const answers = { 200: answeredHandoffResponse };

const accept = defineOperation({
  id: 'acceptHandoff',
  method: 'POST',
  path: '/handoffs/{id}/accept',
  scope: 'write',
  permission: 'cases.handoff-own',
  records: ['handoff-accepted'],
  tag,
  summary: 'Accept a pending handoff; the case moves',
  body,
  answers,
  handle: ({ actor, params, body: note }) => answerHandoff(actor, params.id, 'accept', note),
});

const decline = defineOperation({
  id: 'declineHandoff',
  method: 'POST',
  path: '/handoffs/{id}/decline',
  scope: 'write',
  permission: 'cases.handoff-own',
  records: ['handoff-declined'],
  tag,
  summary: 'Decline a pending handoff; the case stays where it is',
  body,
  answers,
  handle: ({ actor, params, body: note }) => answerHandoff(actor, params.id, 'decline', note),
});

const withdraw = defineOperation({
  id: 'withdrawHandoff',
  method: 'POST',
  path: '/handoffs/{id}/withdraw',
  scope: 'write',
  permission: 'cases.handoff-own',
  records: ['handoff-withdrawn'],
  tag,
  summary: 'Withdraw a pending handoff; the case stays where it is',
  body,
  answers,
  handle: ({ actor, params, body: note }) => answerHandoff(actor, params.id, 'withdraw', note),
});

export const HANDOFF_OPERATIONS = [accept, decline, withdraw];
