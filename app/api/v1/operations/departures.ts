import 'server-only';
import { proposeDeparture, runDeparture } from '@/lib/features/planning';
import {
  runDepartureBodySchema,
  departurePlanResponse,
  departureProposalResponse,
} from '@/lib/contracts/departure';
import { requestBody } from '@/lib/contracts/registry';
import { defineOperation } from '../operation';

const tag = 'Attorneys';

const propose = defineOperation({
  id: 'proposeDeparture',
  method: 'POST',
  path: '/attorneys/{id}/departure-plan',
  scope: 'write',
  permission: 'cases.handoff',
  records: { nothing: 'proposes, and changes nothing' },
  tag,
  summary: 'Whom the rules would give each case of an attorney who leaves; changes nothing',
  answers: { 200: departureProposalResponse },
  handle: ({ actor, params }) => proposeDeparture(actor, params.id),
});

const run = defineOperation({
  id: 'runDeparture',
  method: 'POST',
  path: '/attorneys/{id}/departure-plan/run',
  scope: 'write',
  permission: 'cases.handoff',
  records: ['departure-planned'],
  tag,
  summary: 'Hand over the cases of an attorney who leaves as reviewed; says what became of each',
  body: requestBody('RunDeparture', runDepartureBodySchema),
  answers: { 200: departurePlanResponse },
  handle: ({ actor, params, body }) => runDeparture(actor, { attorneyId: params.id, ...body }),
});

export const DEPARTURE_OPERATIONS = [propose, run];
