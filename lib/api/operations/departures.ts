import 'server-only';
import { proposeDeparture, runDeparture } from '@/lib/planning';
import { runDepartureBodySchema } from '@/lib/planning/schema';
import { departurePlanAnswer, departureProposalAnswer } from '../answers/departures';
import { requestBody } from '../answers/registry';
import { defineOperation } from '../operation';

const tag = 'Attorneys';

const propose = defineOperation({
  id: 'proposeDeparture',
  method: 'POST',
  path: '/attorneys/{id}/departure-plan',
  scope: 'write',
  tag,
  summary: 'Whom the rules would give each case of an attorney who leaves; changes nothing',
  answers: { 200: departureProposalAnswer },
  handle: ({ actor, params }) => proposeDeparture(actor, params.id),
});

const run = defineOperation({
  id: 'runDeparture',
  method: 'POST',
  path: '/attorneys/{id}/departure-plan/run',
  scope: 'write',
  tag,
  summary: 'Hand over the cases of an attorney who leaves as reviewed; says what became of each',
  body: requestBody('RunDeparture', runDepartureBodySchema),
  answers: { 200: departurePlanAnswer },
  handle: ({ actor, params, body }) => runDeparture(actor, { attorneyId: params.id, ...body }),
});

export const DEPARTURE_OPERATIONS = [propose, run];
