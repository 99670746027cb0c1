import { name, type Name } from '@/lib/wording/name';
import { submissionNotice } from '@/lib/wording/review-reasons';
import type { MailItem } from '@/lib/platform/mail';
import type { NotificationDto } from '@/lib/platform/notifications/dto';
import { formatDay } from '@/lib/shared/time';

/*
 * What a mail says of a notification: numbers and links. Mail passes through machines that are not the
 * firm's: clients are named in it where the firm has said so, and nowhere else.
 */

/** What a firm has settled of its mails. */
export interface MailDetails {
  readonly namesClients: boolean;
}

/** One notification as a line of a mail, with the page that shows the rest. */
export function notificationLine(
  notification: NotificationDto,
  { namesClients }: MailDetails = { namesClients: false },
): MailItem {
  const { case: about } = notification;
  const client = namesClients && about ? ` (${about.client})` : '';
  return {
    text: sentence(
      notification,
      name(about ? `case ${about.number}${client}` : 'a case'),
      namesClients,
    ),
    path: about ? `/cases/${about.id}` : placeOf(notification),
  };
}

function placeOf({ kind, facts }: NotificationDto): string {
  if (kind === 'cases-wait' || kind === 'conflicts-wait') return '/waiting';
  if (kind === 'submission-waits') return '/submissions';
  if (kind === 'rules-not-published') return '/rules';
  if (kind === 'deadlines-due') return '/cases?sort=deadline&status=open';
  if (kind === 'over-capacity') return `/cases?attorneyId=${facts.attorneyId}`;
  if (kind === 'departure-open' || kind === 'departure-finished') {
    return `/attorneys/${facts.attorneyId}/departure`;
  }
  if (kind === 'webhook-stopped') return `/settings/webhooks?endpoint=${facts.endpointId}`;
  if (kind === 'wall-conflicts') return `/cases?attorneyId=${facts.attorneyId}`;
  return '/notifications';
}

function sentence(notification: NotificationDto, one: Name, namesClients: boolean): string {
  const { kind, facts } = notification;
  switch (kind) {
    case 'case-assigned':
      return assigned(one, facts);
    case 'case-waits':
      return `${one.label} has waited ${hours(facts.hours)} for an attorney.`;
    case 'cases-wait':
      return `${facts.cases} cases have each waited ${hours(facts.hours)} for an attorney.`;
    case 'conflict-waits':
      return `${one.label}, which ${facts.by} entered, waits for your answer to its conflict check.`;
    case 'conflicts-wait':
      return `Cases that ${facts.by} brought in wait for your answer to their conflict checks.`;
    case 'handoff-asked':
      return `${facts.by} asks you to take over ${one.inSentence} from ${facts.from}.`;
    case 'handoff-accepted':
      return `${facts.by} accepted the handoff of ${one.inSentence} from ${facts.from} to ${facts.to}.`;
    case 'handoff-declined':
      return `${facts.by} declined the handoff of ${one.inSentence}. It stays with ${facts.from}.`;
    case 'handoff-withdrawn':
      return `You need not take over ${one.inSentence} any more: the handoff was withdrawn.`;
    case 'handoff-expired':
      return `${facts.to} did not answer the handoff of ${one.inSentence} in time. It stays with ${facts.from}.`;
    case 'submission-waits':
      return submissionNotice(facts.reason);
    case 'mentioned-in-note':
      return `${facts.by} mentioned you in a note on ${one.inSentence}.`;
    case 'rules-not-published':
      return `The rules that ${facts.scheduledBy} had scheduled did not take effect.`;
    case 'cover-not-possible':
      return `Nobody stands in for ${facts.absent} on ${one.inSentence}.`;
    case 'wall-conflict':
      return `${facts.by} added a wall. ${facts.attorney} still holds ${one.inSentence} behind it.`;
    case 'wall-conflicts':
      return `${facts.by} added a wall. ${facts.attorney} still holds ${facts.cases} cases behind it.`;
    case 'opening-refused':
      return namesClients
        ? `${facts.by} could not open a case for ${facts.client}: a wall stands in the way.`
        : `${facts.by} could not open a case that stands behind a wall to them.`;
    case 'webhook-stopped':
      return facts.state === 'ended'
        ? 'A webhook was ended, because the other side said that it is gone for good.'
        : 'A webhook was disabled, because nothing arrived there for three days.';
    default:
      return sentenceOfDuty(notification, one);
  }
}

type Duty = Extract<
  NotificationDto,
  { kind: `deadline${string}` | 'over-capacity' | `cover-${string}` | `departure-${string}` }
>;

function sentenceOfDuty(
  { kind, facts, case: about }: Exclude<Duty, { kind: 'cover-not-possible' }>,
  one: Name,
): string {
  switch (kind) {
    case 'deadline-near':
      return `The deadline of ${one.inSentence} is ${formatDay(facts.day)}.`;
    case 'deadline-passed':
      return `The deadline of ${one.inSentence} was ${formatDay(facts.day)}, and it is still open.`;
    case 'deadlines-due':
      return `${counted(facts.near, 'deadline')} near and ${counted(facts.passed, 'deadline')} passed, of open cases.`;
    case 'over-capacity':
      return facts.attorney === null
        ? capacityOf('You', 'hold', facts)
        : capacityOf(facts.attorney, 'holds', facts);
    case 'cover-planned':
      return `You are to stand in for ${facts.absent} on ${about ? one.inSentence : counted(facts.cases, 'case')} from ${formatDay(facts.startsOn)} to ${formatDay(facts.endsOn)}.`;
    case 'cover-withdrawn':
      return `You need not stand in for ${facts.absent} on ${one.inSentence} any more.`;
    case 'cover-started':
      return `You stand in for ${facts.absent} on ${one.inSentence} until they are back.`;
    case 'cover-returned':
      return `${one.label} is with you again; ${facts.from} stood in for you.`;
    case 'cover-ended':
      return `${one.label} is with ${facts.to} again, for whom you stood in.`;
    case 'cover-kept':
      return `${one.label}, which you took for ${facts.absent}, stays with you.`;
    case 'departure-open':
      return `${facts.attorney} is no longer with the firm and still holds ${counted(facts.cases, 'open case')}.`;
    case 'departure-finished':
      return `The departure of ${facts.attorney} is carried out: ${counted(facts.moved, 'case')} handed over${facts.left > 0 ? `, ${facts.left} still to hand over` : ''}.`;
  }
}

function assigned(one: Name, { startReason, by }: { startReason: string; by: string }): string {
  if (startReason === 'rules') return `The rules gave you ${one.inSentence}.`;
  if (startReason === 'by-hand') return `${by} gave you ${one.inSentence}.`;
  if (startReason === 'handoff') return `${by} handed ${one.inSentence} to you.`;
  return `${one.label} is with you again.`;
}

function capacityOf(who: string, holds: string, facts: { activeCases: number; capacity: number }) {
  return `${who} ${holds} ${counted(facts.activeCases, 'active case')}, with a capacity of ${facts.capacity}.`;
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
const hours = (count: number) => counted(count, 'hour');
