import type { AssignmentEntry, CaseAction, HandoffEntry, HistoryEntry } from './read-dto';

const HANDOFF_STATUS_TEXT: Readonly<Record<HandoffEntry['status'], string>> = {
  pending: 'waits for an answer',
  accepted: 'accepted',
  declined: 'declined',
  withdrawn: 'withdrawn',
  expired: 'expired without an answer',
  done: 'done',
};

/** One sentence of the case report for one entry of the history. */
export function describeAction(entry: HistoryEntry): CaseAction {
  switch (entry.kind) {
    case 'assignment':
      return {
        at: entry.at,
        kind: entry.kind,
        by: entry.attorney.name,
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
            ? `Opened in stage ${entry.toStage}.`
            : `Stage changed from ${entry.fromStage} to ${entry.toStage}.`,
      };
  }
}

function describeAssignment({ attorney, endedAt, daysHeld }: AssignmentEntry): string {
  const days = `${daysHeld} ${daysHeld === 1 ? 'day' : 'days'}`;
  return endedAt === null
    ? `${attorney.name} took the case and has held it for ${days}.`
    : `${attorney.name} took the case and held it for ${days}.`;
}

function describeHandoff(entry: HandoffEntry): string {
  const { fromAttorney, toAttorney, reason, note, overrideReason, status, resolution } = entry;
  const parts = [
    `Handoff from ${fromAttorney.name} to ${toAttorney.name}, reason ${reason}: ${HANDOFF_STATUS_TEXT[status]}.`,
  ];
  if (note) parts.push(`Note: “${note}”.`);
  if (overrideReason) parts.push(`Override: “${overrideReason}”.`);
  if (resolution) parts.push(`Answer: “${resolution}”.`);
  return parts.join(' ');
}
