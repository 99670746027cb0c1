import type { ReactNode } from 'react';
import { plural } from '@/components/ui/format';
import { TextLink } from '@/components/ui/link';
import type { NotificationDto } from '@/lib/platform/notifications/dto';
import { formatDay } from '@/lib/shared/time';

export interface Description {
  title: ReactNode;
  detail?: ReactNode;
}

type DutyKind = `deadline${string}` | 'over-capacity' | `cover-${string}` | `departure-${string}`;
export type DutyNotification = Exclude<
  Extract<NotificationDto, { kind: DutyKind }>,
  { kind: 'cover-not-possible' }
>;

const DUTY_KINDS: Readonly<Record<DutyNotification['kind'], true>> = {
  'deadline-near': true,
  'deadline-passed': true,
  'deadlines-due': true,
  'over-capacity': true,
  'cover-planned': true,
  'cover-withdrawn': true,
  'cover-started': true,
  'cover-returned': true,
  'cover-ended': true,
  'cover-kept': true,
  'departure-open': true,
  'departure-finished': true,
};

/** Whether a notification is of deadlines, loads, covers or departures. */
export function isDuty(notification: NotificationDto): notification is DutyNotification {
  return notification.kind in DUTY_KINDS;
}

/** What is said of deadlines, loads, covers and departures. */
export function describeDuty(notification: DutyNotification, one: ReactNode): Description {
  const { kind, facts } = notification;
  switch (kind) {
    case 'deadline-near':
      return {
        title: (
          <>
            The deadline of {one} is {formatDay(facts.day)}.
          </>
        ),
      };
    case 'deadline-passed':
      return {
        title: (
          <>
            The deadline of {one} was {formatDay(facts.day)}, and it is still open.
          </>
        ),
      };
    case 'deadlines-due':
      return {
        title: (
          <>
            {plural(facts.near, 'deadline')} near and {plural(facts.passed, 'deadline')} passed, of{' '}
            <TextLink href="/cases?sort=deadline&status=open">open cases</TextLink>.
          </>
        ),
      };
    case 'over-capacity':
      return describeLoad(facts);
    case 'cover-planned':
    case 'cover-withdrawn':
    case 'cover-started':
    case 'cover-returned':
    case 'cover-ended':
    case 'cover-kept':
      return { title: describeCover(notification, one) };
    case 'departure-open':
    case 'departure-finished':
      return describeDeparture(notification);
  }
}

type FactsOf<K extends DutyNotification['kind']> = Extract<DutyNotification, { kind: K }>['facts'];

function describeLoad(facts: FactsOf<'over-capacity'>): Description {
  const { attorneyId, attorney, activeCases, capacity } = facts;
  const holds = `${plural(activeCases, 'active case')}, with a capacity of ${capacity}.`;
  return {
    title:
      attorney === null ? (
        <>You hold {holds}</>
      ) : (
        <>
          <bdi>{attorney}</bdi> holds {holds}
        </>
      ),
    detail: <TextLink href={`/cases?attorneyId=${attorneyId}`}>Look at the cases</TextLink>,
  };
}

type CoverNotification = Extract<DutyNotification, { kind: `cover-${string}` }>;

function describeCover({ kind, facts, case: about }: CoverNotification, one: ReactNode): ReactNode {
  switch (kind) {
    case 'cover-planned':
      return (
        <>
          You are to stand in for <bdi>{facts.absent}</bdi> on{' '}
          {about ? one : plural(facts.cases, 'case')} from {formatDay(facts.startsOn)} to{' '}
          {formatDay(facts.endsOn)}.
        </>
      );
    case 'cover-withdrawn':
      return (
        <>
          You need not stand in for <bdi>{facts.absent}</bdi> on {one} any more.
        </>
      );
    case 'cover-started':
      return (
        <>
          You stand in for <bdi>{facts.absent}</bdi> on {one} until they are back.
        </>
      );
    case 'cover-returned':
      return (
        <>
          {one} is with you again; <bdi>{facts.from}</bdi> stood in for you.
        </>
      );
    case 'cover-ended':
      return (
        <>
          {one} is with <bdi>{facts.to}</bdi> again, for whom you stood in.
        </>
      );
    case 'cover-kept':
      return (
        <>
          {one}, which you took for <bdi>{facts.absent}</bdi>, stays with you.
        </>
      );
  }
}

type DepartureNotification = Extract<DutyNotification, { kind: `departure-${string}` }>;

function describeDeparture({ kind, facts }: DepartureNotification): Description {
  const who = <bdi>{facts.attorney}</bdi>;
  const plan = `/attorneys/${facts.attorneyId}/departure`;
  if (kind === 'departure-open') {
    return {
      title: (
        <>
          {who} is no longer with the firm and still holds {plural(facts.cases, 'open case')}.
        </>
      ),
      detail: <TextLink href={plan}>Plan the departure</TextLink>,
    };
  }
  return {
    title: (
      <>
        The departure of {who} is carried out: {plural(facts.moved, 'case')} handed over.
      </>
    ),
    detail:
      facts.left > 0 ? (
        <TextLink href={plan}>{plural(facts.left, 'case')} still to hand over</TextLink>
      ) : null,
  };
}
