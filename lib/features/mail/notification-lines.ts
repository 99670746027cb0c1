import type { MailItem } from '@/lib/platform/mail';
import type { NotificationDto } from '@/lib/platform/notifications/dto';

/*
 * What a mail says of a notification: numbers and links. Clients are named in it nowhere: mail passes
 * through machines that are not the firm's.
 */

/** One notification as a line of a mail, with the page that shows the rest. */
export function notificationLine(notification: NotificationDto): MailItem {
  const { case: about } = notification;
  return {
    text: sentence(notification),
    path: about ? `/cases/${about.id}` : placeOf(notification),
  };
}

function placeOf({ kind, facts }: NotificationDto): string {
  if (kind === 'cases-wait' || kind === 'conflicts-wait') return '/waiting';
  if (kind === 'rules-not-published') return '/rules';
  if (kind === 'wall-conflicts') return `/cases?attorneyId=${facts.attorneyId}`;
  return '/notifications';
}

function sentence(notification: NotificationDto): string {
  const one = notification.case ? `case ${notification.case.number}` : 'a case';
  const { kind, facts } = notification;
  switch (kind) {
    case 'case-assigned':
      return assigned(one, facts);
    case 'case-waits':
      return `${capital(one)} has waited ${hours(facts.hours)} for an attorney.`;
    case 'cases-wait':
      return `${facts.cases} cases have each waited ${hours(facts.hours)} for an attorney.`;
    case 'conflict-waits':
      return `${capital(one)}, which ${facts.by} entered, waits for your answer to its conflict check.`;
    case 'conflicts-wait':
      return `Cases that ${facts.by} brought in wait for your answer to their conflict checks.`;
    case 'handoff-asked':
      return `${facts.by} asks you to take over ${one} from ${facts.from}.`;
    case 'handoff-accepted':
      return `${facts.by} accepted the handoff of ${one} from ${facts.from} to ${facts.to}.`;
    case 'handoff-declined':
      return `${facts.by} declined the handoff of ${one}. It stays with ${facts.from}.`;
    case 'handoff-withdrawn':
      return `You need not take over ${one} any more: the handoff was withdrawn.`;
    case 'handoff-expired':
      return `${facts.to} did not answer the handoff of ${one} in time. It stays with ${facts.from}.`;
    case 'mentioned-in-note':
      return `${facts.by} mentioned you in a note on ${one}.`;
    case 'rules-not-published':
      return `The rules that ${facts.scheduledBy} had scheduled did not take effect.`;
    case 'cover-not-possible':
      return `Nobody stands in for ${facts.absent} on ${one}.`;
    case 'wall-conflict':
      return `${facts.by} raised a wall. ${facts.attorney} still holds ${one} behind it.`;
    case 'wall-conflicts':
      return `${facts.by} raised a wall. ${facts.attorney} still holds ${facts.cases} cases behind it.`;
    case 'opening-refused':
      return `${facts.by} could not open a case that stands behind a wall to them.`;
  }
}

function assigned(one: string, { startReason, by }: { startReason: string; by: string }): string {
  if (startReason === 'rules') return `The rules gave you ${one}.`;
  if (startReason === 'by-hand') return `${by} gave you ${one}.`;
  if (startReason === 'handoff') return `${by} handed ${one} to you.`;
  return `${capital(one)} is with you again.`;
}

const hours = (count: number) => `${count} ${count === 1 ? 'hour' : 'hours'}`;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
