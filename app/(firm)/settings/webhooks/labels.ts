import type { Tone } from '@/components/ui/badge';
import type { WebhookState, WebhookTarget, WebhookType } from '@/lib/contracts/webhook-codes';

export const TARGET_LABELS: Readonly<Record<WebhookTarget, string>> = {
  webhook: 'Webhook',
  teams: 'Microsoft Teams',
  slack: 'Slack',
};

export const STATE_LABELS: Readonly<Record<WebhookState, { label: string; tone: Tone }>> = {
  on: { label: 'On', tone: 'good' },
  paused: { label: 'Paused', tone: 'neutral' },
  ended: { label: 'Ended', tone: 'warn' },
  disabled: { label: 'Disabled', tone: 'bad' },
};

/** What happens, in the order in which it is offered. */
export const TYPE_LABELS: Readonly<Record<WebhookType, string>> = {
  'case.opened': 'A case is opened',
  'case.assigned': 'A case is assigned',
  'case.waits': 'A case waits for an attorney',
  'case.waited_long': 'A case has waited too long',
  'case.changed': 'A case is changed',
  'case.handed_off': 'A case is handed off',
  'case.attorney_of_record_changed': 'The attorney of record changes',
  'handoff.requested': 'A handoff is asked for',
  'handoff.accepted': 'A handoff is accepted',
  'handoff.declined': 'A handoff is declined',
  'handoff.withdrawn': 'A handoff is withdrawn',
  'handoff.expired': 'A handoff is not answered in time',
  'cover.started': 'A colleague stands in',
  'cover.blocked': 'Nobody can stand in',
  'cover.returned': 'A covered case comes back',
  'client.added': 'A client is added',
  'client.merged': 'Two clients are merged',
  'attorney.added': 'An attorney joins',
  'attorney.changed': 'An attorney is changed',
};

/** What a type is called in the log. */
export function typeLabel(type: string): string {
  const known: Readonly<Record<string, string>> = TYPE_LABELS;
  return known[type] ?? (type === 'endpoint.test' ? 'A test' : type);
}

/** An address as it may stand on a screen that others look at: that of a chat is a key to it. */
export function shownAddress({ target, url }: { target: WebhookTarget; url: string }): string {
  return target === 'webhook' ? url : `${new URL(url).origin}/…`;
}
