import { ArrowRightLeft, Flag, Scale, Signature, UserRound } from 'lucide-react';
import { formatNumber } from '@/components/ui/format';
import { TextLink } from '@/components/ui/link';
import { Time } from '@/components/ui/time';
import { Timeline, type TimelineItem } from '@/components/ui/timeline';
import type {
  AssignmentEntry,
  DecisionEntry,
  HandoffEntry,
  HistoryEntry,
  RecordChangeEntry,
  StageChangeEntry,
} from '@/lib/contracts/case-history';
import { decisionInShort } from '@/lib/wording/decision-short';
import {
  HANDOFF_REASON_NAMES,
  HANDOFF_STATUS_LABELS,
  RECORD_STATUS_LABELS,
  RECORD_STEP_NAMES,
} from '@/lib/wording/case-labels';
import { decisionHref } from './hrefs';
import { stageLabel } from '@/components/cases/stages';

/** Everything that happened to a case, newest first; each decision leads to its record. */
export function CaseTimeline({
  caseId,
  entries,
  timeZone,
}: {
  caseId: string;
  /** Oldest first. */
  entries: readonly HistoryEntry[];
  timeZone: string;
}) {
  const items = entries.toReversed().map((entry): TimelineItem => {
    return {
      id: `${entry.kind}-${entry.id}`,
      time: <Time value={entry.at} timeZone={timeZone} />,
      ...tell(entry, caseId),
    };
  });
  return <Timeline items={items} label="History of the case, newest first" />;
}

type Description = Pick<TimelineItem, 'title' | 'body' | 'icon' | 'tone'>;

function tell(entry: HistoryEntry, caseId: string): Description {
  switch (entry.kind) {
    case 'assignment':
      return describeAssignment(entry);
    case 'handoff':
      return describeHandoff(entry);
    case 'decision':
      return describeDecision(entry, caseId);
    case 'stage-change':
      return describeStageChange(entry);
    case 'record-change':
      return describeRecordChange(entry);
  }
}

/** What stands before and after the name of whom the case was given to. */
function startLabel({ startReason, by }: AssignmentEntry): readonly [string, string] {
  const giver = by ? ` by ${by}` : '';
  switch (startReason) {
    case 'rules':
      return ['Given to', ' by the rules'];
    case 'by-hand':
      return ['Given to', giver];
    case 'handoff':
      return ['Handed to', giver];
    case 'imported':
      return ['With', ' before it was brought in'];
    default:
      return ['Back with', ''];
  }
}

function describeAssignment(entry: AssignmentEntry): Description {
  const { attorney, endedAt, daysHeld } = entry;
  const [before, after] = startLabel(entry);
  const held = heldFor(daysHeld);
  return {
    icon: UserRound,
    tone: 'accent',
    title: (
      <>
        {before} <bdi className="font-medium">{attorney.name}</bdi>
        {after}
      </>
    ),
    body: endedAt === null ? `Has held it for ${held}.` : `Held it for ${held}.`,
  };
}

function heldFor(days: number): string {
  if (days < 1) return 'less than a day';
  return `${formatNumber(days, 1)} ${days === 1 ? 'day' : 'days'}`;
}

function describeHandoff(entry: HandoffEntry): Description {
  const { fromAttorney, toAttorney, reason, note, overrideReason, resolution } = entry;
  return {
    icon: ArrowRightLeft,
    tone: ['declined', 'withdrawn', 'expired'].includes(entry.status) ? 'neutral' : 'plum',
    title: (
      <>
        Handoff from <bdi>{fromAttorney.name}</bdi> to{' '}
        <bdi className="font-medium">{toAttorney.name}</bdi>,{' '}
        {entry.isUndone
          ? 'undone'
          : entry.undoesId
            ? 'an undo'
            : HANDOFF_STATUS_LABELS[entry.status]}
      </>
    ),
    body: (
      <>
        <p>
          Reason: {HANDOFF_REASON_NAMES[reason].inSentence}, asked for by{' '}
          <bdi>{entry.requestedBy}</bdi>.
        </p>
        <Quote label="Note" text={note} />
        <Quote label="Override" text={overrideReason} />
        <Quote label="Answer" text={resolution} />
      </>
    ),
  };
}

function Quote({ label, text }: { label: string; text: string | null }) {
  if (!text) return null;
  return (
    <p className="break-words whitespace-pre-line">
      {label}: <q>{text}</q>
    </p>
  );
}

function describeDecision(
  { id, reason, attorney, by, outcome, ruleSetVersion }: DecisionEntry,
  caseId: string,
): Description {
  return {
    icon: Scale,
    tone: outcome === 'waiting' ? 'warn' : 'info',
    title: decisionInShort({ reason, attorneyName: attorney?.name ?? null, by }),
    body: (
      <>
        <TextLink href={decisionHref(caseId, id)}>
          Decision by rules version {ruleSetVersion}
        </TextLink>
      </>
    ),
  };
}

function describeStageChange({ fromStage, toStage, by }: StageChangeEntry): Description {
  return {
    icon: Flag,
    title:
      fromStage === null
        ? `Opened in stage ${stageLabel(toStage)}`
        : `${stageLabel(fromStage)} → ${stageLabel(toStage)}`,
    body: `By ${by}.`,
  };
}

function describeRecordChange(entry: RecordChangeEntry): Description {
  const { fromAttorney, toAttorney, status, note, requestedBy, steps, resolution } = entry;
  const ticked = steps.filter(({ doneBy }) => doneBy !== null);
  return {
    icon: Signature,
    tone: status === 'completed' ? 'plum' : 'neutral',
    title: (
      <>
        Attorney of record{fromAttorney ? <bdi> from {fromAttorney.name}</bdi> : null} to{' '}
        <bdi className="font-medium">{toAttorney.name}</bdi>, {RECORD_STATUS_LABELS[status]}
      </>
    ),
    body: (
      <>
        <p>
          Asked for by <bdi>{requestedBy}</bdi>.
        </p>
        {ticked.map(({ step, doneBy }) => (
          <p key={step}>
            {RECORD_STEP_NAMES[step].label}: <bdi>{doneBy}</bdi>.
          </p>
        ))}
        <Quote label="Note" text={note} />
        <Quote label="Ended with" text={resolution} />
      </>
    ),
  };
}
