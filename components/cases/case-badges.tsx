import { Flame } from 'lucide-react';
import type { Priority, Stage } from '@/lib/assignment/core';
import { Badge, type Tone } from '@/components/ui/badge';
import { StatusBadge, type StatusShape } from '@/components/ui/status-badge';

const STAGE_LOOKS: Record<Stage, { label: string; tone: Tone; shape: StatusShape }> = {
  intake: { label: 'Intake', tone: 'info', shape: 'empty' },
  collecting: { label: 'Collecting', tone: 'info', shape: 'quarter' },
  drafting: { label: 'Drafting', tone: 'accent', shape: 'half' },
  review: { label: 'Review', tone: 'accent', shape: 'three-quarters' },
  filed: { label: 'Filed', tone: 'plum', shape: 'full' },
  rfe: { label: 'RFE', tone: 'warn', shape: 'diamond' },
  decided: { label: 'Decided', tone: 'good', shape: 'check' },
  closed: { label: 'Closed', tone: 'neutral', shape: 'bar' },
};

/** How a stage is called on screen. */
export function stageLabel(stage: Stage): string {
  return STAGE_LOOKS[stage].label;
}

/** The stage of a case: the further it is, the fuller its mark. */
export function StageBadge({ stage }: { stage: Stage }) {
  const { label, tone, shape } = STAGE_LOOKS[stage];
  return (
    <StatusBadge tone={tone} shape={shape}>
      {label}
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

/** Whether a case has a holder. */
export function CaseStatusBadge({ status }: { status: 'assigned' | 'waiting' }) {
  return status === 'assigned' ? (
    <StatusBadge tone="good" shape="check">
      Assigned
    </StatusBadge>
  ) : (
    <StatusBadge tone="warn" shape="diamond">
      Waiting
    </StatusBadge>
  );
}
