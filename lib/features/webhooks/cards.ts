import 'server-only';
import { env } from '@/lib/platform/env';
import { TEST_TYPE, type WebhookType } from '@/lib/contracts/webhook-codes';
import { name, type Name } from '@/lib/wording/name';
import type { Message } from './types';

/*
 * What chats show. A channel is read by more people than the case is open to: a card has the number of
 * a case, what happened, and a link that asks who follows it. None of it was typed by anyone.
 */

const MESSAGES: Readonly<Record<WebhookType | typeof TEST_TYPE, (one: Name) => string>> = {
  'case.opened': (one) => `${one.label} was opened`,
  'case.changed': (one) => `${one.label} was changed`,
  'case.waits': (one) => `${one.label} waits for an attorney`,
  'case.assigned': (one) => `${one.label} was assigned`,
  'case.handed_off': (one) => `${one.label} was handed off`,
  'case.waited_long': (one) => `${one.label} has waited too long`,
  'case.attorney_of_record_changed': (one) => `${one.label} has another attorney of record`,
  'handoff.requested': (one) => `A handoff of ${one.inSentence} was asked for`,
  'handoff.accepted': (one) => `The handoff of ${one.inSentence} was accepted`,
  'handoff.declined': (one) => `The handoff of ${one.inSentence} was declined`,
  'handoff.withdrawn': (one) => `The handoff of ${one.inSentence} was withdrawn`,
  'handoff.expired': (one) => `The handoff of ${one.inSentence} was not answered in time`,
  'cover.started': (one) => `A colleague stands in on ${one.inSentence}`,
  'cover.blocked': (one) => `Nobody can stand in on ${one.inSentence}`,
  'cover.returned': (one) => `${one.label} is back with its attorney`,
  'client.added': () => 'A client was added',
  'client.merged': () => 'Two clients were merged',
  'attorney.added': () => 'An attorney joined',
  'attorney.changed': () => 'An attorney was changed',
  [TEST_TYPE]: () => 'This is a test. Cards of Evenhand arrive here',
};

function sentence({ type, data }: Message): string {
  const one = name(typeof data.caseNumber === 'number' ? `case ${data.caseNumber}` : 'a case');
  // The one writer of messages takes their types from these lists.
  return `${MESSAGES[type as keyof typeof MESSAGES](one)}.`;
}

/** Where the card leads; null where the installation has not said under which address it is. */
function linkOf({ data }: Message): { title: string; url: string } | null {
  const base = env.NEXTAUTH_URL;
  if (!base) return null;
  if (typeof data.caseId === 'string') {
    return { title: 'Open the case', url: new URL(`/cases/${data.caseId}`, base).href };
  }
  return { title: 'Open Evenhand', url: new URL('/', base).href };
}

/** A card for a workflow of Microsoft Teams ("when a webhook request is received"). */
export function teamsCard(message: Message): object {
  const link = linkOf(message);
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body: [
      { type: 'TextBlock', text: sentence(message), weight: 'Bolder', wrap: true },
      {
        type: 'TextBlock',
        text: `Event ${message.type}`,
        isSubtle: true,
        size: 'Small',
        wrap: true,
      },
    ],
    actions: link ? [{ type: 'Action.OpenUrl', ...link }] : [],
  };
  const contentType = 'application/vnd.microsoft.card.adaptive';
  return { type: 'message', attachments: [{ contentType, contentUrl: null, content }] };
}

/** A message for an incoming webhook of Slack. */
export function slackCard(message: Message): object {
  const text = sentence(message);
  const link = linkOf(message);
  const lines = [`Event ${message.type}`, ...(link ? [`<${link.url}|${link.title}>`] : [])];
  return {
    text,
    blocks: [
      { type: 'section', text: { type: 'plain_text', text } },
      { type: 'context', elements: lines.map((line) => ({ type: 'mrkdwn', text: line })) },
    ],
  };
}
