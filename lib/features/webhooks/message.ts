import 'server-only';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { UndeliverableError, type Delivery } from '@/lib/platform/outbox';
import { TEST_TYPE, type WebhookTarget } from '@/lib/contracts/webhook-codes';
import { readAbout } from './behind-any-wall';
import { slackCard, teamsCard } from './cards';
import { webhookTypeOf, type Message } from './types';

/** The specification asks for less than 20 kB, so that every receiver takes it. */
const BODY_BYTES_LIMIT = 20_000;

/** What is told of an event; null where someone of the firm must not hear of it. */
export async function messageOf(delivery: Delivery): Promise<Message | null> {
  const { firmId, eventId, seq, at, caseId, attorneyId, event } = delivery;
  const type = webhookTypeOf(event.kind);
  if (!type) throw new UndeliverableError(`${event.kind} is told to no one outside.`);
  const facts: Readonly<Record<string, unknown>> = event.facts;
  const clientIds = [facts.clientId, facts.fromClientId].filter((id) => typeof id === 'string');
  const { caseNumber, walled } = await withWholeFirm(firmId, (tx) =>
    readAbout(tx, firmId, { caseId, clientIds }),
  );
  if (walled) return null;
  return {
    id: messageIdOf(eventId),
    type,
    timestamp: at.toISOString(),
    data: {
      ...{ eventId, sequence: seq },
      ...(caseId && { caseId, caseNumber }),
      ...(attorneyId && { attorneyId }),
      ...facts,
    },
  };
}

/** What is sent where someone tries an endpoint out. */
export function testMessage(endpointId: string, testId: string, at: Date): Message {
  const timestamp = at.toISOString();
  return { id: messageIdOf(testId), type: TEST_TYPE, timestamp, data: { endpointId } };
}

const messageIdOf = (id: string) => `msg_${id}`;

/** The message in the shape that its target reads. @throws UndeliverableError for one too long. */
export function bodyOf(target: WebhookTarget, message: Message): string {
  const body = JSON.stringify(shapeOf(target, message));
  if (Buffer.byteLength(body) >= BODY_BYTES_LIMIT) {
    throw new UndeliverableError('What there is to tell is longer than receivers take.');
  }
  return body;
}

function shapeOf(target: WebhookTarget, message: Message): object {
  if (target === 'teams') return teamsCard(message);
  if (target === 'slack') return slackCard(message);
  const { type, timestamp, data } = message;
  return { type, timestamp, data };
}
