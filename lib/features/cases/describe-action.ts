import type { Stage } from '@/lib/assignment/core';
import {
  HANDOFF_REASON_NAMES,
  HANDOFF_STATUS_LABELS,
  RECORD_STATUS_LABELS,
  RECORD_STEP_NAMES,
} from '@/lib/wording/case-labels';
import { STAGE_NAMES } from '@/lib/wording/labels';
import type {
  AssignmentEntry,
  CaseAction,
  HandoffEntry,
  HistoryEntry,
  RecordChangeEntry,
} from '@/lib/contracts/case-history';

/** One sentence of the case report for one entry of the history. */
export function describeAction(entry: HistoryEntry): CaseAction {
  switch (entry.kind) {
    case 'assignment':
      return {
        at: entry.at,
        kind: entry.kind,
        by: entry.by ?? '',
        text: describeAssignment(entry),
      };
    case 'handoff':
      return {
        at: entry.at,
        kind: entry.kind,
        by: entry.requestedBy,
        text: describeHandoff(entry),
      };
    case 'decision':
      return { at: entry.at, kind: entry.kind, by: entry.by, text: entry.summary };
    case 'stage-change':
      return {
        at: entry.at,
        kind: entry.kind,
        by: entry.by,
        text:
          entry.fromStage === null
            ? `Opened in stage ${stageText(entry.toStage)}.`
            : `Stage changed from ${stageText(entry.fromStage)} to ${stageText(entry.toStage)}.`,
      };
    case 'record-change':
      return {
        at: entry.at,
        kind: entry.kind,
        by: entry.requestedBy,
        text: describeRecordChange(entry),
      };
  }
}

function stageText(stage: Stage): string {
  return STAGE_NAMES[stage].inSentence;
}

function describeRecordChange(entry: RecordChangeEntry): string {
  const { fromAttorney, toAttorney, status, note, steps, resolution } = entry;
  const from = fromAttorney ? ` from ${fromAttorney.name}` : '';
  const parts = [
    `Change of the attorney of record${from} to ${toAttorney.name}: ${RECORD_STATUS_LABELS[status]}.`,
  ];
  for (const { step, doneAt, doneBy } of steps) {
    if (doneAt) {
      parts.push(
        `Ticked by ${doneBy} on ${doneAt.slice(0, 10)}: ${RECORD_STEP_NAMES[step].inSentence}.`,
      );
    }
  }
  if (note) parts.push(`Note: “${note}”.`);
  if (resolution) parts.push(`Ended with: “${resolution}”.`);
  return parts.join(' ');
}

/** Who came to hold the case, and by whom: "Given to Farida by Ana". */
function describeStart({ attorney, startReason, by }: AssignmentEntry): string {
  switch (startReason) {
    case 'rules':
      return `Given to ${attorney.name} by the rules`;
    case 'by-hand':
      return `Given to ${attorney.name}${by ? ` by ${by}` : ''}`;
    case 'handoff':
      return `Handed to ${attorney.name}${by ? ` by ${by}` : ''}`;
    case 'imported':
      return `With ${attorney.name} before it was brought in`;
    default:
      return `Back with ${attorney.name}`;
  }
}

function describeAssignment(entry: AssignmentEntry): string {
  const { endedAt, daysHeld } = entry;
  const rounded = Math.round(daysHeld * 10) / 10;
  const days = `${rounded} ${rounded === 1 ? 'day' : 'days'}`;
  return endedAt === null
    ? `${describeStart(entry)}, who has held it for ${days}.`
    : `${describeStart(entry)}, who held it for ${days}.`;
}

function describeHandoff(entry: HandoffEntry): string {
  const { fromAttorney, toAttorney, reason, note, overrideReason, status, resolution } = entry;
  const parts = [
    `Handoff from ${fromAttorney.name} to ${toAttorney.name}, reason ${HANDOFF_REASON_NAMES[reason].inSentence}: ${HANDOFF_STATUS_LABELS[status]}.`,
  ];
  if (entry.isUndone) parts.push('Undone: it counts in no report.');
  if (entry.undoesId) parts.push('It undid the handoff before.');
  if (note) parts.push(`Note: “${note}”.`);
  if (overrideReason) parts.push(`Override: “${overrideReason}”.`);
  if (resolution) parts.push(`Answer: “${resolution}”.`);
  return parts.join(' ');
}
