import type { ReactNode } from 'react';
import { plural } from '@/components/ui/format';
import { TextLink } from '@/components/ui/link';
import type { ReasonCounts } from '@/lib/assignment/core';
import type { NotificationDto } from '@/lib/platform/notifications/dto';
import { handoffReason } from '@/lib/wording/case-labels';
import { submissionNotice } from '@/lib/wording/review-reasons';
import { reasonCountsLabel } from '@/lib/wording/reason-counts';
import { describeDuty, isDuty, type Description } from './duty-text';

/** What a notification says: one sentence with its links, and a line of detail where there is one. */
export function NotificationText({ notification }: { notification: NotificationDto }) {
  const { title, detail } = tell(notification);
  return (
    <div className="grid min-w-0 gap-0.5">
      <p className="text-ink">{title}</p>
      {detail ? <p className="text-sm text-ink-2">{detail}</p> : null}
    </div>
  );
}

function tell(notification: NotificationDto): Description {
  const one = <CaseLink about={notification.case} />;
  if (isDuty(notification)) return describeDuty(notification, one);
  switch (notification.kind) {
    case 'case-assigned':
      return { title: describeAssigned(one, notification.facts) };
    case 'case-waits': {
      const { hours, reasons } = notification.facts;
      return {
        title: (
          <>
            {one} has waited {plural(hours, 'hour')} for an attorney.
          </>
        ),
        detail: describeReasons(reasons),
      };
    }
    case 'cases-wait': {
      const { hours, cases } = notification.facts;
      return {
        title: (
          <>
            <TextLink href="/waiting">{plural(cases, 'case')}</TextLink> passed{' '}
            {plural(hours, 'hour')} of waiting for an attorney at one time.
          </>
        ),
      };
    }
    case 'conflict-waits':
      return {
        title: (
          <>
            {one}, which <bdi>{notification.facts.by}</bdi> entered, waits for your answer to its
            conflict check.
          </>
        ),
      };
    case 'conflicts-wait':
      return {
        title: (
          <>
            <TextLink href="/waiting">Cases</TextLink> that <bdi>{notification.facts.by}</bdi>{' '}
            brought in wait for your answer to their conflict checks.
          </>
        ),
      };
    case 'submission-waits':
      return {
        title: (
          <>
            {submissionNotice(notification.facts.reason)}{' '}
            <TextLink href="/submissions">New clients</TextLink>
          </>
        ),
      };
    case 'mentioned-in-note':
      return {
        title: (
          <>
            <bdi>{notification.facts.by}</bdi> mentioned you in a note on {one}.
          </>
        ),
        detail: notification.case ? (
          <TextLink href={`/cases/${notification.case.id}#notes`}>Read the notes</TextLink>
        ) : null,
      };
    case 'rules-not-published':
      return {
        title: (
          <>
            The <TextLink href="/rules">rules</TextLink> that{' '}
            <bdi>{notification.facts.scheduledBy}</bdi> had scheduled did not take effect.
          </>
        ),
        detail: `Version ${notification.facts.version} stays in force. The page of the rules says why, and lets them be scheduled again.`,
      };
    case 'cover-not-possible':
      return {
        title: (
          <>
            Nobody stands in for <bdi>{notification.facts.absent}</bdi> on {one}.
          </>
        ),
        detail:
          'reasons' in notification.facts
            ? describeReasons(notification.facts.reasons)
            : notification.facts.detail,
      };
    case 'webhook-stopped': {
      const { endpointId, endpoint, state } = notification.facts;
      return {
        title: (
          <>
            <TextLink href={`/settings/webhooks?endpoint=${endpointId}`}>
              <bdi>{endpoint}</bdi>
            </TextLink>{' '}
            is told nothing any more.
          </>
        ),
        detail:
          state === 'ended'
            ? 'It answered that it is gone for good (410).'
            : 'Nothing arrived there for three days. Mend it, then start it again: what waits is sent.',
      };
    }
    case 'wall-conflict':
    case 'wall-conflicts':
    case 'opening-refused':
      return describeWall(notification, one);
    default:
      return describeHandoff(notification, one);
  }
}

function describeAssigned(one: ReactNode, facts: { startReason: string; by: string }): ReactNode {
  const by = <bdi>{facts.by}</bdi>;
  if (facts.startReason === 'rules') return <>The rules gave you {one}.</>;
  if (facts.startReason === 'by-hand') {
    return (
      <>
        {by} gave you {one}.
      </>
    );
  }
  if (facts.startReason === 'handoff') {
    return (
      <>
        {one} was handed to you by {by}.
      </>
    );
  }
  return <>{one} is with you again.</>;
}

type WallNotification = Extract<NotificationDto, { kind: `wall-${string}` | 'opening-refused' }>;

function describeWall({ kind, facts, case: about }: WallNotification, one: ReactNode): Description {
  const by = <bdi>{facts.by}</bdi>;
  if (kind === 'opening-refused') {
    return {
      title: (
        <>
          {by} could not open a case for <bdi>{facts.client}</bdi>: a wall stands in the way.
        </>
      ),
      detail: (
        <>
          <TextLink href="/cases/new">Open the case</TextLink> yourself, or ask a colleague to.
        </>
      ),
    };
  }
  const attorney = <bdi>{facts.attorney}</bdi>;
  if (kind === 'wall-conflicts') {
    return {
      title: (
        <>
          {by} added a wall. {attorney} still holds {plural(facts.cases, 'case')} behind it.
        </>
      ),
      detail: (
        <TextLink href={`/cases?attorneyId=${facts.attorneyId}`}>
          Choose them and hand them off
        </TextLink>
      ),
    };
  }
  return {
    title: (
      <>
        {by} added a wall. {attorney} still holds {one} behind it.
      </>
    ),
    detail: about ? (
      <TextLink href={`/cases/${about.id}?handoff=conflict`}>Hand it off</TextLink>
    ) : null,
  };
}

type HandoffNotification = Extract<NotificationDto, { kind: `handoff-${string}` }>;

function describeHandoff({ kind, facts }: HandoffNotification, one: ReactNode): Description {
  const by = <bdi>{facts.by}</bdi>;
  const from = <bdi>{facts.from}</bdi>;
  if (kind === 'handoff-asked') {
    const title = (
      <>
        {by} asks you to take over {one} from {from}.
      </>
    );
    return { title, detail: `Reason: ${handoffReason(facts.reason).inSentence}.` };
  }
  const to = <bdi>{facts.to}</bdi>;
  const titles = {
    'handoff-accepted': (
      <>
        {by} accepted the handoff of {one} from {from} to {to}.
      </>
    ),
    'handoff-declined': (
      <>
        {by} declined the handoff of {one} to {to}. It stays with {from}.
      </>
    ),
    'handoff-withdrawn': <>You need not take over {one} any more: the handoff was withdrawn.</>,
    'handoff-expired': (
      <>
        {to} did not answer the handoff of {one} in time. It stays with {from}.
      </>
    ),
  };
  return { title: titles[kind], detail: facts.note ? <bdi>“{facts.note}”</bdi> : null };
}

function describeReasons(counts: ReasonCounts): string | null {
  const parts = reasonCountsLabel(counts);
  return parts.length === 0 ? null : `Attorneys: ${parts.join(', ')}.`;
}

function CaseLink({ about }: { about: NotificationDto['case'] }) {
  if (!about) return <>A case</>;
  return (
    <TextLink href={`/cases/${about.id}`}>
      {about.number} · <bdi>{about.client}</bdi>
    </TextLink>
  );
}
