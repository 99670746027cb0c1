import { Flame } from 'lucide-react';
import type { Priority, Stage } from '@/lib/assignment/core';
import { Badge, type Tone } from '@/components/ui/badge';
import { StatusBadge, type StatusShape } from '@/components/ui/status-badge';
import type { CaseStatus } from '@/lib/contracts/case-codes';
import { CASE_STATUS_NAMES } from '@/lib/wording/case-labels';
import { stageLabel } from './stages';

const STAGE_LOOKS: Record<Stage, { tone: Tone; shape: StatusShape }> = {
  intake: { tone: 'info', shape: 'empty' },
  collecting: { tone: 'info', shape: 'quarter' },
  drafting: { tone: 'accent', shape: 'half' },
  review: { tone: 'accent', shape: 'three-quarters' },
  filed: { tone: 'plum', shape: 'full' },
  rfe: { tone: 'warn', shape: 'diamond' },
  decided: { tone: 'good', shape: 'check' },
  closed: { tone: 'neutral', shape: 'bar' },
};

/** The stage of a case: the further it is, the fuller its mark. */
export function StageBadge({ stage }: { stage: Stage }) {
  const { tone, shape } = STAGE_LOOKS[stage];
  return (
    <StatusBadge tone={tone} shape={shape}>
      {stageLabel(stage)}
    </StatusBadge>
  );
}

/** Shows that a case is urgent; normal cases need no badge. */
export function PriorityBadge({ priority }: { priority: Priority }) {
  if (priority === 'normal') return null;
  return (
    <Badge tone="bad" icon={Flame}>
      Urgent
    </Badge>
  );
}

/** The same in a table, where a word would make some rows longer than others. */
export function PriorityMark({ priority }: { priority: Priority }) {
  if (priority === 'normal') return null;
  return (
    <span title="Urgent" className="inline-flex shrink-0 text-bad">
      <Flame aria-hidden="true" className="size-3.5" />
      <span className="sr-only">Urgent</span>
    </span>
  );
}

const STATUS_LOOKS: Record<CaseStatus, { tone: Tone; shape: StatusShape }> = {
  assigned: { tone: 'good', shape: 'check' },
  waiting: { tone: 'warn', shape: 'diamond' },
  closed: { tone: 'neutral', shape: 'bar' },
};

/** Whether a case has a holder, or is over. */
export function CaseStatusBadge({ status }: { status: CaseStatus }) {
  const { tone, shape } = STATUS_LOOKS[status];
  return (
    <StatusBadge tone={tone} shape={shape}>
      {CASE_STATUS_NAMES[status].label}
    </StatusBadge>
  );
}
